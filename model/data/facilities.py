"""Facilities: who they are and which of them a word stands for."""

from __future__ import annotations

from typing import Any

from model.data.model_data import ModelData
from model.tables import Tables


def facilities(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Facilities and what sets them apart.

    Returns:
        FACILITIES; by facility `facility_kind`, `facility_place`, `capital_factor`, `running_factor`,
        `input_factor`, `cost_of_capital`.
    """
    frame = tables.frames["Facilities"]
    names = frame["facility"].tolist()
    columns = ("capital_factor", "running_factor", "input_factor", "cost_of_capital")
    return {
        "FACILITIES": names,
        "facility_kind": dict(zip(names, frame["kind"], strict=True)),
        "facility_place": dict(zip(names, frame["place"], strict=True)),
        **{c: dict(zip(names, frame[c], strict=True)) for c in columns},
    }


def named(d: ModelData, word: str) -> list[str]:
    """The facilities that a name, (all) or a (kind) stands for."""
    if word == "(all)":
        return list(d.FACILITIES)
    if word.startswith("("):
        return [f for f in d.FACILITIES if d.facility_kind[f] == word.strip("()")]
    return [word]
