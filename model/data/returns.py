"""Returns: what comes back as scrap, from which sales."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.indices import Commodity, Facility, Lane, Period
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.ground.years import later


@dataclass(frozen=True)
class ReturnData:
    """Returns of what was sold in years of the plan.

    Attributes:
        returned: (scrap, f, p) → [(share, lane, period of the sale)].
    """

    returned: dict[tuple[Commodity, Facility, Period], list[tuple[float, Lane, Period]]]


def returns(tables: Tables, periods: PeriodData, commodities: CommodityData, lanes: LaneData) -> ReturnData:
    """The sheet Returns, sale by sale."""
    found: dict[tuple[Commodity, Facility, Period], list[tuple[float, Lane, Period]]] = {}
    for r in rows_of(tables.frames["Returns"]):
        for y in periods.YEARS:
            back = later(y, int(r.years))
            for sold, period in zip(periods.periods_of[y], periods.periods_of.get(back, ()), strict=False):
                for c in commodities.members[r.commodity]:
                    for lane in lanes.lanes_in.get((c, r.market), ()):
                        found.setdefault((r.scrap, r.facility, period), []).append((r.share, lane, sold))
    return ReturnData(found)
