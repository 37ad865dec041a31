"""A plan that is spoilt in one rule fails the check of that rule."""

from __future__ import annotations

import pytest

from model.verify import DECISIONS, verify
from tests.verify.plans import Change, Solved, change, flows, lots, plus, scheme, to

Y1, Y2, Y3, Y4, Y5 = "FY2026-27", "FY2027-28", "FY2028-29", "FY2029-30", "FY2030-31"
Edit = tuple[str, Change, dict[str, object]]


def ship(amount: float, commodity: str, origin: str, target: str, period: str) -> Edit:
    """More on a lane."""
    return "ship", plus(amount), {"commodity": commodity, "from_": origin, "to": target, "period": period}


def build(amount: float, facility: str, stage: str, year: str, option: str = "new") -> Edit:
    """More capacity of a stage."""
    return "build", plus(amount), {"facility": facility, "stage": stage, "option": option, "year": year}


def work(amount: float, facility: str, recipe: str, period: str) -> Edit:
    """More of a route."""
    return "activity", plus(amount), {"facility": facility, "recipe": recipe, "period": period}


def stock(change_by: Change, commodity: str, facility: str, period: str) -> Edit:
    """Another closing stock."""
    return "stock", change_by, {"commodity": commodity, "facility": facility, "period": period}


def size(change_by: Change, beneficiary: str, tonnes: float) -> Edit:
    """Another part of a size."""
    return "size", change_by, {"beneficiary": beneficiary, "size": tonnes}


SPOILT: dict[str, list[Edit]] = {
    "numbers_valid": [ship(-1000, "magnet N", "China", "Cars", Y1)],
    "lanes_allowed": [ship(1, "metal", "B1", "B2", Y3)],
    "recipes_allowed": [work(1, "Recycler", "reduce", Y3)],
    "stocks_allowed": [stock(plus(1), "metal", "Store", Y3)],
    "unmet_allowed": [("unmet_demand", plus(1), {"commodity": "cerium", "market": "Glass", "period": Y1})],
    "sizes_allowed": [size(plus(0.1), "B2", 60.0)],
    "build_start": [build(1, "Recycler", "recycling", Y1)],
    "supply_limit": [ship(900, "magnet SH", "China", "Cars", Y1)],
    "reserve_limit": [ship(1500, "ore", "Mine", "Refinery", Y5)],
    "share_excess_floor": [("share_excess", to(0), {"country": "China", "goods": "magnets", "year": Y1})],
    "share_excess_allowed": [("share_excess", to(1), {"country": "China", "goods": "alloy", "year": Y1})],
    "usable_capacity_define": [("usable_capacity", plus(1), {"facility": "B1", "stage": "casting", "year": Y3})],
    "capacity_limit": [work(100, "B1", "sinter SH", Y3)],
    "build_limit": [build(2000, "Refinery", "separation", Y3)],
    "standing_limit": [build(4, "Recycler", "recycling", Y2, "hired"), build(4, "Recycler", "recycling", Y3, "hired")],
    "build_floor": [build(-1000, "Recycler", "recycling", Y2)],
    "commodity_balance": [work(1, "B1", "cast", Y3)],
    "surplus_balance": [ship(100, "swarf", "B1", "Recycler", Y3)],
    "stock_limit": [stock(to(31), "light oxide", "Store", Y2)],
    "stock_end": [stock(to(4), "light oxide", "Refinery", Y5)],
    "demand_balance": [ship(1, "magnet N", "China", "Pumps", Y2)],
    "outlet_limit": [ship(5, "cerium", "Refinery", "Abroad", Y2)],
    "fixed_award_define": [size(plus(-0.1), "B1", 80.0)],
    "open_award_limit": [size(plus(0.1), "B2", 80.0)],
    "out_award_limit": [size(to(0.1), "B3", 40.0)],
    "wanted_award_limit": [size(to(1), "B1", 80.0)],
    "wanted_award_floor": [size(to(0), "B1", 80.0), size(to(1), "B1", 40.0)],
    "net_worth_limit": [size(to(1.5), "B2", 80.0)],
    "total_award_limit": [size(to(2), "B2", 80.0)],
    "award_link": [build(1, "B1", "sintering", Y2)],
    "own_metal_floor": [build(-1, "B1", "reduction", Y2)],
    "own_alloy_floor": [build(-1, "B1", "casting", Y2)],
    "outside_build_limit": [build(1, "B1", "sintering", Y3)],
    "parties_balance": [("freight_cost", plus(1.0), {"year": Y3})],
    "element_losses": [work(-1000, "B1", "sinter SH", Y3)],
    "element_balance": [work(1, "B1", "cast", Y3)],
}
"""Check of a rule → what is changed in the chain's plan."""

SPOILT_LOTS: dict[str, list[Edit]] = {
    "whole_lots_define": [size(to(0.5), "B1", 60.0)],
    "net_worth_limit": [size(to(1), "B2", 80.0)],
    "beneficiaries_limit": [size(to(1), "B2", 40.0)],
    "award_order_limit": [size(to(0), "B3", k) for k in (40.0, 60.0, 80.0)] + [size(to(1), "B2", 40.0)],
    "wanted_award_floor": [size(to(0), "B1", 60.0), size(to(0), "B1", 80.0), size(to(1), "B1", 40.0)],
}
"""The same in whole lots."""

SPOILT_FLOWS: dict[str, list[Edit]] = {
    "tax_floor": [("incentive", plus(5000.0), {"beneficiary": "B1", "year": Y3})],
    "maker_accounts_balance": [("own_sales", plus(1.0), {"beneficiary": "B1", "year": Y3})],
}
"""The same where makers are judged on their own flows, after tax."""


SUMS = ("parties_balance", "maker_accounts_balance")
"""Checks that add many results up, and fail with each of them."""


def reported(case: Solved) -> list[str]:
    """Checks that compare a result table with rows."""
    solution = case.copy()
    return [f.check for f in verify(case.tables, solution).findings if len(solution.get(f.check, ()))]


REPORTED = reported(scheme())
"""Checks that compare a result table of the chain."""

FLOWS = [c for c in reported(flows()) if c not in REPORTED]
"""Those that only makers judged on their own flows have."""

FILLED = [name for name in DECISIONS if len(scheme().copy().get(name, ()))]
"""Decisions that the chain has places for."""


def failures(case: Solved, edits: list[Edit]) -> dict[str, str]:
    """Check → sentence, of the checks that the spoilt plan fails."""
    solution = case.copy()
    for name, new, keys in edits:
        change(solution, name, new, **keys)
    return {f.check: f.sentence for f in verify(case.tables, solution).failures}


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT)
def test_a_spoilt_rule_fails_its_check(check):
    found = failures(scheme(), SPOILT[check])
    assert check in found
    assert found[check].startswith("Off by ")


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT_LOTS)
def test_a_spoilt_rule_of_whole_lots_fails_its_check(check):
    assert check in failures(lots(), SPOILT_LOTS[check])


@pytest.mark.solve
@pytest.mark.parametrize("check", SPOILT_FLOWS)
def test_a_spoilt_rule_of_own_flows_fails_its_check(check):
    assert check in failures(flows(), SPOILT_FLOWS[check])


@pytest.mark.solve
@pytest.mark.parametrize(("case", "check"), [*((scheme, c) for c in REPORTED), *((flows, c) for c in FLOWS)])
def test_a_spoilt_result_fails_its_check_and_no_other_but_sums(case, check):
    """Every cost line, measure and total: the table differs from what the decisions give."""
    solution = case().copy()
    last = solution[check].index[-1]
    solution[check].loc[last, "value"] += 0.01 + 0.01 * abs(solution[check].loc[last, "value"])
    assert [f.check for f in verify(case().tables, solution).failures if f.check not in SUMS] == [check]


@pytest.mark.solve
@pytest.mark.parametrize("check", REPORTED)
def test_an_absent_result_fails_its_check(check):
    solution = scheme().copy()
    del solution[check]
    found = [f for f in verify(scheme().tables, solution).failures if f.check not in SUMS]
    assert [(f.check, f.where) for f in found] == [(check, "the table, which is absent")]


@pytest.mark.solve
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0])
@pytest.mark.parametrize("name", FILLED)
def test_a_decision_that_is_no_proper_number_is_found(name, value):
    solution = scheme().copy()
    solution[name].loc[solution[name].index[0], "value"] = value
    assert "numbers_valid" in {f.check for f in verify(scheme().tables, solution).failures}


@pytest.mark.solve
def test_a_finding_names_the_worst_place():
    solution = scheme().copy()
    change(solution, "ship", plus(3.0), commodity="magnet N", from_="China", to="Pumps", period=Y2)
    change(solution, "ship", plus(1.0), commodity="magnet N", from_="China", to="Pumps", period=Y1)
    found = next(f for f in verify(scheme().tables, solution).failures if f.check == "demand_balance")
    assert found.where == f"magnet N · Pumps · {Y2}"
    assert found.largest_difference == pytest.approx(3.0)
    assert found.unit == "t"
