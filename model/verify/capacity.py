"""Capacity: what may be built, what of it can be used, and what is worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, judge, numbers, total
from model.verify.recipes import Option

OPTION = ("facility", "stage", "option")
STAGE_YEAR = ("facility", "stage", "year")


def findings(case: Case) -> Iterator[Finding]:
    """Check what is built and what is worked."""
    usable = usable_capacity(case)
    yield judge(
        "usable_capacity_define", "Usable capacity is what was built before, ramped up and not past its life.", "t/a",
        case["usable_capacity"], "=", usable,
    )
    available = _available(case, usable)
    yield judge(
        "capacity_limit", "No stage works more than the capacity it has.", "t", _worked(case), "≤", available
    )
    built = total(case["build"].rename("value").reset_index(), OPTION)
    new = {k: row for k, row in case.options.items() if row["kind"] == "new"}
    most = numbers([(*k, row["most"]) for k, row in new.items() if row["most"] is not None], OPTION)
    limited = built[built.index.isin(most.index)]
    yield judge("build_limit", "No option is built beyond its most.", "t/a", limited, "≤", most)
    least = numbers([(*k, row["least"]) for k, row in new.items() if row["least"] > 0], OPTION)
    yield judge(
        "build_floor", "Every option is built at its least.", "t/a", built[built.index.isin(least.index)], "≥", least
    )


def earliest_start(case: Case) -> Mapping[Option, int]:
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


def standing(case: Case) -> Iterator[tuple[Option, str, float, int]]:
    """Every vintage in every year: option, year, capacity built, age."""
    for build in case.builds:
        for age, year in enumerate(case.facts.years[build.at :]):
            yield build.option, year, build.value, age


def existing(case: Case) -> Iterator[tuple[Option, str, float]]:
    """What stood at the start, in every year of its life: option, year, capacity."""
    for key, row in case.options.items():
        if row["kind"] == "existing":
            for n, year in enumerate(case.facts.years):
                if n < row["life"]:
                    yield key, year, float(row["most"] or 0.0)


def usable_capacity(case: Case) -> Numbers:
    """Capacity that can be used by facility, stage, year [t/a]."""
    stages = {(f, s) for f, s, _ in case.options}
    found = [(f, s, y, 0.0) for f, s in stages for y in case.facts.years]
    for (f, s, o), year, value, age in standing(case):
        found.append((f, s, year, value * share_usable(case.options[f, s, o], age)))
    for (f, s, o), year, value in existing(case):
        row = case.options[f, s, o]
        found.append((f, s, year, value * row["availability"] * row["ramp_5"]))
    return numbers(found, STAGE_YEAR)


def _worked(case: Case) -> Numbers:
    return total(case.use, ("facility", "stage", "period"))


def _available(case: Case, usable: Numbers) -> Numbers:
    by_period = [(f, s, p, usable[f, s, p[:9]]) for f, s in {k[:2] for k in usable.index} for p in case.facts.periods]
    return numbers(by_period, ("facility", "stage", "period")) * case.facts.step
