"""What a run is made of goes from one process to another: tables, data, program, plan, solution and money."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.engine import Basis
from model.ground.frozen import FrozenDict
from model.planning.money import money_of
from model.planning.plan import CHOSEN, Plan, pursue
from model.planning.program import Program, program_of, session_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from tests.cases.shipped import Shipped

pytestmark = pytest.mark.solve

MOST_BYTES, A_COLUMN = 1_000_000, 500
"""What a part may take, and what it may take more for each column of the program."""
WORKBOOKS = ("small", "base", "v02/bidding")


def same(one: Any, other: Any) -> bool:
    """Whether two objects are the same part by part, numbers bit for bit, mappings in the same order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, pd.DataFrame):
        return one.equals(other) and list(one.columns) == list(other.columns)
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, Basis):
        return bool(one == other)
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(same(v, other[k]) for k, v in one.items())
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) or (one != one and other != other)


def program(name: str, shipped: Shipped) -> Program:
    """A shipped workbook as a program; the small one as it is built, which no process has sent before."""
    return program_of(shipped.tables(name)) if name == "small" else shipped.program(name)


def plan(given: Program) -> Plan:
    """A plan for the first priority; with whole lots nobody is selected, so that it is soon found."""
    arrays = given.arrays.fixed_whole(np.zeros(given.arrays.column_count))
    return pursue(given, CHOSEN, Lexicographic(session_of(given, arrays), priorities_of(given.tables)[:1]))


@pytest.mark.parametrize("name", WORKBOOKS)
def test_each_part_of_a_run_comes_back_as_it_was(name, shipped):
    """Proves: nothing in them is bound to what stays behind, such as a row of a frame, a model or a solver."""
    given = program(name, shipped)
    found = plan(given)
    assert found.solution is not None
    money = money_of(given.data, found.solution)
    for part in (given.tables, given.data, given, found, found.solution, money):
        sent = pickle.dumps(part)
        back = pickle.loads(sent)
        assert same(back, part), type(part).__name__
        assert len(sent) < MOST_BYTES + A_COLUMN * given.arrays.column_count, type(part).__name__
        assert not isinstance(part, Program) or back.arrays.same(part.arrays)


def test_a_difference_would_be_found():
    """Proves: the comparison sees one cell, one last digit and one order."""
    frame = pd.DataFrame({"value": [0.1 + 0.2]})
    assert not same(frame, pd.DataFrame({"value": [0.3]}))
    assert not same({"x": np.array([1.0])}, {"x": np.array([1.0 + 1e-15])})
    assert not same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert same((float("nan"),), (float("nan"),))


def test_a_frozen_mapping_cannot_be_changed():
    held = FrozenDict({"a": 1})
    with pytest.raises(TypeError):
        operator.setitem(held, "a", 2)
    assert pickle.loads(pickle.dumps(held)) == held == {"a": 1}
