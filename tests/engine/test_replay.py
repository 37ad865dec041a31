"""Replay: the arrays of a small model, played again with other numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyomo.environ as pyo
import pytest

from model.engine import Replay, Tape, arrays_of, entered, replay_of, traceable, written

pytestmark = pytest.mark.quick

Rule = Callable[[Sequence[float]], pyo.ConcreteModel]
BASE = (2.0, 3.0, 5.0)


def model(n: Sequence[float]) -> pyo.ConcreteModel:
    """Three kinds of row, a coefficient of 1, one from both sides, and an expression with a constant."""
    m = pyo.ConcreteModel()
    m.I = pyo.Set(initialize=["a", "b"])
    m.x = pyo.Var(m.I, domain=pyo.NonNegativeReals)
    m.y = pyo.Var(domain=pyo.Binary)
    m.some_limit = pyo.Constraint(m.I, rule=lambda m, i: n[0] * m.x[i] + n[1] <= n[2] + n[2] / n[1] * m.y)
    m.some_floor = pyo.Constraint(expr=m.x["a"] + n[0] / 2 * m.x["b"] >= n[2])
    m.some_balance = pyo.Constraint(expr=n[0] * (m.x["a"] + n[1] * m.x["b"]) - m.x["a"] == n[1])
    m.worth = pyo.Expression(m.I, rule=lambda m, i: n[1] * m.x[i] * n[0] + n[2] ** 2 - m.y)
    return m


def recorded(rule: Rule = model) -> tuple[Replay, Tape]:
    tape = Tape()
    with traceable():
        places = written(rule([entered(tape, v) for v in BASE]), tape)
    return replay_of(arrays_of(rule(BASE)), tape, places), tape


def same(replay: Replay, rule: Rule, numbers: Sequence[float]) -> bool:
    return replay.arrays_at(replay.played(np.array(numbers))).same(arrays_of(rule(numbers)))


def words(replay: Replay, *numbers: float) -> list[str]:
    return [f.words for f in replay.flips(replay.played(np.array(numbers)))]


@pytest.mark.parametrize("numbers", [BASE, (2.5, 3.0, 5.0), (1.1, 0.7, 123.456), (1e-3, 1e4, 0.1), (-2.0, 3.0, -5.0)])
def test_the_arrays_are_those_of_the_model_built_anew(numbers):
    """Proves: coefficients, both sorts of bound, expressions and constants, bit for bit.

    Sensitivity: a number that is read from the base, or one that stands in another's place, differs.
    """
    replay, tape = recorded()
    assert not tape.lost
    assert not words(replay, *numbers)
    assert same(replay, model, numbers)


def test_a_coefficient_that_vanishes_is_a_flip():
    """Proves: the compiler leaves out what is 0, so a program with a new 0 has another structure."""
    replay, _ = recorded()
    found = words(replay, 0.0, 3.0, 5.0)
    assert found[0] == "a coefficient that was not 0 is 0"
    assert not same(replay, model, (0.0, 3.0, 5.0))


def test_a_coefficient_that_was_0_and_is_a_number_is_a_flip():
    def rule(n: Sequence[float]) -> pyo.ConcreteModel:
        m = model(n)
        m.further = pyo.Constraint(expr=(n[0] - 2.0) * m.x["a"] + m.x["b"] <= 1)
        return m

    replay, _ = recorded(rule)
    assert not words(replay, 2.0, 7.0, 1.0)
    assert words(replay, 2.5, 3.0, 5.0)[0] == "a coefficient that was 0 is 0.5"
    assert not same(replay, rule, (2.5, 3.0, 5.0))


def test_a_sum_of_coefficients_that_cancel_is_a_flip():
    """Proves: a term that vanishes only once the compiler has added it up."""
    def rule(n: Sequence[float]) -> pyo.ConcreteModel:
        m = model(n)
        m.further = pyo.Constraint(expr=n[0] * m.x["a"] + m.x["b"] - n[1] * m.x["a"] <= 1)
        return m

    replay, _ = recorded(rule)
    assert not words(replay, 2.0, 4.0, 5.0)
    assert words(replay, 3.0, 3.0, 5.0)
    assert not same(replay, rule, (3.0, 3.0, 5.0))


def test_a_branch_is_a_flip_that_names_its_numbers_and_inputs():
    def rule(n: Sequence[float]) -> pyo.ConcreteModel:
        m = model(n)
        if n[1] > n[0]:
            m.further = pyo.Constraint(expr=m.x["a"] <= 1)
        return m

    replay, _ = recorded(rule)
    flip, = replay.flips(replay.played(np.array([4.0, 3.5, 5.0])))
    assert flip.words.startswith("3.5 > 4 is no longer so (model/test_replay.py:")
    assert flip.inputs == (0, 1)


def test_a_branch_without_its_guard_gives_another_program():
    """Proves: the comparison with a rebuild is able to fail. Control: the same replay with its guards taken away."""
    def rule(n: Sequence[float]) -> pyo.ConcreteModel:
        m = model(n)
        m.further = pyo.Constraint(expr=m.x["a"] * (n[0] if n[0] > 1 else 1.0) <= 1)
        return m

    replay, _ = recorded(rule)
    blind = replace(replay, guards=(), asked={})
    assert not words(blind, 0.5, 3.0, 5.0)
    assert not same(blind, rule, (0.5, 3.0, 5.0))
    assert words(replay, 0.5, 3.0, 5.0)


def test_several_variants_at_once_are_the_same_as_one_by_one():
    replay, _ = recorded()
    several = np.array([BASE, (2.5, 3.5, 5.5)]).T
    values = replay.played(several)
    for n in range(2):
        assert np.array_equal(values[:, n], replay.played(several[:, n]))
