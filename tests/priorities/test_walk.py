"""Walk: searches that go on from where the priorities ended, and what is said where time ends one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.engine import Move
from model.ground.errors import Unfinished
from model.planning.program import program_of
from model.planning.solve import solve
from model.priorities.walk import Walk
from tests.cases.small import plant

pytestmark = pytest.mark.solve
COST = 1
"""Number of the priority that pursues national cost."""


def walk() -> Walk:
    """From the plan of the plant: 80 t a year made of bought alloy."""
    return solve(program_of(plant().tables)).search()


def hurried(search: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every further search finds what it finds, and is said to be ended by time."""
    whole = search.session.minimise

    def minimise(*words: object, **others: object) -> object:
        return replace(whole(*words, **others), word="stopped early with a plan", stopped=True)

    monkeypatch.setattr(search.session, "minimise", minimise)


def test_a_value_that_was_reached_before_time_ended_is_reached(monkeypatch: pytest.MonkeyPatch):
    """Proves: a plan at hand shows that there is one, whatever ended the search. Sensitivity: it would be left out."""
    search = walk()
    cost = search.reached[COST].outcome.objective
    hurried(search, monkeypatch)
    assert search.within(Move(), COST, cost + 1.0)


def test_a_value_that_was_not_reached_in_time_is_not_known(monkeypatch: pytest.MonkeyPatch):
    """Proves: with a tonne less of alloy the old cost is missed; what time ended says so of no plan.

    Sensitivity: without time's word it is told that no plan comes to the cost, which is shown for a whole search.
    """
    search = walk()
    row = search.session.arrays.rows["demand_balance"]["magnet", "EV", "FY2027-28"]
    cost = search.reached[COST].outcome.objective
    more = Move({row: (81.0, 81.0)})
    search.reached[COST] = replace(search.reached[COST], outcome=replace(
        search.reached[COST].outcome, row_dual=np.zeros(search.session.arrays.row_count)))
    assert not search.within(more, COST, cost)
    hurried(search, monkeypatch)
    with pytest.raises(Unfinished):
        search.within(more, COST, cost)
