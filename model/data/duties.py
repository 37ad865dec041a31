"""Duties: what customs takes on each import, and the landed price of each commodity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData, matches
from model.data.indices import Commodity, Country, Node, Year
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.supply import SupplyData
from model.ground.numbers import least

LaneYear = tuple[Commodity, Node, Node, Year]


@dataclass(frozen=True)
class DutyData:
    """Duties and landed prices.

    Attributes:
        duty: (c, i, j, y), where there is any [₹ crore per t].
        duty_share: (c, country, y), duty and surcharge as a share of the value on arrival.
        reference_price: (c, y), landed price, freight and duty included, from the country named on Commodities; one for
            all origins [₹ crore per t].
        parity_without_duty: (c, y), the same without duty, which is no cost to the country [₹ crore per t].
    """

    duty: dict[LaneYear, float]
    duty_share: dict[tuple[Commodity, Country, Year], float]
    reference_price: dict[tuple[Commodity, Year], float]
    parity_without_duty: dict[tuple[Commodity, Year], float]


def duties(
    tables: Tables, periods: PeriodData, commodities: CommodityData, supply: SupplyData, lanes: LaneData
) -> DutyData:
    """The sheet Duties, on the value of each import on arrival."""
    rows = rows_of(tables.frames["Duties"])
    rate = {
        (c, country, y): _rate(rows, c, country, y, commodities)
        for c, country in {(c, supply.supply_country[i]) for i, _, c in supply.SUPPLY_GOODS}
        for y in periods.YEARS
    }
    duty: dict[LaneYear, float] = {}
    for lane in lanes.IMPORTS:
        c, i, _ = lane
        for y in periods.YEARS:
            value = supply.purchase_price[c, i, y] + lanes.freight[lane]
            charged = rate[c, supply.supply_country[i], y] * value
            if charged > 0:
                duty[(*lane, y)] = charged
    return DutyData(duty, rate, _reference_prices(periods, commodities, supply, lanes, duty),
                    _reference_prices(periods, commodities, supply, lanes, {}))


def _rate(rows: list[Any], c: Commodity, country: Country, year: Year, commodities: CommodityData) -> float:
    """Duty and surcharge as a share of the value on arrival; the most exact row holds."""
    best, score = 0.0, (-1, -1)
    for r in rows:
        if (r.first and year < r.first) or (r.last and year > r.last):
            continue
        here = (matches(commodities, r.goods, c), 1 if r.country == country else 0 if r.country == "(all)" else -1)
        if min(here) >= 0 and here > score:
            best, score = r.basic * (1 + r.surcharge), here
    return best


def _reference_prices(
    periods: PeriodData, commodities: CommodityData, supply: SupplyData, lanes: LaneData, duty: dict[LaneYear, float]
) -> dict[tuple[Commodity, Year], float]:
    """Landed price from the reference country: the cheapest lane from it, else the price without freight."""
    prices: dict[tuple[Commodity, Year], float] = {}
    for c, country in commodities.reference_country.items():
        ways = [k for k in lanes.IMPORTS if k[0] == c and supply.supply_country[k[1]] == country]
        for y in periods.YEARS:
            landed = [supply.purchase_price[c, k[1], y] + lanes.freight[k] + duty.get((*k, y), 0.0) for k in ways]
            prices[c, y] = least(*landed) if landed else supply.price_at[c, country, y]
    return prices
