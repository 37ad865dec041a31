"""Capacity: options, the years they may start in, what they cost and what of them can be used."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.economy import crore_per_tonne
from model.data.facilities import named
from model.data.model_data import ModelData
from model.ground.finance import annuity_factor, discount_factor, residual_share
from model.ground.years import later, start_of

Option = tuple[str, str, str]


def capacity(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Capacity options expanded facility by facility.

    Returns:
        OPTIONS (f, s, o) of new capacity; BUILDS (f, s, o, y) that may be commissioned; STAGES_AT (f, s);
        `option` (f, s, o) → its row; `existing` (f, s, y) [t/a usable]; `usable` (f, s, o, v, y) → share of a vintage
        usable in a year; `overnight` and `spending`, as capital is charged, (f, s, o, v, y) and `credit` (f, s, o, v)
        [₹ crore per t/a]; UNIT_BUILDS and UNIT_COUNTS of what is built in whole units, `scale_factor` their cost
        against the reference; costs of running.
    """
    rows: dict[Option, Any] = {}
    for r in rows_of(tables.frames["Capacity"]):
        for f in named(d, r.facility):
            rows[f, r.stage, r.option] = r
    new = {k: r for k, r in rows.items() if r.kind == "new"}
    stages = list(dict.fromkeys((f, s) for f, s, _ in rows))
    builds = [(*k, y) for k, r in new.items() for y in _start_years(r, d.YEARS)]
    capital = {k: r.capex * d.capital_factor[k[0]] for k, r in new.items()}
    return {
        "OPTIONS": list(new),
        "BUILDS": builds,
        "STAGES_AT": stages,
        "STAGES": tables.frames["Stages"].sort_values("order")["stage"].tolist(),
        "stage_role": {r.stage: r.scheme_role for r in rows_of(tables.frames["Stages"])},
        "option": rows,
        "existing": _existing(rows, stages, d),
        "existing_standing": _standing(rows, stages, d),
        "usable": {
            (*b[:3], b[3], y): _usable(new[b[:3]], start_of(y) - start_of(b[3]))
            for b in builds
            for y in d.YEARS
            if _usable(new[b[:3]], start_of(y) - start_of(b[3])) > 0
        },
        "capital": capital,
        "overnight": _spending(builds, new, capital, d.YEARS),
        **_charges(builds, new, capital, tables.settings.capital_charge == "annuity", d),
        **_units(new, builds),
        "stands": [
            (*b[:3], b[3], y)
            for b in builds
            for y in d.YEARS
            if 0 <= start_of(y) - start_of(b[3]) < new[b[:3]].life
        ],
        **_running(rows, d),
    }


def _start_years(row: Any, years: list[str]) -> list[str]:
    first = later(years[0], row.lead_time)
    if row.earliest and start_of(row.earliest) > start_of(first):
        first = row.earliest
    return [y for y in years if start_of(y) >= start_of(first)]


def _usable(row: Any, age: int) -> float:
    """Share of nameplate usable at an age in years; 0 before it starts and past its life."""
    if not 0 <= age < row.life:
        return 0.0
    ramp = (row.ramp_1, row.ramp_2, row.ramp_3, row.ramp_4, row.ramp_5)
    return float(ramp[min(age, 4)] * row.availability)


def _charges(
    builds: list[tuple[str, str, str, str]], new: dict[Option, Any], capital: dict[Option, float], annuity: bool,
    d: ModelData,
) -> dict[str, Any]:
    """When capital is charged, and what the life left after the last year is worth.

    An annuity is the capital recovery factor times the cost, in each year that a plant stands. Source: Kendrick and
    Stoutjesdijk 1978. Counted from the start of each year, it is dearer by a year's interest than what is spent.
    """
    if annuity:
        yearly = {k: capital[k] / annuity_factor(d.discount_rate, r.life) for k, r in new.items()}
        spending = {
            (*b, y): yearly[b[:3]] for b in builds for y in d.YEARS
            if 0 <= start_of(y) - start_of(b[3]) < new[b[:3]].life
        }
        return {"spending": spending, "credit": dict.fromkeys(builds, 0.0)}
    end = start_of(later(d.YEARS[-1], 1))
    credit = {
        b: capital[b[:3]] * residual_share(d.discount_rate, new[b[:3]].life, end - start_of(b[3]))
        * discount_factor(d.discount_rate, 1)
        for b in builds
    }
    return {"spending": _spending(builds, new, capital, d.YEARS), "credit": credit}


def _units(new: dict[Option, Any], builds: list[tuple[str, str, str, str]]) -> dict[str, Any]:
    """Whole units: how many may start in a year, and their cost against as many times the reference size."""
    sizes = {k: r.unit_size for k, r in new.items() if r.unit_size > 0}
    counts = [(*b, n) for b in builds if b[:3] in sizes
              for n in range(1, int(new[b[:3]].most / sizes[b[:3]] + 1e-9) + 1)]
    factor: dict[tuple[Any, ...], float] = {}
    more: dict[tuple[str, str, str, str], list[tuple[tuple[Any, ...], float]]] = {}
    for f, s, o, y, n in counts:
        r = new[f, s, o]
        exponent = r.scale_exponent if r.scale_exponent > 0 else 1.0
        reference = r.reference_size if r.reference_size > 0 else r.unit_size
        factor[f, s, o, y, n] = (n * r.unit_size / reference) ** (exponent - 1)
        beyond = n * r.unit_size * (factor[f, s, o, y, n] - 1)
        more.setdefault((f, s, o, y), []).append(((f, s, o, y, n), beyond))
    return {"unit_size": sizes, "UNIT_BUILDS": [b for b in builds if b[:3] in sizes], "UNIT_COUNTS": counts,
            "scale_factor": factor, "scale_more": more}


def _spending(
    builds: list[tuple[str, str, str, str]], new: dict[Option, Any], capital: dict[Option, float], years: list[str]
) -> dict[tuple[str, ...], float]:
    """Overnight cost in equal parts over the lead years, or in the year of commissioning where there are none."""
    spent: dict[tuple[str, ...], float] = {}
    for b in builds:
        lead = new[b[:3]].lead_time
        paid = [b[3]] if lead == 0 else [later(b[3], -n) for n in range(lead, 0, -1)]
        for y in paid:
            spent[(*b, y)] = capital[b[:3]] / len(paid)
    return spent


def _existing(rows: dict[Option, Any], stages: list[tuple[str, str]], d: ModelData) -> dict[tuple[str, ...], float]:
    return {
        (*fs, y): sum(
            r.most * r.availability * r.ramp_5
            for k, r in rows.items()
            if r.kind == "existing" and k[:2] == fs and n < r.life
        )
        for fs in stages
        for n, y in enumerate(d.YEARS)
    }


def _standing(rows: dict[Option, Any], stages: list[tuple[str, str]], d: ModelData) -> dict[str, Any]:
    fixed = {y: 0.0 for y in d.YEARS}
    jobs = {y: 0.0 for y in d.YEARS}
    for k, r in rows.items():
        if r.kind != "existing":
            continue
        for n, y in enumerate(d.YEARS):
            if n < r.life:
                fixed[y] += r.most * r.fixed_cost * d.running_factor[k[0]]
                jobs[y] += r.most * r.jobs
    return {"fixed_cost": fixed, "jobs": jobs}


def _running(rows: dict[Option, Any], d: ModelData) -> dict[str, Any]:
    running, electricity, direct, fixed, jobs = {}, {}, {}, {}, {}
    for (f, s, o), r in rows.items():
        factor = d.running_factor[f]
        for y in d.YEARS:
            running[f, s, y] = crore_per_tonne(d, r.running_cost, r.currency, y) * factor
        electricity[f, s], direct[f, s] = r.electricity, r.emissions
        fixed[f, s, o] = r.fixed_cost * factor
        jobs[f, s, o] = r.jobs
    return {
        "running": running, "electricity_use": electricity, "direct_emissions": direct, "fixed": fixed,
        "jobs_per_capacity": jobs,
    }
