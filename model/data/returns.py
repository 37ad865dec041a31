"""Returns: what comes back as scrap, from which sales."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.commodities import CommodityData
from model.data.indices import Commodity, Facility, Lane, Period, Year
from model.data.lanes import LaneData
from model.data.periods import PeriodData


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
        for (y, back), part in _years_back(periods, int(r.years)).items():
            for sold, period in zip(periods.periods_of[y], periods.periods_of[back], strict=True):
                for c in commodities.members[r.commodity]:
                    for lane in lanes.lanes_in.get((c, r.market), ()):
                        found.setdefault((r.scrap, r.facility, period), []).append((r.share * part, lane, sold))
    return ReturnData(found)


def _years_back(periods: PeriodData, later: int) -> dict[tuple[Year, Year], float]:
    """Year of a sale and year in which it comes back → part of the years the latter stands for in which it does."""
    of = {n: y for y, several in periods.after.items() for n in several}
    found: dict[tuple[Year, Year], float] = {}
    for n, y in of.items():
        if n + later in of:
            back = of[n + later]
            found[y, back] = found.get((y, back), 0.0) + 1.0 / len(periods.after[back])
    return found
