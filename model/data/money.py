"""Money: the price level of each year, and what goods sell for in India."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.indices import Commodity, Year
from model.data.network import NetworkData
from model.data.supply import HOME
from model.ground.finance import price_levels
from model.ground.numbers import least, total
from model.ground.years import label_of, start_of


@dataclass(frozen=True)
class MoneyData:
    """Price levels and domestic prices.

    Attributes:
        price_level: by year, 1 in the price year, reaching as far before and after the plan as anything is paid; the
            years outside the plan have the inflation of its nearest year.
        domestic_price: (c, y) [₹ crore per t]: the row for India on Prices, else import parity, else the cost of a home
            supply.
        replacement_cost: (c, y) [₹ crore per t]: what the country pays to lay in a tonne: import parity without duty,
            which is no cost to it, else the domestic price.
        net_price: by year, magnets at the demand's grade mix [₹ crore per t].
        grade_mix: (c, y) → share of India's demand for magnets.
    """

    price_level: dict[Year, float]
    domestic_price: dict[tuple[Commodity, Year], float]
    replacement_cost: dict[tuple[Commodity, Year], float]
    net_price: dict[Year, float]
    grade_mix: dict[tuple[Commodity, Year], float]


def money(tables: Tables, d: NetworkData, awards: AwardData) -> MoneyData:
    """Price levels as far as anything is paid, and prices in India."""
    years, dependence = d.periods.YEARS, d.dependence
    prices = _domestic_prices(d)
    mix = {
        (c, y): v / dependence.final_quantity[y]
        for (c, y), v in dependence.final_demand.items() if dependence.final_quantity[y] > 0
    }
    net = {y: total(s * prices[c, y] for (c, yy), s in mix.items() if yy == y) for y in years}
    return MoneyData(_price_level(tables, d, awards), prices, {**prices, **d.duties.parity_without_duty}, net, mix)


def _price_level(tables: Tables, d: NetworkData, awards: AwardData) -> dict[Year, float]:
    years = d.periods.YEARS
    paid = [start_of(y) for y in (*years, *awards.commissioning_year.values())]
    lag = tables.scheme.claim_lag if tables.scheme else 0
    rates = {start_of(y): d.economy.figures.get(("Inflation", y), 0.0) for y in years}
    level = price_levels(rates, start_of(tables.settings.price_year), min(paid), max(paid) + lag)
    return {label_of(y): v for y, v in level.items()}


def _domestic_prices(d: NetworkData) -> dict[tuple[Commodity, Year], float]:
    prices = {}
    for c in d.commodities.COMMODITIES:
        home = [i for i, _, cc in d.supply.SUPPLY_GOODS if cc == c and d.supply.supply_country[i] == HOME]
        for y in d.periods.YEARS:
            found = d.supply.price_at.get((c, HOME, y), d.duties.reference_price.get((c, y)))
            if found is None and home:
                found = least(*(d.supply.purchase_price[c, i, y] for i in home))
            if found is not None:
                prices[c, y] = found
    return prices
