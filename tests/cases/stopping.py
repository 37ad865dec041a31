"""Small cases in which China may stop: a plant that lives off Chinese alloy, and Japan with dearer magnets."""

from __future__ import annotations

from typing import Any

from tests.cases.case import Case
from tests.cases.small import bought, plant

STOP: dict[str, Any] = {
    "stop_origin": "China", "stop_first_year": "FY2028-29", "stop_months": 6.0, "stop_chance": 0.1,
    "surge_share": 0.25, "surge_premium": 0.6, "point_price": 0.0, "public_money": 0.0,
}
PRICED: dict[str, Any] = {"priority": 1, "aim": "Total", "how": "priced", "tolerance": 0.0}


def stopping(japan: float = 20.0, **settings: Any) -> Case:
    """The plant makes all 80 t a year from Chinese alloy; Japan sells magnets at ₹1.1 crore, up to a ceiling.

    Making costs ₹0.6 crore a tonne beside its capacity, which stands for all three years; a tonne unmet costs ₹5 crore.
    A stop of six months is looked at in the last year, FY2028-29.
    """
    supply, price = bought("magnet", 1.1)
    case = plant().adding("Supply", {**supply, "supply": "Japan", "country": "Japan", "years": japan})
    case = case.adding("Prices", {**price, "at": "Japan"})
    return case.set(**{**STOP, **settings})


def priced(case: Case) -> Case:
    """A case that pursues the total, and nothing else."""
    return Case(case.name, case.last_year, {**case.rows, "Aims": (PRICED,)}, case.chosen, case.clauses)


def with_stock(case: Case, price: float = 4000.0) -> Case:
    """The same with room for 30 t of alloy, full at first and at the end, and a price of alloy in India [₹ per kg]."""
    stock = {"facility": "F", "commodity": "alloy", "opening": 30.0, "most": 30.0}
    return case.adding("Stocks", stock).adding(
        "Prices", {"commodity": "alloy", "at": "India", "currency": "₹", "years": price})


def laying_in() -> Case:
    """A stock of a good that is dear in India, and a seller of it who does not stop and is cheaper than China.

    No country is its reference, so that what is laid in is valued at the price in India.
    """
    supply, price = bought("alloy", 0.3)
    case = with_stock(stopping(), price=100000.0).with_("Commodities", {"commodity": "alloy"}, reference_country=None)
    case = case.adding("Supply", {**supply, "supply": "Japan", "country": "Japan", "years": 60.0})
    return priced(case.adding("Prices", {**price, "at": "Japan"}))


def carbon() -> Case:
    """The plant gives off 10 kg of CO2 for each kg of magnets, at ₹1 a kg; a stop that idles it gives off less."""
    case = with_stock(stopping(stop_chance=0.5)).with_("Capacity", {}, emissions=10.0)
    return priced(case.adding("Economy", {"item": "Carbon price", "unit": "₹/t CO2", "years": 1000.0}))
