"""Why not, proved by solving: no limit of a conflict is idle, and a repair repairs by just enough."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

import model.studies.why_not.why_not
from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.why_not.conflict import conflict_of, every_row
from model.studies.why_not.room import held_in
from model.studies.why_not.why_not import why_not
from tests.cases.small import award
from tests.formulation.test_whole_lots import lots, two_lots
from tests.studies.conflicts import asked, built, can_hold, capped, changes, served

pytestmark = pytest.mark.solve
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
    assert told.verified
    assert changes(told) == [("mag (new) built at F", 60.0, 50.0)]
