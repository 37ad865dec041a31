"""Stop year: the data of one year's flows while a country stops, from which the same rules make a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from model.data.grade_ladder import GradeLadderData
from model.data.indices import SURGE, Goods, SupplyName, Year
from model.data.lanes import LaneData
from model.data.model_data import ModelData
from model.data.periods import PeriodData
from model.data.tiers import TierData

V = TypeVar("V")


def in_a_stop(d: ModelData, y: Year) -> ModelData:
    """What a year's flows are made of while the origin stops: demand and ceilings for the months it lasts.

    The origin has no lanes where nothing comes from it, and no tiers; every other supply abroad has one tier more, in
    which it gives what was not planned. What has no use in a stop may be thrown away, so that a stop never bars a plan.
    Stocks begin at nothing here: what the plan holds is added where it is known.

    Args:
        d: model data with stops.
        y: the year in which the stop falls.
    """
    part, periods = d.stops.length, set(d.periods.periods_of[y])
    return replace(
        d,
        periods=_periods(d.periods, y, part),
        commodities=replace(d.commodities, surplus_allowed=set(d.commodities.COMMODITIES)),
        lanes=_lanes(d),
        supply=replace(
            d.supply, supply_most=_times(_of(d.supply.supply_most, y), part), reserve_most={},
            purchase_price=_of(d.supply.purchase_price, y),
        ),
        tiers=_tiers(d, y),
        duties=replace(d.duties, duty=_of(d.duties.duty, y)),
        demand=replace(d.demand, demand=_times(_within(d.demand.demand, periods), part),
                       outlet_most=_times(_within(d.demand.outlet_most, periods), part)),
        stocks=replace(d.stocks, opening=dict.fromkeys(d.stocks.opening, 0.0), FOR_STOPS=[]),
        facilities=replace(d.facilities, throughput=_times(d.facilities.throughput, part)),
        returns=replace(d.returns, returned={
            k: [(share * part, lane, sold) for share, lane, sold in v]
            for k, v in _within(d.returns.returned, periods).items()
        }),
        grade_ladder=_ladder(d.grade_ladder, y),
    )


def _of(values: Mapping[Any, V], y: Year) -> dict[Any, V]:
    """What belongs to one year, which stands last in the key."""
    return {k: v for k, v in values.items() if k[-1] == y}


def _within(values: Mapping[Any, V], periods: set[str]) -> dict[Any, V]:
    """What belongs to the periods of a year, which stand last in the key."""
    return {k: v for k, v in values.items() if k[-1] in periods}


def _times(values: Mapping[Any, float], part: float) -> dict[Any, float]:
    return {k: part * v for k, v in values.items()}


def _periods(all_years: PeriodData, y: Year, part: float) -> PeriodData:
    """The year alone, its steps as long as the stop lasts in all."""
    here = all_years.periods_of[y]
    return replace(
        all_years, YEARS=[y], PLAN_YEARS=[y], PERIODS=here, periods_of={y: here}, year_of=dict.fromkeys(here, y),
        length={p: part * all_years.length[p] for p in here}, later_periods=here[1:],
        previous=dict(zip(here[1:], here, strict=False)), discount={y: all_years.discount[y]},
    )


def _lanes(d: ModelData) -> LaneData:
    """The lanes without those from the origin, where nothing comes from it."""
    if d.stops.smoothed:
        return d.lanes
    gone = {i for i, country in d.supply.supply_country.items() if country == d.stops.origin}
    into, out = ({end: kept for end, ks in ways.items() if (kept := [k for k in ks if k[1] not in gone])}
                 for ways in (d.lanes.lanes_in, d.lanes.lanes_out))
    arrival, freight, handling = ({k: v for k, v in values.items() if k[1] not in gone}
                                  for values in (d.lanes.arrival, d.lanes.freight, d.lanes.handling))
    return replace(
        d.lanes, LANES=list(arrival), IMPORTS=[k for k in d.lanes.IMPORTS if k[1] not in gone], lanes_in=into,
        lanes_out=out, arrival=arrival, freight=freight, handling=handling,
    )


def _tiers(d: ModelData, y: Year) -> TierData:
    """The tiers of all but the origin, for the months of the stop, and the tier in which the others give more."""
    part, stops = d.stops.length, d.stops
    stays = {i for i, country in d.supply.supply_country.items() if country != stops.origin}
    tiers_of = {k: v for k, v in _of(d.tiers.tiers_of, y).items() if k[0] in stays}
    most = {k: part * v for k, v in _of(d.tiers.tier_most, y).items() if k[0] in stays}
    bought = {k: v for k, v in _of(d.tiers.bought_in, y).items() if k[1] in stays}
    premium = {k: v for k, v in _of(d.tiers.tier_premium, y).items() if k[1] in stays}
    goods = dict(d.tiers.tier_goods)
    for i, g in _that_give_more(d, y):
        goods[i, g] = stops.abroad[i, g]
        tiers_of[i, g, y] = [*tiers_of.get((i, g, y), ()), SURGE]
        if (i, g, y) in stops.surge_most:
            most[i, g, SURGE, y] = part * stops.surge_most[i, g, y]
        for c in goods[i, g]:
            bought[c, i, y] = [*(t for t in bought.get((c, i, y), ()) if t != SURGE), SURGE]
            premium[c, i, SURGE, y] = stops.surge_premium[c, i, y]
    return replace(d.tiers, tiers_of=tiers_of, tier_goods=goods, tier_most=most, bought_in=bought,
                   tier_premium=premium, tier_duty={})


def _that_give_more(d: ModelData, y: Year) -> list[tuple[SupplyName, Goods]]:
    """The supplies abroad, but the origin's, that have a ceiling above 0 or none."""
    return [k for k in d.stops.abroad if d.supply.supply_country[k[0]] != d.stops.origin
            and ((*k, y) in d.stops.surge_most or (*k, y) not in d.supply.supply_most)]


def _ladder(ladder: GradeLadderData, y: Year) -> GradeLadderData:
    return replace(ladder, GRADED=[k for k in ladder.GRADED if k[2] == y])
