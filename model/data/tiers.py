"""Import tiers: what can be bought beyond the ceilings of supplies abroad, and at what premium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.duties import DutyData
from model.data.indices import Commodity, Country, Goods, SupplyName, Tier, Year
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.records import record
from model.data.supply import HOME, SupplyData
from model.ground.numbers import most

EVERY = "(all)"
Ceiling = tuple[SupplyName, Goods]
TierKey = tuple[SupplyName, Goods, Tier]
TierYear = tuple[SupplyName, Goods, Tier, Year]
Bought = tuple[Commodity, SupplyName, Tier, Year]


@dataclass(frozen=True)
class TierRow:
    """A row of the sheet Import tiers, units as on the sheet.

    Attributes:
        row: the Excel row.
    """

    row: int
    country: Country
    commodity: str
    tier: Tier
    most: float
    premium: float


@dataclass(frozen=True)
class TierData:
    """Tiers of the ceilings that have any; a ceiling of 0 and a ban have none, nor has what leads nowhere.

    Attributes:
        tier_row: (supply, goods, tier) → the row that sets it.
        tiers_of: (supply, goods, year) → its tiers, the cheapest first.
        tier_goods: (supply, goods) → the commodities that may be bought beyond its ceiling.
        tier_most: (supply, goods, tier, year) → most beyond the ceiling [t].
        bought_in: (commodity, supply, year) → tiers in which it may be bought.
        tier_premium: (commodity, supply, tier, year), on top of the purchase price; where several ceilings of a
            commodity have the tier, the highest [₹ crore per t].
        tier_duty: (commodity, supply, tier, year), on the premium, where there is any [₹ crore per t].
    """

    tier_row: dict[TierKey, TierRow]
    tiers_of: dict[tuple[SupplyName, Goods, Year], list[Tier]]
    tier_goods: dict[Ceiling, list[Commodity]]
    tier_most: dict[TierYear, float]
    bought_in: dict[tuple[Commodity, SupplyName, Year], list[Tier]]
    tier_premium: dict[Bought, float]
    tier_duty: dict[Bought, float]


def tiers(
    tables: Tables, periods: PeriodData, commodities: CommodityData, supply: SupplyData, lanes: LaneData,
    duties: DutyData,
) -> TierData:
    """The sheet Import tiers, on the ceilings of the case in force."""
    goods: dict[Ceiling, list[Commodity]] = {}
    for i, g, c in supply.SUPPLY_GOODS:
        if (c, i) in lanes.lanes_out:
            goods.setdefault((i, g), []).append(c)
    found = {k: row for k, row in _rows(tables, commodities, supply).items() if k[:2] in goods}
    allowed = {
        (i, g, t, y): row.most * supply.supply_most[i, g, y]
        for (i, g, t), row in found.items() for y in periods.YEARS if supply.supply_most.get((i, g, y), 0.0) > 0
    }
    tiers_of: dict[tuple[SupplyName, Goods, Year], list[Tier]] = {}
    share: dict[Bought, float] = {}
    for i, g, t, y in allowed:
        tiers_of.setdefault((i, g, y), []).append(t)
        for c in goods[i, g]:
            share[c, i, t, y] = most(found[i, g, t].premium, share.get((c, i, t, y), 0.0))
    bought_in: dict[tuple[Commodity, SupplyName, Year], list[Tier]] = {}
    for c, i, t, y in share:
        bought_in.setdefault((c, i, y), []).append(t)
    premium = {(c, i, t, y): v * supply.purchase_price[c, i, y] for (c, i, t, y), v in share.items()}
    duty = {(c, i, t, y): duties.duty_share[c, supply.supply_country[i], y] * v for (c, i, t, y), v in premium.items()}
    return TierData(found, tiers_of, goods, allowed, bought_in, premium, {k: v for k, v in duty.items() if v > 0})


def _rows(tables: Tables, commodities: CommodityData, supply: SupplyData) -> dict[TierKey, TierRow]:
    """The most exact row for each tier of each ceiling abroad, tiers in order: by its goods, then by its country."""
    rows = [record(TierRow, r) for r in rows_of(tables.frames["Import tiers"])]
    found: dict[TierKey, TierRow] = {}
    for (i, g), listed in supply.supply_row.items():
        exact: dict[Tier, tuple[int, int]] = {}
        for row, here in _fitting(rows, commodities, g, listed.country):
            if here > exact.get(row.tier, (-1, -1)):
                found[i, g, row.tier], exact[row.tier] = row, here
    return dict(sorted(found.items(), key=lambda kr: kr[0][2]))


def _fitting(
    rows: list[TierRow], commodities: CommodityData, goods: Goods, country: Country
) -> Iterator[tuple[TierRow, tuple[int, int]]]:
    """The rows that name a ceiling, each with how exactly it does; none for a supply at home."""
    names = {EVERY: 0, commodities.group_of.get(goods) or goods: 1, goods: 2}
    for row in rows if country != HOME else ():
        if row.commodity in names and row.country in (country, EVERY):
            yield row, (names[row.commodity], int(row.country == country))
