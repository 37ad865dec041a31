"""Own metal and own alloy: the largest need of a tonne of magnets, through a bidder's routes."""

from __future__ import annotations

from model.verify.case import PlanCase


def metal_and_alloy_needed(case: PlanCase, facility: str) -> tuple[float, float]:
    """Metal and alloy that a tonne of a facility's most demanding magnets takes.

    Metal is what its stages with the scheme role metal make, alloy likewise; metal in an alloy counts by the most
    demanding route to that alloy.

    Args:
        case: the plan and its workbook.
        facility: a bidder.

    Returns:
        Tonnes of metal and of alloy per tonne of magnets.
    """
    metal_routes, alloy_routes, magnet_routes = (_routes(case, facility, r) for r in ("metal", "alloy", "magnet"))
    metals = {case.routes.output[r] for r in metal_routes}
    alloys = {case.routes.output[r] for r in alloy_routes}
    metal_of = dict.fromkeys(alloys, 0.0)
    for r in alloy_routes:
        need = sum(a for c, a in _inputs(case, facility, r) if c in metals)
        metal_of[case.routes.output[r]] = max(metal_of[case.routes.output[r]], need)
    most_metal = most_alloy = 0.0
    for r in magnet_routes:
        taken = _inputs(case, facility, r)
        most_alloy = max(most_alloy, sum(a for c, a in taken if c in alloys))
        most_metal = max(
            most_metal,
            sum(a for c, a in taken if c in metals) + sum(a * metal_of[c] for c, a in taken if c in alloys),
        )
    return most_metal, most_alloy


def _routes(case: PlanCase, facility: str, role: str) -> list[str]:
    stages = {r["stage"] for r in case.facts.rows("Stages") if r["scheme_role"] == role}
    return sorted(r for f, r in case.routes.worked if f == facility and case.routes.stage[r] in stages)


def _inputs(case: PlanCase, facility: str, recipe: str) -> list[tuple[str, float]]:
    return [(c, a) for (f, r, c), a in case.routes.inputs.items() if (f, r) == (facility, recipe)]
