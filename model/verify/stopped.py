"""A plan beside its stops: what each check of a stop starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from model.verify.case import PlanCase
from model.verify.compare import Amounts, only
from model.verify.decisions import DECISIONS, STOP_FLOWS
from model.verify.facts import year_of
from model.verify.stocks import opening_stocks

SURGE = 0
"""Number of the tier in which a supply gives more than planned."""


@dataclass(frozen=True)
class StoppedPlan:
    """The plan, and beside it what happens in the stops of its years.

    Attributes:
        plan: the plan beside its workbook.
        flows: the same with the decisions of the stops; those of a year are of the stop in that year.
        origin: country that stops.
        length: of a stop [years].
        kept: share of what is planned from the origin that comes.
    """

    plan: PlanCase
    flows: PlanCase
    origin: str
    length: float
    kept: float

    @cached_property
    def years(self) -> set[str]:
        """Years in which a stop is looked at."""
        first = self.plan.facts.tables.settings.stop_first_year or ""
        return {y for y in self.plan.facts.plan_years if y >= first}

    def planned(self, values: Amounts) -> Amounts:
        """What the plan has in the periods of stops, for the length of one; the period or year stands last."""
        return {k: self.length * v for k, v in values.items() if year_of(k[-1]) in self.years}

    def held(self, values: Amounts) -> Amounts:
        """What the plan has in the periods of stops, in full."""
        return only(values, lambda k: year_of(k[-1]) in self.years)

    @cached_property
    def last_period(self) -> Mapping[str, str]:
        """Year → its last period."""
        return {year_of(p): p for p in self.plan.facts.periods}

    @cached_property
    def stock_by_then(self) -> Amounts:
        """What the plan would hold when the stop ends, by commodity, facility, last period [t]."""
        opening, part = opening_stocks(self.plan), self.length
        first = {year_of(p): p for p in reversed(self.plan.facts.periods)}
        closing = self.plan["stock"]
        return {
            (c, f, last): (1 - part) * opening.get((c, f, first[y]), 0.0) + part * closing.get((c, f, last), 0.0)
            for c, f in {(r["commodity"], r["facility"]) for r in self.plan.facts.rows("Stocks")}
            for y, last in self.last_period.items() if y in self.years
        }


def stopped_of(case: PlanCase) -> StoppedPlan | None:
    """A plan beside its stops; None where the workbook looks at none."""
    s = case.facts.tables.settings
    if s.stop_origin is None or s.stop_first_year is None or s.stop_months is None:
        return None
    own = {n: {k[1:]: v for k, v in case[f"stop_{n}"].items()} for n in STOP_FLOWS}
    flows = replace(case, decisions={**dict.fromkeys(DECISIONS, {}), **own})
    smoothed, share = s.stop_spread == "over the year", s.stop_months / 12.0
    return StoppedPlan(case, flows, s.stop_origin, 1.0 if smoothed else share, 1.0 - share if smoothed else 0.0)
