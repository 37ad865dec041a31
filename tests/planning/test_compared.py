"""Plans compared with the chosen one are checked as strictly as it is."""

from __future__ import annotations

from dataclasses import replace
from threading import get_ident
from typing import Any

import pytest

from model.ground.errors import ToolFailure
from model.planning import cores
from model.planning import variant as variants
from model.planning.compared import findings
from model.planning.plan import CHOSEN, LEAST_COST, LEAST_DEPENDENCE, NO_SCHEME
from model.planning.program import program_of
from model.planning.solve import solve
from model.planning.variant import verified
from tests.cases.network import chain
from tests.cases.small import plant

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


@pytest.mark.parametrize(("error", "why"), [
    (KeyError("FY2030-31"), "it failed in the tool (KeyError: 'FY2030-31')"),
    (ToolFailure("a wheel came off"), "it failed in the tool (a wheel came off)"),
])
def test_a_plan_compared_that_fails_is_left_out_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    """Proves: whatever fails in one, the chosen plan and the others stand, and where it failed is kept.

    *Sensitivity*: an error handed on by its thread would end the run, and the chosen plan with it.
    """
    whole = variants.pursue

    def failing(program: Any, name: str, search: Any) -> Any:
        if name == LEAST_COST:
            raise error
        return whole(program, name, search)

    monkeypatch.setattr(variants, "pursue", failing)
    case = plant().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    result = solve(program_of(case.tables))
    assert set(result.plans) == {CHOSEN, LEAST_DEPENDENCE}
    (left_out,) = result.left_out
    assert str(left_out) == f"the plan least cost: {why}"
    assert "in failing" in left_out.trace


@pytest.mark.parametrize(("workers", "most"), [(1, 1), (None, 1), (3, 3)])
def test_plans_compared_are_solved_by_as_many_as_asked(
    monkeypatch: pytest.MonkeyPatch, workers: int | None, most: int
) -> None:
    """Proves: `--workers` counts for them too, and else the cores that this process may use do."""
    monkeypatch.setattr(cores, "cores", lambda: 1)
    seen: set[int] = set()
    whole = variants.pursue
    monkeypatch.setattr(variants, "pursue", lambda *words: (seen.add(get_ident()), whole(*words))[1])
    result = solve(program_of(chain()), workers=workers)
    assert len(result.plans) == 4
    assert 1 <= len(seen) <= most


@pytest.mark.parametrize("aims", [("Unmet demand", "National cost"), ("National cost",),
                                  ("Unmet demand", "National cost", "Tie-break"), ("National cost", "Tie-break")])
def test_what_pursues_cost_alone_is_solved_once(monkeypatch: pytest.MonkeyPatch, aims: tuple[str, ...]) -> None:
    """Proves: chosen, least cost and least dependence of a plain network are one program and one plan, to the last bit.

    Case 37: it was solved three times, and "least cost" came out dearer than the plan chosen in the last digits.
    """
    solved: list[str] = []
    whole = variants.pursue
    monkeypatch.setattr(variants, "pursue", lambda p, name, search: (solved.append(name), whole(p, name, search))[1])
    result = solve(program_of(plant().pursuing(*aims).tables))
    assert solved == []
    ends = [result.plans[LEAST_COST].reached, result.plans[LEAST_DEPENDENCE].reached]
    assert all(r is result.chosen.reached for r in ends)


@pytest.mark.parametrize("case", [
    plant().pursuing("Unmet demand", "Magnets by quantity", "National cost"),
    plant().pursuing("Magnets by quantity"),
    plant().pursuing("National cost", "Tie-break", tolerance=5.0),
], ids=["dependence between", "no cost", "room for the tie-break"])
def test_what_pursues_more_than_cost_has_an_end_of_its_own(monkeypatch: pytest.MonkeyPatch, case: Any) -> None:
    """Proves: a plan that gives up cost for something is compared with one that does not."""
    solved: list[str] = []
    whole = variants.pursue
    monkeypatch.setattr(variants, "pursue", lambda p, name, search: (solved.append(name), whole(p, name, search))[1])
    solve(program_of(case.tables))
    assert LEAST_COST in solved
