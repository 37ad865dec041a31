"""The same case with its rows in another order, or with other names."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.cases.case import Case

NAMING = {
    "Commodities": ("commodity", "group"), "Stages": ("stage",), "Recipes": ("recipe",), "Facilities": ("facility",),
    "Capacity": ("option",), "Supply": ("supply",), "Demand and sales": ("market",), "Places": ("place",),
}
"""Sheet → the columns that give names which other sheets use."""

REFERRING = {c for columns in NAMING.values() for c in columns} | {
    "origin", "target", "goods", "grade", "beneficiary", "at", "replaced_by", "name", "scrap",
}
"""Columns that hold such names; other words in them, such as a country or (all), stay."""



def shuffled(case: Case, seed: int) -> Case:
    """The rows of every sheet in an order drawn from a seed."""
    draw = random.Random(seed)
    return replace(case, rows={title: tuple(draw.sample(rows, len(rows))) for title, rows in case.rows.items()})


def renamed(case: Case, seed: int) -> Case:
    """Every name replaced by one that sorts elsewhere."""
    draw = random.Random(seed)
    named = ((r, c) for title, columns in NAMING.items() for r in case.rows.get(title, ()) for c in columns)
    known = sorted({str(r[c]) for r, c in named if r.get(c)})
    numbers = draw.sample(range(1000), len(known))
    new = {name: f"{n:03d} {name}" for n, name in zip(numbers, known, strict=True)}
    return replace(case, rows={title: tuple(_row(r, new) for r in rows) for title, rows in case.rows.items()})


def _row(row: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    return {k: new.get(v, v) if k in REFERRING and isinstance(v, str) else v for k, v in row.items()}
