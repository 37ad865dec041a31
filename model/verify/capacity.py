"""Capacity: what may be built, what of it can be used, and what is worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, only
from model.verify.facts import year_of
from model.verify.recipes import Option


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check what is built and what is worked."""
    usable = usable_capacity(case)
    fixed = {f for f, r in case.facts.factors.items() if r["decision"] is None}
    said, standing_there = (only(part, lambda k: k[0] in fixed) for part in (case["usable_capacity"], usable))
    yield judge(
        "usable_capacity_define", "Usable capacity is what was built before, ramped up and not past its life.", "t/a",
        said, "=", standing_there,
    )
    step, periods = case.facts.step, case.facts.periods
    usable = {**standing_there, **only(case["usable_capacity"], lambda k: k[0] not in fixed)}
    available = {(f, s, p): step * v for (f, s, y), v in usable.items() for p in periods if year_of(p) == y}
    yield judge(
        "capacity_limit", "No stage works more than the capacity it has.", "t", case.use, "≤", available
    )
    built = amounts((f, s, o, v) for (f, s, o, _), v in case["build"].items())
    new = {k: row for k, row in case.options.items() if row["kind"] == "new"}
    most = {k: row["most"] for k, row in new.items() if row["most"] is not None}
    retire = {k for k, row in new.items() if row["life"] < len(case.facts.years) - earliest_start(case)[k]}
    lasting = {k: v for k, v in most.items() if k not in retire}
    yield judge("build_limit", "No option that lasts as long as the plan is built beyond its most.", "t/a",
                only(built, lambda k: k in lasting), "≤", lasting)
    together = amounts((*k, year, part) for k, year, part in _together(case) if k in most and k in retire)
    yield judge("standing_limit", "Of an option that retires within the plan no more stands at a time than its most.",
                "t/a", together, "≤", {k: most[k[:3]] for k in together})
    least = {k: row["least"] for k, row in new.items() if row["least"] > 0}
    asked = only(built, lambda k: k in least)
    yield judge("build_floor", "Every option is built at its least.", "t/a", asked, "≥", least)


def _together(case: PlanCase) -> Iterator[tuple[Option, str, float]]:
    """What is built, in each year of the plan in which it stands."""
    years = case.facts.years
    for build in case.builds:
        for year in years[build.at : build.at + int(build.row["life"])]:
            yield build.option, year, build.value


def earliest_start(case: PlanCase) -> Mapping[Option, int]:
    """New option → place of the first year in which it may start: its earliest year, after its lead time."""
    years = case.facts.years
    found = {}
    for key, row in case.options.items():
        if row["kind"] == "new":
            earliest = sum(y < row["earliest"] for y in years) if row["earliest"] else 0
            found[key] = max(int(row["lead_time"]), earliest)
    return found


def share_usable(row: Mapping[str, Any], age: int) -> float:
    """Share of nameplate that can be used at an age, 0 in the year of commissioning."""
    if not 0 <= age < row["life"]:
        return 0.0
    return float(row[f"ramp_{min(age + 1, 5)}"] * row["availability"])


def standing(case: PlanCase) -> Iterator[tuple[Option, str, float, int]]:
    """Every vintage at every age: option, year, capacity built as far as it counts in that year, age."""
    for build in case.builds:
        for age, (year, part) in enumerate(case.facts.every_year[build.at :]):
            yield build.option, year, part * build.value, age


def existing(case: PlanCase) -> Iterator[tuple[Option, str, float]]:
    """What stood at the start, in every year of its life: option, year, capacity."""
    for key, row in case.options.items():
        if row["kind"] == "existing":
            for year, part in case.facts.every_year[: int(row["life"])]:
                yield key, year, part * float(row["most"] or 0.0)


def usable_capacity(case: PlanCase) -> Amounts:
    """Capacity that can be used by facility, stage, year [t/a]."""
    found = [(f, s, y, 0.0) for f, s, _ in case.options for y in case.facts.years]
    for (f, s, o), year, value, age in standing(case):
        found.append((f, s, year, value * share_usable(case.options[f, s, o], age)))
    for (f, s, o), year, value in existing(case):
        row = case.options[f, s, o]
        found.append((f, s, year, value * row["availability"] * row["ramp_5"]))
    return amounts(found)
