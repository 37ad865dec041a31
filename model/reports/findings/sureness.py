"""Findings about how sure the plan is: weak inputs, open clauses and the end of the horizon."""

from __future__ import annotations

from typing import Any

from model.reports.findings.rule import SHOWN, Tables
from model.reports.material import Material
from model.reports.sheets.cases import CHOSEN
from model.reports.sheets.cases import TOPIC as CASES
from model.reports.sheets.horizon import MOVES, UNKNOWN
from model.reports.sheets.horizon import TOPIC as LONGER
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.readings import MOVED, SOLVED
from model.reports.sheets.readings import TOPIC as READINGS
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.reports.sheets.weak_inputs import heaviest
from model.tell.cited import Cited, Finding
from model.tell.table import ReportTable

ENDS = {"Low": "low", "Base": "base", "High": "high"}


def cases(material: Material, tables: Tables) -> Finding | None:
    """How far the answers move at the low and the high figures."""
    table = tables.get(CASES.sheet)
    if table is None:
        return None
    rows = sorted(table.frame.to_dict("records"), key=lambda r: r["Plan"] != CHOSEN)
    parts: list[str] = []
    cited: list[Cited] = []
    for row in rows:
        words, numbers = _case(table, str(row["Case"]), row, VIABILITY.sheet in tables)
        parts.append(words)
        cited += numbers
    sentence = (
        f"{parts[0]}. With every input that has a range {'; '.join(parts[1:])}. Low and high are figures of the "
        "inputs, not a worst and a best outcome."
    )
    return Finding(f"{sentence[:1].upper()}{sentence[1:]}", table.sheet, tuple(cited))


def _case(table: ReportTable, case: str, row: dict[Any, Any], money: bool) -> tuple[str, list[Cited]]:
    """What one case comes to."""
    where, name = {"Case": case}, f"at its {ENDS[case]} figure"
    if row["Plan"] == CHOSEN:
        name = f"at the {ENDS[case]} figures, those of this plan,"
    if row["Magnets by quantity"] != row["Magnets by quantity"]:
        return f"{name} there is no plan", []
    share, cost = (table.cite(c, where, decimals=n) for c, n in (("Magnets by quantity", 1), ("National cost", 0)))
    words, cited = f"{name} mean dependence is {share} %, cost ₹ {cost} crore", [share, cost]
    if money:
        cited.append(table.cite("Viability gap", where, decimals=0))
        words += f", viability gap ₹ {cited[-1]} crore"
    if row["Unmet demand"] > SHOWN:
        cited.append(table.cite("Unmet demand", where, decimals=0))
        words += f" and {cited[-1]} t of demand are not met"
    return words, cited


def weak(material: Material, tables: Tables) -> Finding | None:
    """How many inputs are inferred."""
    table = tables[INPUTS.sheet]
    count = table.cite("Cell", {"Confidence": "inferred"}, "count", 0)
    every = table.cite("Cell", {}, "count", 0)
    sentence = f"{count} of {every} input cells stand in rows marked inferred: what rests on them is an assumption."
    return Finding(sentence, INPUTS.sheet, (count, every))

def readings(material: Material, tables: Tables) -> Finding | None:
    """Open clauses, and how many of them would change the money."""
    table = tables.get(READINGS.sheet)
    if table is None or table.frame.empty:
        return None
    every = table.cite("Reading", {}, "count", 0)
    words = f"{every} clause{'' if every.value == 1 else 's'} of the scheme can be read in two ways"
    if not material.has(SOLVED):
        sentence = f"{words}; what that would change was not worked out in this run."
        return Finding(sentence, READINGS.sheet, (every,))
    frame = table.frame[table.frame["National cost"].notna()]
    if frame.empty or (frame["Moves"] != MOVED).all():
        return Finding(f"{words}; none of them moves the outlay or the gap.", READINGS.sheet, (every,))
    largest = {"Reading": str(frame.sort_values("Viability gap", key=abs, ascending=False)["Reading"].iloc[0])}
    points, cost, gap = (table.cite(c, largest, decimals=n) for c, n in (
        ("Magnets by quantity", 1), ("National cost", 0), ("Viability gap", 0)))
    moved = table.cite("Reading", {"Moves": MOVED}, "count", 0)
    sentence = (
        f"{words}; {moved} of them would move the outlay or the gap, most of all '{largest['Reading']}': dependence "
        f"{_moved(points, 'points')}, cost {_moved(cost, 'crore')}, the gap {_moved(gap, 'crore')}."
    )
    return Finding(sentence, READINGS.sheet, (every, moved, points, cost, gap))


def _moved(change: Cited, unit: str) -> str:
    """By how much a figure is higher or lower."""
    size = change.text.lstrip("-")
    return f"{'₹ ' * (unit == 'crore')}{size} {unit} {'higher' if change.value >= 0 else 'lower'}"


def ahead(material: Material, tables: Tables) -> Finding | None:
    """What hangs on where the plan ends: the measure that moves most, and how many figures besides."""
    table = tables.get(LONGER.sheet)
    if table is None or table.frame.empty:
        return None
    if (table.frame["Moves"] == UNKNOWN).all():
        return Finding(table.sentence, LONGER.sheet, ())
    moved = table.frame[table.frame["Moves"] == MOVES]
    count, every = table.cite("Of", {"Moves": MOVES}, "count", 0), table.cite("Of", {}, "count", 0)
    words = f"Made with more years the plan decides otherwise in {count} of {every} figures"
    points = moved[moved["Unit"] == "points"].sort_values("Change", key=abs, ascending=False)
    if points.empty:
        return Finding(f"{words}.", LONGER.sheet, (count, every))
    where = {"Indicator": str(points["Indicator"].iloc[0]), "Of": str(points["Of"].iloc[0])}
    now, then = (table.cite(c, where, decimals=1) for c in ("Plan", "Longer"))
    sentence = f"{words}; dependence, {where['Indicator'].lower()}, in {where['Of']} goes from {now} to {then} %."
    return Finding(sentence, LONGER.sheet, (count, every, now, then))


__all__ = ["ahead", "cases", "heaviest", "readings", "weak"]
