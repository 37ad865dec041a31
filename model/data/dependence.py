"""Dependence: what counts as made in India, what is an imported input, and what demand is measured against."""

from __future__ import annotations

from dataclasses import dataclass

from model.data.commodities import CommodityData
from model.data.demand import Asked, DemandData
from model.data.duties import DutyData
from model.data.facilities import FacilityData
from model.data.indices import Commodity, Facility, Lane, Market, Period, Year
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.recipes import RecipeData
from model.data.stocks import StockData
from model.data.supply import HOME
from model.ground.numbers import total

FINAL_KIND = "magnet"


@dataclass(frozen=True)
class DependenceData:
    """Lanes and fixed denominators of the dependence measures.

    Attributes:
        FINALS: (c, market) of Indian demand for magnets.
        MEASURED_YEARS: years of the plan with demand.
        HOME_SUBSTITUTES: (c, better, market), among SUBSTITUTES those whose better grade may be made in India.
        INPUT_IMPORTS: imports of anything valued that goes to a facility.
        home_lanes: (c, market) → lanes whose goods were made in India.
        home_demand: (c, p), India's demand; 0 for what nobody asks for [t].
        final_demand, final_quantity: (c, y), and y [t].
        demand_value: by year [₹ crore at reference prices].
        dearer: ((c, better, market), y), price of a better grade above that of the one asked for, at which it counts; a
            substitute without a price starts from `unpriced` [₹ crore per t].
        unpriced: what a substitute without a price counts by itself: nothing, as it comes in place of a grade that has
            one and counts at that price [₹ crore per t].
    """

    FINALS: list[Asked]
    MEASURED_YEARS: list[Year]
    HOME_SUBSTITUTES: list[tuple[Commodity, Commodity, Market]]
    INPUT_IMPORTS: list[Lane]
    home_lanes: dict[Asked, list[Lane]]
    home_demand: dict[tuple[Commodity, Period], float]
    final_demand: dict[tuple[Commodity, Year], float]
    final_quantity: dict[Year, float]
    demand_value: dict[Year, float]
    dearer: dict[tuple[tuple[Commodity, Commodity, Market], Year], float]
    unpriced: float = 0.0


def dependence(
    periods: PeriodData, commodities: CommodityData, facilities: FacilityData, recipes: RecipeData, demand: DemandData,
    lanes: LaneData, duties: DutyData, stocks: StockData,
) -> DependenceData:
    """What the measures of dependence count, and what they are measured against."""
    kind_of, years = commodities.kind_of, periods.YEARS
    finals = [(c, m) for c, m in demand.DEMANDS if kind_of[c] == FINAL_KIND and demand.market_country[m] == HOME]
    home = _home_lanes(facilities, demand, lanes, finals)
    amount = _final_demand(periods, demand, finals)
    value = {
        y: total(v * duties.reference_price[c, yy] for (c, yy), v in amount.items() if yy == y) for y in years
    }
    sites, price = set(facilities.FACILITIES), duties.reference_price
    instead = [k for k in demand.SUBSTITUTES if (k[0], k[2]) in set(finals) and home.get(k[1:])]
    return DependenceData(
        FINALS=finals,
        MEASURED_YEARS=[y for y in periods.PLAN_YEARS if value[y] > 0],
        HOME_SUBSTITUTES=instead,
        INPUT_IMPORTS=[
            k for k in lanes.IMPORTS
            if k[2] in sites and k[0] in commodities.reference_country and (k[0], k[2]) not in stocks.FOR_STOPS
            and (kind_of[k[0]] != FINAL_KIND or (k[0], k[2]) in recipes.uses)
        ],
        home_lanes=home,
        home_demand=_home_demand(periods, commodities, demand),
        final_demand=amount,
        final_quantity={y: total(v for (_, yy), v in amount.items() if yy == y) for y in years},
        demand_value=value,
        dearer={(k, y): price.get((k[1], y), DependenceData.unpriced) - price[k[0], y] for k in instead for y in years},
    )


def _final_demand(
    periods: PeriodData, demand: DemandData, finals: list[Asked]
) -> dict[tuple[Commodity, Year], float]:
    """Indian demand for magnets by grade and year [t]."""
    amount: dict[tuple[Commodity, Year], float] = {}
    for c, m in finals:
        for y in periods.YEARS:
            asked = total(demand.demand.get((c, m, p), 0.0) for p in periods.periods_of[y])
            amount[c, y] = amount.get((c, y), 0.0) + asked
    return amount


def _home_demand(
    periods: PeriodData, commodities: CommodityData, demand: DemandData
) -> dict[tuple[Commodity, Period], float]:
    """India's demand by (commodity, period) [t]; 0 for what nobody asks for."""
    sums = {(c, p): 0.0 for c in commodities.COMMODITIES for p in periods.PERIODS}
    for (c, m, p), amount in demand.demand.items():
        if demand.market_country[m] == HOME:
            sums[c, p] += amount
    return sums


def _home_lanes(
    facilities: FacilityData, demand: DemandData, lanes: LaneData, finals: list[Asked]
) -> dict[Asked, list[Lane]]:
    """By (commodity, market), also of better grades, the lanes whose goods were made in India."""
    imported, country = _imported_nodes(facilities, lanes), lanes.node_country
    better = [(c, m) for asked, c, m in demand.SUBSTITUTES if (asked, m) in set(finals)]
    return {
        (c, m): [k for k in lanes.lanes_in.get((c, m), ()) if (c, k[1]) not in imported and country[k[1]] == HOME]
        for c, m in dict.fromkeys([*finals, *better])
    }


def _imported_nodes(facilities: FacilityData, lanes: LaneData) -> set[tuple[Commodity, Facility]]:
    """(commodity, facility) pairs whose goods may come from abroad, directly or through others."""
    sites, found = set(facilities.FACILITIES), set[tuple[Commodity, Facility]]()
    while True:
        more = {
            (c, j)
            for c, i, j in lanes.LANES
            if j in sites and (lanes.node_country[i] != HOME or (c, i) in found) and (c, j) not in found
        }
        if not more:
            return found
        found |= more
