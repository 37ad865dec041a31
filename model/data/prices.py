"""Prices by place: those typed on Prices, and those that follow them by a row of Price rules."""

from __future__ import annotations

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.economy import EconomyData, crore_per_tonne
from model.data.indices import Commodity, Year

PriceKey = tuple[Commodity, str, Year]


Following = dict[tuple[Commodity, str], tuple[str, float]]


def prices(
    tables: Tables, economy: EconomyData, commodities: CommodityData
) -> tuple[dict[PriceKey, float], Following]:
    """What a tonne costs at a place: factor × the price that it follows + what is added, where a rule says so.

    A row for the commodity itself counts before one for its group, on either sheet. A price follows one that is typed.

    Returns:
        (commodity, country, supply, market or (assured), year) → ₹ crore per t; and of those that follow, without the
        year, the place whose price is followed and the factor.
    """
    typed, exact = _typed(tables, economy, commodities)
    found = dict(typed)
    following: Following = {}
    rules = rows_of(tables.frames["Price rules"])
    for r in sorted(rules, key=lambda r: r.commodity in commodities.kind_of):
        for c in commodities.members[r.commodity]:
            if r.commodity != c and (c, r.at, tables.years[0]) in exact:
                continue
            following[c, r.at] = r.follows, r.factor
            for y in tables.all_years:
                added = crore_per_tonne(economy, r.add, r.currency, y)
                found[c, r.at, y] = r.factor * typed[c, r.follows, y] + added
    return found, following


def _typed(
    tables: Tables, economy: EconomyData, commodities: CommodityData
) -> tuple[dict[PriceKey, float], set[PriceKey]]:
    """The sheet Prices, and which of its prices have a row for the commodity itself."""
    typed: dict[PriceKey, float] = {}
    exact: set[PriceKey] = set()
    for r in rows_of(tables.yearly["Prices"]):
        for c in commodities.members[r.commodity]:
            key = (c, r.at, r.year)
            if r.commodity == c:
                exact.add(key)
            if r.commodity == c or key not in exact:
                typed[key] = crore_per_tonne(economy, r.value, r.currency, r.year)
    return typed, exact
