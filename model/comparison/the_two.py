"""The two runs: how each was made, side by side."""

from __future__ import annotations

from typing import Any

from model.comparison.pair import Pair
from model.comparison.runs import RunFolder
from model.reports.sheets.run import flat
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "The two runs"
ELSEWHERE = frozenset({"findings", "outputs", "seconds", "plans"})
"""Parts of the record that are results, or differ from run to run without meaning anything."""

COLUMNS = (
    ReportColumn("Item", "–", "what is recorded in run.json", "sentence"),
    ReportColumn("A", "as named", "what it was in A", "any", empty="not known"),
    ReportColumn("B", "as named", "what it was in B", "any", empty="not known"),
    ReportColumn("Same", "–", "whether both are the same"),
)


def the_two(pair: Pair) -> ReportTable:
    """One row an item of the run records."""
    a, b = _items(pair.a), _items(pair.b)
    records = [[k, a.get(k), b.get(k), "yes" if a.get(k) == b.get(k) else "no"] for k in {**a, **b}]
    return ReportTable(SHEET, "How the two runs were made", "From run.json of both folders.", COLUMNS,
                       framed([c.name for c in COLUMNS], records), tab="proof")


def _items(run: RunFolder) -> dict[str, Any]:
    record = {k: v for k, v in run.record.items() if k not in ELSEWHERE}
    return {"folder": run.name, **dict(flat(record))}
