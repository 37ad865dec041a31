"""Elastic programs: columns that let rows give way, so that the least that must be loosened can be asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.engine.arrays import Arrays


@dataclass(frozen=True)
class Slack:
    """A column that loosens rows.

    Attributes:
        rows: row → how far its bounds move per unit of the column, below 0 downwards.
        most: largest value of the column.
        whole: it is a whole number.
    """

    rows: Mapping[int, float]
    most: float = np.inf
    whole: bool = False


def with_slacks(arrays: Arrays, slacks: Sequence[Slack]) -> Arrays:
    """The same program with a further column for each slack, after its own columns.

    Args:
        arrays: the program.
        slacks: the columns to add; each is at least 0.

    Returns:
        Rows a x − per · slack within the old bounds, so that the bounds of a row move by per · slack.
    """
    many = len(slacks)
    rows = [np.array(sorted(s.rows), dtype=np.int32) for s in slacks]
    values = [np.array([-s.rows[r] for r in at]) for s, at in zip(slacks, rows, strict=True)]
    ends = arrays.start[-1] + np.cumsum([len(r) for r in rows])
    return replace(
        arrays,
        start=np.append(arrays.start, ends).astype(np.int32),
        index=np.concatenate([arrays.index, *rows]).astype(np.int32),
        value=np.concatenate([arrays.value, *values]).astype(float),
        lower=np.append(arrays.lower, np.zeros(many)),
        upper=np.append(arrays.upper, [s.most for s in slacks]),
        integer=np.append(arrays.integer, [s.whole for s in slacks]).astype(bool),
    )
