"""Total: cost, expected cost of stops, dependence and public money at their prices."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import CheckFinding
from model.verify.costs import national_cost
from model.verify.dependence import measure
from model.verify.reported import compare_number
from model.verify.sides import incentive_claims
from model.verify.stop_losses import MONEY, chances, losses_of
from model.verify.subsidy import eligible_investment
from model.verify.terms import terms_of

MEASURES = ("magnets_quantity", "chain_value")
"""The two measures of dependence that are priced, half each."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the total and its four parts."""
    discount, settings = case.facts.discount, case.facts.tables.settings
    likely = chances(case)
    expected = sum((discount(y) * likely[y] * v for y, v in losses_of(case).items()), 0.0)
    yield compare_number(case, "expected_stop_loss", "Stops count by their chance, in present value.", MONEY, expected)
    points = sum((0.5 * discount(y) * v for name in MEASURES for y, v in measure(case, name).items()), 0.0)
    proves = "Dependence counts half by magnets and half by the chain, in present value."
    yield compare_number(case, "dependence_points", proves, "point-years", points)
    claims = [*incentive_claims(case).items(), *_subsidies(case)]
    claimable = sum((discount(y) * v for y, v in claims), 0.0)
    proves = "Public money is incentive by what is sold and subsidy by what is invested, in present value."
    yield compare_number(case, "claimable_money", proves, MONEY, claimable)
    priced = (settings.point_price or 0.0) * points + (settings.public_money or 0.0) * claimable
    total = national_cost(case) + expected + priced
    proves = "The total is cost, expected cost of stops, and dependence and public money at their prices."
    yield compare_number(case, "total_aim", proves, MONEY, total)


def _subsidies(case: PlanCase) -> Iterator[tuple[str, float]]:
    """Year and share of eligible investment, when plants stand, in constant rupees."""
    terms = terms_of(case)
    if terms is None:
        return
    for b, v in eligible_investment(terms).items():
        year = terms.stands(b)
        if year in case.facts.years:
            yield year, terms.scheme.subsidy_share * v / terms.level(year)
