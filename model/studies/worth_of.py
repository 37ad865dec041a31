"""Worth of a plan: what the plan of nobody costs in all less what it costs, and the parts this is made of."""

from __future__ import annotations

from collections.abc import Mapping

from model.data.total import TotalData
from model.planning.solution import SolutionTables

PARTS = {"cost": "national_cost", "loss": "expected_stop_loss", "points": "dependence_points",
         "public": "claimable_money"}
"""Part of the total → expression of a plan; points of dependence and public money count at their prices."""
WEIGHED = {**PARTS, "total": "total_aim"}
"""Part of the total, and the total itself → expression of a plan."""


def weighed(solution: SolutionTables) -> dict[str, float]:
    """The total of a plan and its parts [₹ crore, points in point-years]."""
    return {key: solution.value(name) for key, name in WEIGHED.items()}


def prices_of_parts(total: TotalData) -> dict[str, float]:
    """What a unit of each part of the total counts [₹ crore a point, else 1 a rupee]."""
    return {"cost": 1.0, "loss": 1.0, "points": total.point_price, "public": total.public_money}


def worth(none: Mapping[str, float], plan: Mapping[str, float], point_price: float) -> dict[str, float | None]:
    """What a plan is worth against the one of nobody.

    Args:
        none: total and parts of the plan in which nobody is awarded anything.
        plan: of the plan.
        point_price: of a point of dependence [₹ crore a year].

    Returns:
        `worth`, and it again with points at nothing as `without_points` [₹ crore]; `pays_from`, the price of a point
        from which it is worth something, None where no price above 0 makes that difference.
    """
    saved = none["points"] - plan["points"]
    whole = none["total"] - plan["total"]
    without = whole - point_price * saved
    pays = -without / saved if saved > LEAST_POINTS else None
    return {"worth": whole, "without_points": without, "pays_from": pays if pays is not None and pays > 0 else None}


LEAST_POINTS = 1e-2
"""Point-years by which a plan must depend on imports less, to be worth more at a higher price of a point."""
