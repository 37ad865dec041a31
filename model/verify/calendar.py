"""Years and periods of a plan, and what a rupee of each is worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from model.case.tables import Tables
from model.schema.settings import AVERAGE_YEAR
from model.verify.finance import discount_factor


@dataclass(frozen=True)
class Calendar:
    """The years of a workbook.

    Attributes:
        tables: the checked workbook.
    """

    tables: Tables

    @cached_property
    def years(self) -> tuple[str, ...]:
        """Years of the plan, and those it runs on."""
        return self.tables.all_years

    @cached_property
    def plan_years(self) -> tuple[str, ...]:
        """Years of the plan alone."""
        return self.tables.years

    @cached_property
    def every_year(self) -> tuple[tuple[str, float], ...]:
        """Every year to the end of what the plan runs on: the year that stands for it, and its part of that one.

        A year that stands for itself is whole; of several, each has the part that its discount has in theirs.
        """
        rate, found, at = self.tables.settings.discount_rate, [], 0
        for y in self.years:
            worth = [discount_factor(rate, n) for n in range(at, at + self.count(y))]
            found += [(y, 1.0 if len(worth) == 1 else v / sum(worth)) for v in worth]
            at += len(worth)
        return tuple(found)

    def count(self, year: str) -> int:
        """How many years a year stands for: the one after the plan for all that follow, where it is their average."""
        run_on = self.tables.settings.run_on_years
        averaged = self.tables.settings.run_on_as == AVERAGE_YEAR and year not in self.plan_years
        return run_on if averaged and run_on else 1

    @cached_property
    def step(self) -> float:
        """Length of a period in years."""
        return 1.0 / int(self.tables.settings.steps_per_year)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Periods of the plan: a year, or "FY2026-27 1/4"."""
        n = int(self.tables.settings.steps_per_year)
        return tuple(y if n == 1 else f"{y} {k}/{n}" for y in self.years for k in range(1, n + 1))

    def discount(self, year: str) -> float:
        """Present value of one rupee of a year."""
        return self.worth(self.tables.settings.discount_rate, year)

    def worth(self, rate: float, year: str) -> float:
        """Present value at a rate of one rupee in each of the years that a year stands for."""
        first = self.years.index(year)
        return sum(discount_factor(rate, n) for n in range(first, first + self.count(year)))
