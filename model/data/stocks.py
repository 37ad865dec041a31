"""Stocks: who may hold what, between which bounds, at what cost."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.facilities import RESERVE, FacilityData
from model.data.indices import Commodity, Facility
from model.ground.units import CRORE_PER_RUPEE_T

Held = tuple[Commodity, Facility]
NOTHING = {"opening": 0.0, "closing": 0.0, "most": 0.0, "floor_days": 0.0}
"""What a store holds that is not kept."""


@dataclass(frozen=True)
class StockData:
    """Stocks, by (c, f).

    Attributes:
        STOCKS: in the order of the sheet.
        FLOORED_STOCKS, FLOORED_RESERVES: those with a floor at other facilities and at reserves.
        FOR_STOPS: those that are bought abroad and given out in a stop alone.
        opening, closing: [t].
        stock_most: where it is limited [t].
        floor_days: days of use, or of India's demand, kept at least.
        holding: [₹ crore per t and year].
    """

    STOCKS: list[Held]
    FLOORED_STOCKS: list[Held]
    FLOORED_RESERVES: list[Held]
    FOR_STOPS: list[Held]
    opening: dict[Held, float]
    closing: dict[Held, float]
    stock_most: dict[Held, float]
    floor_days: dict[Held, float]
    holding: dict[Held, float]


def stocks(tables: Tables, facilities: FacilityData) -> StockData:
    """The sheet Stocks; closing is the opening stock where it is not given, a reserve not kept holds nothing."""
    rows = {(r.commodity, r.facility): r for r in rows_of(tables.frames["Stocks"])}
    if tables.settings.keep_reserve is False:
        rows = {k: r._replace(**NOTHING) if r.for_stops is True else r for k, r in rows.items()}
    floored = {k: r.floor_days for k, r in rows.items() if r.floor_days > 0}
    kind = facilities.facility_kind
    return StockData(
        STOCKS=list(rows),
        FLOORED_STOCKS=[k for k in floored if kind[k[1]] != RESERVE],
        FLOORED_RESERVES=[k for k in floored if kind[k[1]] == RESERVE],
        FOR_STOPS=[k for k, r in rows.items() if r.for_stops is True],
        opening={k: r.opening for k, r in rows.items()},
        closing={k: r.opening if r.closing is None or math.isnan(r.closing) else r.closing for k, r in rows.items()},
        stock_most={k: r.most for k, r in rows.items() if math.isfinite(r.most)},
        floor_days=floored,
        holding={k: r.holding * CRORE_PER_RUPEE_T for k, r in rows.items()},
    )
