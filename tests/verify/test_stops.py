"""Stops: plans that have them pass, spoilt ones fail by name."""

from __future__ import annotations

from functools import cache

import pytest

from model.verify import verify
from tests.cases.stopping import carbon, laying_in, priced, stopping, with_stock
from tests.cases.tiered import FIRST
from tests.verify.plans import Change, Solved, change, plus, solved, to

pytestmark = pytest.mark.solve

Y, EARLY = "FY2028-29", "FY2026-27"
Edit = tuple[str, Change, dict[str, object]]
CASES = {
    "six months": lambda: priced(with_stock(stopping(stop_chance=0.5))),
    "no ceiling": lambda: priced(stopping(japan=float("inf"), stop_chance=0.5)),
    "over the year": lambda: priced(stopping(stop_spread="over the year", stop_chance=0.5, point_price=0.01)),
    "in quarters": lambda: priced(with_stock(stopping(stop_chance=0.5))).set(steps_per_year="4"),
    "tier": lambda: priced(stopping(stop_chance=0.5)).adding(
        "Import tiers", {**FIRST, "commodity": "magnet", "country": "Japan", "premium": 0.8}),
    "seasons": lambda: priced(stopping(stop_chance=0.5)).set(steps_per_year="2").adding(
        "Seasons", *({"name": "Japan", "step": s, "share": v} for s, v in ((1, 0.75), (2, 0.25)))).adding(
        "Import tiers", {**FIRST, "commodity": "magnet", "country": "Japan", "premium": 0.8}),
    "carbon": carbon,
    "laying in": laying_in,
    "in order": lambda: stopping(),
}


@cache
def plans(name: str) -> Solved:
    return solved(CASES[name]().tables)


def bought(new: Change, name: str = "ship", **keys: object) -> Edit:
    """Another amount bought from Japan in the stop."""
    here: dict[str, object] = {"stop": Y, "commodity": "magnet", "from_": "Japan", "period": Y, **keys}
    return f"stop_{name}", new, here


SPOILT: dict[str, tuple[str, Edit]] = {
    "stop_year_valid": ("six months", ("stop_unmet_demand", plus(1.0), {"stop": Y})),
    "stop_surplus_balance": ("six months", ("stop_activity", plus(1.0), {"stop": Y})),
    "stop_capacity_limit": ("six months", ("stop_activity", plus(99.0), {"stop": Y})),
    "stop_closing_limit": ("six months", ("stop_stock", to(40.0), {"stop": Y})),
    "stop_stock_limit": ("six months", ("stop_stock", to(40.0), {"stop": Y})),
    "stop_demand_balance": ("six months", ("stop_unmet_demand", plus(-1.0), {"stop": Y})),
    "stop_supply_limit": ("six months", bought(plus(9.0))),
    "stop_flow_limit": ("six months", bought(plus(9.0))),
    "stop_tier_limit": ("tier", bought(plus(30.0), "over_ceiling", tier=1)),
    "stop_surge_limit": ("six months", bought(plus(9.0), "over_ceiling", tier=0)),
    "stop_tier_season_limit": ("seasons", bought(plus(2.0), "over_ceiling", tier=1, period=f"{Y} 2/2")),
    "stop_surge_season_limit": ("seasons", bought(plus(1.0), "over_ceiling", tier=0, period=f"{Y} 2/2")),
    "stop_carbon_cost": ("carbon", ("stop_activity", plus(-1.0), {"stop": Y})),
    "stop_tier_link": ("six months", bought(plus(99.0), "over_ceiling", tier=0)),
    "stop_purchase_cost": ("six months", bought(plus(1.0))),
    "stop_tier_premium_cost": ("six months", bought(plus(1.0), "over_ceiling", tier=0)),
    "stop_unmet_demand_cost": ("six months", ("stop_unmet_demand", plus(1.0), {"stop": Y})),
    "stop_unmet_demand_aim": ("six months", ("stop_unmet_demand", plus(1.0), {"stop": Y})),
    "stop_paid_back": ("six months", ("stop_stock", plus(1.0), {"stop": Y})),
    "stop_loss": ("in order", ("stop_loss", plus(1.0), {"year": Y})),
    "expected_stop_loss": ("six months", ("expected_stop_loss", plus(1.0), {})),
    "dependence_points": ("over the year", ("dependence_points", plus(1.0), {})),
    "claimable_money": ("in order", ("claimable_money", plus(1.0), {})),
    "total_aim": ("over the year", ("total_aim", plus(1.0), {})),
    "numbers_valid": ("six months", bought(to(-1.0))),
}
"""Check → the case, and what is changed in its plan."""


@pytest.mark.parametrize("name", CASES)
def test_every_plan_passes(name: str) -> None:
    """Without it: a right plan is refused. Flows and costs of stops are recomputed from the workbook."""
    for plan, solution in plans(name).plans.items():
        assert [f.sentence for f in verify(plans(name).tables_of(plan), solution).failures] == []
    assert plans(name).plans["chosen"]["stop_loss"]["value"].sum() > 0


@pytest.mark.parametrize("check", SPOILT)
def test_a_spoilt_plan_fails_by_name(check: str) -> None:
    name, (table, new, keys) = SPOILT[check]
    solution = plans(name).copy()
    if check == "stop_year_valid":
        solution[table]["stop"] = EARLY
        keys = {"stop": EARLY}
    change(solution, table, new, **keys)
    found = {f.check: f.sentence for f in verify(plans(name).tables, solution).failures}
    assert check in found
    assert found[check].startswith("Off by ")
