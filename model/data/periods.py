"""Periods: the years of the plan and the steps they are divided into."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.ground.finance import discount_factor


def periods(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Years, periods and discount factors.

    Returns:
        YEARS, PERIODS, YEAR_PERIODS, `year_of` and `length` [years] by period, `discount` by year (1 in the first);
        `season` (market or supply, period) → part of the year for those that have seasons.
    """
    years = list(tables.years)
    steps = int(tables.settings.steps_per_year)
    by_year = {y: [y] if steps == 1 else [f"{y} {k}/{steps}" for k in range(1, steps + 1)] for y in years}
    all_periods = [p for y in years for p in by_year[y]]
    seasons: dict[str, dict[int, float]] = {}
    for r in rows_of(tables.frames["Seasons"]):
        seasons.setdefault(r.name, {})[int(r.step)] = r.share
    step = {p: n for y in years for n, p in enumerate(by_year[y], 1)}
    return {
        "season": {(name, p): parts.get(step[p], 0.0) for name, parts in seasons.items() for p in all_periods},
        "seasonal": set(seasons),
        "YEARS": years,
        "PERIODS": all_periods,
        "periods_of": by_year,
        "year_of": {p: y for y in years for p in by_year[y]},
        "length": {p: 1 / steps for p in all_periods},
        "later_periods": all_periods[1:],
        "previous": dict(zip(all_periods[1:], all_periods, strict=False)),
        "discount": {y: discount_factor(tables.settings.discount_rate, n) for n, y in enumerate(years)},
        "discount_rate": tables.settings.discount_rate,
        "constant_cost": tables.settings.constant_cost or 0.0,
    }
