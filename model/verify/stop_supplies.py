"""What comes while a country stops supplying: ceilings, tiers, what was planned, and the surge of the others."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.verify import tiers
from model.verify.case import PlanCase
from model.verify.compare import CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.facts import HOME, year_of
from model.verify.stopped import SURGE, StoppedPlan, stopped_of
from model.verify.supply import most_by_step, most_in_a_year, taken


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
    flows = x.flows
    stray = {f.lane: f.value for f in flows.flows if f.lane not in x.plan.network.lanes}
    yield judge_none("stop_lane_allowed", "In a stop goods move on lanes that exist.", "t", stray)
    goods = _goods_of(x)
    over = amounts((i, g, p, v) for (c, i, _, p), v in flows["over_ceiling"].items() for g in goods.get((i, c), ()))
    most = plus(x.planned(most_in_a_year(x.plan)), amounts((i, g, year_of(p), v) for (i, g, p), v in over.items()))
    proves = "In a stop no supply gives more than its part of the year, and what is bought beyond at a premium."
    yield judge("stop_supply_limit", proves, "t", taken(flows), "≤", most)
    seasonal = x.planned(most_by_step(x.plan))
    here = {k: v for k, v in taken(flows, by_period=True).items() if k in seasonal}
    proves = "In a stop no supply with seasons gives more in a step than its part."
    yield judge("stop_supply_season_limit", proves, "t", here, "≤", plus(seasonal, only(over, lambda k: k in seasonal)))


def _goods_of(x: StoppedPlan) -> dict[tuple[str, str], list[str]]:
    """Supply and commodity → the rows of Supply that it counts under."""
    found: dict[tuple[str, str], list[str]] = {}
    for r in x.plan.facts.rows("Supply"):
        for c in x.plan.facts.members(r["commodity"]) if not r["assured"] else ():
            found.setdefault((r["supply"], c), []).append(r["commodity"])
    return found


def _tiers(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What is bought beyond ceilings in tiers, of which the origin has none."""
    allowed = {(c, i, t, y): v for (c, i, t, y), v in tiers.tiers(x.plan.facts).items() if not _of_origin(x, i, c)}
    beyond = {k: v for k, v in x.flows["over_ceiling"].items() if k[2] != SURGE}
    stray = {k: v for k, v in beyond.items() if (*k[:3], year_of(k[3])) not in allowed}
    yield judge_none("stop_tier_allowed", "In a stop the origin has no tiers.", "t", stray)
    most = {(i, g, t, y): v for (_, i, t, y), ceilings in allowed.items() for g, v, _ in ceilings}
    over = amounts((i, g, t, year_of(p), v) for (c, i, t, p), v in beyond.items()
                   for g, _, _ in allowed.get((c, i, t, year_of(p)), ()))
    proves = "In a stop no tier gives more than its part of the year."
    yield judge("stop_tier_limit", proves, "t", over, "≤", x.planned(most))


def _surges(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What the others give beyond what is planned: a share of their ceiling, or of what is planned without one."""
    surge = amounts((c, i, p, v) for (c, i, t, p), v in x.flows["over_ceiling"].items() if t == SURGE)
    ceiling = {k: v for k, v in most_in_a_year(x.plan).items() if math.isfinite(v)}
    share = x.plan.facts.tables.settings.surge_share or 0.0
    rise = amounts((i, g, year_of(p), v) for (c, i, p), v in surge.items() for g in _goods_of(x).get((i, c), ()))
    open_ended = {k: share * v for k, v in x.planned(taken(x.plan)).items() if k not in ceiling}
    proves = "In a stop no supply gives more beyond what is planned than its surge, the origin nothing."
    gives = {**x.planned({k: share * v for k, v in ceiling.items()}), **open_ended}
    yield judge("stop_surge_limit", proves, "t", rise, "≤",
                {k: 0.0 if x.plan.facts.supply_country[k[0]] in (x.origin, HOME) else v for k, v in gives.items()})
    bought = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in x.flows.flows if not f.from_facility)
    paid = amounts((c, i, p, v) for (c, i, _, p), v in x.flows["over_ceiling"].items())
    yield judge("stop_tier_link", "In a stop no premium is paid on what is not bought.", "t", paid, "≤",
                {k: bought.get(k, 0.0) for k in paid})


def _as_planned(x: StoppedPlan) -> Iterator[CheckFinding]:
    """Abroad nobody gives more than was planned for these months, and its surge."""
    abroad = {(r["supply"], r["commodity"]) for r in x.plan.facts.rows("Supply")
              if not r["assured"] and r["country"] != HOME}
    share = {i: x.kept if x.plan.facts.supply_country[i] == x.origin else 1.0 for i, _ in abroad}
    goods = _goods_of(x)
    surge = amounts((i, g, p, v) for (c, i, t, p), v in x.flows["over_ceiling"].items() if t == SURGE
                    for g in goods.get((i, c), ()))
    planned = {k: share[k[0]] * v for k, v in x.planned(taken(x.plan, by_period=True)).items() if k[:2] in abroad}
    given = only(taken(x.flows, by_period=True), lambda k: k[:2] in abroad)
    proves = "In a stop a supply abroad gives what was planned and its surge, the origin what is left of its year."
    yield judge("stop_flow_limit", proves, "t", given, "≤", plus(planned, surge))


def _of_origin(x: StoppedPlan, supply: str, commodity: str) -> bool:
    return x.plan.network.origin_country(supply, commodity) == x.origin
