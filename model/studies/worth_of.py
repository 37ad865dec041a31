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
LEAST_POINTS = 1e-2
"""Point-years by which a plan must depend on imports less, to be worth more at a higher price of a point."""


def weighed(solution: SolutionTables) -> dict[str, float]:
    """The total of a plan and its parts [₹ crore, points in point-years]."""
    return {key: solution.value(name) for key, name in WEIGHED.items()}


def prices_of_parts(total: TotalData) -> dict[str, float]:
    """What a unit of each part of the total counts [₹ crore a point, else 1 a rupee]."""
    return {"cost": 1.0, "loss": 1.0, "points": total.point_price, "public": total.public_money}


def worth(none: Mapping[str, float], plan: Mapping[str, float], total: TotalData) -> dict[str, float | None]:
    """What a plan is worth against the one of nobody.

    Args:
        none: total and parts of the plan in which nobody is awarded anything.
        plan: of the plan.
        total: what the parts count.

    Returns:
        `worth`, and it again with points at nothing as `without_points` [₹ crore]; what it is made of as `saves_cost`,
        `saves_loss`, `saves_points` and `saves_public` [₹ crore]; `pays_from`, the price of a point from which it is
        worth something, None where no price above 0 makes that difference.
    """
    parts = {f"saves_{k}": price * (none[k] - plan[k]) for k, price in prices_of_parts(total).items()}
    whole = none["total"] - plan["total"]
    without = whole - parts["saves_points"]
    return {**parts, "worth": whole, "without_points": without,
            "pays_from": overtakes_from(without, none["points"] - plan["points"])}


def overtakes_from(gains: float, saved: float) -> float | None:
    """The price of a point from which one plan is better than another [₹ crore].

    Args:
        gains: by how much its total is lower where a point is worth nothing [₹ crore].
        saved: by how much it depends less on imports [point-years].

    Returns:
        None where no price above 0 makes a difference.
    """
    price = -gains / saved if saved > LEAST_POINTS else 0.0
    return price if price > 0 else None


