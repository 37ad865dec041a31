"""Who gets what in both runs: award, payments and what is missing to break even, beneficiary by beneficiary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.comparison.pair import Pair, matched
from model.reports.decisions import TOPIC as DECISIONS
from model.reports.incentive import TOPIC as INCENTIVE
from model.reports.subsidy import TOPIC as SUBSIDY
from model.reports.table import ReportColumn, ReportTable, framed
from model.reports.viability import TOPIC as VIABILITY

SHEET = "Awards"
WHO = "Beneficiary"
PARTS = (
    ("Award", "t/a", DECISIONS.sheet, "Award"),
    ("Incentive paid", "₹ crore, nominal", INCENTIVE.sheet, "Paid"),
    ("Subsidy paid", "₹ crore, nominal", SUBSIDY.sheet, "Paid"),
    ("Viability gap", "₹ crore, present value", VIABILITY.sheet, "Gap"),
)
"""Quantity, unit, sheet and column it is added up from."""

COLUMNS = (
    ReportColumn(WHO, "–", "who bids"),
    ReportColumn("Quantity", "–", "award, what the scheme pays over all years, and what is missing to break even"),
    ReportColumn("A", "as named", "in A", "number", empty="no bidder in A"),
    ReportColumn("B", "as named", "in B", "number", empty="no bidder in B"),
    ReportColumn("B less A", "as named", "change", "number", empty="a bidder in one run only"),
    ReportColumn("Unit", "–", "of the row"),
)


def awards(pair: Pair) -> ReportTable:
    """One row a bidder and quantity, changed or not.

    Args:
        pair: two runs that both have numbers.
    """
    frame = framed([c.name for c in COLUMNS], [*_records(pair)])
    return ReportTable(SHEET, "Who gets what in both", "Every bidder, changed or not; payments over all years.",
                       COLUMNS, frame.astype({n: float for n in ("A", "B", "B less A")}), tab="answer")


def _records(pair: Pair) -> Iterator[list[Any]]:
    for quantity, unit, sheet, column in PARTS:
        sums = [f.groupby(WHO, sort=False)[column].sum().reset_index() if len(f) else f for f in pair.frames(sheet)]
        for a, b in matched(sums[0], sums[1], (WHO,)):
            old, new = (float("nan") if r is None else float(r[column]) for r in (a, b))
            yield [(b or a or {})[WHO], quantity, old, new, new - old, unit]
