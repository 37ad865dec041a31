"""Demand: what each market needs or takes, by commodity and period."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.economy import EconomyData, crore_per_tonne
from model.data.indices import Commodity, Country, Market, Period, Year
from model.data.periods import PeriodData
from model.data.supply import HOME, SupplyData

SERVED, OXIDE = "must be served", "oxide"
Asked = tuple[Commodity, Market]
AskedIn = tuple[Commodity, Market, str]
"""What a market asks for or takes, in a year or a period."""


@dataclass(frozen=True)
class DemandData:
    """Markets.

    Attributes:
        MARKETS: in the order of the sheet.
        DEMANDS: (c, market) that must be served; OUTLETS those that take up to a limit.
        SUBSTITUTES: (c, better, market) that may be delivered in place of what is asked for.
        demand: (c, market, p) [t]; `embedded` (c, market, y), what arrives inside other goods and is no part of it [t].
        outlet_most: (c, market, p), where it is limited [t].
        outlet_price, unmet_price: (c, market, y) [₹ crore per t].
        market_country: by market.
    """

    MARKETS: list[Market]
    DEMANDS: list[Asked]
    OUTLETS: list[Asked]
    SUBSTITUTES: list[tuple[Commodity, Commodity, Market]]
    demand: dict[tuple[Commodity, Market, Period], float]
    embedded: dict[tuple[Commodity, Market, Year], float]
    outlet_most: dict[tuple[Commodity, Market, Period], float]
    outlet_price: dict[tuple[Commodity, Market, Year], float]
    unmet_price: dict[tuple[Commodity, Market, Year], float]
    market_country: dict[Market, Country]


def demand(
    tables: Tables, periods: PeriodData, economy: EconomyData, commodities: CommodityData, supply: SupplyData
) -> DemandData:
    """The sheets Demand and sales and Grade mix, and whether oxide is sold abroad."""
    needed: dict[AskedIn, float] = {}
    taken: dict[AskedIn, float] = {}
    unmet: dict[AskedIn, float] = {}
    inside: dict[AskedIn, float] = {}
    outlets: dict[Asked, None] = {}
    for r, c, share in _asked(tables, commodities):
        amount = 0.0 if barred(tables, commodities, r, c) else r.value * share * (1 - r.embedded)
        by_period = {(c, r.market, p): amount * part(periods, r.market, p) for p in periods.periods_of[r.year]}
        if r.kind == SERVED:
            _add(inside, {(c, r.market, r.year): r.value * share * r.embedded})
            unmet[c, r.market, r.year] = crore_per_tonne(economy, r.unmet_cost, r.currency, r.year)
            _add(needed, by_period)
        else:
            outlets[c, r.market] = None
            if math.isfinite(amount):
                _add(taken, by_period)
    country = {r.market: r.country for r in rows_of(tables.frames["Demand and sales"])}
    return DemandData(
        MARKETS=list(country),
        DEMANDS=list(dict.fromkeys((c, m) for c, m, _ in needed)),
        OUTLETS=list(outlets),
        SUBSTITUTES=_substitutes(tables, needed),
        demand=needed,
        embedded=inside,
        outlet_most=taken,
        outlet_price=_outlet_prices(outlets, periods, supply, country),
        unmet_price=unmet,
        market_country=country,
    )


def barred(tables: Tables, commodities: CommodityData, row: Any, commodity: Commodity) -> bool:
    """Whether a market abroad takes none of what its row asks for, as no oxide is sold abroad."""
    abroad = row.kind != SERVED and row.country != HOME
    return abroad and tables.settings.oxide_abroad is False and commodities.kind_of[commodity] == OXIDE


def _asked(tables: Tables, commodities: CommodityData) -> Iterable[tuple[Any, Commodity, float]]:
    """Every row and year with each commodity it asks for, and the commodity's share of it."""
    shares = grade_shares(tables)
    for r in rows_of(tables.yearly["Demand and sales"]):
        for c in commodities.members[r.commodity]:
            share = 1.0 if c == r.commodity else shares.get((r.market, c, r.year), 0.0)
            if share != 0:
                yield r, c, share


def _add(sums: dict[AskedIn, float], more: dict[AskedIn, float]) -> None:
    """Add amounts: a market may ask for a group and, on a row of its own, for more of one of its members."""
    for key, amount in more.items():
        sums[key] = sums.get(key, 0.0) + amount


def part(periods: PeriodData, name: str, p: Period) -> float:
    """Part of a year's tonnes that falls in a period: by its seasons, else evenly."""
    return periods.season[name, p] if name in periods.seasonal else periods.length[p]


def grade_shares(tables: Tables) -> dict[tuple[Market, Commodity, Year], float]:
    """Share of a grade in what a market asks for as a group, by (market, grade, year)."""
    return {(r.market, r.grade, r.year): r.value for r in rows_of(tables.yearly["Grade mix"])}


def _substitutes(tables: Tables, needed: Iterable[AskedIn]) -> list[tuple[Commodity, Commodity, Market]]:
    """(commodity, better commodity, market): what may be delivered in place of what is asked for, at any remove."""
    better = {r.commodity: r.replaced_by for r in rows_of(tables.frames["Commodities"]) if r.replaced_by}
    found: list[tuple[Commodity, Commodity, Market]] = []
    for c, market in dict.fromkeys((c, m) for c, m, _ in needed):
        other = better.get(c)
        while other and other != c and (c, other, market) not in found:
            found.append((c, other, market))
            other = better.get(other)
    return found


def _outlet_prices(
    outlets: Iterable[Asked], periods: PeriodData, supply: SupplyData, country: dict[Market, Country]
) -> dict[AskedIn, float]:
    """What outlets pay: the price at the market, else in its country [₹ crore per t]."""
    prices = {
        (c, m, y): supply.price_at.get((c, m, y), supply.price_at.get((c, country[m], y)))
        for c, m in outlets for y in periods.YEARS
    }
    missing = sorted({(c, m) for (c, m, _), v in prices.items() if v is None})
    if missing:
        raise KeyError(f"no price for {missing}")
    return {k: v for k, v in prices.items() if v is not None}
