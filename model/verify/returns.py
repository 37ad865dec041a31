"""Returns: what markets give back as scrap years after they bought it."""

from __future__ import annotations

from model.verify.case import PlanCase
from model.verify.compare import Amounts, amounts


def returned(case: PlanCase) -> Amounts:
    """What comes back, by scrap, facility, period [t]: the share of what arrived as many years before."""
    periods = case.facts.periods
    steps = int(case.facts.tables.settings.steps_per_year)
    found = []
    for row in case.facts.rows("Returns"):
        goods, later = set(case.facts.members(row["commodity"])), int(row["years"]) * steps
        for flow in case.flows:
            c, _, market = flow.lane
            back = periods.index(flow.period) + later
            if market == row["market"] and c in goods and back < len(periods):
                found.append((row["scrap"], row["facility"], periods[back], flow.arrives * row["share"]))
    return amounts(found)
