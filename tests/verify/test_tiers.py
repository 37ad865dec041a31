"""Import tiers: plans that use them pass, spoilt ones fail by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from model.verify import verify
from model.verify.saved import read_solution
from tests.cases.tiered import importing, seasonal, tiered, two_grades
from tests.verify.plans import Change, Solved, change, plus, scheme, solved, to

pytestmark = pytest.mark.solve

Y1, Y2 = "FY2026-27", "FY2027-28"
Edit = tuple[str, Change, dict[str, object]]
CASES = {"two tiers": tiered, "two grades": two_grades, "seasons": seasonal, "none": importing}


@cache
def plans(name: str) -> Solved:
    return solved(CASES[name]().tables)


def over(new: Change, tier: int, period: str, commodity: str = "magnet") -> Edit:
    """Another amount beyond the ceiling."""
    return "over_ceiling", new, {"commodity": commodity, "from_": "China", "tier": tier, "period": period}


def result(name: str) -> Edit:
    """Another result."""
    return name, plus(1.0), {"year": Y1}


SPOILT: dict[str, tuple[str, Edit]] = {
    "tier_allowed": ("none", over(to(1.0), 1, Y1)),
    "tier_limit": ("two tiers", over(plus(1.0), 1, Y1)),
    "tier_season_limit": ("seasons", over(plus(1.0), 1, f"{Y1} 2/2")),
    "tier_link": ("two grades", over(plus(1.0), 1, Y2)),
    "supply_limit": ("two tiers", over(plus(-1.0), 2, Y1)),
    "supply_season_limit": ("seasons", over(plus(-1.0), 1, f"{Y1} 2/2")),
    "tier_premium_cost": ("two tiers", result("tier_premium_cost")),
    "duty_cost": ("two tiers", over(plus(1.0), 2, Y1)),
    "users_payment": ("two tiers", over(plus(1.0), 2, Y1)),
    "national_cost": ("two tiers", over(plus(1.0), 2, Y1)),
    "exchequer_cost": ("two tiers", over(plus(1.0), 2, Y1)),
    "numbers_valid": ("two tiers", over(to(-1.0), 1, Y1)),
}
"""Check → the case, and what is changed in its plan."""


@pytest.mark.parametrize("name", CASES)
def test_every_plan_passes(name: str) -> None:
    """Without it: a right plan is refused. The premium and the duty on it are recomputed from the workbook."""
    for plan, solution in plans(name).plans.items():
        assert [f.sentence for f in verify(plans(name).tables_of(plan), solution).failures] == []
    assert (plans(name).plans["chosen"]["over_ceiling"]["value"].sum() > 0) == (name != "none")


@pytest.mark.parametrize("check", SPOILT)
def test_a_spoilt_plan_fails_by_name(check: str) -> None:
    name, (table, new, keys) = SPOILT[check]
    solution = plans(name).copy()
    change(solution, table, new, **keys)
    found = {f.check: f.sentence for f in verify(plans(name).tables, solution).failures}
    assert check in found
    assert found[check].startswith("Off by ")


def test_a_saved_plan_is_read_back_with_its_tiers(tmp_path: Path) -> None:
    """Proves: the number of a tier is a number again, not a text."""
    for name, frame in plans("two tiers").copy().items():
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    assert [f.sentence for f in verify(plans("two tiers").tables, read_solution(tmp_path)).failures] == []


def test_every_check_beyond_the_chain_is_spoilt() -> None:
    """Without it: a check could pass whatever the plan."""
    there = {f.check for f in verify(scheme().tables, scheme().copy()).findings}
    here = {f.check for n in CASES for f in verify(plans(n).tables, plans(n).copy()).findings}
    assert here - there <= set(SPOILT)
