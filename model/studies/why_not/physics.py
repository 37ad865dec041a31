"""Physics: the balances that data alone make impossible, where no movable limit can help."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.engine import Arrays, Slack, with_slacks
from model.planning.program import Program, session_of
from model.studies.why_not.room import USED, Held

WORDS = {
    "commodity_balance": "balance of {} at {} in {}",
    "surplus_balance": "balance of {} at {} in {}",
    "demand_balance": "demand for {} of {} in {}",
    "substitute_balance": "deliveries of {} to {} in {}",
    "capacity_limit": "capacity of {1} at {0} in {2}",
    "usable_capacity_define": "usable capacity of {1} at {0} in {2}",
    "usable_capacity_limit": "usable capacity of {1} at {0} in {2}",
    "open_link": "capacity of {1} at {0} in {2}, which may be closed",
    "unit_build_define": "whole units of {1} at {0} in {3}",
    "award_link": "capacity that {} builds for its award",
    "outside_build_limit": "capacity of {1} that {0} may not build in {3}",
}
"""Constraint → how its rows are called; any other by its name and index."""


def impossible(program: Program, held: Sequence[Held]) -> list[tuple[str, float]]:
    """Rows that cannot be kept although every movable limit is left out.

    Args:
        program: a program without a plan, whatever its limits.
        held: every movable limit.

    Returns:
        (row in words, by how much it is missed, in its own unit), biggest first.
    """
    arrays = program.arrays
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    for h in held:
        for n in h.rows:
            lower[n], upper[n] = h.freed(n, arrays)
    bound = [n for n in range(arrays.row_count) if np.isfinite(lower[n]) or np.isfinite(upper[n])]
    slacks = [Slack({n: sign}) for n in bound for sign in (1.0, -1.0)]
    session = session_of(program, with_slacks(arrays.with_rows(lower, upper), slacks))
    cost = np.append(np.zeros(arrays.column_count), [1.0 / _size(lower[n], upper[n]) for n in bound for _ in (1, 2)])
    outcome = session.minimise(cost)
    if not outcome.has_plan:
        return []
    given = outcome.x[arrays.column_count:].reshape(-1, 2).sum(axis=1)
    names = named(arrays)
    missed = [(names[n], float(v)) for n, v in zip(bound, given, strict=True) if v > USED]
    return sorted(missed, key=lambda m: -m[1])


def _size(*bounds: float) -> float:
    return max([1.0, *(abs(b) for b in bounds if np.isfinite(b))])


def named(arrays: Arrays) -> dict[int, str]:
    """Row → its name in words."""
    return {
        n: WORDS[group].format(*index) if group in WORDS else " ".join([group.replace("_", " "), *map(str, index)])
        for group, at in arrays.rows.items() for index, n in at.items()
    }
