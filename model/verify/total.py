"""Total: cost, expected cost of stops, dependence and public money at their prices."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import CheckFinding
from model.verify.reported import compare_number
from model.verify.sides import incentive_claims, subsidy_claims
from model.verify.stop_losses import MONEY, chances, losses_of

MEASURES = ("magnets_quantity_dependence", "chain_value_dependence")
"""The two measures of dependence that are priced, half each; the check of dependence recomputes both."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the total and its four parts."""
    discount, settings = case.facts.discount, case.facts.tables.settings
    likely = chances(case)
    expected = sum((discount(y) * likely[y] * v for y, v in losses_of(case).items()), 0.0)
    yield compare_number(case, "expected_stop_loss", "Stops count by their chance, in present value.", MONEY, expected)
    points = sum((0.5 * discount(y) * v for y, v in _reported(case)), 0.0)
    proves = "Dependence counts half by magnets and half by the chain, in present value."
    yield compare_number(case, "dependence_points", proves, "point-years", points)
    claims = [*incentive_claims(case).items(), *subsidy_claims(case).items()]
    claimable = sum((discount(y) * v for y, v in claims), 0.0)
    proves = "Public money is what can be claimed, in present value."
    yield compare_number(case, "claimable_money", proves, MONEY, claimable)
    cost = float(case.reported["national_cost"]["value"].iloc[0]) if "national_cost" in case.reported else float("nan")
    total = expected + (settings.point_price or 0.0) * points + (settings.public_money or 0.0) * claimable
    proves = "The total is cost, expected cost of stops, and dependence and public money at their prices."
    yield compare_number(case, "total_aim", proves, MONEY, cost + total)


def _reported(case: PlanCase) -> Iterator[tuple[str, float]]:
    """Year and points of both measures."""
    for name in MEASURES:
        table = case.reported.get(name)
        if table is not None:
            yield from zip(table["year"].tolist(), table["value"].tolist(), strict=True)
