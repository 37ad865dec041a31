"""Words: every search ends in one of four, and only two of them carry a plan."""

from __future__ import annotations

import numpy as np
import pytest

from model.engine import Outcome, Session
from tests.cases.answers import answer
from tests.cases.programs import INF, costs, market_split, program
from tests.cases.small import plant

pytestmark = pytest.mark.solve


def test_optimal():
    outcome = Session(program([[1, 1]], [2], [INF])).minimise(costs(3, 5), 1.0)
    assert (outcome.word, outcome.has_plan, outcome.objective, outcome.bound) == ("optimal", True, 7.0, 7.0)
    assert outcome.x == pytest.approx([2.0, 0.0])
    assert outcome.row_dual == pytest.approx([3.0])


def test_nothing_to_decide_is_optimal():
    """A program whose only point is 0."""
    outcome = Session(program([[1.0]], [-INF], [0.0])).minimise(costs(-1))
    assert (outcome.word, outcome.objective) == ("optimal", pytest.approx(0.0))


def test_no_plan():
    outcome = Session(program([[1, 1], [1, 1]], [5, -INF], [INF, 3])).minimise(costs(1, 1))
    assert (outcome.word, outcome.has_plan) == ("no plan", False)
    assert len(outcome.x) == len(outcome.row_dual) == 0
    assert np.isnan(outcome.objective)
    assert outcome.gap == INF


def test_unbounded_input():
    outcome = Session(program([[1, -1]], [-INF], [4])).minimise(costs(0, -1))
    assert (outcome.word, outcome.has_plan) == ("unbounded input", False)


@pytest.mark.parametrize(("cost", "word"), [((-1, 0), "no plan"), ((0, 0), "no plan")])
def test_no_plan_is_not_called_unbounded(cost, word):
    """Without bounds an aim falls for ever, but no point is allowed: x ≤ −1 and x ≥ 0."""
    assert Session(program([[1, -1], [1, 0]], [-INF, -INF], [4, -1])).minimise(costs(*cost)).word == word


def test_whole_lots_without_a_plan():
    """2a = 1 has no whole answer."""
    assert Session(program([[2.0]], [1], [1], (0, 5), whole=[0])).minimise(costs(1)).word == "no plan"


def test_stopped_early_with_a_plan():
    """A market split that nobody settles in the time given: a plan, a bound below it, and the word that says so."""
    arrays, cost = market_split()
    outcome = Session(arrays, time_limit=1.0).minimise(cost)
    assert outcome.word == "stopped early with a plan"
    assert outcome.has_plan
    assert outcome.bound < outcome.objective
    assert outcome.gap > 0
    assert arrays.activity(outcome.x) == pytest.approx(arrays.row_lower)


def test_each_search_has_the_time_limit_to_itself():
    """Searches that take more than the limit together, each far below it, all end as optimal."""
    draw = np.random.default_rng(0)
    session = Session(program(draw.random((40, 100)), [-INF] * 40, [10.0] * 40), time_limit=1.0)
    spent = 0.0
    while spent < 2.0:
        outcome = session.minimise(-draw.random(100))
        assert outcome.word == "optimal", f"after {spent} seconds in all"
        spent += outcome.seconds


def test_a_gap_that_was_asked_for_is_optimal():
    outcome = Session(program([[2, 3]], [7], [INF], (0, 9), whole=[0, 1]), gap=0.5).minimise(costs(2, 3))
    assert outcome.word == "optimal"
    assert 0 <= outcome.gap <= 0.5


def test_the_gap_is_a_share_of_the_value():
    def of(objective: float, bound: float) -> float:
        return Outcome("optimal", np.ones(1), np.ones(1), objective, bound, 0.0, "branch and bound").gap

    assert of(200.0, 190.0) == pytest.approx(0.05)
    assert of(0.5, 0.25) == pytest.approx(0.25)


def test_the_words_of_a_workbook():
    """A plant with a contradiction between least and most, and one that sells without limit."""
    contradiction = plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0)
    assert answer(contradiction).word == "no plan"
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit", "years": INF}
    endless = plant().adding("Demand and sales", fair)
    endless = endless.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 15000.0})
    assert answer(endless).word == "unbounded input"
