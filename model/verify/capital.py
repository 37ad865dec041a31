"""Capital: when what is built is paid for, and what its life beyond the plan is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.verify.case import PlanCase
from model.verify.finance import discount_factor, paid_early, residual_share


def charges(case: PlanCase, row: Mapping[str, Any], at: int, overnight: float) -> Iterator[tuple[str, float]]:
    """Year and amount paid for something built: over its lead years, in the year itself without, or year by year.

    Args:
        case: the plan and its workbook.
        row: of Capacity.
        at: place of the year of commissioning.
        overnight: its overnight cost [₹ crore].
    """
    years = case.facts.years
    lead = int(row["lead_time"])
    spent = range(at - lead, at) if lead else range(at, at + 1)
    if _by_year(case):
        rate = case.facts.tables.settings.discount_rate
        for year, part in case.facts.every_year[at : at + int(row["life"])]:
            yield year, part * overnight * (1 + rate) / paid_early(rate, row["life"])
        return
    for n in spent:
        yield years[max(n, 0)], overnight / len(spent)


def life_left(case: PlanCase, row: Mapping[str, Any], at: int, overnight: float) -> float:
    """Worth of the life left at the end of the last year, in that year's money [₹ crore]; none where paid by year."""
    if _by_year(case):
        return 0.0
    rate = case.facts.tables.settings.discount_rate
    end = len(case.facts.every_year)
    in_money = discount_factor(rate, end) / case.facts.discount(case.facts.years[-1])
    return overnight * residual_share(rate, row["life"], end - at) * in_money


def _by_year(case: PlanCase) -> bool:
    return case.facts.tables.settings.capital_charge == "annuity"
