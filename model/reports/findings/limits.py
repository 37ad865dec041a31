"""Findings about limits: where each stands, and what one unit more and one less of it would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.reports.cited import Cited, Finding
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.table import ReportTable
from model.reports.what_limits import TOPIC as LIMITS

MEASURES = (
    ("Points", "import dependence", "{} points", 4),
    ("Gap", "what beneficiaries miss to break even", "₹ {} crore", 2),
    ("₹ crore", "cost", "₹ {} crore", 2),
)
"""Column of the table, what it measures, how a change is written, decimals."""


def first(material: Material, tables: Tables) -> Finding | None:
    """The limit that stands first; said too where no limit was priced."""
    table = tables.get(LIMITS.sheet)
    if table is not None and table.frame.empty:
        return Finding("No limit of the plan was priced.", LIMITS.sheet, ())
    return _at(tables, 0)


def second(material: Material, tables: Tables) -> Finding | None:
    """The limit that stands second."""
    return _at(tables, 1)


def _at(tables: Tables, number: int) -> Finding | None:
    table = tables.get(LIMITS.sheet)
    if table is None or len(table.frame) <= number:
        return None
    return told(table, listed(table)[number])


def listed(table: ReportTable) -> list[dict[str, Any]]:
    """The rows of the table of limits."""
    return [{str(k): v for k, v in r.items()} for r in table.frame.to_dict("records")]


def place(row: dict[str, Any]) -> dict[str, str]:
    """Where a limit stands in the table."""
    return {n: str(row[n]) for n in ("Limit", "In words", "Set in") if row[n] is not None and row[n] == row[n]}


def told(table: ReportTable, row: dict[str, Any]) -> Finding:
    """A limit and what one unit more and one less of it would change."""
    used, at = (table.cite(n, place(row), decimals=0) for n in ("Used", "At"))
    cited = [used, at]
    parts = []
    for way in ("more", "less"):
        changes, numbers = _changes(table, row, way)
        cited += numbers
        parts.append(f"one {row['Unit'] if way == 'more' else 'unit'} {way} {changes}")
    cell = f" ({row['Set in']})" if "Set in" in place(row) else ""
    words = str(row["In words"])
    sentence = f"{words[:1].upper()}{words[1:]}{cell}, {used} of {at} {row['Unit']}: {parts[0]}; {parts[1]}."
    return Finding(sentence, table.sheet, tuple(cited))


def _changes(table: ReportTable, row: dict[str, Any], way: str) -> tuple[str, list[Cited]]:
    found = list(_change(table, row, way))
    if not found:
        empty = row[f"₹ crore for one {way}"] != row[f"₹ crore for one {way}"]
        return ("is not possible" if empty and way == "less" else "changes nothing by itself"), []
    words = [w for w, _ in found]
    return (words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"), [c for _, c in found]


def _change(table: ReportTable, row: dict[str, Any], way: str) -> Iterator[tuple[str, Cited]]:
    for measure, of, unit, decimals in MEASURES:
        column = f"{measure} for one {way}"
        if column not in table.frame or row[column] != row[column] or row[column] is None:
            continue
        cited = table.cite(column, place(row), decimals=decimals)
        size = cited.text.lstrip("-")
        if float(size.replace(",", "")) > 0:
            verb = "lowers" if cited.value < 0 else "raises"
            yield f"{verb} {of} by {unit.format(size)}", cited
