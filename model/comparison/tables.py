"""Every table of a comparison, computed once for the workbook and the page."""

from __future__ import annotations

from model.comparison.awards import awards
from model.comparison.costs import cost_bridge
from model.comparison.dependence import dependence
from model.comparison.inputs import changed_inputs
from model.comparison.limits import limits
from model.comparison.pair import Pair
from model.comparison.results import changed_results
from model.comparison.summary import summary
from model.comparison.the_two import the_two
from model.reports.sheets.chart_data import chart_data
from model.tell.table import ReportTable


def comparison_tables(pair: Pair) -> tuple[ReportTable, ...]:
    """Summary first, numbers behind the charts last; without two plans no table of results.

    Args:
        pair: the two runs.
    """
    found = [changed_inputs(pair)]
    if pair.both_have_numbers:
        numbers, words, counts = changed_results(pair)
        found += [awards(pair), dependence(pair), cost_bridge(pair), limits(pair), numbers, words, counts]
    found.append(the_two(pair))
    return (summary(pair, found), *found, chart_data(found))
