"""Markets: those that must be served, and those that take up to a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.facts import HOME, SERVED, WorkbookFacts, year_of


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that markets receive what they ask for, or have it counted as unmet."""
    demand, arrived = demand_of(case.facts), arrivals(case)
    must, instead = {k[:2] for k in demand}, substitutes(case.facts)
    replaced = amounts((c, m, p, v) for (c, _, m, p), v in case["substitute"].items())
    given = amounts((c, m, p, v) for (_, c, m, p), v in case["substitute"].items())
    served = plus(only(arrived, lambda k: k[:2] in must), replaced, case["unmet_demand"])
    proves = "What arrives at a market, what stands in for it and what is unmet add up to its demand."
    asked = plus(demand, only(given, lambda k: k[:2] in must))
    yield judge("demand_balance", proves, "t", served, "=", asked)
    better = {(c, m) for _, c, m in instead} - must
    if instead or case["substitute"]:
        stray = {k: v for k, v in case["substitute"].items() if k[:3] not in instead}
        proves = "Only a better grade stands in for another, where another is asked for."
        yield judge_none("substitute_allowed", proves, "t", stray)
        proves = "A better grade that nobody asks for arrives only to stand in for another."
        sent = only(arrived, lambda k: k[:2] in better)
        yield judge("substitute_balance", proves, "t", sent, "=", only(given, lambda k: k[:2] in better))
    outlets = outlets_of(case.facts)
    sold = only(arrived, lambda k: k[:2] not in must | better)
    yield judge("outlet_limit", "No market takes more than it can.", "t", sold, "≤", outlets)


def substitutes(facts: WorkbookFacts) -> set[tuple[str, str, str]]:
    """Commodity asked for, better one that may stand in for it, at any remove, and market."""
    return {(c, better, m) for c, m in {k[:2] for k in demand_of(facts)} for better in facts.better(c)}


def arrivals(case: PlanCase) -> Amounts:
    """What arrives at markets, by commodity, market, period."""
    return amounts((f.lane[0], f.lane[2], f.period, f.arrives) for f in case.flows if not f.to_facility)


def demand_rows(facts: WorkbookFacts, served: bool) -> Iterator[tuple[str, str, dict[str, Any], float]]:
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
            if share > 0 and (served or not stays_home(facts, market, c)):
                yield c, market, row, amount * share


def outlet_price(facts: WorkbookFacts, commodity: str, market: str, year: str) -> float:
    """What a market that takes up to a limit pays: the price there, else in its country [₹ crore per t]."""
    prices = (facts.price(commodity, at, year) for at in (market, facts.market_country[market]))
    return next((p for p in prices if p is not None), float("nan"))


def stays_home(facts: WorkbookFacts, market: str, commodity: str) -> bool:
    """Whether Settings bars the sale of a commodity to a market, as it is an oxide and the market is abroad."""
    abroad = facts.market_country[market] != HOME and facts.kind[commodity] == "oxide"
    return abroad and facts.tables.settings.oxide_abroad is False


def demand_of(facts: WorkbookFacts) -> Amounts:
    """Demand that must be served, by commodity, market, period [t]."""
    return _by_period(facts, demand_rows(facts, served=True))


def outlets_of(facts: WorkbookFacts) -> Amounts:
    """What markets take that take up to a limit, by commodity, market, period [t]."""
    return _by_period(facts, demand_rows(facts, served=False))


def _by_period(facts: WorkbookFacts, yearly: Iterable[tuple[str, str, dict[str, Any], float]]) -> Amounts:
    return amounts(
        (c, m, p, v * facts.part(m, p)) for c, m, row, v in yearly for p in facts.periods if year_of(p) == row["year"]
    )
