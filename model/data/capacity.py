"""Capacity: options, the years they may start in, what they cost and what of them can be used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from model.case.tables import Tables, rows_of
from model.data.economy import EconomyData, crore_per_tonne
from model.data.facilities import FacilityData, named
from model.data.indices import Build, BuildYear, Facility, Option, Stage, UnitCount, Year
from model.data.outlays import charges, spending
from model.data.periods import PeriodData
from model.data.plant import Plant
from model.data.records import record
from model.data.whole_units import UnitCost, whole_units
from model.ground.numbers import total
from model.ground.years import later, start_of


@dataclass(frozen=True)
class CapacityData:
    """Capacity options expanded facility by facility.

    Attributes:
        OPTIONS: (f, s, o) of new capacity.
        BUILDS: (f, s, o, y) that may be commissioned.
        STAGES_AT: (f, s) where anything stands or may stand.
        STAGES: in the order of the sheet Stages.
        UNIT_BUILDS, UNIT_COUNTS: of what is built in whole units.
        stage_role: role of a stage in the scheme, None where it has none.
        option: (f, s, o), new or existing → its row.
        existing: (f, s, y) [t/a usable].
        fixed_standing, jobs_standing: by year, of all that stands already [₹ crore] [jobs].
        usable: (f, s, o, v, y) → share of a vintage usable in a year, where it is any.
        stands: (f, s, o, v, y) in which a vintage stands → part of the year, 1 unless it stands for several.
        retiring: (f, s, o, y) of options whose vintages do not all stand together → those that stand in a year.
        capital: (f, s, o) [₹ crore per t/a].
        overnight, spending: by build and year, as it is paid and as it is charged [₹ crore per t/a].
        credit: by build, worth of the life left after the last year, in its money [₹ crore per t/a].
        unit_size: (f, s, o) [t/a]; `scale_factor`, cost of a number of units against the reference; `scale_more`, by
            build, what numbers of units cost beyond their size [t/a at the reference cost].
        running: (f, s, y) [₹ crore per unit of use]; electricity_use [kWh/kg] and direct_emissions [t CO2e/t]: (f, s).
        fixed: (f, s, o) [₹ crore per t/a and year]; jobs_per_capacity: (f, s, o) [jobs per t/a].
    """

    OPTIONS: list[Option]
    BUILDS: list[Build]
    STAGES_AT: list[tuple[Facility, Stage]]
    STAGES: list[Stage]
    UNIT_BUILDS: list[Build]
    UNIT_COUNTS: list[UnitCount]
    stage_role: dict[Stage, str | None]
    option: dict[Option, Plant]
    existing: dict[tuple[Facility, Stage, Year], float]
    fixed_standing: dict[Year, float]
    jobs_standing: dict[Year, float]
    usable: dict[BuildYear, float]
    stands: dict[BuildYear, float]
    retiring: dict[Build, list[Build]]
    capital: dict[Option, float]
    overnight: dict[BuildYear, float]
    spending: dict[BuildYear, float]
    credit: dict[Build, float]
    unit_size: dict[Option, float]
    scale_factor: dict[UnitCount, float]
    scale_more: dict[Build, list[UnitCost]]
    running: dict[tuple[Facility, Stage, Year], float]
    electricity_use: dict[tuple[Facility, Stage], float]
    direct_emissions: dict[tuple[Facility, Stage], float]
    fixed: dict[Option, float]
    jobs_per_capacity: dict[Option, float]


def capacity(tables: Tables, periods: PeriodData, economy: EconomyData, facilities: FacilityData) -> CapacityData:
    """The sheets Capacity and Stages."""
    years, factors = periods.YEARS, facilities.running_factor
    rows = _plants(tables, facilities)
    new = {k: r for k, r in rows.items() if r.kind == "new"}
    stages = list(dict.fromkeys((f, s) for f, s, _ in rows))
    builds = [(*k, y) for k, r in new.items() for y in _start_years(r, periods.PLAN_YEARS)]
    capital = {k: r.capex * facilities.capital_factor[k[0]] for k, r in new.items()}
    usable = _over_life(periods, new, builds, lambda plant, age: plant.usable(age))
    stands = _over_life(periods, new, builds, lambda plant, age: 1.0)
    charged, credit = charges(tables, periods, stands, builds, new, capital)
    sizes, counts, factor, more = whole_units(new, builds)
    return CapacityData(
        OPTIONS=list(new),
        BUILDS=builds,
        STAGES_AT=stages,
        STAGES=[r.stage for r in sorted(rows_of(tables.frames["Stages"]), key=lambda r: r.order)],
        UNIT_BUILDS=[b for b in builds if b[:3] in sizes],
        UNIT_COUNTS=counts,
        stage_role={r.stage: r.scheme_role for r in rows_of(tables.frames["Stages"])},
        option=rows,
        existing=_existing(rows, stages, periods),
        fixed_standing=_standing(rows, {k: r.most * r.fixed_cost * factors[k[0]] for k, r in rows.items()}, periods),
        jobs_standing=_standing(rows, {k: r.most * r.jobs for k, r in rows.items()}, periods),
        usable={k: share for k, share in usable.items() if share > 0},
        stands=stands,
        retiring=_retiring(builds, stands, periods.PLAN_YEARS),
        capital=capital,
        overnight=spending(builds, new, capital),
        spending=charged,
        credit=credit,
        unit_size=sizes,
        scale_factor=factor,
        scale_more=more,
        running=_running(rows, economy, factors, years),
        electricity_use={k[:2]: r.electricity for k, r in rows.items()},
        direct_emissions={k[:2]: r.emissions for k, r in rows.items()},
        fixed={k: r.fixed_cost * factors[k[0]] for k, r in rows.items()},
        jobs_per_capacity={k: r.jobs for k, r in rows.items()},
    )


def _plants(tables: Tables, facilities: FacilityData) -> dict[Option, Plant]:
    """The rows of the sheet Capacity, facility by facility."""
    return {
        (f, r.stage, r.option): record(Plant, r)
        for r in rows_of(tables.frames["Capacity"]) for f in named(facilities, r.facility)
    }


def _start_years(row: Plant, years: list[Year]) -> list[Year]:
    first = later(years[0], row.lead_time)
    if row.earliest and start_of(row.earliest) > start_of(first):
        first = row.earliest
    return [y for y in years if start_of(y) >= start_of(first)]


def _over_life(
    periods: PeriodData, new: dict[Option, Plant], builds: list[Build], figure: Callable[[Plant, int], float]
) -> dict[BuildYear, float]:
    """A figure of each vintage at its age, in each year in which it stands at all."""
    found, begun = {}, {y: periods.after[y][0] for y in periods.PLAN_YEARS}
    for b in builds:
        plant, since = new[b[:3]], begun[b[3]]
        for y in periods.YEARS:
            if periods.after[y][-1] - since >= 0 and periods.after[y][0] - since < plant.life:
                found[(*b, y)] = periods.mean(y, partial(_at_age, plant, since, figure))
    return found


def _at_age(plant: Plant, since: int, figure: Callable[[Plant, int], float], n: int) -> float:
    return figure(plant, n - since) if n - since < plant.life else 0.0


def _retiring(builds: list[Build], stands: dict[BuildYear, float], years: list[Year]) -> dict[Build, list[Build]]:
    """What of an option stands together, in the years in which no further vintage of it could: the last of each set."""
    of: dict[Option, list[Build]] = {}
    for b in builds:
        of.setdefault(b[:3], []).append(b)
    found = {}
    for k, vintages in of.items():
        there = [(y, [b for b in vintages if (*b, y) in stands]) for y in years]
        for (y, here), (_, after) in zip(there, [*there[1:], ("", [])], strict=True):
            if here and len(here) < len(vintages) and not set(here) <= set(after):
                found[*k, y] = here
    return found


def _existing(
    rows: dict[Option, Plant], stages: list[tuple[Facility, Stage]], periods: PeriodData
) -> dict[tuple[Facility, Stage, Year], float]:
    amounts = {k: r.most * r.availability * r.ramp_5 for k, r in rows.items()}
    return {(*fs, y): v for fs in stages for y, v in
            _standing({k: r for k, r in rows.items() if k[:2] == fs}, amounts, periods).items()}


def _standing(rows: dict[Option, Plant], amounts: dict[Option, float], periods: PeriodData) -> dict[Year, float]:
    """By year, the amounts of the rows of capacity that stands already, as long as it lives."""
    old = [(r.life, amounts[k]) for k, r in rows.items() if r.kind == "existing"]
    return {y: periods.mean(y, lambda n: total(amount for life, amount in old if n < life)) for y in periods.YEARS}


def _running(
    rows: dict[Option, Plant], economy: EconomyData, factors: dict[Facility, float], years: list[Year]
) -> dict[tuple[Facility, Stage, Year], float]:
    return {
        (*k[:2], y): crore_per_tonne(economy, r.running_cost, r.currency, y) * factors[k[0]]
        for k, r in rows.items() for y in years
    }
