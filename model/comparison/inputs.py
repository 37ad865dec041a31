"""Changed inputs: every cell of the workbook that one run used and the other did not, or not with the same value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.comparison.pair import BOTH, ONLY_A, ONLY_B, Pair, Row, matched
from model.ground.units import indian
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "Changed inputs"
CHANGED = "changed"
ORDER = {CHANGED: 0, ONLY_A: 1, ONLY_B: 2}
ROW_KEYS, CELL_KEYS = ("Sheet", "Item"), ("Sheet", "Item", "Column")
OF_ROWS = ("Source", "Confidence")
"""Columns that speak for a whole row of the workbook."""

COLUMNS = (
    ReportColumn("Change", "–", "changed; or a cell that only one workbook has filled in"),
    ReportColumn("Sheet", "–", "sheet of the workbook"),
    ReportColumn("Item", "–", "keys of the row"),
    ReportColumn("Column", "–", "heading or financial year"),
    ReportColumn("A", "as named", "as used in A", "any", empty="not filled in"),
    ReportColumn("B", "as named", "as used in B", "any", empty="not filled in"),
    ReportColumn("Unit", "–", "of the values"),
    ReportColumn("B against A", "%", "change", "number", empty="words, from 0, or in one run only"),
    ReportColumn("Cell in A", "–", "address on the sheet", empty="not filled in"),
    ReportColumn("Cell in B", "–", "address on the sheet", empty="not filled in"),
)


def changed_inputs(pair: Pair) -> ReportTable:
    """One row a cell, changed ones first, in the order of the tabs.

    Args:
        pair: the two runs.
    """
    records = sorted((*_cells(pair), *_provenance(pair)), key=lambda r: ORDER[r[0]])
    counts = {word: sum(r[0] == word for r in records) for word in ORDER}
    same = sum(1 for a, b in matched(*pair.frames(INPUTS.sheet), CELL_KEYS) if a and b) - sum(
        r[0] == CHANGED and r[3] not in OF_ROWS for r in records)
    sentence = (
        f"Values that changed: {indian(counts[CHANGED])}; cells filled in only in A: {indian(counts[ONLY_A])}, only in "
        f"B: {indian(counts[ONLY_B])}; {indian(same)} are the same. Rows are matched by their keys, not by "
        "their place. Notes of rows are not compared."
    )
    return ReportTable(SHEET, "What was changed in the workbook", sentence, COLUMNS,
                       framed([c.name for c in COLUMNS], records), tab="answer")


def _cells(pair: Pair) -> Iterator[list[Any]]:
    for a, b in matched(*pair.frames(INPUTS.sheet), CELL_KEYS):
        where = pair.where(a, b)
        row = b or a or {}
        if where == BOTH and (a or {})["Value"] == row["Value"] and (a or {})["Unit"] == row["Unit"]:
            continue
        old, new = _value(a), _value(b)
        yield [
            CHANGED if where == BOTH else where, row["Sheet"], row["Item"], row["Column"], old, new, _unit(a, b),
            _per_cent(old, new), a and a["Cell"], b and b["Cell"],
        ]


def _provenance(pair: Pair) -> Iterator[list[Any]]:
    """Rows whose source or confidence changed."""
    a, b = (f.drop_duplicates(list(ROW_KEYS)) for f in pair.frames(INPUTS.sheet))
    for before, after in matched(a, b, ROW_KEYS):
        if before is None or after is None:
            continue
        for column in OF_ROWS:
            if before[column] != after[column]:
                yield [CHANGED, after["Sheet"], after["Item"], column, before[column] or None, after[column] or None,
                       "–", None, *(f"row {''.join(c for c in r['Cell'] if c.isdigit())}" for r in (before, after))]


def _value(row: Row | None) -> str | float | None:
    """A cell as it was typed: a number where it is one."""
    if row is None:
        return None
    try:
        return float(row["Value"])
    except ValueError:
        return str(row["Value"])


def _unit(a: Row | None, b: Row | None) -> str:
    """The unit; both where it changed."""
    units = list(dict.fromkeys(str(r["Unit"]) for r in (a, b) if r is not None))
    return " → ".join(units)


def _per_cent(old: str | float | None, new: str | float | None) -> float | None:
    if not isinstance(old, float) or not isinstance(new, float) or old == 0:
        return None
    return 100 * (new - old) / abs(old)
