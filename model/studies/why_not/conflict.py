"""Conflict: a set of movable limits that cannot hold together, none of which can be left out.

First the elastic filter (Chinneck and Dravnieks 1991) finds the limits that matter, then each of their rows is left
out in turn and kept only where a plan appears without it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.engine import Arrays, Move, Session
from model.studies.why_not.room import USED, Held, Room

Rows = tuple[tuple[Held, int], ...]
"""Limits with the number of one of their rows each."""


@dataclass(frozen=True)
class Conflict:
    """Rows that cannot hold together with what is not movable.

    Attributes:
        rows: (limit, row number), in the order of the limits.
        irreducible: each was left out once and a plan appeared; False where time ran out.
    """

    rows: Rows
    irreducible: bool


def suspects(session: Session, rooms: Sequence[Room], columns: int) -> list[Held]:
    """Limits among which there is a conflict: what the elastic program moves is held, until there is no plan.

    Args:
        session: the elastic program, without a plan where no column may move.
        rooms: its last columns.
        columns: columns of the program itself.
    """
    cost = np.append(np.zeros(columns), [r.weight for r in rooms])
    found: dict[int, Held] = {}
    outcome = session.minimise(cost, primal=False)
    while outcome.has_plan:
        moved = outcome.x[columns:] > USED
        used = {id(r.held): r.held for r, m in zip(rooms, moved, strict=True) if m}
        if not used:
            return []
        found |= used
        shut = [columns + n for n, r in enumerate(rooms) if id(r.held) in used]
        session.move(Move(columns={c: (0.0, 0.0) for c in shut}))
        outcome = session.minimise(cost, primal=False)
    return [h for h in {id(r.held): r.held for r in rooms}.values() if id(h) in found]


def every_row(among: Sequence[Held]) -> Rows:
    """Every row of some limits."""
    return tuple((h, n) for h in among for n in h.rows)


def conflict_of(arrays: Arrays, held: Sequence[Held], among: Rows, kept: Sequence[Held], until: float) -> Conflict:
    """A conflict that cannot be made smaller.

    Args:
        arrays: the program, without a plan.
        held: every movable limit.
        among: rows among which there is a conflict.
        kept: limits that are left out last, so that the conflict tells of them where it can.
        until: time at which to stop looking for a smaller one.
    """
    inside = {n for _, n in among}
    session = Session(arrays, time_limit=max(1.0, until - time.perf_counter()))
    session.move(Move({n: h.freed(n, arrays) for h in held for n in h.rows if n not in inside}))
    last = {id(h) for h in kept}
    needed, proven = list(among), True
    for h, n in sorted(among, key=lambda at: id(at[0]) in last):
        if time.perf_counter() > until:
            return Conflict(tuple(needed), False)
        here = Move({n: h.freed(n, arrays)})
        session.move(here)
        outcome = session.minimise(np.zeros(arrays.column_count), primal=False)
        if outcome.has_plan or outcome.stopped:
            session.move(here.back(arrays))
            proven = proven and not outcome.stopped
        else:
            needed.remove((h, n))
    return Conflict(tuple(needed), proven)
