"""Own metal: which magnets are made from own oxide, metal and alloy, and what swarf of bought-in goods brings back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.data.indices import Amounts, Beneficiary, Commodity, Lane, Recipe
from model.data.network import NetworkData
from model.data.own_routes import inputs_of, magnet_goods, role_of, routes_of
from model.ground.errors import InputProblems, Problem
from model.ground.numbers import most, total


@dataclass(frozen=True)
class OwnMetalData:
    """Own metal made, shipped out, put into own alloy, and what swarf of bought-in goods brings back as metal.

    Attributes:
        metal_output: b → routes that make it; `metal_out_lanes` b → lanes it may leave by.
        alloy_metal: b → [(r, t per t)] of its own alloy routes.
        bought_in: (b, lane) → metal that swarf of a tonne of metal, alloy or magnets bought in brings back, round after
            round [t/t].
    """

    metal_output: dict[Beneficiary, list[Recipe]]
    metal_out_lanes: dict[Beneficiary, list[Lane]]
    alloy_metal: dict[Beneficiary, Amounts]
    bought_in: dict[tuple[Beneficiary, Lane], float]


def own_metal(d: NetworkData, beneficiaries: Iterable[Beneficiary]) -> OwnMetalData:
    """Own metal of each beneficiary.

    Raises:
        InputProblems: the routes bring back as much metal as they take.
    """
    found = OwnMetalData({}, {}, {}, {})
    for b in beneficiaries:
        metals = metals_of(d, b)
        found.metal_output[b] = [r for r in routes_of(d, b) if role_of(d, r) == "metal"]
        found.metal_out_lanes[b] = [k for c in metals for k in d.lanes.lanes_out.get((c, b), ())]
        found.alloy_metal[b] = [
            (r, a) for c in metals for r, a in d.recipes.uses.get((c, b), ()) if role_of(d, r) == "alloy"
        ]
        found.bought_in.update(_bought_back(d, b, metals))
    return found


def _bought_back(d: NetworkData, b: Beneficiary, metals: list[Commodity]) -> dict[tuple[Beneficiary, Lane], float]:
    made = magnet_goods(d, b)
    goods = [c for c, f in d.recipes.uses if f == b and (d.commodities.kind_of[c] in ("alloy", "magnet") or c in made)]
    returned = {c: _returned(d, b, c, made) for c in goods}
    per_metal = most(0.0, *(v / metal_in(d, b, c) for c, v in returned.items() if metal_in(d, b, c)))
    if per_metal >= 1:
        raise InputProblems([Problem("Sheet 'Recipes'", f"at {b} the swarf of a tonne of metal brings back "
                                     f"{per_metal:.3g} t of metal.", "Correct the amounts: it must be below 1 t.")])
    rounds = 1 / (1 - per_metal)
    into = d.lanes.lanes_in
    back = {(b, k): share * rounds for c, share in returned.items() for k in into.get((c, b), ())}
    return back | {(b, k): per_metal * rounds for c in metals for k in into.get((c, b), ())}


def metal_per_magnet(d: NetworkData, beneficiaries: Iterable[Beneficiary]) -> dict[tuple[Beneficiary, Recipe], float]:
    """Metal of the metal stage in a tonne of magnet, losses in, by beneficiary and magnet route."""
    result = {}
    for b in beneficiaries:
        metals = set(metals_of(d, b))
        for r in (r for r in routes_of(d, b) if role_of(d, r) == "magnet"):
            result[b, r] = total(a if c in metals else a * metal_in(d, b, c) for c, a in inputs_of(d, b, r))
    return result


def own_chain(d: NetworkData, b: Beneficiary, r: Recipe) -> bool:
    """Whether a magnet route starts at the beneficiary's own oxide: it takes own metal, and no other metal or alloy.

    A facility that has no route to an alloy, or none to the metal in it, can only buy them in.
    """
    goods = [c for c, _ in inputs_of(d, b, r)]
    return metal_per_magnet(d, [b])[b, r] > 0 and not any(must_be_bought(d, b, c) for c in goods)


def must_be_bought(d: NetworkData, b: Beneficiary, c: Commodity) -> bool:
    """Whether a good holds metal that the metal stage of a beneficiary cannot have made."""
    kind = d.commodities.kind_of[c]
    if kind == "alloy":
        routes = [r for r, _ in d.recipes.makes.get((c, b), ()) if role_of(d, r) == "alloy"]
        return metal_in(d, b, c) == 0 or any(
            must_be_bought(d, b, x) for r in routes for x, _ in inputs_of(d, b, r) if x != c
        )
    foreign = kind == "metal" and d.commodities.content[c, "ndpr"] > 0 and c not in metals_of(d, b)
    return foreign or kind == "magnet"


def metal_in(d: NetworkData, b: Beneficiary, alloy: Commodity) -> float:
    """Metal of the metal stage that a tonne of an alloy takes at a facility; 0 for what is no alloy of its own."""
    routes = [r for r, _ in d.recipes.makes.get((alloy, b), ())
              if d.recipes.main_output[r] == alloy and role_of(d, r) == "alloy"]
    metals = metals_of(d, b)
    return most(0.0, *(
        total(a for c in metals for rr, a in d.recipes.uses.get((c, b), ()) if rr == r) for r in routes
    ))


def metals_of(d: NetworkData, b: Beneficiary) -> list[Commodity]:
    """Commodities that the metal stage of a facility makes."""
    return list(dict.fromkeys(d.recipes.main_output[r] for r in routes_of(d, b) if role_of(d, r) == "metal"))


def _returned(d: NetworkData, b: Beneficiary, bought: Commodity, goods: list[Commodity]) -> float:
    """Most metal that swarf of a tonne bought in brings back through the facility's own recycling.

    What a route makes of it gives swarf in its turn at later stages, where it is among the goods with own magnets.
    """
    highest = 0.0
    for r, need in d.recipes.uses.get((bought, b), ()):
        made = d.recipes.main_output[r]
        later = _returned(d, b, made, goods) / need if made in goods else 0.0
        highest = most(highest, _from_swarf(d, b, r, need) + later)
    return highest


def _from_swarf(d: NetworkData, b: Beneficiary, r: Recipe, need: float) -> float:
    """Most metal from the swarf of a route, for a tonne of the good of which a tonne of its output needs so much."""
    uses, highest = d.recipes.uses, 0.0
    for scrap, makers in (
        (c, p) for (c, f), p in d.recipes.makes.items() if f == b and d.commodities.kind_of[c] == "scrap"
    ):
        swarf = total(a for rr, a in makers if rr == r) / need
        for recycling, per_oxide in uses.get((scrap, b), ()):
            oxide = d.recipes.main_output[recycling]
            metal = most(0.0, *(1 / a for rr, a in uses.get((oxide, b), ()) if role_of(d, rr) == "metal"))
            highest = most(highest, swarf / per_oxide * metal)
    return highest
