"""Supply: who supplies what, at most how much, and at what price."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.economy import EconomyData, crore_per_tonne
from model.data.indices import Commodity, Country, Goods, SupplyName, Year
from model.data.periods import PeriodData
from model.data.prices import prices
from model.data.records import record

HOME = "India"


@dataclass(frozen=True)
class SupplyRow:
    """A row of the sheet Supply, in the chosen case; units as on the sheet, not-a-number where nothing is given.

    Attributes:
        row: the Excel row.
    """

    row: int
    country: Country
    price: str
    cost: float
    currency: str | None
    control: str
    share_limit: float
    share_from: Year | None
    in_place: float


@dataclass(frozen=True)
class SupplyData:
    """Supplies with their limits and prices; assured supply stands in the data of assured oxide.

    Attributes:
        SUPPLIES: in the order of the sheet.
        SUPPLY_GOODS: (supply, goods, commodity).
        supply_country: by supply.
        supply_most: (supply, goods, year), where it is limited [t].
        supply_row: (supply, goods) → its row.
        reserve_most: (supply, goods), where it is limited over all years [t].
        price_at: (commodity, country, market or (assured), year) [₹ crore per t].
        price_follows: (commodity, place) of a price that follows → the place whose price it follows, and its factor.
        purchase_price: (commodity, supply, year), before freight and duty [₹ crore per t].
    """

    SUPPLIES: list[SupplyName]
    SUPPLY_GOODS: list[tuple[SupplyName, Goods, Commodity]]
    supply_country: dict[SupplyName, Country]
    supply_most: dict[tuple[SupplyName, Goods, Year], float]
    supply_row: dict[tuple[SupplyName, Goods], SupplyRow]
    reserve_most: dict[tuple[SupplyName, Goods], float]
    price_at: dict[tuple[Commodity, str, Year], float]
    price_follows: dict[tuple[Commodity, str], tuple[str, float]]
    purchase_price: dict[tuple[Commodity, SupplyName, Year], float]


def supply(tables: Tables, periods: PeriodData, economy: EconomyData, commodities: CommodityData) -> SupplyData:
    """The sheets Supply, Prices and Price rules."""
    rows = {(r.supply, r.commodity): record(SupplyRow, r) for r in rows_of(tables.frames["Supply"]) if not r.assured}
    goods = [(i, g, c) for i, g in rows for c in commodities.members[g]]
    price_at, follows = prices(tables, economy, commodities)
    return SupplyData(
        SUPPLIES=list(dict.fromkeys(i for i, _ in rows)),
        SUPPLY_GOODS=goods,
        supply_country={i: r.country for (i, _), r in rows.items()},
        supply_most=_most(tables, {k for k, r in rows.items() if r.control == "ban"}),
        supply_row=rows,
        reserve_most={k: r.in_place for k, r in rows.items() if not math.isnan(r.in_place)},
        price_at=price_at,
        price_follows=follows,
        purchase_price={
            (c, i, y): _paid(rows[i, g], price_at, economy, (c, i, y)) for i, g, c in goods for y in periods.YEARS
        },
    )


def _most(tables: Tables, banned: set[tuple[SupplyName, Goods]]) -> dict[tuple[SupplyName, Goods, Year], float]:
    """What can be had in a year where it is limited, 0 where it is banned."""
    most = {}
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if not r.assured and (key[:2] in banned or math.isfinite(r.value)):
            most[key] = 0.0 if key[:2] in banned else r.value
    return most


def _paid(
    row: SupplyRow, price_at: dict[tuple[Commodity, str, Year], float], economy: EconomyData,
    key: tuple[Commodity, SupplyName, Year],
) -> float:
    """Its own cost, else the price at the supply, else in its country."""
    c, _, y = key
    if row.price == "own cost":
        return crore_per_tonne(economy, row.cost, row.currency or "", y)
    return price_at[key if key in price_at else (c, row.country, y)]
