"""Readings: clauses whose meaning is open, and what changes where one is read the other way."""

from __future__ import annotations

from typing import Any

from model.reports.material import Material, Needs
from model.reports.report import Report
from model.studies.readings import others, said
from model.tell.table import Filled, ReportColumn, framed

SOLVED: Needs = "readings"
"""What a run has in which the other readings were solved too."""
NO_PLAN = "no plan under this reading, or not solved in this run"
MOVED, STANDS, UNSOLVED = "moves", "stands", "not solved in this run"


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
COLUMNS = (
    *FROM.values(),
    ReportColumn("Moves", "–", "whether the outlay or the gap moves by half a crore or more"),
)
MOVES = 0.5
"""₹ crore of outlay or gap below which a reading is said to change little."""

ROUNDING = 1e-6
"""Change that the solver's rounding may leave."""


def fill(material: Material) -> Filled:
    """One row a reading, in the order of the sheet Readings."""
    found = material.extras.readings
    head = "Each clause whose meaning is open"
    if found is None:
        records = [
            [o.name, o.question, ", ".join(c for _, _, c in o.changes.values()),
             *("; ".join(said(v[n]) for v in o.changes.values()) for n in (0, 1)), UNSOLVED,
             *[None] * (len(FROM) - 6), UNSOLVED]
            for o in others(material.tables)
        ]
        sentence = f"{head}. What each other reading changes was not worked out in this run (option --readings)."
        return Filled(sentence, framed([c.name for c in COLUMNS], records))
    far = (found[["outlay", "gap"]].astype(float).abs() > MOVES).any(axis=1)
    records = [[*map(_plain, r), MOVED if moves else STANDS]
               for r, moves in zip(found[list(FROM)].to_numpy().tolist(), far, strict=True)]
    moved = [str(r[0]) for r in records if r[-1] == MOVED]
    words = f"They move the outlay or the gap: {', '.join(moved)}." if moved else "None moves the outlay or the gap."
    return Filled(f"{head}, solved again under its other reading, one at a time. {words}",
                  framed([c.name for c in COLUMNS], records))


def _plain(value: Any) -> Any:
    """A cell; empty where there is none, and no change where it is the rounding of the solver."""
    if value is None or value != value or value == "":
        return None
    return 0.0 if isinstance(value, float) and abs(value) < ROUNDING else value


TOPIC = Report("Readings", "What unsettled clauses would change", "a clause read the other way", COLUMNS, fill,
              needs="open clauses")
