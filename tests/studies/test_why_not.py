"""Why not: small conflicts worked by hand, the cheapest repair of each, and that no limit of a conflict is idle."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

import model.studies.why_not.why_not
from model.engine import Move, Session
from model.formulation.registry import Limits
from model.planning.program import Program, program_of
from model.planning.solve import solve
from model.studies.why_not.conflict import conflict_of, every_row
from model.studies.why_not.physics import impossible
from model.studies.why_not.room import held_in
from model.studies.why_not.why_not import WhyNot, why_not
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import lots, two_lots

pytestmark = pytest.mark.solve
EACH = {"over": "each year", "sense": "≤"}
IN_ALL = {"over": "all years", "sense": "≤"}


def built(least: float, most: float) -> Case:
    """A plant that must be built to its least and may be built to its most."""
    return plant().with_("Capacity", {"stage": "mag"}, least=least, most=most)


def served(imports: float, plants: float, unmet: float = 0.0) -> Case:
    """Demand of 80 t a year must be met from so many tonnes of imports a year and so much new capacity."""
    return plant().adding(
        "Limits",
        {"name": "unmet demand", "quantity": "unmet", "value": unmet, **EACH},
        {"name": "imported magnets", "quantity": "shipped", "commodity": "magnet", "origin": "China",
         "value": imports, **EACH},
        {"name": "new plants", "quantity": "built", "value": plants, **IN_ALL},
    )


def capped(most: float, **columns: object) -> Case:
    """An award of 40 t/a for which so much magnet capacity may be built."""
    limit = {"name": "magnet plants", "quantity": "built", "stage": "sintering", "value": most, **IN_ALL}
    return award().adding("Limits", {**limit, **columns})


def asked(case: Case) -> WhyNot:
    return why_not(solve(program_of(case.tables)))


def limits(found: WhyNot) -> list[tuple[str, str, object]]:
    return [(r.in_words, r.holds, r.value) for r in found.conflict.itertuples()]


def changes(found: WhyNot) -> list[tuple[str, object, object]]:
    return [(r.in_words, r.now, r.to) for r in found.repair.itertuples()]


def test_least_above_most():
    """60 t/a at least, 50 at most. Lowering 60 by a sixth is less than raising 50 by a fifth.

    Without either limit there is a plan: each alone would have to meet the other.
    """
    found = asked(built(60.0, 50.0))
    name = "mag (new) built at F"
    assert sorted(limits(found)) == [(name, "at least", 60.0), (name, "at most", 50.0)]
    assert changes(found) == [(name, 60.0, 50.0)]
    assert found.repair["relative"].tolist() == pytest.approx([1 / 6])
    assert sorted(found.conflict["alone"]) == [50.0, 60.0]


@pytest.mark.parametrize(("imports", "plants", "repair"), [
    (30.0, 40.0, [("new plants", 40.0, 50.0)]),
    (40.0, 30.0, [("imported magnets", 40.0, 50.0)]),
])
def test_the_smallest_relative_change_is_the_cheapest(imports, plants, repair):
    """80 t a year from imports and plants that together give 70: ten more of the larger limit is the least change.

    Demand left unmet by 10 t would also do, but of a limit of 0 each tonne counts as a whole limit, so it comes last.
    Without any one of the three limits the other two hold.
    """
    found = asked(served(imports, plants))
    assert {r[0] for r in limits(found)} == {"unmet demand", "imported magnets", "new plants"}
    assert set(found.conflict["where"]) == {"", found.conflict["where"][1]}
    assert changes(found) == repair
    assert dict(zip(found.conflict["in_words"], found.conflict["alone"], strict=True)) == {
        "unmet demand": 10.0, "imported magnets": imports + 10.0, "new plants": plants + 10.0,
    }


def test_two_conflicts_at_once_are_mended_together():
    """40 t/a of magnets and 60 of alloy where 30 and 50 may be built: one change each, a third and a sixth of a share.

    Ten more of 50 would be a fifth. No change alone is enough but to take back the decision.
    """
    least = {"name": "alloy plants", "quantity": "built", "stage": "casting", "value": 50.0, **IN_ALL}
    found = asked(capped(30.0).adding("Limits", least))
    assert changes(found) == [("magnet plants", 30.0, 40.0), ("own alloy capacity", 1.0, 0.8333)]
    alone = dict(zip(found.conflict["in_words"], found.conflict["alone"], strict=True))
    assert {n: v for n, v in alone.items() if v is not None} == {"status of B": "open"}


def test_a_decision_and_a_limit():
    """B is fixed in with 40 t/a, 30 may be built: a third more of 30 is less than a word, which counts as a whole.

    With 15 t/a the limit would grow by more than itself, so B's award is opened.
    """
    assert changes(asked(capped(30.0))) == [("magnet plants", 30.0, 40.0)]
    found = asked(capped(15.0))
    assert changes(found) == [("status of B", "fixed in", "open")]
    assert limits(found) == [("magnet plants", "at most", 15.0), ("status of B", "is", "fixed in")]


def test_an_exact_limit_moves_the_way_it_must():
    """Exactly 30 t/a where 40 are awarded becomes exactly 40; exactly 50 becomes exactly 40 too."""
    assert changes(asked(capped(30.0, sense="="))) == [("magnet plants", 30.0, 40.0)]
    assert changes(asked(capped(50.0, sense="="))) == [("magnet plants", 50.0, 40.0)]


def test_a_gap_that_is_not_allowed():
    """B misses money and no gap is allowed: the clause and the decision cannot hold together.

    Without the clause the gap is reported; without the decision B is not built.
    """
    found = asked(award().ruled(gap_allowed=False))
    assert limits(found) == [("status of B", "is", "fixed in"), ("viability gap allowed", "is", False)]
    assert found.conflict["alone"].tolist() == ["open", True]
    assert found.repair["relative"].tolist() == [1.0]


def test_own_capacity_as_a_share():
    """40 t/a of magnets need 60 t/a of alloy; 45 may be built: a third more, or three quarters of the share.

    A quarter of the share is the least change, so the clause would be 75 %.
    """
    limit = {"name": "alloy plants", "quantity": "built", "stage": "casting", "value": 45.0, **IN_ALL}
    found = asked(award().adding("Limits", limit))
    assert changes(found) == [("own alloy capacity", 1.0, 0.75)]


def test_closing_stock_beyond_the_room():
    """50 t must be there at the end, 40 t may be held: a fifth less of 50 is less than a quarter more of 40."""
    stock = {"facility": "F", "commodity": "alloy", "closing": 50.0, "most": 40.0}
    found = asked(plant().adding("Stocks", stock))
    assert changes(found) == [("closing stock of alloy at F", 50.0, 40.0)]


def test_a_reserve_in_days():
    """A reserve of 73 days of 80 t a year is 16 t; it holds 12 t: 54.75 days, a quarter less, beats a third more."""
    case = plant().adding("Facilities", {"facility": "Store", "kind": "reserve"})
    stock = {"facility": "Store", "commodity": "magnet", "most": 12.0, "floor_days": 73.0}
    assert changes(asked(case.adding("Stocks", stock))) == [("days of magnet in stock at Store", 73.0, 54.75)]


def test_whole_lots():
    """B and C are fixed in with 40 and 80 t/a at least; 100 t/a are awarded: a fifth more is the least change.

    In parts of sizes too there would be no plan. Sizes are whole: C's least lowered by 20 would be 60, a quarter.
    """
    case = two_lots(status="fixed in", least=80.0).ruled(total_capacity=100.0)
    found = asked(case.with_("Bids", {"beneficiary": "B"}, least=40.0))
    assert changes(found) == [("capacity awarded in all", 100.0, 120.0)]


def test_whole_lots_that_only_fail_whole():
    """One bidder wants 45 to 55 t/a, and sizes are 40, 60 and 80: parts of two would do, no whole one does."""
    found = asked(lots(status="fixed in", least=45.0, most=55.0))
    assert found.repair["in_words"].tolist() == ["award of B"]
    assert changes(found) == [("award of B", 55.0, 60.0)]
    assert ("award of B", "at least", 45.0) in limits(found)


CASES = {
    "least above most": built(60.0, 50.0), "demand": served(30.0, 40.0), "award": capped(30.0),
    "gap": award().ruled(gap_allowed=False), "lots": lots(status="fixed in", least=45.0, most=55.0),
    "order": two_lots(status="fixed in", least=80.0).ruled(total_capacity=100.0).with_(
        "Bids", {"beneficiary": "B"}, least=40.0),
}


@pytest.mark.parametrize("name", CASES)
def test_no_limit_of_a_conflict_is_idle(name):
    """Proves by solving: all of the conflict leaves no plan, all but one of it, whichever, leaves one."""
    program = program_of(CASES[name].tables)
    found = why_not(solve(program))
    assert found.smallest
    held = held_in(program)
    told = {(r.in_words, r.where, r.holds) for r in found.conflict.itertuples()}
    ways = {"up": "at most", "down": "at least", "either": "exactly", "switch": "is"}
    rows = [(h, n) for h, n in every_row(held) if (h.limit.words, h.rows[n].where, ways[h.limit.way]) in told]
    assert len(rows) == len(found.conflict)
    assert not can_hold(program, rows)
    for left_out in rows:
        assert can_hold(program, [r for r in rows if r is not left_out])


def can_hold(program: Program, rows: list) -> bool:
    """Whether some movable limits hold together, all others left out."""
    kept = {n for _, n in rows}
    session = Session(program.arrays)
    session.move(Move({n: h.freed(n, program.arrays) for h, n in every_row(held_in(program)) if n not in kept}))
    return session.minimise(np.zeros(program.arrays.column_count), primal=False).has_plan


@pytest.mark.parametrize("name", CASES)
def test_a_repair_is_solved_again(name):
    found = asked(CASES[name])
    assert found.verified
    assert found.cheapest


@pytest.mark.parametrize(("case", "enough", "short"), [
    (lambda v: built(v, 50.0), 50.0, 50.1), (lambda v: served(30.0, v), 50.0, 49.9), (capped, 40.0, 39.9),
])
def test_a_smaller_change_would_not_do(case, enough, short):
    """Proves: the proposed value is the edge; just short of it there is no plan."""
    assert solve(program_of(case(enough).tables)).chosen.word == "optimal"
    assert solve(program_of(case(short).tables)).chosen.word == "no plan"


class NothingMovable(Limits):
    """Limits of which none can be moved."""

    movable = ()


def held_fast(program: Program) -> Program:
    """The program as if no limit could be moved."""
    kept = replace(program, prepared=program.data)
    vars(kept)["limits"] = NothingMovable(program.tables, program.data)
    return kept


def test_where_no_limit_helps_what_is_missed_is_named():
    """60 t/a at least and 50 at most, neither movable: by 10 t/a one of the rows is missed."""
    program = held_fast(program_of(built(60.0, 50.0).tables))
    found = why_not(solve(program))
    assert found.conflict.empty
    assert found.repair.empty
    assert not found.verified
    assert found.broken["missed"].tolist() == [pytest.approx(10.0)]
    assert found.broken["in_words"][0] == "mag (new) built at F"


def test_balances_are_named_in_words():
    """A market whose demand is 5 t below nothing: by 5 t that cannot be, and no limit is in the way."""
    program = program_of(plant().tables)
    arrays = program.arrays
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    row = arrays.rows["demand_balance"]["magnet", "EV", "FY2026-27"]
    lower[row] = upper[row] = -5.0
    program = replace(program, arrays=arrays.with_rows(lower, upper))
    missed = [("demand for magnet of EV in FY2026-27", pytest.approx(5.0))]
    assert impossible(program, held_in(program)) == missed


def test_without_time_a_conflict_is_not_called_smallest():
    program = program_of(built(60.0, 50.0).tables)
    held = held_in(program)
    found = conflict_of(program.arrays, held, every_row(held), (), time.perf_counter() - 1.0)
    assert not found.irreducible
    assert found.rows == every_row(held)


def test_a_repair_that_does_not_help_gives_way_to_one_that_does(monkeypatch):
    """Proves: where the changes found together leave no plan, the smallest single change that leaves one is told.

    60 t/a at least, 50 at most: 55 is not enough, 60 is. Without it a planner follows a repair that does not repair.
    """
    found = model.studies.why_not.why_not.changes_of
    short = [True]

    def once_short(rooms, arrays, x):
        made = found(rooms, arrays, x)
        if short.pop() if short else False:
            return tuple(replace(c, to=(c.to + c.limit.value) / 2) for c in made)
        return made

    monkeypatch.setattr(model.studies.why_not.why_not, "changes_of", once_short)
    told = asked(built(60.0, 50.0))
    assert (told.verified, told.cheapest) == (True, False)
    assert changes(told) == [("mag (new) built at F", 60.0, 50.0)]
