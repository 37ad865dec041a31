"""Proof that a point is best, from the arrays alone: allowed, priced with the right signs, nothing left to gain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.engine import Arrays, dual_bound
from model.engine.arrays import Floats


@dataclass(frozen=True)
class Certificate:
    """How far each condition of optimality is missed; 0 for an exact proof.

    Attributes:
        infeasible: largest row or column beyond its bound.
        wrong_sign: largest price of a side that cannot hold, or reduced cost that could be used.
        slack: largest product of a price and the room it leaves.
        gap: distance of the recomputed dual bound from the objective.
    """

    infeasible: float
    wrong_sign: float
    slack: float
    gap: float

    def holds(self, scale: float) -> bool:
        """Whether every condition holds to one part in a million of a scale."""
        return max(self.infeasible, self.wrong_sign, self.slack, self.gap) <= 1e-6 * max(1.0, scale)


def certificate(a: Arrays, cost: Floats, offset: float, x: Floats, y: Floats) -> Certificate:
    """Check a point and its prices.

    Args:
        a: the program.
        cost: its objective.
        offset: constant of the objective.
        x: the point.
        y: price of each row, positive where its lower side holds.
    """
    reduced = cost - a.transposed(y)
    sides = [(a.activity(x), a.row_lower, a.row_upper, y), (x, a.lower, a.upper, reduced)]
    infeasible = max(float(np.max(np.maximum(low - v, v - high), initial=0.0)) for v, low, high, _ in sides)
    wrong = max(
        float(np.max(np.abs(p[np.isinf(np.where(p > 0, low, high))]), initial=0.0)) for _, low, high, p in sides
    )
    slack = 0.0
    for value, low, high, price in sides:
        bound = np.where(price > 0, low, high)
        known = np.isfinite(bound)
        slack = max(slack, float(np.max(np.abs(price[known] * (value[known] - bound[known])), initial=0.0)))
    gap = abs(dual_bound(a, cost, offset, y).value - (float(cost @ x) + offset))
    return Certificate(infeasible, wrong, slack, gap)
