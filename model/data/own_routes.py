"""The routes of one facility: what each takes, and what is made of its own magnets, stage after stage."""

from __future__ import annotations

from model.data.indices import Amounts, Commodity, Facility, Recipe
from model.data.network import NetworkData
from model.schema.commodities import HOLDING, MAGNET


def routes_of(d: NetworkData, f: Facility) -> list[Recipe]:
    """The routes that a facility may work."""
    return [r for g, r in d.recipes.FACILITY_RECIPES if g == f]


def role_of(d: NetworkData, r: Recipe) -> str | None:
    """What the main stage of a route is in the scheme."""
    return d.capacity.stage_role[d.recipes.main_stage[r]]


def inputs_of(d: NetworkData, f: Facility, r: Recipe) -> list[tuple[Commodity, float]]:
    """What a route takes at a facility: commodity and t per t."""
    return [(c, a) for (c, g), pairs in d.recipes.uses.items() if g == f for rr, a in pairs if rr == r]


def magnet_goods(d: NetworkData, f: Facility) -> list[Commodity]:
    """What a facility makes at its magnet stage, and what it makes of that at later stages, such as coated magnets."""
    main, routes = d.recipes.main_output, routes_of(d, f)
    found = dict.fromkeys(main[r] for r in routes if role_of(d, r) == MAGNET)
    taken = {r: [c for c, _ in inputs_of(d, f, r)] for r in routes if _may_follow(d, r)} if found else {}
    while more := [main[r] for r, goods in taken.items() if main[r] not in found and any(c in found for c in goods)]:
        found.update(dict.fromkeys(more))
    return list(found)


def later_routes(d: NetworkData, f: Facility) -> dict[Recipe, Amounts]:
    """Routes after the magnet stage → the goods with own magnets in them that each takes [t per t]."""
    goods = magnet_goods(d, f)
    taken = {r: [(c, a) for c, a in inputs_of(d, f, r) if c in goods] for r in routes_of(d, f) if _may_follow(d, r)}
    return {r: amounts for r, amounts in taken.items() if amounts}


def _may_follow(d: NetworkData, r: Recipe) -> bool:
    return role_of(d, r) is None and d.commodities.kind_of[d.recipes.main_output[r]] in HOLDING
