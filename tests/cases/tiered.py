"""Small cases with tiers of imports: a ceiling, a further half at 25 % more, then a whole one at 60 % more."""

from __future__ import annotations

from typing import Any

from tests.cases.case import Case
from tests.cases.small import bought, plant

FIRST: dict[str, Any] = {"country": "(all)", "commodity": "(all)", "tier": 1, "most": 0.5, "premium": 0.25}
SECOND: dict[str, Any] = {**FIRST, "tier": 2, "most": 1.0, "premium": 0.6}


def importing(ceiling: float = 40.0, **columns: Any) -> Case:
    """A market asks for 80 t of magnets a year for three years; China has some at ₹1.0 crore, nobody makes any.

    Without a magnet the country loses ₹5 crore a tonne; customs take a tenth of the value.
    """
    case = plant().without("Supply", commodity="alloy").with_("Supply", {}, years=ceiling, **columns)
    return case.adding("Duties", {"goods": "magnet", "country": "(all)", "basic": 0.1})


def tiered(ceiling: float = 40.0, **columns: Any) -> Case:
    """The same with both tiers."""
    return importing(ceiling, **columns).adding("Import tiers", FIRST, SECOND)


def two_grades() -> Case:
    """Of 80 t a year 70 are of a grade at ₹2.0 crore; both grades share a ceiling of 60 t, and a tier of 30."""
    supply, price = bought("heavy", 2.0)
    case = importing(60.0, commodity="magnets").without("Duties").adding("Prices", price)
    case = case.adding("Commodities", {"commodity": "heavy", "kind": "magnet", "ndpr": 0.3,
                                       "reference_country": "China"})
    for grade in ("magnet", "heavy"):
        case = case.with_("Commodities", {"commodity": grade}, group="magnets")
    market = case.rows["Demand and sales"][0]
    case = case.with_("Demand and sales", {}, years=10.0)
    case = case.adding("Demand and sales", {**market, "commodity": "heavy", "years": 70.0})
    return case.adding("Import tiers", FIRST)


def seasonal() -> Case:
    """Two halves of a year: China has 80 t, of which a quarter comes in the second half, and one tier of 40."""
    parts = [{"name": "China", "step": step, "share": share} for step, share in ((1, 0.75), (2, 0.25))]
    case = importing(80.0).set(steps_per_year="2").adding("Seasons", *parts)
    return case.adding("Import tiers", FIRST)
