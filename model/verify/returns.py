"""Returns: what markets give back as scrap years after they bought it."""

from __future__ import annotations

from model.verify.case import PlanCase
from model.verify.compare import Amounts, amounts


def returned(case: PlanCase) -> Amounts:
    """What comes back, by scrap, facility, period [t]: the share of what arrived as many years before."""
    facts, found = case.facts, []
    lived = [y for y, _ in facts.every_year]
    for row in facts.rows("Returns"):
        goods, later = set(facts.members(row["commodity"])), int(row["years"])
        for flow in case.flows:
            c, _, market = flow.lane
            if market == row["market"] and c in goods:
                back = [lived[n + later] for n, y in enumerate(lived) if y == flow.year and n + later < len(lived)]
                found += [(row["scrap"], row["facility"], flow.period.replace(flow.year, y),
                           flow.arrives * row["share"] / facts.count(y)) for y in back]
    return amounts(found)
