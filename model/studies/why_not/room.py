"""Room: how far each movable limit may give way in a program, weighed by relative change.

A limit that moves by a tenth of itself counts 0.1, a word that is switched counts 1. Of a limit of 0 each unit counts
1, so that a ban is the last to be lifted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.data.lever import Lever, Loosened
from model.engine import Arrays, Slack, with_slacks
from model.engine.arrays import Floats
from model.planning.program import Program

USED = 1e-6
"""Relative change from which a limit counts as moved."""


@dataclass(frozen=True)
class Held:
    """A lever with the rows it has in a program.

    Attributes:
        lever: the movable limit.
        rows: row number → what it says about the row.
        scale: change that counts as the whole limit, in its unit.
    """

    lever: Lever
    rows: dict[int, Loosened]
    scale: float

    @property
    def signs(self) -> tuple[float, ...]:
        """Which ways the cell may move: 1 up, −1 down."""
        return {"up": (1.0,), "down": (-1.0,), "either": (1.0, -1.0), "switch": (1.0,)}[self.lever.way]

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
        lever = self.held.lever
        return 1.0 / max(1.0, float(lever.value)) if lever.whole else 1.0


def held_in(program: Program) -> tuple[Held, ...]:
    """The levers that have a row in the program."""
    found = []
    for lever in program.data.levers:
        at = {program.arrays.rows.get(r.group, {}).get(r.index): r for r in lever.rows}
        rows = {n: r for n, r in at.items() if n is not None}
        plain = lever.way == "switch" or lever.whole
        scale = 1.0 if plain else abs(lever.value) or 1.0
        if rows:
            found.append(Held(lever, rows, float(scale)))
    return tuple(found)


def rooms_of(held: Sequence[Held], arrays: Arrays, whole: bool = True) -> tuple[Room, ...]:
    """A column for each way each limit can move.

    Args:
        held: the movable limits.
        arrays: the program.
        whole: switches and counts move in whole steps only.
    """
    return tuple(
        Room(h, sign, Slack({n: h.move(n, sign, arrays) for n in h.rows}, _most(h, sign),
                            whole and (h.lever.way == "switch" or h.lever.whole)))
        for h in held for sign in h.signs
    )


def _most(held: Held, sign: float) -> float:
    """How far a column may go: a switch once, a cell that is not below 0 down to 0."""
    if held.lever.way == "switch":
        return 1.0
    return float(held.lever.value) / held.scale if sign < 0 and held.lever.value >= 0 else np.inf


def elastic(arrays: Arrays, rooms: Sequence[Room]) -> tuple[Arrays, Floats]:
    """The program with room, and the cost that counts relative changes."""
    roomy = with_slacks(arrays, [r.slack for r in rooms])
    return roomy, np.append(np.zeros(arrays.column_count), [r.weight for r in rooms])
