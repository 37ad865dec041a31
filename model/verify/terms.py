"""What the scheme's money is counted on: bidders, their window, rates and ceilings, and nominal rupees."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later, start_of
from model.schema.scheme import Scheme
from model.verify.awards import awards, bids_of
from model.verify.capacity import share_usable
from model.verify.case import Build, PlanCase
from model.verify.compare import Amounts, amounts
from model.verify.facts import WorkbookFacts
from model.verify.finance import discount_factor
from model.verify.recipes import Option
from model.verify.units import beyond


@dataclass(frozen=True)
class MoneyTerms:
    """The clauses about money beside the plan.

    Attributes:
        case: the plan and its workbook.
        scheme: the sheet Scheme.
    """

    case: PlanCase
    scheme: Scheme

    @cached_property
    def bids(self) -> Mapping[str, dict[str, Any]]:
        """Bidder → its row of Bids."""
        return {r["beneficiary"]: r for r in self.case.facts.rows("Bids")}

    @cached_property
    def award(self) -> Amounts:
        """Award by bidder [t/a]."""
        return awards(self.case)

    @cached_property
    def window(self) -> tuple[tuple[str, str], ...]:
        """Bidder that may receive an award and year in which its sales earn, earliest first."""
        return tuple((b, y) for b in self.standing for y in self.case.facts.years if self._earns(b, y))

    @cached_property
    def standing(self) -> tuple[str, ...]:
        """Bidders that may receive an award."""
        return tuple(r["beneficiary"] for r in bids_of(self.case, "fixed in", "open"))

    def counts(self, option: Option, starts: int) -> bool:
        """Whether what a bidder builds counts for its award: started from the award on, in time for it."""
        award_year = start_of(self.bids[option[0]]["award_year"])
        lead = int(self.case.options[option]["lead_time"])
        return award_year + lead <= starts <= award_year + self.scheme.gestation

    @cached_property
    def awarded_capacity(self) -> Amounts:
        """Magnets that the awarded capacity can make by bidder and year [t]."""
        years, role = self.case.facts.years, self.case.facts.stage_role
        return amounts(
            (b.option[0], y, b.value * share_usable(b.row, age))
            for b in self.builds
            if role[b.option[1]] == "magnet" and self.counts(b.option, start_of(years[b.at]))
            for age, y in enumerate(years[b.at :])  # the window ends before a year that stands for several
        )

    def _earns(self, bidder: str, year: str) -> bool:
        """After the gestation, or before its end where early sales earn; never after the years of the scheme."""
        since = start_of(year) - start_of(self.bids[bidder]["award_year"])
        first = 0 if self.scheme.early_sales else self.scheme.gestation
        after = min(self.scheme.gestation + self.scheme.incentive_years, self.scheme.scheme_years)
        return first <= since < after

    def stands(self, bidder: str) -> str:
        """Year by which its plants stand, in which its subsidy is paid."""
        return later(self.bids[bidder]["award_year"], self.scheme.gestation)

    def rate(self, bidder: str) -> float:
        """Incentive per tonne: what it bids, within the rate ceiling [₹ crore per t, nominal]."""
        return min(float(self.bids[bidder]["rate"]), self.scheme.rate_ceiling) * CRORE_T_PER_RUPEE_KG

    def of_size(self, column: str) -> Amounts:
        """A figure of Award sizes at each award: linear between the sizes it is made of."""
        figure = {float(r["capacity"]): float(r[column]) for r in self.case.facts.rows("Award sizes")}
        return self._at_award(figure)

    @cached_property
    def ceiling(self) -> Amounts:
        """Incentive over all years by bidder, at most [₹ crore, nominal]."""
        rows = self.case.facts.rows("Award sizes")
        figure = {float(r["capacity"]): float(r["incentive_ceiling"]) for r in rows}
        if self.scheme.ceiling_bands == "banded":
            band = {float(r["capacity"]): r["net_worth"] for r in rows}
            figure = {k: max(v for n, v in figure.items() if band[n] == band[k]) for k in figure}
        found = self._at_award(figure)
        if self.scheme.ceiling_basis == "own bid":
            highest = self.scheme.rate_ceiling * CRORE_T_PER_RUPEE_KG
            return {b: v * self.rate(b) / highest for b, v in found.items()}
        return found

    def _at_award(self, figure: Mapping[float, float]) -> Amounts:
        none = dict.fromkeys(self.bids, 0.0)
        return {**none, **amounts((b, v * figure.get(float(k), math.nan)) for (b, k), v in self.case["size"].items())}

    def level(self, year: str) -> float:
        """Nominal rupees of a year in one rupee of the price year."""
        return price_level(self.case.facts, year)

    def own_worth(self, bidder: str, year: str) -> float:
        """Worth to a bidder of a rupee in each of the years that a year stands for, at its own cost of capital."""
        return self.case.facts.worth(self.case.facts.factors[bidder]["cost_of_capital"], year)

    def own_discount(self, bidder: str, year: str) -> float:
        """Worth to a bidder of a rupee paid in a year, at its own cost of capital."""
        after = start_of(year) - start_of(self.case.facts.years[0])
        return discount_factor(self.case.facts.factors[bidder]["cost_of_capital"], after)

    @cached_property
    def builds(self) -> list[Build]:
        """What bidders build."""
        return [b for b in self.case.builds if b.option[0] in self.bids]

    @cached_property
    def _beyond(self) -> Amounts:
        return beyond(self.case)

    def spending(self, build: Build) -> list[tuple[str, float]]:
        """Year and ₹ crore: overnight cost in equal parts over the lead years, or when it starts without any."""
        facility, years = build.option[0], self.case.facts.years
        cost = build.value * build.row["capex"] * self.case.facts.factors[facility]["capital_factor"]
        cost += self._beyond.get((*build.option, years[build.at]), 0.0)
        lead = int(build.row["lead_time"])
        spent = [later(years[build.at], -n) for n in range(1, lead + 1)] or [years[build.at]]
        return [(y, cost / len(spent)) for y in spent]


def price_level(facts: WorkbookFacts, year: str) -> float:
    """Nominal rupees of a year in one rupee of the price year; beyond the plan prices rise as in its nearest year."""
    years = [start_of(y) for y in facts.years]
    base, at = start_of(facts.tables.settings.price_year), start_of(year)
    level = 1.0
    for n in range(min(base, at) + 1, max(base, at) + 1):
        level *= 1.0 + facts.economy("Inflation", facts.years[min(max(n, years[0]), years[-1]) - years[0]])
    return level if at >= base else 1.0 / level


def terms_of(case: PlanCase) -> MoneyTerms | None:
    """The terms of a plan; None where the workbook has no scheme."""
    scheme = case.facts.tables.scheme
    return None if scheme is None else MoneyTerms(case, scheme)
