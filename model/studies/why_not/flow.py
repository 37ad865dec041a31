"""Flow: how much a row could hold at most, as the other rows bound its decisions; a limit of 0 is weighed by it.

Bounds are carried from row to row a few times, as presolve does (Brearley, Mitra and Williams 1975).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from model.engine import Arrays
from model.engine.arrays import Floats

ROUNDS = 4
"""Times that bounds are carried on: from demand to what serves it, to what that is made of."""


def bounded(arrays: Arrays, free: Iterable[int]) -> Floats:
    """Largest value of each decision that the rows allow; infinite where they do not tell.

    Args:
        arrays: a program.
        free: rows that are laid aside.
    """
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    aside = list(free)
    lower[aside], upper[aside] = -np.inf, np.inf
    columns = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))
    most = arrays.upper.copy()
    for _ in range(ROUNDS):
        for turn, bound in ((1.0, upper), (-1.0, -lower)):
            most = np.minimum(most, _once(arrays, columns, turn * arrays.value, bound, most))
    return most


def _once(arrays: Arrays, columns: np.ndarray, value: Floats, bound: Floats, most: Floats) -> Floats:
    """What rows `value · x ≤ bound` say of the largest value of each decision."""
    rows, up = arrays.index, value > 0
    with np.errstate(invalid="ignore"):
        least = np.where(up, value * arrays.lower[columns], value * most[columns])
    endless = np.bincount(rows, ~np.isfinite(least), arrays.row_count) > 0
    base = np.bincount(rows, np.where(np.isfinite(least), least, 0.0), arrays.row_count)
    told = up & ~endless[rows] & np.isfinite(bound[rows])
    found = np.full(arrays.column_count, np.inf)
    here = columns[told]
    room = (bound - base)[rows[told]] / value[told]
    np.minimum.at(found, here, arrays.lower[here] + np.maximum(room, 0.0))
    return found


def flow_in(arrays: Arrays, most: Floats, row: int) -> float:
    """The most that a row could add up to with decisions no larger than they can be; 0 where that is not known."""
    columns = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))[arrays.index == row]
    parts = arrays.value[arrays.index == row] * most[columns]
    sums = [float(parts[parts > 0].sum()), float(-parts[parts < 0].sum())]
    return max((s for s in sums if np.isfinite(s)), default=0.0)
