"""Arrays: a model compiled to a matrix, bounds, expressions, and the map of where everything is."""

from __future__ import annotations

import numpy as np
import pyomo.environ as pyo
import pytest

from model.engine import arrays_of
from tests.cases.rows import row, terms

pytestmark = pytest.mark.quick


def small_model() -> pyo.ConcreteModel:
    """Three kinds of row, an indexed expression with a constant, a yes/no column, and a column nobody uses."""
    m = pyo.ConcreteModel()
    m.I = pyo.Set(initialize=["a", "b"])
    m.x = pyo.Var(m.I, domain=pyo.NonNegativeReals)
    m.y = pyo.Var(domain=pyo.Binary)
    m.z = pyo.Var(bounds=(-1, 4))
    m.unused = pyo.Var(domain=pyo.NonNegativeReals)
    m.some_limit = pyo.Constraint(m.I, rule=lambda m, i: 2 * m.x[i] + 1 <= 5 + m.y)
    m.some_floor = pyo.Constraint(expr=m.x["a"] + m.x["b"] >= 3)
    m.some_balance = pyo.Constraint(expr=m.x["a"] - m.z == 0)
    m.worth = pyo.Expression(m.I, rule=lambda m, i: 3 * m.x[i] + 7 - m.z)
    m.nothing = pyo.Expression(expr=2.5)
    return m


def test_rows_with_their_sense_and_right_side():
    a = arrays_of(small_model())
    assert row(a, "some_limit", "b") == ({("x", "b"): 2.0, ("y",): -1.0}, "≤", 4.0)
    assert row(a, "some_floor") == ({("x", "a"): 1.0, ("x", "b"): 1.0}, "≥", 3.0)
    assert row(a, "some_balance") == ({("x", "a"): 1.0, ("z",): -1.0}, "=", 0.0)


def test_columns_with_bounds_and_kind():
    a = arrays_of(small_model())
    y, z, x = a.columns["y"][()], a.columns["z"][()], a.columns["x"]["a",]
    assert (a.lower[y], a.upper[y], bool(a.integer[y])) == (0.0, 1.0, True)
    assert (a.lower[z], a.upper[z], bool(a.integer[z])) == (-1.0, 4.0, False)
    assert (a.lower[x], a.upper[x]) == (0.0, np.inf)


def test_a_column_nobody_uses_is_left_out():
    a = arrays_of(small_model())
    assert "unused" not in a.columns
    assert a.column_count == 4


def test_expressions_with_their_constant():
    a = arrays_of(small_model())
    assert terms(a, "worth", "b") == ({("x", "b"): 3.0, ("z",): -1.0}, 7.0)
    assert terms(a, "nothing") == ({}, 2.5)


def test_values_of_rows_and_expressions_at_a_point():
    a = arrays_of(small_model())
    x = np.zeros(a.column_count)
    for (name, index), value in {("x", ("a",)): 2.0, ("x", ("b",)): 5.0, ("y", ()): 1.0, ("z", ()): -1.0}.items():
        x[a.columns[name][index]] = value
    activity, expressions = a.activity(x), a.evaluate(x)
    assert activity[a.rows["some_limit"]["b",]] == 9.0
    assert activity[a.rows["some_floor"][()]] == 7.0
    assert expressions[a.terms["worth"]["b",]] == 3 * 5 + 7 + 1
    assert expressions[a.terms["nothing"][()]] == 2.5


def test_transposed_is_the_same_matrix():
    a = arrays_of(small_model())
    draw = np.random.default_rng(1)
    x, y = draw.random(a.column_count), draw.random(a.row_count)
    assert y @ a.activity(x) == pytest.approx(a.transposed(y) @ x)


def test_the_model_is_left_as_it_was():
    m = small_model()
    before = [c.name for c in m.component_objects()]
    arrays_of(m)
    assert [c.name for c in m.component_objects()] == before


def test_other_bounds_leave_the_first_program_alone():
    a = arrays_of(small_model())
    b = a.with_columns(a.lower - 1, a.upper).with_rows(a.row_lower, a.row_upper + 1)
    assert (b.lower < a.lower).all()
    assert (a.lower == arrays_of(small_model()).lower).all()
    assert row(b, "some_limit", "a")[2] == row(a, "some_limit", "a")[2] + 1


def test_fixed_decisions_make_a_linear_program():
    a = arrays_of(small_model())
    x = np.zeros(a.column_count)
    x[a.columns["y"][()]] = 0.9999999
    fixed = a.fixed_whole(x)
    assert not fixed.integer.any()
    assert (fixed.lower[a.columns["y"][()]], fixed.upper[a.columns["y"][()]]) == (1.0, 1.0)
    assert fixed.upper[a.columns["z"][()]] == 4.0


def test_a_program_is_the_same_where_every_number_is():
    """Proves: compiled anew it is the same; with one bound, one row side or one coefficient changed it is not."""
    first, again = arrays_of(small_model()), arrays_of(small_model())
    assert first.same(again)
    assert not first.same(first.with_columns(first.lower, first.upper + 1))
    assert not first.same(first.with_rows(first.row_lower, first.row_upper + 1))
    other = small_model()
    other.worth["a"] = other.worth["a"].expr + 1
    assert not first.same(arrays_of(other))


def test_a_point_is_carried_by_name():
    """Proves: in a program with a decision more, in another place, each value keeps its name and the new one is 0."""
    first, other = arrays_of(small_model()), small_model()
    other.first = pyo.Var(domain=pyo.NonNegativeReals)
    other.more = pyo.Constraint(expr=other.first + other.y >= 0)
    other = arrays_of(other)
    x = np.arange(1.0, first.column_count + 1)
    point = other.point_of(x, first)
    assert point[other.columns["first"][()]] == 0.0
    for name, places in first.columns.items():
        assert [point[other.columns[name][k]] for k in places] == [x[n] for n in places.values()]
