"""Plans compared with the chosen one are checked as strictly as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.planning.compared import findings
from model.planning.plan import NO_SCHEME
from model.planning.program import program_of
from model.planning.solve import solve
from model.planning.variant import verified
from tests.cases.network import chain

pytestmark = pytest.mark.solve


def test_every_plan_compared_is_checked() -> None:
    result = solve(program_of(chain()))
    found = findings(result.compared)
    assert [f.check for f in found] == ["compared_least_cost", "compared_least_dependence", "compared_no_scheme"]
    assert all(f.passed and f.sentence.startswith("All ") for f in found)


def test_a_plan_that_is_spoilt_is_named() -> None:
    """A tonne more made without the scheme. Unchecked, it would stand in the comparison all the same."""
    result = solve(program_of(chain()))
    none = result.compared[NO_SCHEME]
    assert none.plan.solution is not None
    ship = none.plan.solution["ship"]
    more = {**none.plan.solution.tables, "ship": ship.assign(value=ship["value"] + 1.0)}
    spoilt = verified(replace(none, plan=replace(none.plan, solution=replace(none.plan.solution, tables=more))))
    failed = [f for f in findings({**result.compared, NO_SCHEME: spoilt}) if not f.passed]
    assert [f.check for f in failed] == ["compared_no_scheme"]
    assert "checks of the plan failed" in failed[0].sentence
