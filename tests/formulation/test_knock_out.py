"""Knock-out: every constraint group, switched off in some case, changes the answer of the priorities."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from model.case.tables import Tables
from model.planning.program import Program, program_of
from tests.cases.answers import answer_of
from tests.cases.case import Case
from tests.cases.witnesses import IMPLIED, WITNESSES

FORMULATION = Path(__file__).resolve().parents[2] / "model" / "formulation"


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
def values(make: Callable[[], Case | Tables]) -> tuple[float, ...]:
    return answer_of(program(make)).values


@pytest.mark.quick
def test_every_group_has_a_case_and_every_case_a_group():
    assert sorted([*WITNESSES, *IMPLIED]) == sorted(groups_in_source())


@pytest.mark.solve
@pytest.mark.parametrize("name", sorted(set(groups_in_source()) - set(IMPLIED)))
def test_switched_off_it_changes_the_answer(name):
    """Proves: the rule does something. Without it: a rule that holds nothing, or a case too weak to show it."""
    make = WITNESSES[name]
    before, after = np.array(values(make)), np.array(answer_of(program(make), [name]).values)
    same = np.isclose(before, after, rtol=1e-6, atol=1e-6) | (np.isinf(before) & np.isinf(after))
    assert not same.all(), f"{name} switched off leaves {before}"
