"""Readings: what changes where an unsettled clause is read the other way."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.reports.material import Material
from model.reports.table import Filled, ReportColumn, Topic, framed

NO_PLAN = "no plan under this reading"


def change(name: str, unit: str, of: str) -> ReportColumn:
    """A column with the change against the plan of the report."""
    return ReportColumn(name, unit, f"change of {of} under the other reading", "number", empty=NO_PLAN)


FROM: dict[str, ReportColumn] = {
    "reading": ReportColumn("Reading", "–", "the open question"),
    "question": ReportColumn("Question", "–", "what is open", "sentence"),
    "cells": ReportColumn("Set in", "–", "cells of the workbook"),
    "as_read": ReportColumn("As read", "–", "in this plan"),
    "other": ReportColumn("Other reading", "–", "solved again with this"),
    "status": ReportColumn("Status", "–", "how the search ended under the other reading; the same plan where it "
                           "changes no limit and no aim"),
    "magnets_quantity": change("Magnets by quantity", "points", "import dependence of magnets by weight"),
    "chain_value": change("Chain by value", "points", "import dependence of the whole chain"),
    "national_cost": change("National cost", "₹ crore", "national cost, present value"),
    "outlay": change("Outlay", "₹ crore", "incentive and subsidy paid, nominal"),
    "gap": change("Viability gap", "₹ crore", "what beneficiaries miss to break even"),
    "awards_t": ReportColumn("Awards", "t/a", "capacity awarded in all under the other reading", "number",
                             empty=NO_PLAN),
    "awards_changed": ReportColumn("Awards that change", "–", "whose award differs", "sentence",
                                   empty="nobody's award changes"),
}
"""Column of the readings → column of the report."""
COLUMNS = tuple(FROM.values())
MOVES = 0.5
"""₹ crore of outlay or gap below which a reading is said to change little."""

ROUNDING = 1e-6
"""Change that the solver's rounding may leave."""


def fill(material: Material) -> Filled:
    """One row a reading, in the order of the sheet Readings."""
    found = material.extras.readings if material.extras.readings is not None else pd.DataFrame(columns=list(FROM))
    records = [[_plain(v) for v in r] for r in found[list(FROM)].to_numpy().tolist()]
    frame = framed([c.name for c in COLUMNS], records)
    moved = [
        str(r["Reading"]) for _, r in frame.iterrows()
        if any(r[n] is not None and abs(float(r[n])) > MOVES for n in ("Outlay", "Viability gap"))
    ]
    words = f"They move the outlay or the gap: {', '.join(moved)}." if moved else "None moves the outlay or the gap."
    return Filled(f"Each clause whose meaning is open, solved again under its other reading, one at a time. {words}",
                  frame)


def _plain(value: Any) -> Any:
    """A cell; empty where there is none, and no change where it is the rounding of the solver."""
    if value is None or value != value or value == "":
        return None
    return 0.0 if isinstance(value, float) and abs(value) < ROUNDING else value


TOPIC = Topic("Readings", "What unsettled clauses would change", "a clause read the other way", COLUMNS, fill,
              needs="readings")
