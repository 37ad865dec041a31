"""What goods sell for in India, and magnets at the grade mix of India's demand."""

from __future__ import annotations

from collections.abc import Mapping

from model.verify.case import PlanCase
from model.verify.compare import Amounts, amounts
from model.verify.dependence import demand_at_home, reference_prices
from model.verify.facts import HOME

Prices = Mapping[tuple[str, str], float]


def home_prices(case: PlanCase) -> Prices:
    """Commodity and year → the row for India on Prices, else import parity, else what a supply in India costs.

    Args:
        case: the plan and its workbook.

    Returns:
        ₹ crore per tonne; nothing for goods that have none of these.
    """
    found: Prices = case.once("home prices", _home_prices)
    return found


def _home_prices(case: PlanCase) -> Prices:
    reference = reference_prices(case)
    found = {}
    for c in case.facts.kind:
        dug = [i for i, goods in case.network.offers if goods == c and case.network.origin_country(i, c) == HOME]
        for y in case.facts.years:
            costs = (case.network.purchase_price(i, c, y) for i in dug)
            prices = (case.facts.price(c, HOME, y), reference.get((c, y)), min(costs, default=None))
            price = next((p for p in prices if p is not None), None)
            if price is not None:
                found[c, y] = price
    return found


def replacement_costs(case: PlanCase) -> Prices:
    """Commodity and year → import parity without duty, else the price in India [₹ crore per t].

    Args:
        case: the plan and its workbook.
    """
    return {**home_prices(case), **reference_prices(case, duty=False)}


def grade_mix(case: PlanCase) -> Amounts:
    """Share of each grade in India's demand for magnets, by grade and year."""
    asked = demand_at_home(case)
    whole = amounts((y, v) for (_, y), v in asked.items())
    return {(c, y): v / whole[y] for (c, y), v in asked.items() if whole[y] > 0}


def net_prices(case: PlanCase) -> dict[str, float]:
    """Net price of magnets at the grade mix, by year, the same for all [₹ crore per t]; 0 without demand."""
    prices, none = home_prices(case), dict.fromkeys(case.facts.years, 0.0)
    mixed = amounts((y, share * prices.get((c, y), float("nan"))) for (c, y), share in grade_mix(case).items())
    return {**none, **mixed}
