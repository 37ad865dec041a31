"""What comes while a country stops supplying: ceilings, tiers, what was planned, and the surge of the others."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.verify import tiers
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.facts import HOME, year_of
from model.verify.stopped import SURGE, StoppedPlan, stopped_of
from model.verify.supply import most_by_step, most_in_a_year, rows_of_goods, taken


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check what supplies give in every stop, where the workbook looks at any."""
    stopped = stopped_of(case)
    if stopped is not None:
        yield from _ceilings(stopped)
        yield from _tiers(stopped)
        yield from _surges(stopped)
        yield from _as_planned(stopped)


def _ceilings(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What supplies give: their part of the year's ceilings and seasons, and what is bought beyond."""
    stray = {f.lane: f.value for f in x.flows.flows if f.lane not in x.plan.network.lanes}
    yield judge_none("stop_lane_allowed", "In a stop goods move on lanes that exist.", "t", stray)
    over = amounts((i, g, p, v) for (i, g, _, p), v in _beyond(x).items())
    most = plus(x.planned(most_in_a_year(x.plan)), amounts((i, g, year_of(p), v) for (i, g, p), v in over.items()))
    proves = "In a stop no supply gives more than its part of the year, and what is bought beyond at a premium."
    yield judge("stop_supply_limit", proves, "t", taken(x.flows), "≤", most)
    seasonal = x.planned(most_by_step(x.plan))
    here = {k: v for k, v in taken(x.flows, by_period=True).items() if k in seasonal}
    proves = "In a stop no supply with seasons gives more in a step than its part."
    yield judge("stop_supply_season_limit", proves, "t", here, "≤", plus(seasonal, only(over, lambda k: k in seasonal)))


def _beyond(x: StoppedPlan) -> Amounts:
    """What is bought beyond the ceilings that have a tier or a surge, by supply, goods, tier and period."""
    allowed, rows, ceilings = _allowed(x), rows_of_goods(x.plan), most_in_a_year(x.plan)

    def counted(c: str, i: str, t: int, y: str) -> list[str]:
        if t != SURGE:
            return [g for g, _, _ in allowed.get((c, i, t, y), ())]
        return [g for g in rows.get((i, c), ()) if ceilings.get((i, g, y)) != 0 and not _from_origin(x, i)]

    return amounts((i, g, t, p, v) for (c, i, t, p), v in x.flows["over_ceiling"].items()
                   for g in counted(c, i, t, year_of(p)))


def _allowed(x: StoppedPlan) -> tiers.Found:
    """The tiers of all but the origin."""
    return {k: v for k, v in tiers.tiers(x.plan.facts).items() if not _from_origin(x, k[1])}


def _from_origin(x: StoppedPlan, supply: str) -> bool:
    return x.plan.facts.supply_country[supply] in (x.origin, HOME)


def _tiers(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What is bought beyond ceilings in tiers, of which the origin has none."""
    allowed = _allowed(x)
    stray = {k: v for k, v in x.flows["over_ceiling"].items()
             if k[2] != SURGE and (*k[:3], year_of(k[3])) not in allowed}
    yield judge_none("stop_tier_allowed", "In a stop the origin has no tiers.", "t", stray)
    most = x.planned({(i, g, t, y): v for (_, i, t, y), found in allowed.items() for g, v, _ in found})
    over = {k: v for k, v in _beyond(x).items() if k[2] != SURGE}
    proves = "In a stop no tier gives more than its part of the year."
    yield judge("stop_tier_limit", proves, "t", amounts((*k[:3], year_of(k[3]), v) for k, v in over.items()), "≤", most)
    yield from _in_steps(x, "stop_tier_season_limit", over, most)


def _in_steps(x: StoppedPlan, name: str, over: Amounts, most: Amounts) -> Iterator[CheckFinding]:
    """What is bought beyond ceilings in a step, where a supply has seasons."""
    parts = {(*k[:-1], p): v * x.plan.facts.part(k[0], p) for k, v in most.items() if k[0] in x.plan.facts.seasons
             for p in x.plan.facts.periods if year_of(p) == k[-1] and math.isfinite(v)}
    if parts:
        proves = "In a stop no supply with seasons gives more beyond its ceiling in a step than its part."
        yield judge(name, proves, "t", {k: v for k, v in over.items() if k in parts}, "≤", parts)


def _surges(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What the others give beyond what is planned: a share of their ceiling, or of what is planned without one."""
    ceiling = {k: v for k, v in most_in_a_year(x.plan).items() if math.isfinite(v)}
    share, rows = x.plan.facts.tables.settings.surge_share or 0.0, rows_of_goods(x.plan)
    surge = amounts((i, g, p, v) for (c, i, t, p), v in x.flows["over_ceiling"].items() if t == SURGE
                    for g in rows.get((i, c), ()))
    open_ended = {k: share * v for k, v in x.planned(taken(x.plan)).items() if k not in ceiling}
    limited = x.planned({k: share * v for k, v in ceiling.items()})
    gives = {k: 0.0 if _from_origin(x, k[0]) else v for k, v in {**limited, **open_ended}.items()}
    proves = "In a stop no supply gives more beyond what is planned than its surge, the origin nothing."
    rise = amounts((i, g, year_of(p), v) for (i, g, p), v in surge.items())
    yield judge("stop_surge_limit", proves, "t", rise, "≤", gives)
    yield from _in_steps(x, "stop_surge_season_limit", surge, only(gives, lambda k: k in limited))
    bought = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in x.flows.flows if not f.from_facility)
    paid = amounts((c, i, p, v) for (c, i, _, p), v in x.flows["over_ceiling"].items())
    yield judge("stop_tier_link", "In a stop no premium is paid on what is not bought.", "t", paid, "≤",
                {k: bought.get(k, 0.0) for k in paid})


def _as_planned(x: StoppedPlan) -> Iterator[CheckFinding]:
    """Abroad nobody gives more than was planned for these months, and its surge."""
    abroad = {(r["supply"], r["commodity"]) for r in x.plan.facts.rows("Supply")
              if not r["assured"] and r["country"] != HOME}
    share = {i: x.kept if x.plan.facts.supply_country[i] == x.origin else 1.0 for i, _ in abroad}
    surge = amounts((i, g, p, v) for (i, g, t, p), v in _beyond(x).items() if t == SURGE)
    planned = {k: share[k[0]] * v for k, v in x.planned(taken(x.plan, by_period=True)).items() if k[:2] in abroad}
    given = only(taken(x.flows, by_period=True), lambda k: k[:2] in abroad)
    proves = "In a stop a supply abroad gives what was planned and its surge, the origin what is left of its year."
    yield judge("stop_flow_limit", proves, "t", given, "≤", plus(planned, surge))
