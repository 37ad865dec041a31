"""The figures by which plans of different workbooks are compared."""

from __future__ import annotations

import math
from typing import Any

from model.planning.money import Money
from model.planning.plan import Plan

MEASURES = {
    "magnets_quantity": "magnets_quantity_aim", "chain_value": "chain_value_aim", "national_cost": "national_cost",
}
"""Figure → expression of the plan."""


def figures(plan: Plan, money: Money | None) -> dict[str, Any]:
    """Figures of a plan.

    Args:
        plan: a solved plan.
        money: what the scheme pays in it; None without a scheme.

    Returns:
        The measures [%, ₹ crore], `outlay` and `gap` [₹ crore; none without a scheme], and `awards` by beneficiary
        [t/a]; empty without a plan.
    """
    if plan.solution is None:
        return {}
    table = plan.solution["award"]
    awards = dict(zip(table["beneficiary"], table["value"], strict=True))
    return {
        **{n: plan.solution.value(e) for n, e in MEASURES.items()},
        "outlay": float(money.budget["outlay"].sum()) if money else math.nan,
        "gap": float(money.viability["gap"].sum()) if money else math.nan,
        "awards": awards,
    }
