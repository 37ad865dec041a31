"""Facilities: those the plan opens or not, and what they ship out."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.capacity import usable_capacity
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that only open facilities work and ship, where the workbook has such facilities."""
    decided = decided_facilities(case)
    if decided or case["open"]:
        part = {f: min(abs(v), abs(1.0 - v)) for f, v in case["open"].items()}
        yield judge_none("open_define", "A facility is open or not, never in part.", "1", part)
        stray = only(case["open"], lambda f: f not in decided)
        yield judge_none("open_allowed", "The plan opens only facilities it decides about.", "1", stray)
    if decided:
        usable = only(case["usable_capacity"], lambda k: k[0] in decided)
        standing = only(usable_capacity(case), lambda k: k[0] in decided)
        yield judge("usable_capacity_limit", "A facility that may be closed uses no more than what stands.", "t/a",
                    usable, "≤", standing)
        opened = {k: v * openness(case, k[0]) for k, v in standing.items()}
        yield judge("open_link", "A facility that is not open works nothing.", "t/a", usable, "≤", opened)
    most = {f: r["throughput"] for f, r in case.facts.factors.items() if r["throughput"] is not None}
    if most:
        shipped = amounts((f.lane[1], f.year, f.value) for f in case.flows if f.lane[1] in most)
        allowed = {(f, y): v * openness(case, f) for f, v in most.items() for y in case.facts.years}
        yield judge("throughput_limit", "A facility ships out no more than its throughput, nothing where it is closed.",
                    "t", shipped, "≤", allowed)


def decided_facilities(case: PlanCase) -> set[str]:
    """The facilities that the plan opens or not."""
    return {f for f, r in case.facts.factors.items() if r["decision"] == "decide"}


def openness(case: PlanCase, facility: str) -> float:
    """1 where a facility is open, as those are that nobody decides about."""
    return case["open"].get(facility, 0.0) if facility in decided_facilities(case) else 1.0


def opening(case: PlanCase) -> Amounts:
    """What opening costs, paid in the first year."""
    return {case.facts.years[0]: _paid(case, "opening_cost")}


def keeping_open(case: PlanCase) -> Amounts:
    """What being open costs a year."""
    return dict.fromkeys(case.facts.years, _paid(case, "yearly_cost"))


def _paid(case: PlanCase, column: str) -> float:
    rows = case.facts.factors.items()
    return sum((r[column] * openness(case, f) for f, r in rows if r[column] is not None), 0.0)
