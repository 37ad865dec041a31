"""Knock-out: every constraint group, switched off in some case, changes the answer, and the check notices."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from model.case.tables import Tables
from model.planning.plan import CHOSEN, Plan, laid_out
from model.planning.program import Program, program_of
from model.planning.variant import money_in
from model.verify import verify
from tests.cases.answers import Answer, answer_of
from tests.cases.case import Case
from tests.cases.witnesses import IMPLIED, WITNESSES

FORMULATION = Path(__file__).resolve().parents[2] / "model" / "formulation"

SETTLED_ANEW = {"stop_flow_limit", "stop_surge_limit", "stop_closing_limit"}
"""Groups of the stops of a plan, which are solved again with all their rows when a plan is laid out."""


def groups_in_source() -> list[str]:
    """Names of all constraint groups, as the formulation declares them."""
    found = []
    for path in sorted(FORMULATION.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("m.Constraint" in ast.unparse(d) for d in node.decorator_list):
                found.append(node.name)
    return found


@cache
def program(make: Callable[[], Case | Tables]) -> Program:
    case = make()
    return program_of(case.tables if isinstance(case, Case) else case)


@cache
def held(make: Callable[[], Case | Tables]) -> Answer:
    return answer_of(program(make))


def failed(found: Answer) -> set[str]:
    """Checks that a plan fails; oxide of the cases on assured oxide comes of nothing, which its elements alone tell."""
    plan = Plan(CHOSEN, found.reached, laid_out(found.program, found.point))
    money = money_in(found.program, plan)
    assert plan.solution is not None
    checked = verify(found.program.tables, plan.solution.tables, None if money is None else vars(money))
    return {f.check for f in checked.failures} - {"element_losses"}


@pytest.mark.quick
def test_every_group_has_a_case_and_every_case_a_group():
    assert sorted([*WITNESSES, *IMPLIED]) == sorted(groups_in_source())


@pytest.mark.solve
@pytest.mark.parametrize("name", sorted(set(groups_in_source()) - set(IMPLIED)))
def test_switched_off_it_changes_the_answer(name):
    """Proves: the rule does something, where it binds the check agrees, and a plan without it does not pass.

    Without it: a rule that holds nothing, a case too weak to show it, or a check that was never compared with it.
    """
    make = WITNESSES[name]
    loose = answer_of(program(make), [name])
    before, after = np.array(held(make).values), np.array(loose.values)
    same = np.isclose(before, after, rtol=1e-6, atol=1e-6) | (np.isinf(before) & np.isinf(after))
    assert not same.all(), f"{name} switched off leaves {before}"
    if held(make).word == "optimal":
        assert failed(held(make)) == set()
    if loose.word == "optimal" and name not in SETTLED_ANEW:
        assert failed(loose), f"the check does not notice a plan without {name}"
