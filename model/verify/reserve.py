"""Reserve: stores that are kept for stops give nothing out before one, and are worth what they replace at the end."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none
from model.verify.facts import year_of
from model.verify.home_prices import replacement_costs
from model.verify.stores import for_stops


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check stores that are kept for stops, where the workbook has any."""
    kept = for_stops(case.facts)
    if kept:
        out = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in case.flows if f.lane[:2] in kept)
        yield judge_none("reserve_closed_limit", "What is kept for stops is given out in a stop alone.", "t", out)
        last = {year_of(p): p for p in case.facts.periods}
        held = {(c, f, y): case["stock"].get((c, f, last[y]), 0.0) for c, f in kept for y in case.facts.plan_years}
        proves = "What is decided to be kept for stops lies in store at the end of each year."
        yield judge("reserve_held_define", proves, "t", case["reserve_held"], "=", held)


def credit(case: PlanCase) -> Amounts:
    """Worth of what is kept for stops at the end of the plan, at what it costs to lay in, by year [₹ crore]."""
    last, prices = case.facts.plan_years[-1], replacement_costs(case)
    end = [p for p in case.facts.periods if p.startswith(last)][-1]
    held = (v * prices.get((c, last), float("nan")) for (c, f, p), v in case["stock"].items()
            if p == end and (c, f) in for_stops(case.facts))
    return {last: sum(held, 0.0)}
