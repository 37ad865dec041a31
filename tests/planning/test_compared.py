"""Plans compared with the chosen one are checked as strictly as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.planning.compared import checked
from model.planning.plan import NO_SCHEME, program_of, solve
from tests.cases.network import chain

pytestmark = pytest.mark.solve


def test_every_plan_compared_is_checked() -> None:
    result = solve(program_of(chain()))
    found = checked(result)
    assert [f.check for f in found] == ["compared_least_cost", "compared_least_dependence", "compared_no_scheme"]
    assert all(f.passed and f.sentence.startswith("All ") for f in found)


def test_a_plan_that_is_spoilt_is_named() -> None:
    """A tonne more made without the scheme. Unchecked, it would stand in the comparison all the same."""
    result = solve(program_of(chain()))
    plan = result.plans[NO_SCHEME]
    assert plan.solution is not None
    ship = plan.solution["ship"]
    more = replace(plan.solution, tables={**plan.solution.tables, "ship": ship.assign(value=ship["value"] + 1.0)})
    spoilt = replace(result, plans={**result.plans, NO_SCHEME: replace(plan, solution=more)})
    failed = [f for f in checked(spoilt) if not f.passed]
    assert [f.check for f in failed] == ["compared_no_scheme"]
    assert "checks of the plan failed" in failed[0].sentence
