"""Recipes: who may work which route, what goes in and out, and what capacity it takes."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.facilities import named
from model.data.model_data import ModelData
from model.schema.recipes import CAPACITY


def recipes(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Routes facility by facility.

    Returns:
        RECIPES; FACILITY_RECIPES (f, r); `main_output` and `main_stage` by recipe; `makes` (c, f) → [(r, t per t)];
        `uses` (c, f) → [(r, t per t)]; `capacity_use` (f, s) → [(r, units per t)].
    """
    lines: dict[str, list[Any]] = {}
    for r in rows_of(tables.frames["Recipes"]):
        lines.setdefault(r.recipe, []).append(r)
    main = {n: next(r for r in rs if r.role == "main output") for n, rs in lines.items()}
    takes = {n: _capacity_use(rs, main[n].stage) for n, rs in lines.items()}
    stages_at = set(d.STAGES_AT)
    pairs = [
        (f, n)
        for n, rs in lines.items()
        for f in named(d, main[n].facility)
        if all((f, s) in stages_at for s in takes[n])
    ]
    makes: dict[tuple[str, str], list[tuple[str, float]]] = {}
    uses: dict[tuple[str, str], list[tuple[str, float]]] = {}
    load: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for f, n in pairs:
        for r in lines[n]:
            if r.role == "input":
                uses.setdefault((r.commodity, f), []).append((n, r.amount * d.input_factor[f]))
            elif r.role in ("main output", "output"):
                makes.setdefault((r.commodity, f), []).append((n, r.amount))
        for s, amount in takes[n].items():
            load.setdefault((f, s), []).append((n, amount))
    return {
        "RECIPES": list(lines),
        "FACILITY_RECIPES": pairs,
        "main_output": {n: r.commodity for n, r in main.items()},
        "main_stage": {n: r.stage for n, r in main.items()},
        "makes": makes,
        "uses": uses,
        "capacity_use": load,
    }


def _capacity_use(rows: list[Any], main_stage: str) -> dict[str, float]:
    """Units of capacity per tonne of main output; 1 of the main stage unless a (capacity) row says otherwise."""
    said = {r.stage: r.amount for r in rows if r.commodity == CAPACITY}
    return {main_stage: 1.0, **said}
