"""Tape: a number that writes down how it was made, played again with other numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.engine.levels import levels_of
from model.engine.operand import plain
from model.engine.tape import CONSTANT, Tape
from model.engine.traced import Traced, entered
from model.ground.numbers import label, least, least_pair, most, most_pair, total

pytestmark = pytest.mark.quick

Formula = Callable[[float, float], float]
NUMBERS = st.floats(0.01, 100.0)
FORMULAS: dict[str, Formula] = {
    "sum": lambda x, y: x + y, "number on the left": lambda x, y: 2.5 - x * 0.3 + 7 / y,
    "difference": lambda x, y: x - y, "product": lambda x, y: x * y * x, "quotient": lambda x, y: x / y,
    "power": lambda x, y: (1 + x) ** -y,
    "negative": lambda x, y: -x + y, "nothing done": lambda x, y: x + 0 - 0 + 1 * y / 1,
    "least": lambda x, y: least(x, y, 3.0), "most": lambda x, y: most(x, y, 3.0),
    "total": lambda x, y: total(a * 0.1 for a in (x, y, x)), "numpy's number": lambda x, y: np.float64(2.5) * x + y,
    "least pair": lambda x, y: least_pair((x, y), (y, x), (x, 1.0))[1],
    "most pair": lambda x, y: most_pair((x, y), (y, x), (x, 1.0))[1],
}


def recorded(formula: Formula, x: float, y: float) -> tuple[Tape, float]:
    tape = Tape()
    return tape, formula(entered(tape, x), entered(tape, y))


@pytest.mark.parametrize("name", list(FORMULAS))
@settings(max_examples=20, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_formula_played_again_is_the_formula(name, x, y, other_x, other_y):
    """Proves: bit for bit what plain floats give, as recorded and with other numbers, alone and two at a time.

    Sensitivity: an operation with its sides exchanged, left out or rounded otherwise gives another last bit.
    """
    formula = FORMULAS[name]
    tape, result = recorded(formula, x, y)
    assert isinstance(result, Traced)
    assert plain(result) == formula(x, y)
    assert not tape.guards
    assert not tape.lost
    levels = levels_of(tape, np.array([result.place]))
    at = levels.place[result.place]
    assert levels.played(np.array([other_x, other_y]))[at] == formula(other_x, other_y)
    both = levels.played(np.array([[x, other_x], [y, other_y]]))[at]
    assert both.tolist() == [formula(x, y), formula(other_x, other_y)]


def test_the_same_operation_is_written_once():
    tape, _ = recorded(lambda x, y: (x * y) + (x * y), 2.0, 3.0)
    assert len(tape.values) == 4


def test_what_nothing_needs_is_left_out():
    tape, result = recorded(lambda x, y: (x * y, x + 5.0)[1], 2.0, 3.0)
    levels = levels_of(tape, np.array([result.place]))
    assert sorted(levels.base.tolist()) == [2.0, 5.0, 7.0]
    assert tape.operation.count(CONSTANT) == 1


@pytest.mark.parametrize(("ask", "kind", "answer"), [
    (lambda x, y: x < y, "lt", True), (lambda x, y: x >= y, "ge", False), (lambda x, y: x == 2.0, "eq", True),
    (lambda x, y: x < 3.0, "lt", True), (lambda x, y: sorted([x, y]), "lt", False), (lambda x, y: abs(x), "ge", True),
    (lambda x, y: bool(x), "bool", True), (lambda x, y: {x: 1}, "value", 2.0), (lambda x, y: label(x), "value", 2.0),
    (lambda x, y: int(y), "int", 3), (lambda x, y: round(y, 1), "value", 3.14),
])
def test_each_question_is_a_guard_with_its_place(ask, kind, answer):
    """Proves: whatever decides by a number leaves a guard. Sensitivity: a question without one would pass unseen."""
    tape, _ = recorded(ask, 2.0, 3.14)
    guard, = tape.guards.values()
    assert (guard.kind, guard.answer) == (kind, answer)
    assert "test_tape.py:" in guard.library


@pytest.mark.parametrize("leave", [
    lambda x, y: float(x), lambda x, y: x // y, lambda x, y: 7.0 % x, lambda x, y: divmod(x, y),
    lambda x, y: math.floor(x), lambda x, y: math.ceil(x), lambda x, y: x.is_integer(), lambda x, y: copy(x),
    lambda x, y: np.array([x, y], dtype=float),
])
def test_a_number_that_leaves_the_tape_is_counted(leave):
    tape, _ = recorded(leave, 2.0, 3.0)
    assert tape.lost


def test_a_number_without_a_question_leaves_no_guard():
    tape, _ = recorded(lambda x, y: f"{x} {y:.2f} {x!r}", 2.0, 3.0)
    assert not tape.guards
