"""Programs written as arrays, for the engine alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from model.engine import Arrays
from model.engine.arrays import Floats

INF = float("inf")


def program(
    matrix: Sequence[Sequence[float]] | Floats, lower: Sequence[float], upper: Sequence[float],
    columns: tuple[float, float] = (0.0, INF), whole: Sequence[int] = (),
) -> Arrays:
    """A program ``lower ≤ matrix · x ≤ upper`` with the same bounds on every column.

    Args:
        matrix: by rows.
        lower: least of each row.
        upper: most of each row.
        columns: bounds of the columns.
        whole: columns that must be whole.
    """
    a = sp.csc_matrix(np.asarray(matrix, dtype=float))
    rows, count = a.shape
    integer = np.zeros(count, dtype=bool)
    integer[list(whole)] = True
    return Arrays(
        a.indptr.astype(np.int32), a.indices.astype(np.int32), a.data,
        np.asarray(lower, float), np.asarray(upper, float),
        np.full(count, columns[0]), np.full(count, columns[1]), integer, np.zeros(1, np.int32), np.empty(0, np.int32),
        np.empty(0), np.empty(0), {"limit": {(n,): n for n in range(rows)}}, {"x": {(n,): n for n in range(count)}}, {},
    )


def costs(*values: float) -> Floats:
    """A cost vector."""
    return np.array(values, dtype=float)


def market_split(rows: int = 5, columns: int = 40) -> tuple[Arrays, Floats]:
    """A split that has a poor answer at once and whose best one takes branch and bound far too long.

    Each product is to be sold half to one of two divisions; what is off the half is paid for (Cornuéjols and Dawande
    1998). All yes/no columns at 0 is an answer.
    """
    draw = np.random.default_rng(7)
    amounts = draw.integers(0, 100, (rows, columns)).astype(float)
    half = np.floor(amounts.sum(axis=1) / 2)
    matrix = np.hstack([amounts, np.eye(rows), -np.eye(rows)])
    a = program(matrix, half, half, whole=range(columns))
    upper = np.where(a.integer, 1.0, INF)
    return a.with_columns(a.lower, upper), np.where(a.integer, 0.0, 1.0)
