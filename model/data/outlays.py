"""Outlays: when capital is spent, when it is charged, and what the life left after the last year is worth."""

from __future__ import annotations

from model.case.tables import Tables
from model.data.indices import Build, BuildYear, Option
from model.data.periods import PeriodData
from model.data.plant import Plant
from model.ground.finance import annuity_factor, discount_factor, residual_share
from model.ground.years import later


def charges(
    tables: Tables, periods: PeriodData, stands: dict[BuildYear, float], builds: list[Build], new: dict[Option, Plant],
    capital: dict[Option, float],
) -> tuple[dict[BuildYear, float], dict[Build, float]]:
    """When capital is charged, and what the life left after the last year is worth [₹ crore per t/a].

    An annuity is the capital recovery factor times the cost, in each year that a plant stands. Source: Kendrick and
    Stoutjesdijk 1978. Counted from the start of each year, it is dearer by a year's interest than what is spent.
    """
    rate = periods.discount_rate
    if tables.settings.capital_charge == "annuity":
        yearly = {k: capital[k] / annuity_factor(rate, r.life) for k, r in new.items()}
        return {k: yearly[k[:3]] * part for k, part in stands.items()}, dict.fromkeys(builds, 0.0)
    end = periods.years_counted
    after = discount_factor(rate, end) / periods.discount[periods.YEARS[-1]]
    credit = {
        b: capital[b[:3]] * residual_share(rate, new[b[:3]].life, end - periods.after[b[3]][0]) * after for b in builds
    }
    return spending(builds, new, capital), credit


def spending(builds: list[Build], new: dict[Option, Plant], capital: dict[Option, float]) -> dict[BuildYear, float]:
    """Overnight cost in equal parts over the lead years, or in the year of commissioning where there are none."""
    spent: dict[BuildYear, float] = {}
    for b in builds:
        lead = new[b[:3]].lead_time
        paid = [b[3]] if lead == 0 else [later(b[3], -n) for n in range(lead, 0, -1)]
        for y in paid:
            spent[(*b, y)] = capital[b[:3]] / len(paid)
    return spent
