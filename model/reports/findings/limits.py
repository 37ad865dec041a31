"""Findings about limits: where each stands, and what one unit more and one less of it would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.planning.plan import FREE_CHOICE
from model.reports.findings.awards import unawarded
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.dependence import HORIZON, QUANTITY
from model.reports.sheets.scheme_buys import LEAST
from model.reports.sheets.scheme_buys import TOPIC as BUYS
from model.reports.sheets.what_limits import TOPIC as LIMITS
from model.tell.cited import Cited, Finding, small_count
from model.tell.table import ReportTable

MEASURES = (
    ("Points", "dependence", "{} points", 4),
    ("Gap", "the viability gap", "₹ {} crore", 2),
    ("₹ crore", "cost", "₹ {} crore", 2),
)
"""Column of the table, what it measures, how a change is written, decimals."""
CAUSES = 4
"""Names that are listed in one sentence, at most."""


def selected(material: Material, tables: Tables) -> Finding | None:
    """What the order of bids keeps the plan from, where those selected ask for less than may be awarded."""
    rest = unawarded(material, tables)
    table = tables.get(BUYS.sheet)
    if rest is None or table is None or FREE_CHOICE not in material.plans or "ask for no more" not in rest.sentence:
        return None
    where = {"Compared with": FREE_CHOICE, "Indicator": QUANTITY, "FY": HORIZON}
    points = table.cite("Difference", where, decimals=2)
    if points.value < LEAST:
        return None
    sentence = (
        f"{rest.sentence.rstrip('.')}. The lowest bids come first; taken in any order, bids would lower dependence by "
        f"{points} points more."
    )
    return Finding(sentence, BUYS.sheet, (*rest.cited, points))


def full(material: Material, tables: Tables) -> Finding | None:
    """What keeps dependence from falling further, one name a cause; said too where no limit was priced."""
    table = tables.get(LIMITS.sheet)
    if table is None:
        return None
    if table.frame.empty:
        return Finding("No limit of the plan was priced.", LIMITS.sheet, ())
    told = [r for r in listed(table) if r["At"] > 0 and r["Points for one more"] < 0]
    causes = list(dict.fromkeys(_cause(r) for r in told))[:CAUSES]
    names = f"{', '.join(causes[:-1])} and {causes[-1]}" if len(causes) > 1 else "".join(causes)
    return Finding(f"What keeps dependence from falling further: {names}.", LIMITS.sheet, ()) if causes else None


def _cause(row: dict[str, Any]) -> str:
    """What a limit is about, whichever year or beneficiary it is priced for."""
    words = str(row["In words"]).partition(" in FY")[0].partition(" over all years")[0]
    return words.partition(" from ")[0]


def first(material: Material, tables: Tables) -> Finding | None:
    """The limit that stands first."""
    return _at(tables, 0)


def second(material: Material, tables: Tables) -> Finding | None:
    """The limit that stands second."""
    return _at(tables, 1)


def own(material: Material, tables: Tables) -> Finding | None:
    """The planner's own limits that are in force."""
    names = list(dict.fromkeys(name for name, _ in material.data.limits.OWN_LIMITS))
    if not names:
        return None
    kept = f"the limit {names[0]} of the sheet Limits" if len(names) == 1 else (
        f"the {small_count(len(names)).lower()} limits of the sheet Limits ({', '.join(names[:CAUSES])})")
    return Finding(f"The plan keeps {kept} besides the rules of the scheme.", COMPLIANCE.sheet, ())


def _at(tables: Tables, number: int) -> Finding | None:
    table = tables.get(LIMITS.sheet)
    if table is None or table.frame.empty:
        return None
    each: dict[str, dict[str, Any]] = {}
    for row in sorted(listed(table), key=lambda r: not r["Points for one more"] < 0):
        if row["At"] > 0:
            each.setdefault(_cause(row), row)
    return told(table, list(each.values())[number], with_cell=False) if len(each) > number else None


def listed(table: ReportTable) -> list[dict[str, Any]]:
    """The rows of the table of limits."""
    return [{str(k): v for k, v in r.items()} for r in table.frame.to_dict("records")]


def place(row: dict[str, Any]) -> dict[str, str]:
    """Where a limit stands in the table."""
    return {n: str(row[n]) for n in ("Limit", "In words", "Set in") if row[n] is not None and row[n] == row[n]}


def told(table: ReportTable, row: dict[str, Any], with_cell: bool = True) -> Finding:
    """A limit and what one unit more of it would change; one unit less where more changes nothing."""
    used, at = (table.cite(n, place(row), decimals=0) for n in ("Used", "At"))
    more, numbers = _changes(table, row, "more")
    cited = [used, at, *numbers]
    words = f"one {row['Unit']} more {more}"
    if not numbers:
        less, numbers = _changes(table, row, "less")
        words, cited = f"{words}; one less {less}", [*cited, *numbers]
    cell = f" ({row['Set in']})" if with_cell and "Set in" in place(row) else ""
    name = str(row["In words"])
    taken = f"all {at} {row['Unit']} used" if used.text == at.text else (
        f"{used} of {at} {row['Unit']} used, the rest being given up to save cost")
    return Finding(f"{name[:1].upper()}{name[1:]}{cell}, {taken}: {words}.", table.sheet, tuple(cited))


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
