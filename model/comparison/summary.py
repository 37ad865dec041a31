"""Summary of a comparison: the verdict, the figures of both runs, and findings read from the other tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model.comparison.altered import altered, idle
from model.comparison.awards import PARTS
from model.comparison.awards import SHEET as AWARDS
from model.comparison.cautions import cautions
from model.comparison.costs import SHEET as COSTS
from model.comparison.costs import TOTAL
from model.comparison.dependence import SHEET as DEPENDENCE
from model.comparison.findings import findings, unserved, within_tolerance
from model.comparison.inputs import SHEET as INPUTS
from model.comparison.pair import Pair, matched
from model.comparison.results import SHEET as RESULTS
from model.comparison.results import WORDS_SHEET as WORDS
from model.comparison.the_two import SHEET as RUNS
from model.ground.units import indian
from model.reports.sheets.summary import SHEET as FIGURES
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable, framed

COLUMNS = (
    ReportColumn("Figure", "–", "what is counted", width=34.0),
    ReportColumn("A", "as named", "in A", "number", empty="not in A", width=16.0),
    ReportColumn("B", "as named", "in B", "number", empty="not in B", width=16.0),
    ReportColumn("B less A", "as named", "change; of per cents in points", "number", empty="in one run only",
                 width=16.0),
    ReportColumn("Unit", "–", "of the figure", width=12.0),
    ReportColumn("In words", "–", "what it means", "sentence", width=74.0),
    ReportColumn("Read on", "–", "sheet with the detail", "link", width=20.0),
)
SAME, INPUTS_ONLY, RESULTS_ONLY, DIFFER = (
    "No difference", "Only inputs differ", "Only results differ", "Inputs and results differ")

Tables = Mapping[str, ReportTable]


def verdict(pair: Pair, tables: Tables) -> tuple[str, str, str]:
    """Level, word and sentence: whether the runs differ, and in how much.

    Args:
        pair: the two runs.
        tables: sheet → table of the comparison.
    """
    inputs = len(tables[INPUTS].frame)
    results = sum(len(tables[s].frame) for s in (RESULTS, WORDS) if s in tables)
    level = "caution" if cautions(pair) else "good"
    if not pair.both_have_numbers:
        return level, "Only inputs compared", f"{_count(inputs, 'input cell')}; there are not two plans to compare."
    word = (DIFFER if results else INPUTS_ONLY) if inputs else RESULTS_ONLY if results else SAME
    if word == SAME:
        return level, word, "A and B have the same inputs and the same results."
    return level, word, f"{_count(inputs, 'input cell')} and {_count(results, 'result')}."


def _count(number: int, what: str) -> str:
    return f"1 {what} differs" if number == 1 else f"{indian(number) if number else 'no'} {what}s differ"


def summary(pair: Pair, tables: Sequence[ReportTable]) -> ReportTable:
    """The first sheet.

    Args:
        pair: the two runs.
        tables: every other table.
    """
    by_sheet = {t.sheet: t for t in tables}
    level, word, sentence = verdict(pair, by_sheet)
    frame = framed([c.name for c in COLUMNS], [*_figures(pair)])
    numbers = {n: float for n in ("A", "B", "B less A")}
    warned = tuple(Finding(c, RUNS, ()) for c in cautions(pair))
    what = altered(by_sheet[INPUTS])
    told = () if what is None else (what,)
    found: tuple[Finding, ...] = (idle(pair, by_sheet[INPUTS]),) if word == INPUTS_ONLY else ()
    if word in (DIFFER, RESULTS_ONLY):
        found = (*unserved(pair, by_sheet), *findings(by_sheet, frame), *within_tolerance(pair, by_sheet))
    return ReportTable("Summary", _title(pair), f"{word}: {sentence}", COLUMNS, frame.astype(numbers),
                       findings=warned + told + found, level=level, tab="answer")


def _title(pair: Pair) -> str:
    """Names of the plans; where both have one name, those of their workbooks, else of their folders."""
    a, b = pair.a, pair.b
    if a.plan_name != b.plan_name:
        return f"A: {a.plan_name} – B: {b.plan_name}"
    files = [str(r.record["input"]["file"]) for r in (a, b)]
    if files[0] != files[1]:
        return f"{a.plan_name} – A: {files[0]}, B: {files[1]}"
    return f"{a.plan_name} – A: {a.name}, B: {b.name}"


def _figures(pair: Pair) -> Iterator[list[Any]]:
    if not pair.both_have_numbers:
        return
    for a, b in matched(*pair.frames(FIGURES), ("Figure",)):
        row = b or a or {}
        old, new = (float("nan") if r is None else float(r["Value"]) for r in (a, b))
        yield [row["Figure"], old, new, new - old, row["Unit"], row["In words"], _sheet(str(row["Figure"]))]


def _sheet(figure: str) -> str:
    """Where to read on about a figure."""
    if figure == TOTAL:
        return COSTS
    if figure.startswith("Import dependence"):
        return DEPENDENCE
    return AWARDS if figure in ("Capacity awarded", *(p[0] for p in PARTS)) else RESULTS
