"""What limits the plan, in words, with the cell and the worth of one unit more and one less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from model.reports.cited import Cited, Finding
from model.reports.html.section import Material, Section, Tables, plain
from model.reports.table import ReportTable
from model.reports.what_limits import TOPIC as LIMITS

MEASURES = (
    ("Points", "import dependence", "{} points", 4),
    ("Gap", "what beneficiaries miss to break even", "₹ {} crore", 2),
    ("₹ crore", "cost", "₹ {} crore", 2),
)
"""Column of the table, what it measures, how a change is written, decimals."""
TOLD = 6
"""Limits that are told in sentences; all stand in the table."""
NARROW = ("In words", "Set in", "Unit", "Used", "At", "Points for one more", "₹ crore for one more",
          "Points for one less", "₹ crore for one less")


def section(material: Material, tables: Tables) -> Section | None:
    """What limits the plan."""
    table = tables.get(LIMITS.sheet)
    if table is None:
        return None
    if table.frame.empty:
        return Section("limits", "What limits the plan", (plain("No limit of the plan was priced", table),))
    rows = [{str(k): v for k, v in r.items()} for r in table.frame.to_dict("records")]
    told = tuple(_told(table, r) for r in rows[:TOLD])
    return Section("limits", "What limits the plan", (_headline(table, rows[0]), *told), (table.sentence,),
                   shown=(narrow(table, NARROW),), folded=(table,))


def narrow(table: ReportTable, names: tuple[str, ...]) -> ReportTable:
    """The same table with some of its columns."""
    kept = [n for n in names if n in table.frame]
    return replace(table, columns=tuple(table.column(n) for n in kept), frame=table.frame[kept], charts=())


def _where(row: dict[str, Any]) -> dict[str, str]:
    return {n: str(row[n]) for n in ("Limit", "In words", "Set in") if row[n] is not None and row[n] == row[n]}


def _headline(table: ReportTable, row: dict[str, Any]) -> Finding:
    used, at = (table.cite(n, _where(row), decimals=0) for n in ("Used", "At"))
    words = f"First among the limits: {row['In words']}, {used} of {at} {row['Unit']} used"
    return Finding(words, table.sheet, (used, at))


def _told(table: ReportTable, row: dict[str, Any]) -> Finding:
    """A limit and what one unit more and one less of it would change."""
    used, at = (table.cite(n, _where(row), decimals=0) for n in ("Used", "At"))
    cited = [used, at]
    parts = []
    for way in ("more", "less"):
        changes, numbers = _changes(table, row, way)
        cited += numbers
        parts.append(f"one {row['Unit'] if way == 'more' else 'unit'} {way} {changes}")
    cell = f" ({row['Set in']})" if "Set in" in _where(row) else ""
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
        cited = table.cite(column, _where(row), decimals=decimals)
        size = cited.text.lstrip("-")
        if float(size.replace(",", "")) > 0:
            verb = "lowers" if cited.value < 0 else "raises"
            yield f"{verb} {of} by {unit.format(size)}", cited
