"""Room: how far each movable limit may give way in a program, weighed by relative change.

A limit that moves by a tenth of itself counts 0.1, a word that is switched counts 1. A limit of 0 is weighed by the
flow it limits: the most that its rows could hold without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.engine import Arrays, Slack, with_slacks
from model.engine.arrays import Floats
from model.formulation.limit import LimitCell, LimitRow
from model.planning.program import Program
from model.studies.why_not.flow import bounded, flow_in

USED = 1e-6
"""Relative change from which a limit counts as moved."""


@dataclass(frozen=True)
class Held:
    """A movable limit with the rows it has in a program.

    Attributes:
        limit: the cell that sets it.
        rows: row number → what the cell says about the row.
        scale: change that counts as the whole limit, in its unit.
    """

    limit: LimitCell
    rows: dict[int, LimitRow]
    scale: float

    @property
    def signs(self) -> tuple[float, ...]:
        """Which ways the cell may move: 1 up, −1 down."""
        return {"up": (1.0,), "down": (-1.0,), "either": (1.0, -1.0), "switch": (1.0,)}[self.limit.way]

    def move(self, row: int, sign: float, arrays: Arrays) -> float:
        """How far the bounds of a row move per unit of a column; a row with one side moves where it has more room.

        A row may stand the other way round in the program than it was written, so its side tells which way that is.
        """
        per = self.scale * self.rows[row].per
        if not np.isfinite(arrays.row_lower[row]):
            return abs(per)
        return sign * per if np.isfinite(arrays.row_upper[row]) else -abs(per)

    def freed(self, row: int, arrays: Arrays) -> tuple[float, float]:
        """Bounds of a row without this limit."""
        moves = [self.move(row, sign, arrays) for sign in self.signs]
        lower, upper = float(arrays.row_lower[row]), float(arrays.row_upper[row])
        return (-np.inf if min(moves) < 0 else lower), (np.inf if max(moves) > 0 else upper)


@dataclass(frozen=True)
class Room:
    """One way for one limit to give: a column of the elastic program.

    Attributes:
        held: the limit.
        sign: 1 where its cell goes up, −1 where it goes down.
        slack: the column, in parts of the limit; a switch and what moves in whole numbers in whole ones.
    """

    held: Held
    sign: float
    slack: Slack

    @property
    def weight(self) -> float:
        """Relative change per unit of the column."""
        limit = self.held.limit
        return 1.0 / max(1.0, float(limit.value)) if limit.whole else 1.0


def held_in(program: Program) -> tuple[Held, ...]:
    """The movable limits that have a row in the program whose bound moves with their cell."""
    placed = []
    for limit in program.limits.movable:
        at = {program.arrays.rows.get(r.group, {}).get(r.index): r for r in limit.rows if r.per}
        if rows := {n: r for n, r in at.items() if n is not None}:
            placed.append((limit, rows))
    none = [rows for limit, rows in placed if not _plain(limit) and not limit.value]
    flows = _flows(program.pursued, none)
    return tuple(Held(limit, rows, 1.0 if _plain(limit) else abs(limit.value) or flows[id(rows)])
                 for limit, rows in placed)


def _plain(limit: LimitCell) -> bool:
    """Whether it moves in steps of one."""
    return limit.way == "switch" or limit.whole


def _flows(arrays: Arrays, limits: list[dict[int, LimitRow]]) -> dict[int, float]:
    """The largest flow that each limit of 0 could let through, in the unit of its cell; 1 where that is not known."""
    if not limits:
        return {}
    most = bounded(arrays, [n for rows in limits for n in rows])
    return {id(rows): max(flow_in(arrays, most, n) / abs(r.per) for n, r in rows.items()) or 1.0 for rows in limits}


def rooms_of(held: Sequence[Held], arrays: Arrays, whole: bool = True) -> tuple[Room, ...]:
    """A column for each way each limit can move.

    Args:
        held: the movable limits.
        arrays: the program.
        whole: switches and counts move in whole steps only.
    """
    return tuple(
        Room(h, sign, Slack({n: h.move(n, sign, arrays) for n in h.rows}, _most(h, sign),
                            whole and (h.limit.way == "switch" or h.limit.whole)))
        for h in held for sign in h.signs
    )


def _most(held: Held, sign: float) -> float:
    """How far a column may go: a switch once, a cell that is not below 0 down to 0."""
    if held.limit.way == "switch":
        return 1.0
    return float(held.limit.value) / held.scale if sign < 0 and held.limit.value >= 0 else np.inf


def elastic(arrays: Arrays, rooms: Sequence[Room]) -> tuple[Arrays, Floats]:
    """The program with room, and the cost that counts relative changes."""
    roomy = with_slacks(arrays, [r.slack for r in rooms])
    return roomy, np.append(np.zeros(arrays.column_count), [r.weight for r in rooms])
