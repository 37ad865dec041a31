"""Multiplied: limits whose cell multiplies decisions, such as a share of imports; one unit of them is a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from model.engine import Arrays, Move
from model.engine.arrays import Floats
from model.formulation.limit import LimitKey, LimitRow

POINT = 0.01
"""One unit of a cell in %."""


def moved(arrays: Arrays, rows: Iterable[LimitRow], points: float) -> Move:
    """The coefficients of rows with their cell moved by some points."""
    return Move(entries={
        (row, column): arrays.entry(row, column) + turned * by * points * POINT
        for row, turned, times in _in_program(arrays, rows) for column, by in times.items()
    })


def fullest(arrays: Arrays, rows: Iterable[LimitRow], share: float, x: Floats) -> float:
    """The share that a plan takes up, of the row that is fullest; 0 where there is nothing of it.

    Args:
        arrays: the program.
        rows: what the cell sets.
        share: what stands in the cell.
        x: the plan.
    """
    activity = arrays.activity(x)
    parts = ((turned * float(activity[row]), -sum(by * float(x[n]) for n, by in times.items()))
             for row, turned, times in _in_program(arrays, rows))
    return max((share + beyond / whole for beyond, whole in parts if whole > 0), default=0.0)


def whole(arrays: Arrays, rows: Iterable[LimitRow], x: Floats) -> float:
    """What the cell is a share of, in all rows [t]."""
    return float(sum(-by * x[n] for _, _, times in _in_program(arrays, rows) for n, by in times.items()))


def _in_program(arrays: Arrays, rows: Iterable[LimitRow]) -> Iterator[tuple[int, float, dict[int, float]]]:
    """Rows by number, which way round they stand, and the columns that the cell multiplies in them."""
    for r in rows:
        row = arrays.rows.get(r.group, {}).get(r.index)
        if row is not None and r.times:
            turned = 1.0 if np.isfinite(arrays.row_upper[row]) else -1.0
            yield row, turned, {n: by for key, by in r.times.items() if (n := _column(arrays, key)) is not None}


def _column(arrays: Arrays, key: LimitKey) -> int | None:
    return arrays.columns.get(key[0], {}).get(key[1])
