"""What the search for a plan ended with, in four words, and how good the plan is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.engine.arrays import Arrays, Floats

Word = Literal["optimal", "stopped early with a plan", "no plan", "unbounded input"]


@dataclass(frozen=True)
class Outcome:
    """The end of one search.

    Attributes:
        word: one of the four words; a point is present for the first two only.
        x, row_dual: the point and the worth of each row (empty without a point; no duals with whole lots).
        objective: value of the objective at the point.
        bound: best value any plan could reach, as the solver proved it.
        seconds: time of the solver.
        algorithm: simplex, ipx or branch and bound.
        stopped: a limit of time ended the search; "no plan" then only says that none was found.
    """

    word: Word
    x: Floats
    row_dual: Floats
    objective: float
    bound: float
    seconds: float
    algorithm: str
    stopped: bool = False

    @property
    def has_plan(self) -> bool:
        """Whether there is a point to read."""
        return self.word in ("optimal", "stopped early with a plan")

    @property
    def gap(self) -> float:
        """Distance of the plan from the bound, as a share of its value."""
        if not self.has_plan:
            return float("inf")
        return abs(self.objective - self.bound) / max(1.0, abs(self.objective))


@dataclass(frozen=True)
class DualBound:
    """The bound on an objective recomputed from the arrays, not taken from the solver.

    Attributes:
        value: yᵀb plus reduced costs at their bounds.
        infeasibility: largest reduced cost that would need a bound that is not there; 0 for an exact certificate.
    """

    value: float
    infeasibility: float


def dual_bound(arrays: Arrays, cost: Floats, offset: float, y: Floats) -> DualBound:
    """Recompute the dual bound of a linear program.

    Args:
        arrays: the program, held rows included.
        cost: the objective, one coefficient a column.
        offset: its constant.
        y: worth of each row, positive where the lower side holds.

    Returns:
        The bound: no plan can be cheaper, up to the infeasibility.
    """
    reduced = cost - arrays.transposed(y)
    row_value, row_miss = _at_bounds(y, arrays.row_lower, arrays.row_upper)
    column_value, column_miss = _at_bounds(reduced, arrays.lower, arrays.upper)
    return DualBound(offset + row_value + column_value, max(row_miss, column_miss))


def _at_bounds(dual: Floats, lower: Floats, upper: Floats) -> tuple[float, float]:
    bound = np.where(dual > 0, lower, upper)
    missing = ~np.isfinite(bound)
    value = float(np.sum(dual[~missing] * bound[~missing]))
    return value, float(np.max(np.abs(dual[missing]), initial=0.0))
