"""Elastic programs: a slack moves the bounds of its rows by what it says."""

from __future__ import annotations

import numpy as np
import pytest

from model.engine import Session, Slack, with_slacks
from tests.cases.programs import INF, costs, program

pytestmark = pytest.mark.quick


def test_a_slack_moves_the_bounds_of_its_rows():
    """Rows x ≤ 2 and x ≥ 5: with a slack of the first row at 3 per unit, one unit is what is missing."""
    arrays = with_slacks(program([[1.0], [1.0]], [-INF, 5.0], [2.0, INF]), [Slack({0: 3.0})])
    found = Session(arrays).minimise(costs(0, 1))
    assert found.x == pytest.approx([5.0, 1.0])


def test_below_zero_bounds_move_down():
    arrays = with_slacks(program([[1.0], [1.0]], [-INF, 5.0], [2.0, INF]), [Slack({1: -1.0})])
    assert Session(arrays).minimise(costs(0, 1)).x == pytest.approx([2.0, 3.0])


@pytest.mark.parametrize(("slack", "word"), [
    (Slack({0: 1.0}, most=2.0), "no plan"), (Slack({0: 1.0}, most=3.0), "optimal"),
    (Slack({0: 2.0}, most=1.5, whole=True), "no plan"), (Slack({0: 3.0}, most=1.0, whole=True), "optimal"),
])
def test_a_slack_goes_no_further_than_its_most(slack, word):
    arrays = with_slacks(program([[1.0], [1.0]], [-INF, 5.0], [2.0, INF]), [slack])
    assert Session(arrays).minimise(costs(0, 1)).word == word


def test_without_slacks_the_program_is_the_same():
    before = program([[1.0, 2.0]], [-INF], [4.0])
    after = with_slacks(before, [])
    for name in ("start", "index", "value", "lower", "upper", "integer"):
        assert np.array_equal(getattr(before, name), getattr(after, name))
