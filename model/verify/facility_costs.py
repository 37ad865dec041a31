"""What each facility spends on its own work: running, power, upkeep, capital and what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.ground.units import CRORE_PER_RUPEE_T, CRORE_T_PER_RUPEE_KG
from model.verify.capacity import existing, standing
from model.verify.capital import charges, life_left
from model.verify.case import Build, PlanCase
from model.verify.compare import Amounts, amounts
from model.verify.facts import year_of
from model.verify.recipes import Option
from model.verify.stores import for_stops

Spent = tuple[str, str, float]
"""Facility, year and what it spends [₹ crore]."""


def costs_of_facilities(case: PlanCase) -> Amounts:
    """What each facility spends by year, less the life left of its plants in the last year [₹ crore]."""
    return amounts([*worked(case), *upkeep(case), *_capital(case), *held(case)])


def worked(case: PlanCase) -> Iterator[Spent]:
    """Running cost and electricity of what is worked."""
    facts = case.facts
    for (f, s, p), used in case.use.items():
        row, y = case.stage_rows[f, s], year_of(p)
        cost = facts.crore_per_tonne(row["running_cost"], row["currency"], y)
        power = row["electricity"] * facts.economy("Power price", y) * CRORE_T_PER_RUPEE_KG
        yield f, y, used * (facts.factors[f]["running_factor"] * cost + power)


def upkeep(case: PlanCase) -> Iterator[Spent]:
    """Upkeep of everything that stands."""
    stands = ((k, y, v) for k, y, v, age in standing(case) if age < case.options[k]["life"])
    return upkeep_of(case, (*stands, *existing(case)))


def upkeep_of(case: PlanCase, stands: Iterable[tuple[Option, str, float]]) -> Iterator[Spent]:
    """Upkeep of some capacity: option, year and size."""
    for k, y, v in stands:
        yield k[0], y, v * case.options[k]["fixed_cost"] * case.facts.factors[k[0]]["running_factor"]


def overnight(case: PlanCase, build: Build) -> float:
    """Overnight cost of what is built [₹ crore]."""
    return float(build.value * build.row["capex"] * case.facts.factors[build.option[0]]["capital_factor"])


def _capital(case: PlanCase) -> Iterator[Spent]:
    last = case.facts.years[-1]
    for b in case.builds:
        cost = overnight(case, b)
        yield from ((b.option[0], y, v) for y, v in charges(case, b.row, b.at, cost))
        yield b.option[0], last, -life_left(case, b.row, b.at, cost)


def held(case: PlanCase) -> Iterator[Spent]:
    """Holding of closing stocks; what is kept for stops is held in the years of the plan alone."""
    cost = {(r["commodity"], r["facility"]): r["holding"] * CRORE_PER_RUPEE_T for r in case.facts.rows("Stocks")}
    kept, planned = for_stops(case.facts), case.facts.plan_years
    for (c, f, p), v in case["stock"].items():
        if (c, f) not in kept or year_of(p) in planned:
            yield f, year_of(p), v * case.facts.step * cost.get((c, f), 0.0)
