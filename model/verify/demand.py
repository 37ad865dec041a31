"""Markets: those that must be served, and those that take up to a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, judge, numbers, plus, total
from model.verify.facts import SERVED, Facts

INDEX = ("commodity", "market", "period")


def findings(case: Case) -> Iterator[Finding]:
    """Check that markets receive what they ask for, or have it counted as unmet."""
    demand = demand_of(case.facts)
    arrived = arrivals(case)
    must = {(c, m) for c, m, _ in demand.index}
    served = arrived[[k[:2] in must for k in arrived.index]]
    yield judge(
        "demand_balance", "What arrives at a market and what is unmet add up to its demand.", "t",
        plus(served, case["unmet_demand"]), "=", demand,
    )
    limits = _outlets(case)
    sold = arrived[[k[:2] not in must for k in arrived.index]]
    yield judge("outlet_limit", "No market takes more than it can.", "t", sold, "≤", limits)


def arrivals(case: Case) -> Numbers:
    """What arrives at markets, by commodity, market, period."""
    flows = case.flows[~case.flows["at_facility"]].rename(columns={"to": "market"})
    return total(flows, INDEX, "arrives")


def demand_rows(facts: Facts, served: bool) -> Iterator[tuple[str, str, dict[str, Any], float]]:
    """Commodity, market, row of a year and its amount: groups divided by Grade mix, embedded share taken off."""
    mix = {(r["market"], r["grade"], r["year"]): r["value"] for r in facts.year_rows("Grade mix")}
    embedded = {(r["market"], r["commodity"]): r["embedded"] for r in facts.rows("Demand and sales")}
    for row in facts.year_rows("Demand and sales"):
        market, asked = row["market"], row["commodity"]
        if (row["kind"] == SERVED) != served:
            continue
        amount = row["value"] * (1.0 - embedded[market, asked])
        for c in facts.members(asked):
            share = 1.0 if c == asked else mix.get((market, c, row["year"]), 0.0)
            if share > 0:
                yield c, market, row, amount * share


def demand_of(facts: Facts) -> Numbers:
    """Demand that must be served, by commodity, market, period [t]."""
    found = [(c, m, row["year"], amount) for c, m, row, amount in demand_rows(facts, served=True)]
    return numbers(_by_period(facts, found), INDEX)


def _outlets(case: Case) -> Numbers:
    found = [(c, m, row["year"], amount) for c, m, row, amount in demand_rows(case.facts, served=False)]
    return numbers(_by_period(case.facts, found), INDEX)


def _by_period(facts: Facts, yearly: list[tuple[str, str, str, float]]) -> list[tuple[str, str, str, float]]:
    return [(c, m, p, v * facts.step) for c, m, y, v in yearly for p in facts.periods if p[:9] == y]
