"""Stopped plans: what is kept of a plan that the user stops, and what it is no longer compared with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.ground.errors import Stopped
from model.ground.left_out import LeftOut
from model.ground.progress import Progress
from model.planning import variant as variants
from model.planning.plan import CHOSEN
from model.planning.program import program_of, session_of
from model.planning.solve import solve
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from model.studies.curve import curve_between
from model.verify import verify
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import lots, prices, readings
from tests.studies.test_prices import scarce
from tests.studies.test_readings import base as read_both_ways

pytestmark = pytest.mark.solve


class StopAt(Progress):
    """Asks to stop when a priority of this number is begun."""

    def __init__(self, number: int) -> None:
        self._number, self._stop = number, False

    @property
    def stop(self) -> bool:
        return self._stop

    def pursuing(self, number: int, of: int, aims: Sequence[str]) -> None:
        self._stop = self._stop or number >= self._number


class StopNow(StopAt):
    """Asks to stop from the start."""

    def __init__(self) -> None:
        super().__init__(1)
        self._stop = True


def climbed(case: Case, at: int, keeps_best: bool) -> Lexicographic:
    program = program_of(case.tables)
    progress = StopAt(at)
    session = session_of(program, progress=progress)
    search = Lexicographic(session, priorities_of(program.tables), keeps_best=keeps_best, progress=progress)
    search.climb()
    return search


def test_the_plan_of_the_priority_before_is_kept():
    """Proves: stopped in its second priority, a plan serves all demand, as the first one asks, at whatever cost.

    Unmet demand is 0 already; national cost is that of the point at hand, at least the ₹72 + 3 × 80 × 0.6 = ₹216
    crore of the best plan, and nothing is claimed about how far it is from that.
    """
    search = climbed(plant(), 2, keeps_best=True)
    first, second = search.reached
    assert search.stopped
    assert first.values == (pytest.approx(0.0),)
    assert (second.outcome.word, second.outcome.gap) == ("stopped early with a plan", float("inf"))
    assert second.values[0] >= 216.0 - 1e-6
    assert list(second.outcome.x) == list(first.outcome.x)


def test_without_a_plan_the_stop_is_handed_on():
    with pytest.raises(Stopped):
        climbed(plant(), 1, keeps_best=True)


def test_a_plan_that_is_compared_is_no_plan_when_stopped():
    """Without it: a least cost that is not the least."""
    with pytest.raises(Stopped):
        climbed(plant(), 2, keeps_best=False)


@pytest.mark.parametrize("case", [plant(), award()], ids=["plant", "award"])
def test_a_stopped_plan_passes_every_check(case):
    program = program_of(case.tables)
    result = solve(program, progress=StopAt(2))
    assert result.chosen.word == "stopped early with a plan"
    assert set(result.plans) == {CHOSEN}
    assert set(result.left_out) >= {LeftOut("the plan least cost"), LeftOut("the plan least dependence")}
    money = result.money.get(CHOSEN)
    assert verify(program.tables, result.chosen.solution.tables, None if money is None else vars(money)).passed


def test_a_plan_compared_that_is_stopped_is_left_out_and_named(monkeypatch):
    whole = variants.pursue

    def other(program, name, search):
        if name == "least cost":
            raise Stopped(name)
        return whole(program, name, search)

    monkeypatch.setattr(variants, "pursue", other)
    result = solve(program_of(plant().pursuing("Unmet demand", "Magnets by quantity", "National cost").tables))
    assert (result.chosen.word, result.left_out) == ("optimal", (LeftOut("the plan least cost"),))
    assert set(result.plans) == {CHOSEN, "least dependence"}


def test_analyses_hand_the_stop_on():
    """Proves: each analysis ends as stopped. Without it: a table with rows missing that nobody misses."""
    now = StopNow()
    result = solve(program_of(scarce().tables))
    with pytest.raises(Stopped):
        prices(result, now)
    aims = priorities_of(result.program.tables)
    with pytest.raises(Stopped):
        curve_between(result.program, aims, "National cost", "Magnets by quantity", 4, now)
    with pytest.raises(Stopped):
        lots(solve(program_of(two_lots().ruled(beneficiaries=1).tables)), now)
    with pytest.raises(Stopped):
        readings(solve(program_of(read_both_ways().tables)), now)
