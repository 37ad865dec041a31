"""Findings about how sure the plan is: weak inputs, open clauses and the end of the horizon."""

from __future__ import annotations

from model.reports.cases import TOPIC as CASES
from model.reports.cited import Finding
from model.reports.findings.rule import Tables
from model.reports.horizon import MOVES
from model.reports.horizon import TOPIC as LONGER
from model.reports.inputs_used import TOPIC as INPUTS
from model.reports.material import Material
from model.reports.readings import MOVED, SOLVED
from model.reports.readings import TOPIC as READINGS
from model.reports.viability import TOPIC as VIABILITY
from model.reports.weak_inputs import heaviest


def cases(material: Material, tables: Tables) -> Finding | None:
    """How far the answers move at the low and the high figures."""
    table = tables.get(CASES.sheet)
    if table is None or table.frame["Magnets by quantity"].isna().all():
        return None
    parts, cited = [], []
    for case in table.frame.loc[table.frame["Magnets by quantity"].notna(), "Case"]:
        where = {"Case": str(case)}
        share = table.cite("Magnets by quantity", where, decimals=1)
        gap = table.cite("Viability gap", where, decimals=0)
        missing = f" and the viability gap ₹ {gap} crore" if VIABILITY.sheet in tables else ""
        parts.append(f"at the {str(case).lower()} figures dependence is {share} %{missing}")
        cited += [share, gap] if missing else [share]
    words = "; ".join(parts)
    return Finding(f"{words[:1].upper()}{words[1:]}.", table.sheet, tuple(cited))


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
        sentence = f"{words}; what that changes was not solved (python -m runners.solve --readings)."
        return Finding(sentence, READINGS.sheet, (every,))
    moved = table.cite("Reading", {"Moves": MOVED}, "count", 0)
    return Finding(f"{words}; {moved} of them would move the outlay or the gap.", READINGS.sheet, (every, moved))


def ahead(material: Material, tables: Tables) -> Finding | None:
    """How many figures hang on where the plan ends."""
    table = tables.get(LONGER.sheet)
    if table is None or table.frame.empty:
        return None
    count, every = table.cite("Of", {"Moves": MOVES}, "count", 0), table.cite("Of", {}, "count", 0)
    sentence = f"A longer plan decides otherwise in {count} of {every} figures."
    return Finding(sentence, LONGER.sheet, (count, every))


__all__ = ["ahead", "cases", "heaviest", "readings", "weak"]
