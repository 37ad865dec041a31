"""What networks of any industry also need: plans that use it pass, spoilt ones fail by name."""

from __future__ import annotations

from functools import cache

import pytest

from model.verify import DECISIONS, verify
from model.verify.decisions import MONEY_DECISIONS
from tests.cases.case import Case
from tests.cases.small import bought, plant
from tests.verify.plans import Change, Solved, change, plus, scheme, solved, to

Y1, Y2, Y3 = "FY2026-27", "FY2027-28", "FY2028-29"
Edit = tuple[str, Change, dict[str, object]]


def network() -> Case:
    """Two plants, of which G may be opened and is built in units of 20 t/a; each year has two steps.

    A better grade stands in for 5 t a year, a tenth of what is sold comes back as scrap after a year, F keeps 30 days
    of alloy, and the planner's own limits hold what is made, built and opened, one of them at a penalty.
    """
    better, alloy = bought("magnet plus", 0.5, years=5.0), bought("alloy", 0.4, years=150.0)
    case = plant().set(steps_per_year="2", discount_rate=0.1, capital_charge="annuity", constant_cost=2.5)
    case = case.with_("Commodities", {"commodity": "magnet"}, replaced_by="magnet plus")
    case = case.adding("Commodities", {"commodity": "magnet plus", "kind": "magnet", "ndpr": 0.3,
                                       "reference_country": "China"},
                       {"commodity": "scrap", "kind": "scrap", "ndpr": 0.3, "surplus": True})
    case = case.with_("Supply", {"commodity": "alloy"}, supply="Alloy works", years=alloy[0]["years"])
    case = case.adding("Supply", better[0]).adding("Prices", better[1])
    case = case.adding("Prices", {"commodity": "alloy", "at": "Alloy works", "currency": "₹", "years": 3500.0})
    case = case.adding("Facilities", {"facility": "G", "decision": "decide", "opening_cost": 0.5, "yearly_cost": 0.1,
                                      "throughput": 45.0})
    case = case.adding("Stages", {"stage": "melting"})
    case = case.adding("Recipes", {"recipe": "melt", "stage": "melting", "commodity": "alloy", "role": "main output"},
                       {"recipe": "melt", "stage": "melting", "commodity": "scrap", "amount": 1.1})
    plus_route = {"recipe": "M plus", "stage": "mag"}
    case = case.adding("Recipes", {**plus_route, "commodity": "magnet plus", "role": "main output"},
                       {**plus_route, "commodity": "alloy", "amount": 9.0})
    case = case.with_("Capacity", {"facility": "F"}, most=30.0)
    case = case.adding(
        "Capacity",
        {"facility": "G", "stage": "mag", "capex": 0.3, "life": 3, "most": 60.0, "unit_size": 20.0,
         "reference_size": 20.0, "scale_exponent": 0.6},
        {"facility": "F", "stage": "melting", "option": "old", "kind": "existing", "most": 50.0},
    )
    case = case.adding("Returns", {"market": "EV", "commodity": "magnet", "scrap": "scrap", "facility": "F", "years": 1,
                                   "share": 0.1})
    return with_own_limits(with_stocks(case))


def with_stocks(case: Case) -> Case:
    """Alloy at F and a reserve of the better grade, both in days; sales and supply differ by step."""
    case = case.adding("Facilities", {"facility": "Vault", "kind": "reserve"})
    case = case.adding("Stocks", {"facility": "F", "commodity": "alloy", "most": 200.0, "floor_days": 30.0},
                       {"facility": "Vault", "commodity": "magnet plus", "most": 9.0, "closing": 0.0,
                        "floor_days": 10.0})
    parts = (("EV", 1, 0.4), ("EV", 2, 0.6), ("Alloy works", 1, 0.7), ("Alloy works", 2, 0.7))
    return case.adding("Seasons", *({"name": n, "step": step, "share": share} for n, step, share in parts))


def with_own_limits(case: Case) -> Case:
    """The planner's own limits: at most, at least and exactly, and one at a penalty."""
    limit = {"over": "each year", "sense": "≤"}
    return case.adding(
        "Limits",
        {**limit, "name": "made at F", "quantity": "made", "facility": "F", "commodity": "magnet", "value": 20.0,
         "penalty": 0.05},
        {**limit, "name": "built at G", "quantity": "built", "facility": "G", "over": "all years", "sense": "≥",
         "value": 40.0},
        {**limit, "name": "opened", "quantity": "open", "over": "all years", "sense": "=", "value": 1.0},
        {**limit, "name": "from China", "quantity": "shipped", "origin": "China", "target": "India",
         "commodity": "magnet", "value": 60.0},
    )


@cache
def plans() -> Solved:
    return solved(network().tables)


SPOILT: dict[str, Edit] = {
    "open_define": ("open", to(0.5), {"facility": "G"}),
    "open_allowed": ("open", to(1.0), {"facility": "F"}),
    "open_link": ("open", to(0.0), {"facility": "G"}),
    "usable_capacity_limit": ("usable_capacity", plus(30.0), {"facility": "G", "stage": "mag", "year": Y1}),
    "throughput_limit": ("ship", plus(40.0), {"commodity": "magnet", "from_": "G", "to": "EV", "period": f"{Y1} 2/2"}),
    "unit_choice_define": ("unit_choice", to(0.5), {"facility": "G", "stage": "mag", "option": "new", "year": Y1,
                                                    "units": 2}),
    "unit_choice_allowed": ("unit_choice", to(1.0), {"facility": "G", "stage": "mag", "option": "new", "year": Y2,
                                                     "units": 9}),
    "unit_choice_limit": ("unit_choice", to(1.0), {"facility": "G", "stage": "mag", "option": "new", "year": Y1,
                                                   "units": 1}),
    "unit_build_define": ("build", plus(1.0), {"facility": "G", "stage": "mag", "option": "new", "year": Y1}),
    "substitute_allowed": ("substitute", to(1.0), {"commodity": "magnet plus", "better": "magnet", "market": "EV",
                                                   "period": f"{Y1} 1/2"}),
    "substitute_balance": ("ship", plus(1.0), {"commodity": "magnet plus", "from_": "China", "to": "EV",
                                               "period": f"{Y1} 2/2"}),
    "home_substitute_limit": ("home_substitute", to(9.0), {"commodity": "magnet", "better": "magnet plus",
                                                           "market": "EV", "period": f"{Y1} 1/2"}),
    "home_arrival_limit": ("home_substitute", to(1.0), {"commodity": "magnet", "better": "magnet plus", "market": "EV",
                                                        "period": f"{Y1} 2/2"}),
    "home_substitute_floor": ("substitute", plus(1.0), {"commodity": "magnet", "better": "magnet plus", "market": "EV",
                                                        "period": f"{Y1} 1/2"}),
    "stock_days_floor": ("stock", to(0.0), {"commodity": "alloy", "facility": "F", "period": f"{Y2} 1/2"}),
    "reserve_days_floor": ("stock", plus(-0.1), {"commodity": "magnet plus", "facility": "Vault",
                                                 "period": f"{Y2} 2/2"}),
    "supply_season_limit": ("ship", plus(110.0), {"commodity": "alloy", "from_": "Alloy works", "to": "F",
                                                  "period": f"{Y1} 1/2"}),
    "own_limit": ("limit_excess", plus(-5.0), {"limit": "made at F", "year": Y1}),
    "own_floor": ("build", plus(-30.0), {"facility": "G", "stage": "mag", "option": "new", "year": Y1}),
    "own_balance": ("open", to(0.0), {"facility": "G"}),
    "penalty_allowed": ("limit_excess", to(1.0), {"limit": "from China", "year": Y1}),
    "limit_penalty_cost": ("limit_penalty_cost", plus(1.0), {"year": Y1}),
    "scale_cost": ("scale_cost", plus(1.0), {"year": Y1}),
    "opening_cost": ("opening_cost", plus(1.0), {"year": Y1}),
    "open_facility_cost": ("open_facility_cost", plus(1.0), {"year": Y2}),
    "constant_cost": ("constant_cost", plus(1.0), {"year": Y3}),
    "capital_cost": ("capital_cost", plus(1.0), {"year": Y3}),
    "demand_balance": ("substitute", plus(1.0), {"commodity": "magnet", "better": "magnet plus", "market": "EV",
                                                 "period": f"{Y1} 2/2"}),
    "surplus_balance": ("activity", plus(5.0), {"facility": "F", "recipe": "melt", "period": f"{Y2} 1/2"}),
}
"""Check → what is changed in the plan."""


@pytest.mark.solve
def test_the_plan_uses_every_feature_and_passes():
    """Without it: checks that pass because nothing is there to check."""
    for name, solution in plans().plans.items():
        assert [f.sentence for f in verify(plans().tables_of(name), solution).failures] == []
    plan = plans().plans["chosen"]
    for name in ("open", "unit_choice", "substitute", "limit_excess", "scale_cost", "opening_cost", "stock"):
        assert plan[name]["value"].abs().sum() > 0, name
    melted = plan["activity"][plan["activity"]["recipe"] == "melt"]
    assert melted["value"].sum() > 0


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT)
def test_a_spoilt_rule_fails_its_check(check):
    solution = plans().copy()
    name, new, keys = SPOILT[check]
    change(solution, name, new, **keys)
    found = {f.check: f.sentence for f in verify(plans().tables, solution).failures}
    assert check in found
    assert found[check].startswith("Off by ")


@pytest.mark.solve
def test_every_check_beyond_the_chain_is_spoilt():
    """Without it: a check could pass whatever the plan."""
    here, there = (
        {f.check for f in verify(case().tables, case().copy()).findings} for case in (plans, scheme)
    )
    assert here - there <= set(SPOILT)


OF_STOPS = {n for n in DECISIONS if n.startswith("stop_")} | {"reserve_held"}
USED = sorted(set(DECISIONS) - set(MONEY_DECISIONS) - OF_STOPS - {"size", "share_excess", "over_ceiling"})
"""Decisions that the networks have places for; those of stops and reserves: test_stops.py and test_reserve.py."""


@pytest.mark.solve
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0])
@pytest.mark.parametrize("name", USED)
def test_a_decision_that_is_no_proper_number_is_found(name, value):
    solution = plans().copy()
    solution[name].loc[solution[name].index[0], "value"] = value
    assert "numbers_valid" in {f.check for f in verify(plans().tables, solution).failures}
