"""Stops: a country stops supplying for some months of a year, and what others then give beyond what is planned."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables
from model.data.indices import Commodity, Country, Goods, SupplyName, Year
from model.data.network import NetworkData
from model.data.supply import HOME
from model.ground.numbers import most
from model.ground.years import start_of

OVER_THE_YEAR = "over the year"
NAME = "stop_"
"""Begins the name of every decision and limit of a stop."""
MONTHS = 12.0


@dataclass(frozen=True)
class StopData:
    """Stops of one country's supplies, one looked at in each of some years; empty where none is.

    Attributes:
        STOP_YEARS: years in which one is looked at.
        origin: the country that stops.
        length: of a stop, in which flows and ceilings count by their part of the year [years].
        smoothed: whether what is left of the year comes of what is planned, instead of nothing for some months.
        kept: share of what is planned from the origin that comes all the same.
        chance: by year, how likely a stop is; 0 where the origin has nothing to give in the year [1].
        abroad: (supply, goods) abroad that are bought → commodities.
        surge_most: (supply, goods, year) with a ceiling → most beyond what is planned, in a whole year [t].
        surge_share: of what is planned, where there is no ceiling [1].
        surge_premium: (commodity, supply, year) on top of the purchase price [₹ crore per t].
    """

    STOP_YEARS: list[Year]
    origin: Country
    length: float
    smoothed: bool
    kept: float
    chance: dict[Year, float]
    abroad: dict[tuple[SupplyName, Goods], list[Commodity]]
    surge_most: dict[tuple[SupplyName, Goods, Year], float]
    surge_share: float
    surge_premium: dict[tuple[Commodity, SupplyName, Year], float]


def stops(tables: Tables, d: NetworkData) -> StopData:
    """The stop of the sheet Settings."""
    s = tables.settings
    share, months = s.surge_share, s.stop_months
    if s.stop_origin is None or s.stop_first_year is None or share is None or months is None:
        return StopData([], "", 0.0, False, 0.0, {}, {}, {}, 0.0, {})
    first = start_of(s.stop_first_year)
    years = [y for y in d.periods.PLAN_YEARS if start_of(y) >= first]
    smoothed = s.stop_spread == OVER_THE_YEAR
    abroad = _abroad(d)
    return StopData(
        STOP_YEARS=years,
        origin=s.stop_origin,
        length=1.0 if smoothed else months / MONTHS,
        smoothed=smoothed,
        kept=1.0 - months / MONTHS if smoothed else 0.0,
        chance={y: (s.stop_chance or 0.0) if _gives(d, s.stop_origin, y) else 0.0 for y in years},
        abroad=abroad,
        surge_most={
            (i, g, y): share * d.supply.supply_most[i, g, y]
            for i, g in abroad for y in years
            if d.supply.supply_country[i] != s.stop_origin and d.supply.supply_most.get((i, g, y), 0.0) > 0
        },
        surge_share=share,
        surge_premium=_premiums(d, years, s.surge_premium or 0.0),
    )


def _abroad(d: NetworkData) -> dict[tuple[SupplyName, Goods], list[Commodity]]:
    """The supplies abroad that anybody buys from, with what of their goods."""
    found: dict[tuple[SupplyName, Goods], list[Commodity]] = {}
    for i, g, c in d.supply.SUPPLY_GOODS:
        if d.supply.supply_country[i] != HOME and (c, i) in d.lanes.lanes_out:
            found.setdefault((i, g), []).append(c)
    return found


def _gives(d: NetworkData, origin: Country, y: Year) -> bool:
    """Whether the origin has anything to give in a year, so that a stop of it is one."""
    own = [(i, g) for i, g in d.supply.supply_row if d.supply.supply_country[i] == origin]
    return any((*k, y) not in d.supply.supply_most or d.supply.supply_most[(*k, y)] > 0 for k in own)


def _premiums(d: NetworkData, years: list[Year], share: float) -> dict[tuple[Commodity, SupplyName, Year], float]:
    """What a tonne beyond what is planned costs more: the premium of a stop, or that of a tier where it is dearer."""
    found = {}
    for i, _, c in d.supply.SUPPLY_GOODS:
        for y in years if d.supply.supply_country[i] != HOME else ():
            tiers = [d.tiers.tier_premium[c, i, t, y] for t in d.tiers.bought_in.get((c, i, y), ())]
            found[c, i, y] = most(share * d.supply.purchase_price[c, i, y], *tiers)
    return found
