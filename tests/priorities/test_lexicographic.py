"""Lexicographic: priorities in order, each held within its tolerance; aims of one priority weighed by their ranges."""

from __future__ import annotations

import numpy as np
import pytest

from model.engine import Move, Session
from model.ground.errors import ToolFailure
from model.planning.program import program_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import Priority, priorities_of
from model.priorities.reached import Reached, last_plan
from model.priorities.search import ROUNDING_ROOM
from model.priorities.walk import Walk
from tests.cases.answers import answer
from tests.cases.draws import drawn
from tests.cases.network import chain
from tests.cases.small import plant

pytestmark = pytest.mark.solve


def search_of(case) -> Lexicographic:
    tables = case.tables if hasattr(case, "tables") else case
    return Lexicographic(Session(program_of(tables).arrays), priorities_of(tables))


def walk_of(case) -> Walk:
    """Walking on from where the priorities of a case ended."""
    search = search_of(case)
    search.climb()
    return Walk.resumed(Session(program_of(case.tables).arrays), search.priorities, search.reached)


def half_made():
    """Alloy for 40 of 80 t of magnets: 50 points."""
    return plant().with_("Supply", {"commodity": "alloy"}, years=60.0)


def losing():
    """The same with alloy at ₹0.7 crore, so that a tonne made costs 1.05 and 0.3 of capital.

    Making 40 t a year costs 3 × (40 × 1.05 + 40) + 12 = 258, importing all 240.
    """
    return half_made().with_("Prices", {"commodity": "alloy"}, years=7000.0)


@pytest.mark.parametrize(("tolerance", "points", "cost"), [
    (0.0, 50.0, 258.0), (5.0, 55.0, 256.2), (50.0, 100.0, 240.0),
])
def test_a_tolerance_is_what_later_aims_may_give_up(tolerance, points, cost):
    """Proves: 40 t a year made at a loss cost 258; with five points to give up, 4 t a year less are made and 1.8 saved.

    With all points to give up nothing is made.
    """
    case = losing().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    case = case.with_("Aims", {"aim": "Magnets by quantity"}, tolerance=tolerance)
    plan = answer(case)
    assert plan.aim("Magnets by quantity") == pytest.approx(points, abs=1e-4)
    assert plan.aim("National cost") == pytest.approx(cost, abs=1e-3)


@pytest.mark.parametrize(("absolute", "relative", "points"), [(2.0, 0.1, 55.0), (10.0, 0.1, 60.0)])
def test_the_larger_of_two_tolerances_holds(absolute, relative, points):
    """A tenth of 50 points is 5: more than 2, less than 10."""
    case = losing().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    case = case.with_("Aims", {"aim": "Magnets by quantity"}, tolerance=absolute, relative_tolerance=relative)
    assert answer(case).aim("Magnets by quantity") == pytest.approx(points, abs=1e-4)


def test_the_order_of_priorities_decides():
    """Proves: dependence before cost makes 40 t at a loss; cost before dependence imports all."""
    case = losing()
    first = answer(case.pursuing("Magnets by quantity", "National cost"))
    last = answer(case.pursuing("National cost", "Magnets by quantity"))
    assert first.values == pytest.approx((50.0, 258.0), abs=1e-3)
    assert last.values == pytest.approx((240.0, 100.0), abs=1e-3)


def test_rounding_room_is_small_against_every_aim():
    """What later priorities may gain by rounding stays within a ten-millionth of the earlier aim."""
    reached = search_of(chain()).climb()
    for step in reached:
        for goal, value, most in zip(step.priority.goals, step.values, step.most, strict=True):
            room = most - value - max(goal.tolerance, goal.relative * abs(value))
            assert 0 < room <= 1.01 * ROUNDING_ROOM * max(1.0, abs(value))


def test_aims_of_one_priority_are_weighed_by_their_ranges():
    """Chain and quantity move apart in the chain; weights over ranges, their sum 1, make up the objective."""
    reached = search_of(chain()).climb()[1]
    shares = np.array([g.weight / r for g, r in zip(reached.priority.goals, reached.ranges, strict=True)])
    expected = float(shares @ np.array(reached.values) / shares.sum())
    assert reached.outcome.objective == pytest.approx(expected)
    assert all(r > 0 for r in reached.ranges)


def test_a_weight_moves_the_compromise():
    """Making is worth points and costs money: with more weight the one or the other wins.

    Each aim is divided by its range, 50 points and 18 crore here: at equal weights the two ends are equally good, at
    three to one the heavier aim wins.
    """
    case = losing()

    def made(weight: float) -> float:
        both = case.pursuing("Magnets by quantity", "National cost", priority=1)
        return answer(both.with_("Aims", {"aim": "Magnets by quantity"}, weight=weight)).total("activity", "F", "M")

    assert made(3.0) == pytest.approx(120.0)
    assert made(1 / 3) == pytest.approx(0.0)


def test_an_aim_that_does_not_move_is_weighed_as_it_stands():
    """Share excess is 0 whatever is pursued with it: its range is 1, not 0."""
    case = half_made().pursuing("Magnets by quantity", "Share excess", priority=1)
    assert search_of(case).climb()[0].ranges == pytest.approx((1.0, 1.0))


def test_a_priority_without_a_plan_ends_the_climb():
    impossible = plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0)
    reached = search_of(impossible).climb()
    assert len(reached) == 1
    assert reached[0].values == ()
    assert last_plan(reached).word == "no plan"


def test_a_later_priority_without_a_plan_is_a_failure_of_the_tool():
    reached = list(search_of(plant()).climb())
    none = search_of(plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0)).climb()[0]
    second = Reached(Priority(2, none.priority.goals), (), (), (), none.outcome, None)
    with pytest.raises(ToolFailure, match="priority 2 found no plan although priority 1 did"):
        last_plan([reached[0], second])


def objectives(walk: Walk, rows: dict[int, tuple[float, float]], last: int) -> list[float]:
    """What each priority reaches with rows moved."""
    found = walk.again(Move(rows), last)
    assert found is not None
    return [o.objective for o in found]


@pytest.mark.parametrize("by", [1.0, 30.0, -1.0, -30.0])
def test_climbing_again_gives_what_a_new_start_gives(by):
    """Proves: with more or less alloy in a year, every aim reaches what the changed workbook reaches anew.

    Were dependence held at the old 50 points, more alloy would leave the cost at 258: the gain would be given up.
    """
    case = losing().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    walk = walk_of(case)
    row = walk.session.arrays.rows["supply_limit"]["China", "alloy", "FY2027-28"]
    again = objectives(walk, {row: (-np.inf, 60.0 + by)}, 2)
    anew = answer(case.with_("Supply", {"commodity": "alloy"}, years=[60.0, 60.0 + by, 60.0])).values
    assert again == pytest.approx(anew, abs=1e-3)
    assert (again[2] > 258.0 + 1e-2) == (by > 0)


def test_climbing_again_leaves_the_search_as_it_was():
    walk = walk_of(half_made())
    row = walk.session.arrays.rows["supply_limit"]["China", "alloy", "FY2027-28"]
    first = objectives(walk, {row: (-np.inf, 10.0)}, 1)
    assert walk.session.arrays.row_upper[row] == 60.0
    assert objectives(walk, {row: (-np.inf, 10.0)}, 1) == pytest.approx(first)
    assert objectives(walk, {row: (-np.inf, 60.0)}, 1) == pytest.approx([r.outcome.objective for r in walk.reached])


def test_climbing_again_says_where_no_plan_is_left():
    walk = walk_of(half_made())
    row = walk.session.arrays.rows["demand_balance"]["magnet", "EV", "FY2027-28"]
    assert walk.again(Move({row: (-5.0, -5.0)}), 1) is None


def test_a_variant_started_from_the_base_reaches_what_a_cold_start_reaches():
    """Proves: the same values from the basis of another plan, the first search in fewer steps.

    Sensitivity: a basis that is not set takes as many steps as a cold start.
    """
    base, moved = search_of(chain()), drawn(chain(), 1, {"Prices"}, 0.01)
    base.climb()
    arrays = program_of(moved).arrays
    cold, warm = (Lexicographic(Session(arrays), base.priorities, warm=w) for w in (None, base.reached[0].basis))
    steps = []
    for search in (cold, warm):
        one = Lexicographic(Session(arrays), base.priorities[:1], warm=search.warm)
        one.climb()
        steps.append(one.session._solver.getInfo().simplex_iteration_count)
        search.climb()
    assert steps[1] < steps[0]
    for mine, theirs in zip(warm.reached, cold.reached, strict=True):
        assert mine.values == pytest.approx(theirs.values, rel=1e-6, abs=1e-6)
