"""Shares: imports by form and origin, and the ceilings on one country's share."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.data.commodities import CommodityData
from model.data.indices import Country, Kind, Lane, Year
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.supply import SupplyData
from model.ground.numbers import least

Limited = tuple[Country, Kind, Year]


@dataclass(frozen=True)
class ShareData:
    """Imports by form and origin.

    Attributes:
        SHARE_LIMITS: (country, kind, year) with a ceiling that something is imported under.
        share_limit: (country, kind, year) → most share of the imports of the form.
        form_imports, origin_imports: kind, and (country, kind) → lanes.
    """

    SHARE_LIMITS: list[Limited]
    share_limit: dict[Limited, float]
    form_imports: dict[Kind, list[Lane]]
    origin_imports: dict[tuple[Country, Kind], list[Lane]]


def shares(periods: PeriodData, commodities: CommodityData, supply: SupplyData, lanes: LaneData) -> ShareData:
    """Imports by form and origin, for the ceiling on one country's share."""
    forms: dict[Kind, list[Lane]] = {}
    origins: dict[tuple[Country, Kind], list[Lane]] = {}
    for k in lanes.IMPORTS:
        kind = commodities.kind_of[k[0]]
        forms.setdefault(kind, []).append(k)
        origins.setdefault((lanes.node_country[k[1]], kind), []).append(k)
    limits = _limits(periods, commodities, supply)
    return ShareData([k for k in limits if k[:2] in origins], limits, forms, origins)


def _limits(periods: PeriodData, commodities: CommodityData, supply: SupplyData) -> dict[Limited, float]:
    """Most share of one country in the imports of one form, the least of what its rows say."""
    limits: dict[Limited, float] = {}
    for (_, g), r in supply.supply_row.items():
        if math.isnan(r.share_limit):
            continue
        first = r.share_from or periods.YEARS[0]
        for c in commodities.members[g]:
            for y in periods.YEARS:
                if y >= first:
                    key = (r.country, commodities.kind_of[c], y)
                    limits[key] = least(r.share_limit, limits.get(key, 1.0))
    return limits
