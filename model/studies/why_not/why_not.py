"""Why not: where no plan meets all limits, which of them cannot hold together and what would mend it.

Only limits that a planner can move are loosened; balances, yields and what the law links are kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from model.engine import Arrays
from model.planning.program import Program, session_of
from model.planning.result import Result
from model.studies.why_not.conflict import Conflict, conflict_of, every_row, suspects
from model.studies.why_not.physics import impossible
from model.studies.why_not.repair import CellMove, changes_of
from model.studies.why_not.room import Held, Room, elastic, held_in, rooms_of
from model.studies.why_not.ways import Mend, in_order, priced

HOLDS = {"up": "at most", "down": "at least", "either": "exactly", "switch": "is"}
CONFLICT = ("in_words", "where", "holds", "value", "unit", "cell", "alone")
REPAIR = ("in_words", "holds", "now", "to", "unit", "cell", "relative")
WAYS = ("way", *REPAIR, "cost", "points", "cost_beside", "points_beside")
BROKEN = ("in_words", "missed")
EQUAL = 1e-6
"""Share by which a change may be larger than the least and be called as small."""
OWN = "Limits!"
"""Beginning of the cells of the planner's own limits, which are told first."""


@dataclass(frozen=True)
class WhyNot:
    """Why there is no plan.

    Attributes:
        conflict: limits that cannot hold together, one row a limit and place: CONFLICT; `alone` is the value at which
            a plan appears when this cell alone is changed, None where that is not enough.
        repair: the change that is proposed: REPAIR; `relative` is its size as a share of the limit.
        ways: that and others, one row a cell: WAYS; `cost` and `points` are national cost and dependence of the plan
            with it, `_beside` how much more they are than without those limits at all, None where that is not known.
        verified: the workbook with the repair was read and solved anew, and there is a plan.
        cheapest: no other change is smaller; False where that was not proven.
        smallest: no limit of the conflict can be left out.
        broken: where no movable limit helps, what cannot be kept and by how much: BROKEN.
        seconds: time taken.
    """

    conflict: pd.DataFrame
    repair: pd.DataFrame
    ways: pd.DataFrame
    verified: bool
    cheapest: bool
    smallest: bool
    broken: pd.DataFrame
    seconds: float

    def as_record(self) -> dict[str, Any]:
        """Limits that cannot hold together and the ways to mend them, row by row."""
        return {
            "conflict": self.conflict.to_dict("records"), "smallest": self.smallest,
            "repair": self.repair.to_dict("records"), "repair_leaves_a_plan": self.verified,
            "repair_is_cheapest": self.cheapest, "ways": self.ways.to_dict("records"),
            "impossible": self.broken.to_dict("records"),
        }


def why_not(result: Result) -> WhyNot:
    """Find a smallest set of limits that cannot hold together, and the cheapest repair.

    Args:
        result: a result whose chosen plan was proven not to exist.

    Returns:
        Conflict and repair; or what of the data cannot be kept, where no limit is in the way.
    """
    begun = time.perf_counter()
    program = result.program
    held = held_in(program)
    rooms = rooms_of(held, program.pursued)
    roomy, cost = elastic(program.pursued, rooms)
    outcome = session_of(program, roomy).minimise(cost)
    if not outcome.has_plan:
        return _no_repair(program, held, begun)
    changes = changes_of(rooms, program.pursued, outcome.x)
    moved = {id(c.limit) for c in changes}
    until = time.perf_counter() + program.tables.settings.time_limit
    found = _conflict(program, held, [h for h in held if id(h.limit) in moved], until)
    alone = {id(h): _alone(program, rooms, h) for h in {id(h): h for h, _ in found.rows}.values()}
    ways = priced(program, held, in_order(changes, [c for c in alone.values() if c is not None]), until)
    least = sum(c.relative for c in changes) * (1 + EQUAL)
    return WhyNot(
        _conflict_frame(found, alone), _repair_frame(ways[0].moves), _ways_frame(ways), ways[0].leaves_a_plan,
        not outcome.stopped and ways[0].leaves_a_plan and ways[0].size <= least, found.irreducible,
        pd.DataFrame(columns=list(BROKEN)), time.perf_counter() - begun,
    )


def _no_repair(program: Program, held: tuple[Held, ...], begun: float) -> WhyNot:
    """Where no new value of any limit leaves a plan: what of the data contradicts itself, else limits that must go."""
    broken = pd.DataFrame(impossible(program, held), columns=list(BROKEN))
    found = Conflict((), False)
    if broken.empty:
        until = time.perf_counter() + program.tables.settings.time_limit
        found = _conflict(program, held, [], until)
    return WhyNot(_conflict_frame(found, {id(h): None for h, _ in found.rows}), _repair_frame(()), _ways_frame([]),
                  False, False, found.irreducible, broken, time.perf_counter() - begun)


def _conflict(program: Program, held: tuple[Held, ...], kept: list[Held], until: float) -> Conflict:
    """The conflict, sought first with decisions and switches in parts, a linear program; then among whole decisions."""
    arrays = program.pursued
    parts = replace(arrays, integer=np.zeros_like(arrays.integer))
    among = _suspects(program, parts, rooms_of(held, arrays, whole=False))
    if among:
        found = conflict_of(parts, held, every_row(among), kept, until)
        return conflict_of(arrays, held, found.rows, kept, until) if arrays.integer.any() else found
    among = _suspects(program, arrays, rooms_of(held, arrays)) or list(held)
    return conflict_of(arrays, held, every_row(among), kept, until)


def _suspects(program: Program, arrays: Arrays, rooms: tuple[Room, ...]) -> list[Held]:
    return suspects(session_of(program, elastic(arrays, rooms)[0]), rooms, arrays.column_count)


def _alone(program: Program, rooms: tuple[Room, ...], h: Held) -> CellMove | None:
    """CellMove of a limit with which there is a plan with all others kept; None where there is none."""
    own = tuple(r for r in rooms if r.held is h)
    roomy, cost = elastic(program.pursued, own)
    outcome = session_of(program, roomy).minimise(cost)
    changes = changes_of(own, program.pursued, outcome.x) if outcome.has_plan else ()
    return changes[0] if changes else None


def _conflict_frame(found: Conflict, alone: dict[int, CellMove | None]) -> pd.DataFrame:
    to = {h: None if c is None else c.to for h, c in alone.items()}
    rows = [
        (h.limit.words, h.rows[n].where, HOLDS[h.limit.way], h.limit.value, h.limit.unit, h.limit.cell, to[id(h)])
        for h, n in sorted(found.rows, key=lambda row: not row[0].limit.cell.startswith(OWN))
    ]
    return pd.DataFrame(rows, columns=list(CONFLICT), dtype=object)


def _repair_frame(changes: tuple[CellMove, ...]) -> pd.DataFrame:
    return pd.DataFrame([_row(c) for c in changes], columns=list(REPAIR), dtype=object)


def _ways_frame(ways: list[Mend]) -> pd.DataFrame:
    rows = [(n, *_row(c), *w.figures, *w.beside) for n, w in enumerate(ways, 1) for c in w.moves]
    return pd.DataFrame(rows, columns=list(WAYS), dtype=object)


def _row(c: CellMove) -> tuple[object, ...]:
    return c.limit.words, HOLDS[c.limit.way], c.limit.value, c.to, c.limit.unit, c.limit.cell, c.relative
