"""Duties: what customs takes on each import, and the landed price of each commodity."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.commodities import matches
from model.data.model_data import ModelData


def duties(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Duties and landed prices.

    Returns:
        `duty` (c, i, j, y) [₹ crore per t] and `reference_price` (c, y): landed price, freight and duty included, from
        the country named on Commodities; one for all origins.
    """
    rows = list(rows_of(tables.frames["Duties"]))
    rate = {
        (c, country, y): _rate(rows, c, country, y, d)
        for c, country in {(c, d.supply_country[i]) for i, _, c in d.SUPPLY_GOODS}
        for y in d.YEARS
    }
    duty = {}
    for lane in d.IMPORTS:
        c, i, _ = lane
        for y in d.YEARS:
            value = d.purchase_price[c, i, y] + d.freight[lane]
            charged = rate[c, d.supply_country[i], y] * value
            if charged > 0:
                duty[(*lane, y)] = charged
    return {"duty": duty, "reference_price": _reference_prices(d, duty)}


def _rate(rows: list[Any], c: str, country: str, year: str, d: ModelData) -> float:
    """Duty and surcharge as a share of the value on arrival; the most exact row holds."""
    best, score = 0.0, (-1, -1)
    for r in rows:
        if (r.first and year < r.first) or (r.last and year > r.last):
            continue
        here = (matches(d, r.goods, c), 1 if r.country == country else 0 if r.country == "(all)" else -1)
        if min(here) >= 0 and here > score:
            best, score = r.basic * (1 + r.surcharge), here
    return best


def _reference_prices(d: ModelData, duty: dict[Any, float]) -> dict[tuple[str, str], float]:
    """Landed price from the reference country: the cheapest lane from it, else the price without freight."""
    prices = {}
    for c, country in d.reference_country.items():
        lanes = [k for k in d.IMPORTS if k[0] == c and d.supply_country[k[1]] == country]
        for y in d.YEARS:
            landed = [d.purchase_price[c, k[1], y] + d.freight[k] + duty.get((*k, y), 0.0) for k in lanes]
            prices[c, y] = min(landed) if landed else d.price_at[c, country, y]
    return prices
