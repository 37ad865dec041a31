"""Repair: the cheapest change of movable limits that leaves a plan, as new values of cells, solved again to be sure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.case.tables import Tables
from model.data.lever import Lever
from model.engine import Arrays, Session
from model.engine.arrays import Floats
from model.ground.frozen import FrozenDict
from model.planning.plan import Program, program_of, session_of
from model.studies.why_not.room import USED, Room

DIGITS = 4
"""Significant digits of a proposed value; it is rounded to the side that leaves more room."""


@dataclass(frozen=True)
class Change:
    """A cell with the value that is proposed for it.

    Attributes:
        lever: the movable limit.
        to: its new value.
        relative: size of the change as a share of the limit; 1 for a word that is switched.
    """

    lever: Lever
    to: Any
    relative: float


def changes_of(rooms: Sequence[Room], arrays: Arrays, x: Floats) -> tuple[Change, ...]:
    """What a point of the elastic program asks to change.

    Args:
        rooms: columns of room, in the order of the last columns of the point.
        arrays: the program without them.
        x: the point.
    """
    given = x[arrays.column_count:]
    return tuple(_change(r, arrays, x[: arrays.column_count], float(s))
                 for r, s in zip(rooms, given, strict=True) if s > USED)


def _change(room: Room, arrays: Arrays, x: Floats, given: float) -> Change:
    lever, scale = room.held.lever, room.held.scale
    if lever.way == "switch":
        return Change(lever, lever.other, 1.0)
    if lever.whole:
        to: Any = lever.value + round(given)
    elif lever.ratio:
        to = rounded(lever.value * min(_kept(arrays, n, x) for n in room.held.rows), up=False)
    else:
        moved = lever.value + room.sign * scale * given
        to = float(f"{moved:.9g}") if lever.way == "either" else rounded(moved, up=room.sign > 0)
    return Change(lever, to, abs(to - lever.value) / scale)


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


def changed(tables: Tables, changes: Sequence[Change]) -> Tables:
    """The workbook with new values in some cells."""
    frames, yearly, scheme = dict(tables.frames), dict(tables.yearly), tables.scheme
    for change in changes:
        sheet, row, name = change.lever.sheet, change.lever.row, change.lever.field
        if not row:
            scheme = scheme.model_copy(update={name: change.to}) if scheme else None
        elif name in tables.years:
            frame = yearly[sheet]
            hit = (frame["row"] == row) & (frame["year"] == name)
            yearly[sheet] = frame.assign(value=np.where(hit, change.to, frame["value"]))
        else:
            for of in (frames, yearly) if sheet in yearly else (frames,):
                frame = of[sheet]
                of[sheet] = frame.assign(**{name: frame[name].where(frame["row"] != row, change.to)})
    return replace(tables, frames=FrozenDict(frames), yearly=FrozenDict(yearly), scheme=scheme)


def leaves_a_plan(program: Program, changes: Sequence[Change]) -> bool:
    """Whether the workbook with the changes, read into a program anew, has a plan."""
    mended = program_of(changed(program.tables, changes), program.given)
    return has_plan(session_of(mended, mended.pursued), mended.arrays.column_count)


def has_plan(session: Session, columns: int) -> bool:
    """Whether any point meets all rows."""
    return session.minimise(np.zeros(columns), primal=False).has_plan
