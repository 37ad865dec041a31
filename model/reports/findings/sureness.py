"""Findings about how sure the plan is: weak inputs, open clauses and the end of the horizon."""

from __future__ import annotations

from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.weak_inputs import heaviest
from model.tell.cited import Finding

ENDS = {"Low": "low", "Base": "base", "High": "high"}


def weak(material: Material, tables: Tables) -> Finding | None:
    """How many inputs are inferred."""
    table = tables[INPUTS.sheet]
    count = table.cite("Cell", {"Confidence": "inferred"}, "count", 0)
    every = table.cite("Cell", {}, "count", 0)
    sentence = f"{count} of {every} input cells stand in rows marked inferred: what rests on them is an assumption."
    return Finding(sentence, INPUTS.sheet, (count, every))

__all__ = ["heaviest", "weak"]
