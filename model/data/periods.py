"""Periods: the years of the plan and the steps they are divided into."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.indices import Period, Year
from model.ground.finance import discount_factor


@dataclass(frozen=True)
class PeriodData:
    """Years, periods and discount factors.

    Attributes:
        YEARS, PERIODS: in order of time, with those the plan runs on.
        PLAN_YEARS: the years of the plan alone.
        periods_of, year_of: of a year its periods, of a period its year.
        length: of a period [years].
        later_periods, previous: every period but the first, and the one before each of them.
        season: (market or supply, period) → part of the year, for those that have seasons.
        seasonal: who has seasons.
        discount: by year, 1 in the first.
        discount_rate: share a year.
        constant_cost: of every year, whatever is decided [₹ crore].
    """

    YEARS: list[Year]
    PLAN_YEARS: list[Year]
    PERIODS: list[Period]
    periods_of: dict[Year, list[Period]]
    year_of: dict[Period, Year]
    length: dict[Period, float]
    later_periods: list[Period]
    previous: dict[Period, Period]
    season: dict[tuple[str, Period], float]
    seasonal: set[str]
    discount: dict[Year, float]
    discount_rate: float
    constant_cost: float

    @property
    def last_period(self) -> Period:
        """The last period of the plan."""
        return self.periods_of[self.PLAN_YEARS[-1]][-1]

    @property
    def run_on_periods(self) -> list[Period]:
        """The periods after the plan, in which it runs on."""
        planned = set(self.PLAN_YEARS)
        return [p for p in self.PERIODS if self.year_of[p] not in planned]


def periods(tables: Tables) -> PeriodData:
    """The years of the settings, their periods and seasons."""
    years = list(tables.all_years)
    steps = int(tables.settings.steps_per_year)
    by_year = {y: [y] if steps == 1 else [f"{y} {k}/{steps}" for k in range(1, steps + 1)] for y in years}
    all_periods = [p for y in years for p in by_year[y]]
    seasons: dict[str, dict[int, float]] = {}
    for r in rows_of(tables.frames["Seasons"]):
        seasons.setdefault(r.name, {})[int(r.step)] = r.share
    step = {p: n for y in years for n, p in enumerate(by_year[y], 1)}
    return PeriodData(
        YEARS=years,
        PLAN_YEARS=list(tables.years),
        PERIODS=all_periods,
        periods_of=by_year,
        year_of={p: y for y in years for p in by_year[y]},
        length={p: 1 / steps for p in all_periods},
        later_periods=all_periods[1:],
        previous=dict(zip(all_periods[1:], all_periods, strict=False)),
        season={(name, p): parts.get(step[p], 0.0) for name, parts in seasons.items() for p in all_periods},
        seasonal=set(seasons),
        discount={y: discount_factor(tables.settings.discount_rate, n) for n, y in enumerate(years)},
        discount_rate=tables.settings.discount_rate,
        constant_cost=tables.settings.constant_cost or 0.0,
    )
