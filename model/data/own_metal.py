"""Own metal: which magnets are made from own oxide, metal and alloy, and what swarf of bought-in goods brings back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.data.model_data import ModelData
from model.ground.errors import InputProblems, Problem


def metal_per_magnet(d: ModelData, beneficiaries: Iterable[str]) -> dict[tuple[str, str], float]:
    """Metal of the metal stage in a tonne of magnet, losses in, by beneficiary and magnet route."""
    result = {}
    for b in beneficiaries:
        metals = set(metals_of(d, b))
        for r in (r for f, r in d.FACILITY_RECIPES if f == b and d.stage_role[d.main_stage[r]] == "magnet"):
            result[b, r] = sum(a if c in metals else a * metal_in(d, b, c) for c, a in inputs_of(d, b, r))
    return result


def own_chain(d: ModelData, b: str, r: str) -> bool:
    """Whether a magnet route starts at the beneficiary's own oxide: it takes own metal, and no other metal or alloy.

    A facility that has no route to an alloy, or none to the metal in it, can only buy them in.
    """
    goods = [c for c, _ in inputs_of(d, b, r)]
    return metal_per_magnet(d, [b])[b, r] > 0 and not any(_bought_in(d, b, c) for c in goods)


def _bought_in(d: ModelData, b: str, c: str) -> bool:
    """Whether a good holds metal that the metal stage of a beneficiary cannot have made."""
    kind = d.kind_of[c]
    if kind == "alloy":
        routes = [r for r, _ in d.makes.get((c, b), ()) if d.stage_role[d.main_stage[r]] == "alloy"]
        return metal_in(d, b, c) == 0 or any(
            _bought_in(d, b, x) for r in routes for x, _ in inputs_of(d, b, r) if x != c
        )
    foreign = kind == "metal" and d.content[c, "ndpr"] > 0 and c not in metals_of(d, b)
    return foreign or kind == "magnet"


def inputs_of(d: ModelData, b: str, r: str) -> list[tuple[str, float]]:
    """What a route takes at a facility: commodity and t per t."""
    return [(c, a) for (c, f), pairs in d.uses.items() if f == b for rr, a in pairs if rr == r]


def metal_in(d: ModelData, b: str, alloy: str) -> float:
    """Metal of the metal stage that a tonne of an alloy takes at a facility; 0 for what is no alloy of its own."""
    routes = [r for r, _ in d.makes.get((alloy, b), ()) if d.main_output[r] == alloy
              and d.stage_role[d.main_stage[r]] == "alloy"]
    metals = metals_of(d, b)
    found = [sum(a for c in metals for rr, a in d.uses.get((c, b), ()) if rr == r) for r in routes]
    return max(found, default=0.0)


def metals_of(d: ModelData, b: str) -> list[str]:
    """Commodities that the metal stage of a facility makes."""
    return list(dict.fromkeys(
        d.main_output[r] for f, r in d.FACILITY_RECIPES if f == b and d.stage_role[d.main_stage[r]] == "metal"
    ))


def own_metal(d: ModelData) -> dict[str, Any]:
    """Own metal made, shipped out, put into own alloy, and what swarf of bought-in goods brings back as metal.

    Returns:
        `metal_output` and `metal_out_lanes` by beneficiary; `alloy_metal` b → [(r, t per t)]; `bought_in` (b, lane) →
        metal that swarf of a tonne of metal, alloy or magnets bought in brings back, round after round [t/t].

    Raises:
        InputProblems: the routes bring back as much metal as they take.
    """
    output, out, used, back = {}, {}, {}, {}
    for b in d.BENEFICIARIES:
        metals = metals_of(d, b)
        own = [r for f, r in d.FACILITY_RECIPES if f == b]
        output[b] = [r for r in own if d.stage_role[d.main_stage[r]] == "metal"]
        out[b] = [k for c in metals for k in d.lanes_out.get((c, b), ())]
        used[b] = [
            (r, a) for c in metals for r, a in d.uses.get((c, b), ()) if d.stage_role[d.main_stage[r]] == "alloy"
        ]
        goods = [c for c, f in d.uses if f == b and d.kind_of[c] in ("alloy", "magnet")]
        returned = {c: _returned(d, b, c) for c in goods}
        per_metal = max((v / metal_in(d, b, c) for c, v in returned.items() if metal_in(d, b, c)), default=0.0)
        if per_metal >= 1:
            raise InputProblems([Problem("Sheet 'Recipes'", f"at {b} the swarf of a tonne of metal brings back "
                                         f"{per_metal:.3g} t of metal.", "Correct the amounts: it must be below 1 t.")])
        rounds = 1 / (1 - per_metal)
        for c, share in returned.items():
            back.update({(b, k): share * rounds for k in d.lanes_in.get((c, b), ())})
        back.update({(b, k): per_metal * rounds for c in metals for k in d.lanes_in.get((c, b), ())})
    return {"metal_output": output, "metal_out_lanes": out, "alloy_metal": used, "bought_in": back}


def _returned(d: ModelData, b: str, bought: str) -> float:
    """Most metal that the swarf of a tonne bought in can bring back through the facility's own recycling."""
    most = 0.0
    for r, need in d.uses.get((bought, b), ()):
        for scrap, makers in ((c, p) for (c, f), p in d.makes.items() if f == b and d.kind_of[c] == "scrap"):
            swarf = sum(a for rr, a in makers if rr == r) / need
            for recycling, per_oxide in d.uses.get((scrap, b), ()):
                oxide = d.main_output[recycling]
                metal = max((1 / a for rr, a in d.uses.get((oxide, b), ())
                             if d.stage_role[d.main_stage[rr]] == "metal"), default=0.0)
                most = max(most, swarf / per_oxide * metal)
    return most
