"""Units: what is built in whole units, and what their size does to their cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.verify.capacity import earliest_start
from model.verify.capital import charges, life_left
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only
from model.verify.recipes import Option


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that whole units are built, where the workbook has any."""
    sizes = unit_sizes(case)
    if not sizes and not case["unit_choice"]:
        return
    chosen = case["unit_choice"]
    part = {k: min(abs(v), abs(1.0 - v)) for k, v in chosen.items()}
    yield judge_none("unit_choice_define", "A number of units is chosen or not, never in part.", "1", part)
    stray = {k: v for k, v in chosen.items() if not _may_be(case, k)}
    yield judge_none("unit_choice_allowed", "Units are chosen only where they may be built.", "1", stray)
    once = amounts((*k[:4], v) for k, v in chosen.items())
    yield judge("unit_choice_limit", "One number of units is chosen for an option and year.", "1", once, "≤",
                dict.fromkeys(once, 1.0))
    built = only(case["build"], lambda k: k[:3] in sizes)
    whole = amounts((*k[:4], k[4] * sizes[k[:3]] * v) for k, v in chosen.items() if k[:3] in sizes)
    yield judge("unit_build_define", "What is built is the number of units times their size.", "t/a", built, "=", whole)


def unit_sizes(case: PlanCase) -> dict[Option, float]:
    """New options built in whole units → size of a unit [t/a]."""
    rows = case.options.items()
    return {k: float(r["unit_size"]) for k, r in rows if r["kind"] == "new" and r["unit_size"] is not None}


def scale(case: PlanCase) -> Amounts:
    """By how much whole units cost more, or less, than as many t/a at the cost of the reference size."""
    found = []
    for (f, s, o, y), overnight in beyond(case).items():
        row, at = case.options[f, s, o], case.facts.years.index(y)
        found += list(charges(case, row, at, overnight))
        found.append((case.facts.years[-1], -life_left(case, row, at, overnight)))
    return amounts(found)


def beyond(case: PlanCase) -> Amounts:
    """Overnight cost of whole units beyond that at the reference cost, by facility, stage, option, year [₹ crore]."""
    return amounts(
        (f, s, o, y, value * _beyond(case, f, row, n))
        for (f, s, o, y, n), value in case["unit_choice"].items()
        if (row := case.options.get((f, s, o))) is not None and row["unit_size"] is not None and y in case.facts.years
    )


def _beyond(case: PlanCase, facility: str, row: dict[str, Any], number: float) -> float:
    """Overnight cost of a number of units less their size at the reference cost [₹ crore]."""
    size = number * row["unit_size"]
    reference = row["reference_size"] or row["unit_size"]
    exponent = 1.0 if row["scale_exponent"] is None else row["scale_exponent"]
    cost = row["capex"] * case.facts.factors[facility]["capital_factor"]
    return float(cost * (reference * (size / reference) ** exponent - size))


def _may_be(case: PlanCase, key: tuple[Any, ...]) -> bool:
    """Whether a number of units may be built: no more than the option's most, no earlier than it may start."""
    f, s, o, y, number = key
    start, size = earliest_start(case).get((f, s, o)), unit_sizes(case).get((f, s, o))
    if start is None or size is None or y not in case.facts.years or number != round(number):
        return False
    return case.facts.years.index(y) >= start and number * size <= case.options[f, s, o]["most"] + 1e-6
