"""What limits the plan, in words, with the cell and the worth of one unit more and one less."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from model.reports.findings.limits import listed, place, told
from model.reports.page.section import Material, Section, Tables, plain
from model.reports.sheets.what_limits import TOPIC as LIMITS
from model.tell.cited import Finding
from model.tell.table import ReportTable

TOLD = 6
"""Limits that are told in sentences; all stand in the table."""
NARROW = ("In words", "Set in", "Unit", "Used", "At", "Points for one more", "Gap for one more",
          "₹ crore for one more", "Points for one less", "Gap for one less", "₹ crore for one less")


def section(material: Material, tables: Tables) -> Section | None:
    """What limits the plan."""
    table = tables.get(LIMITS.sheet)
    if table is None:
        return None
    if table.frame.empty:
        return Section("limits", "What limits the plan", (plain("No limit of the plan was priced", table),))
    rows = listed(table)
    each = tuple(told(table, r) for r in rows[:TOLD])
    return Section("limits", "What limits the plan", (_headline(table, rows[0]), *each), (table.sentence,),
                   shown=(narrow(table, NARROW),), folded=(table,))


def narrow(table: ReportTable, names: tuple[str, ...]) -> ReportTable:
    """The same table with some of its columns."""
    kept = [n for n in names if n in table.frame]
    return replace(table, columns=tuple(table.column(n) for n in kept), frame=table.frame[kept], charts=())


def _headline(table: ReportTable, row: dict[str, Any]) -> Finding:
    used, at = (table.cite(n, place(row), decimals=0) for n in ("Used", "At"))
    words = f"First among the limits: {row['In words']}, {used} of {at} {row['Unit']} used"
    return Finding(words, table.sheet, (used, at))
