"""The ends of the trade-off and the plan without the scheme, each from the same program and basis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.engine import Arrays
from model.priorities.objectives import TIE_BREAK, Priority, exactly, only

DEPENDENCE_AIMS = frozenset({"Magnets by quantity", "Magnets by value", "Chain by value"})
NATIONAL_COST = "National cost"


def least_cost(priorities: Sequence[Priority]) -> tuple[Priority, ...]:
    """What is pursued at the least-cost end: the first priority still, then national cost."""
    return only(priorities, NATIONAL_COST, TIE_BREAK)


def least_dependence(priorities: Sequence[Priority]) -> tuple[Priority, ...]:
    """What is pursued at the least-dependence end: the same priorities, dependence with no tolerance."""
    return exactly(priorities, DEPENDENCE_AIMS)


def without_scheme(arrays: Arrays) -> Arrays:
    """The same program with nobody awarded anything.

    Args:
        arrays: the program of the plan.

    Returns:
        It with every size at 0 and without the rows that ask something of those awarded.
    """
    upper = arrays.upper.copy()
    upper[list(arrays.columns.get("size", {}).values())] = 0.0
    lower, most = arrays.row_lower.copy(), arrays.row_upper.copy()
    lower[list(arrays.rows.get("fixed_award_define", {}).values())] = 0.0
    for duty in ("wanted_award_floor", "own_metal_running_floor", "eligible_metal_limit"):
        here = list(arrays.rows.get(duty, {}).values())
        lower[here], most[here] = -np.inf, np.inf
    return arrays.with_columns(arrays.lower, upper).with_rows(lower, most)


def in_any_order(arrays: Arrays) -> Arrays:
    """The same program with bids selected in any order, to say what the least-cost order costs.

    Args:
        arrays: the program of the plan.
    """
    most = arrays.row_upper.copy()
    for group in ("award_order_limit", "order_reach_limit"):
        most[list(arrays.rows.get(group, {}).values())] = np.inf
    return arrays.with_rows(arrays.row_lower, most)
