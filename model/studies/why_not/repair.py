"""Repair: the cheapest change of movable limits that leaves a plan, as new values of cells, solved again to be sure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.case.change import Change, one_cell
from model.case.tables import Tables
from model.engine import Arrays
from model.engine.arrays import Floats
from model.formulation.limit import LimitCell
from model.studies.multiplied import fullest
from model.studies.why_not.room import USED, Room

DIGITS = 4
"""Significant digits of a proposed value; it is rounded to the side that leaves more room."""


@dataclass(frozen=True)
class CellMove:
    """A cell with the value that is proposed for it.

    Attributes:
        limit: the cell.
        to: its new value.
        relative: size of the change as a share of the limit; 1 for a word that is switched.
    """

    limit: LimitCell
    to: Any
    relative: float


def changes_of(rooms: Sequence[Room], arrays: Arrays, x: Floats) -> tuple[CellMove, ...]:
    """What a point of the elastic program asks to change.

    Args:
        rooms: columns of room, in the order of the last columns of the point.
        arrays: the program without them.
        x: the point.
    """
    given = x[arrays.column_count:]
    return tuple(_change(r, arrays, x[: arrays.column_count], float(s))
                 for r, s in zip(rooms, given, strict=True) if s > USED)


def _change(room: Room, arrays: Arrays, x: Floats, given: float) -> CellMove:
    limit, scale = room.held.limit, room.held.scale
    if limit.way == "switch":
        return CellMove(limit, limit.other, 1.0)
    if limit.whole:
        to: Any = limit.value + round(given)
    elif limit.ratio:
        to = _read_off(room, arrays, x)
    else:
        moved = limit.value + room.sign * scale * given
        to = float(f"{moved:.9g}") if limit.way == "either" else rounded(moved, up=room.sign > 0)
    return CellMove(limit, to, abs(to - limit.value) / scale)


def _read_off(room: Room, arrays: Arrays, x: Floats) -> float:
    """A cell that multiplies what stands in its rows, as a point keeps it."""
    limit = room.held.limit
    if any(r.times for r in limit.rows):
        return min(1.0, rounded(max(limit.value, fullest(arrays, limit.rows, limit.value, x)), up=True))
    return rounded(limit.value * min(_kept(arrays, n, x) for n in room.held.rows), up=False)


def _kept(arrays: Arrays, row: int, x: Floats) -> float:
    """Part of what a row asks for that a point keeps."""
    one, other = arrays.sides_of(row, x)
    there, asked = (one, other) if np.isfinite(arrays.row_lower[row]) else (other, one)
    return min(1.0, there / asked) if asked > USED else 1.0


def rounded(value: float, up: bool) -> float:
    """A value with few digits, not below it where it is rounded up, not above it where down.

    >>> rounded(6000.4, True), rounded(6000.4, False), rounded(6000.0000001, True), rounded(0.0, False)
    (6001.0, 6000.0, 6000.0, 0.0)
    """
    clean = float(f"{value:.9g}")
    if not clean:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(clean))) - DIGITS + 1)
    parts = clean / step
    whole = math.ceil(parts - 1e-6) if up else math.floor(parts + 1e-6)
    return float(f"{whole * step:.{DIGITS + 2}g}")


def as_changes(tables: Tables, moves: Sequence[CellMove]) -> tuple[Change, ...]:
    """Cells with proposed values as changes of the workbook."""
    return tuple(one_cell(m.limit.sheet, m.limit.row, m.limit.field, m.to, tables.years) for m in moves)
