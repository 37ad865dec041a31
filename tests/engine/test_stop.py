"""Stop: a search that is watched says how it stands, and keeps its best point when it is asked to stop."""

from __future__ import annotations

import pytest

from model.engine import Interrupted, Outcome, Session, best_so_far
from model.ground.errors import Stopped
from model.ground.progress import SILENT, Progress, Standing, counted
from tests.cases.programs import INF, costs, market_split, program

UNKNOWN = -INF


class Hearing(Progress):
    """Remembers what it is told, and asks to stop once a search has a point, or from the start."""

    def __init__(self, at_once: bool = False) -> None:
        self.standings: list[Standing] = []
        self.steps: list[tuple[str, int, int]] = []
        self._stop = at_once

    @property
    def stop(self) -> bool:
        return self._stop

    def searching(self, standing: Standing) -> None:
        self.standings.append(standing)
        self._stop = self._stop or standing.best is not None

    def step(self, what: str, done: int, of: int) -> None:
        self.steps.append((what, done, of))


@pytest.mark.solve
def test_a_stopped_search_keeps_its_best_point():
    """Proves: a market split that nobody settles ends when asked, with a point that is allowed and an honest bound.

    Without it: Ctrl-C throws away what hours of search have found.
    """
    arrays, cost = market_split()
    hearing = Hearing()
    with pytest.raises(Interrupted) as stopped:
        Session(arrays, time_limit=600.0, progress=hearing).minimise(cost, 5.0)
    found = stopped.value.outcome
    assert found.word == "stopped early with a plan"
    assert arrays.activity(found.x) == pytest.approx(arrays.row_lower)
    assert found.objective == pytest.approx(float(cost @ found.x) + 5.0)
    assert 5.0 <= found.bound < found.objective
    last = hearing.standings[-1]
    assert last.best >= found.objective - 1e-9
    assert 0 < last.gap <= 1


@pytest.mark.solve
def test_a_search_that_is_not_asked_to_stop_is_the_same_watched_or_not():
    silent, watched = (Session(program([[1, 1]], [2], [INF]), progress=p) for p in (SILENT, Progress()))
    assert silent.minimise(costs(3, 5)).objective == watched.minimise(costs(3, 5)).objective == pytest.approx(6.0)


@pytest.mark.solve
def test_asked_before_it_begins_a_search_has_no_point():
    with pytest.raises(Interrupted) as stopped:
        Session(program([[1, 1]], [2], [INF]), progress=Hearing(at_once=True)).minimise(costs(3, 5))
    assert stopped.value.outcome is None


@pytest.mark.quick
def test_the_better_of_two_points_is_kept():
    """A stopped search at cost 7 after one that left a point of cost 6 keeps the 6, and what it proved itself."""
    def of(x: tuple[float, float], bound: float = 0.0) -> Outcome:
        return Outcome("optimal", costs(*x), costs(), 0.0, bound, 1.0, "simplex")

    cost = costs(1, 2)
    kept = best_so_far(cost, 10.0, Interrupted(of((1, 3), bound=12.0)), of((2, 2)))
    assert (list(kept.x), kept.objective, kept.bound) == ([2.0, 2.0], 16.0, 12.0)
    assert kept.word == "stopped early with a plan"
    kept = best_so_far(cost, 0.0, Interrupted(of((1, 1))), of((2, 2)))
    assert kept.objective == 3.0
    kept = best_so_far(cost, 0.0, Interrupted(), of((2, 2)))
    assert (kept.objective, kept.bound, kept.gap) == (6.0, UNKNOWN, INF)
    with pytest.raises(Interrupted):
        best_so_far(cost, 0.0, Interrupted(), None)


@pytest.mark.quick
def test_steps_are_counted_until_the_run_is_stopped():
    hearing = Hearing()
    assert list(counted(hearing, "limits priced", ["a", "b"])) == ["a", "b"]
    assert hearing.steps == [("limits priced", n, 2) for n in (0, 1, 2)]
    with pytest.raises(Stopped, match="limits priced"):
        list(counted(Hearing(at_once=True), "limits priced", ["a"]))


@pytest.mark.solve
def test_a_stopped_relaxation_carries_no_point():
    """Its point would be in parts, which no plan with yes/no decisions may be."""
    session = Session(program([[2, 2]], [-INF], [3], (0, 2), whole=[0, 1]), progress=Hearing(at_once=True))
    with pytest.raises(Interrupted) as stopped:
        session.relaxed(costs(-5, -4), 0.0)
    assert stopped.value.outcome is None
