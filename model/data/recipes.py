"""Recipes: who may work which route, what goes in and out, and what capacity it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.capacity import CapacityData
from model.data.facilities import FacilityData, named
from model.data.indices import Amounts, Commodity, Facility, Recipe, Stage
from model.schema.recipes import CAPACITY


@dataclass(frozen=True)
class RecipeData:
    """Routes facility by facility.

    Attributes:
        FACILITY_RECIPES: (f, r).
        main_output, main_stage: by recipe.
        makes, uses: (c, f) → [(r, t per t of main output)].
        capacity_use: (f, s) → [(r, units per t of main output)].
    """

    FACILITY_RECIPES: list[tuple[Facility, Recipe]]
    main_output: dict[Recipe, Commodity]
    main_stage: dict[Recipe, Stage]
    makes: dict[tuple[Commodity, Facility], Amounts]
    uses: dict[tuple[Commodity, Facility], Amounts]
    capacity_use: dict[tuple[Facility, Stage], Amounts]


def recipes(tables: Tables, facilities: FacilityData, capacity: CapacityData) -> RecipeData:
    """The sheet Recipes, at each facility that has the capacity a route takes."""
    lines: dict[Recipe, list[Any]] = {}
    for r in rows_of(tables.frames["Recipes"]):
        lines.setdefault(r.recipe, []).append(r)
    main = {n: next(r for r in rs if r.role == "main output") for n, rs in lines.items()}
    takes = {n: _capacity_use(rs, main[n].stage) for n, rs in lines.items()}
    stages_at = set(capacity.STAGES_AT)
    pairs = [
        (f, n)
        for n, rs in lines.items()
        for f in named(facilities, main[n].facility)
        if all((f, s) in stages_at for s in takes[n])
    ]
    makes: dict[tuple[Commodity, Facility], Amounts] = {}
    uses: dict[tuple[Commodity, Facility], Amounts] = {}
    load: dict[tuple[Facility, Stage], Amounts] = {}
    for f, n in pairs:
        for r in lines[n]:
            if r.role == "input":
                uses.setdefault((r.commodity, f), []).append((n, r.amount * facilities.input_factor[f]))
            elif r.role in ("main output", "output") and r.amount > 0:
                makes.setdefault((r.commodity, f), []).append((n, r.amount))
        for s, amount in takes[n].items():
            load.setdefault((f, s), []).append((n, amount))
    return RecipeData(
        FACILITY_RECIPES=pairs,
        main_output={n: r.commodity for n, r in main.items()},
        main_stage={n: r.stage for n, r in main.items()},
        makes=makes,
        uses=uses,
        capacity_use=load,
    )


def _capacity_use(rows: list[Any], main_stage: Stage) -> dict[Stage, float]:
    """Units of capacity per tonne of main output; 1 of the main stage unless a (capacity) row says otherwise."""
    said = {r.stage: r.amount for r in rows if r.commodity == CAPACITY}
    return {main_stage: 1.0, **said}
