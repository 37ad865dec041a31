"""Proof: the bound on an objective, recomputed from the arrays and compared with what the solver says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.engine.arrays import Arrays, Floats

PROVED = 1e-7
"""Distance of objective and recomputed bound, as a share of the objective or of 1, up to which they are the same."""
REACH = 1e-6
"""Reduced cost without a bound that a proof may leave; the solver's own tolerance is a tenth of it."""


@dataclass(frozen=True)
class DualBound:
    """The bound on an objective recomputed from the arrays, not taken from the solver.

    Attributes:
        value: yᵀb plus reduced costs at their bounds.
        infeasibility: largest reduced cost that would need a bound that is not there; 0 for an exact certificate.
    """

    value: float
    infeasibility: float

    def proves(self, objective: float) -> bool:
        """Whether no plan is better than one of this objective."""
        return self.infeasibility <= REACH and self.distance(objective) <= PROVED

    def distance(self, objective: float) -> float:
        """How far an objective is from the bound, as a share of it or of 1."""
        return abs(objective - self.value) / max(1.0, abs(objective))


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
