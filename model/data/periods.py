"""Periods: the years of the plan and the steps they are divided into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.indices import Period, Year
from model.ground.finance import discount_factor
from model.ground.numbers import total
from model.ground.years import start_of


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
        after: by year, how many years after the first it is; several of one that stands for all the plan runs on.
        discount: by year, 1 in the first; of a year that stands for several their sum.
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
    after: dict[Year, tuple[int, ...]]
    discount: dict[Year, float]
    discount_rate: float
    constant_cost: float

    @property
    def last_period(self) -> Period:
        """The last period of the plan."""
        return self.periods_of[self.PLAN_YEARS[-1]][-1]

    @property
    def times(self) -> dict[Year, float]:
        """By year, how many years it stands for."""
        return {y: 1.0 * len(n) for y, n in self.after.items()}

    @property
    def years_counted(self) -> int:
        """How many years the plan and what it runs on last."""
        return self.after[self.YEARS[-1]][-1] + 1

    def worth(self, rate: float, y: Year) -> float:
        """Present worth of a rupee in each of the years that a year stands for."""
        return total(discount_factor(rate, n) for n in self.after[y])

    def mean(self, y: Year, figure: Callable[[int], float]) -> float:
        """Mean of a figure over the years that a year stands for, each counted at its discount.

        Args:
            y: the year.
            figure: years after the first → its value.
        """
        first, *more = self.after[y]
        if not more:
            return figure(first)
        counted = total(discount_factor(self.discount_rate, n) * figure(n) for n in self.after[y])
        return counted / self.discount[y]

    def lived(self, y: Year, since: int, life: int) -> float:
        """Part of the years that a year stands for in which something lives, each counted alike.

        Args:
            y: the year.
            since: years after the first in which it begins.
            life: of it [years].
        """
        return total(1.0 for n in self.after[y] if since <= n < since + life) / len(self.after[y])

    @property
    def run_on_periods(self) -> list[Period]:
        """The periods after the plan, in which it runs on."""
        planned = set(self.PLAN_YEARS)
        return [p for p in self.PERIODS if self.year_of[p] not in planned]


def periods(tables: Tables) -> PeriodData:
    """The years of the settings, their periods and seasons."""
    years, first = list(tables.all_years), start_of(tables.settings.first_year)
    after = {y: tuple(start_of(t) - first for t in stood) for y, stood in tables.stood_for.items()}
    rate = tables.settings.discount_rate
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
        after=after,
        discount={y: total(discount_factor(rate, n) for n in after[y]) for y in years},
        discount_rate=rate,
        constant_cost=tables.settings.constant_cost or 0.0,
    )
