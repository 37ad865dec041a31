"""Facilities: who they are and which of them a word stands for."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData

RESERVE = "reserve"
"""Kind of facility that only holds stock."""


def facilities(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Facilities and what sets them apart.

    Returns:
        FACILITIES; DECIDED, opened or not by the plan; `opening_cost`, `yearly_cost` [₹ crore] and `throughput` [t]
        where they are given; by facility `facility_kind`, `facility_place`, `capital_factor`, `running_factor`,
        `input_factor`, `cost_of_capital`.
    """
    frame = tables.frames["Facilities"]
    names = frame["facility"].tolist()
    columns = ("capital_factor", "running_factor", "input_factor", "cost_of_capital")
    rows = {r.facility: r for r in rows_of(frame)}
    return {
        "FACILITIES": names,
        "DECIDED": [f for f, r in rows.items() if r.decision == "decide"],
        "opening_cost": {f: r.opening_cost for f, r in rows.items() if r.opening_cost > 0},
        "yearly_cost": {f: r.yearly_cost for f, r in rows.items() if r.yearly_cost > 0},
        "throughput": {f: r.throughput for f, r in rows.items() if r.throughput >= 0},
        "facility_kind": dict(zip(names, frame["kind"], strict=True)),
        "facility_place": dict(zip(names, frame["place"], strict=True)),
        **{c: dict(zip(names, frame[c], strict=True)) for c in columns},
    }


def named(d: ModelData, word: str) -> list[str]:
    """The facilities that a name, (all) or a (kind) stands for; (all) leaves out reserves, which only hold stock."""
    if word == "(all)":
        return [f for f in d.FACILITIES if d.facility_kind[f] != RESERVE]
    if word.startswith("("):
        return [f for f in d.FACILITIES if d.facility_kind[f] == word.strip("()")]
    return [word]
