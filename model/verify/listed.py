"""Whether everything a plan decides exists: lanes, routes, options, markets, stocks, and proper numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from model.verify.awards import sizes_of
from model.verify.capacity import earliest_start
from model.verify.case import UNITS, PlanCase
from model.verify.compare import Amounts, CheckFinding, judge_none, place
from model.verify.decisions import DECISIONS
from model.verify.demand import demand_of

Key = tuple[Any, ...]


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that every decision is a proper number and stands at a place and time that exist."""
    yield judge_none("numbers_valid", "No decision is negative, infinite or missing.", "t", _improper(case))
    for check, proves, decision, allowed in _places(case):
        stray = {k: 0.0 if allowed(k) else v for k, v in case[decision].items()}
        yield judge_none(check, proves, UNITS.get(decision, "t"), stray)


def _places(case: PlanCase) -> Iterator[tuple[str, str, str, Callable[[Key], bool]]]:
    """Check, what it proves, decision, and whether it may be other than zero at a key."""
    lanes, worked, periods = case.network.lanes, case.routes.worked, set(case.facts.periods)
    held = {(r["commodity"], r["facility"]) for r in case.facts.rows("Stocks")}
    asked = demand_of(case.facts)
    sizes, bidders = sizes_of(case), {r["beneficiary"] for r in case.facts.rows("Bids")}
    start = earliest_start(case)
    after = {y: n for n, y in enumerate(case.facts.plan_years)}
    yield (
        "lanes_allowed", "Goods move only where a lane exists and is not barred.", "ship",
        lambda k: k[:3] in lanes and k[3] in periods,
    )
    yield (
        "recipes_allowed", "Facilities work only routes open to them, with every stage.", "activity",
        lambda k: k[:2] in worked and k[2] in periods,
    )
    yield (
        "stocks_allowed", "Stock is held only where Stocks lists it.", "stock",
        lambda k: k[:2] in held and k[2] in periods,
    )
    yield "unmet_allowed", "Demand is unmet only where there is demand.", "unmet_demand", lambda k: k in asked
    yield (
        "sizes_allowed", "Awards are made of the sizes that may be used.", "size",
        lambda k: k[0] in bidders and any(abs(float(k[1]) - s) < 1e-6 for s in sizes),
    )
    yield (
        "build_start", "Nothing is built before its earliest year, nor without an option to build.", "build",
        lambda k: k[:3] in start and k[3] in after and after[k[3]] >= start[k[:3]],
    )


def _improper(case: PlanCase) -> Amounts:
    """By how much each decision is below zero; infinite where it is no number."""
    return {
        f"{name} · {place(key)}": -min(value, 0.0) if math.isfinite(value) else math.inf
        for name in DECISIONS
        for key, value in case[name].items()
    }
