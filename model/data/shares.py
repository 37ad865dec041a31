"""Shares: imports by goods and origin, and the ceilings on one country's share of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.indices import Country, Goods, Lane, ShareLimit
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.supply import SupplyData
from model.ground.numbers import least
from model.schema.aims import SHARE_EXCESS


@dataclass(frozen=True)
class ShareData:
    """Imports by the goods that rows of Supply name, a commodity or the members of a group together.

    Attributes:
        SHARE_AIMS: (country, goods, year) with a ceiling that something is imported under, where what is beyond it is
            an aim.
        SHARE_CAPS: the same where it is none, so that the ceilings are kept.
        share_limit: (country, goods, year) → most share of the imports of the goods.
        goods_imports, origin_imports: goods, and (country, goods) → lanes, of goods with a ceiling.
    """

    SHARE_AIMS: list[ShareLimit]
    SHARE_CAPS: list[ShareLimit]
    share_limit: dict[ShareLimit, float]
    goods_imports: dict[Goods, list[Lane]]
    origin_imports: dict[tuple[Country, Goods], list[Lane]]


def shares(
    tables: Tables, periods: PeriodData, commodities: CommodityData, supply: SupplyData, lanes: LaneData
) -> ShareData:
    """Imports by goods and origin, for the ceiling on one country's share."""
    limits = _limits(periods, supply)
    every: dict[Goods, list[Lane]] = {}
    origins: dict[tuple[Country, Goods], list[Lane]] = {}
    for g in dict.fromkeys(g for _, g, _ in limits):
        members = set(commodities.members[g])
        every[g] = [k for k in lanes.IMPORTS if k[0] in members]
        for k in every[g]:
            origins.setdefault((lanes.node_country[k[1]], g), []).append(k)
    there = [k for k in limits if k[:2] in origins]
    aimed = any(r.aim == SHARE_EXCESS for r in rows_of(tables.frames["Aims"]))
    return ShareData(there if aimed else [], [] if aimed else there, limits, every, origins)


def _limits(periods: PeriodData, supply: SupplyData) -> dict[ShareLimit, float]:
    """Most share of one country in the imports of goods, the least of what its rows say."""
    limits: dict[ShareLimit, float] = {}
    for (_, g), r in supply.supply_row.items():
        if math.isnan(r.share_limit):
            continue
        first = r.share_from or periods.YEARS[0]
        for y in periods.YEARS:
            if y >= first:
                key = (r.country, g, y)
                limits[key] = least(r.share_limit, limits.get(key, 1.0))
    return limits
