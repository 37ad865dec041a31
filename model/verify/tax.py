"""Tax and working capital of bidders who are judged on their own flows, worked out from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.ground.years import later, start_of
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, plus
from model.verify.reported import compare_with_report
from model.verify.terms import MoneyTerms, terms_of
from model.verify.viability import Accounts

MONEY = "₹ crore"
YEARLY = ("beneficiary", "year")


@dataclass(frozen=True)
class Taxes:
    """What is taken of bidders' values.

    Attributes:
        terms: the terms of the plan.
        accounts: what each earns and spends.
    """

    terms: MoneyTerms
    accounts: Accounts

    @cached_property
    def rates(self) -> Mapping[str, float]:
        """Bidder → tax on profit, of those taxed."""
        rows = self.terms.case.facts.factors
        if self.accounts.flows is None:
            return {}
        return {b: float(rows[b]["tax_rate"]) for b in self.terms.bids if rows[b]["tax_rate"] is not None}

    def profit(self, incentive: Amounts, subsidy: Amounts) -> Amounts:
        """Margin, incentive and subsidy less wear, by bidder and year.

        Args:
            incentive: nominal, by bidder and year of sale.
            subsidy: nominal, by bidder.
        """
        years, lag = self.terms.case.facts.years, self.terms.scheme.claim_lag
        margin = plus(self.accounts.receipts, {k: -v for k, v in self.accounts.running.items()})
        earned = {(b, y): v / self.terms.level(later(y, lag)) for (b, y), v in incentive.items()}
        spread = amounts(self._spread(subsidy))
        worn = {k: -v for k, v in self.wear.items()}
        every = plus({(b, y): 0.0 for b in self.rates for y in years}, margin, earned, spread, worn)
        return {k: v for k, v in every.items() if k[0] in self.rates and k[1] in years}

    @property
    def wear(self) -> Amounts:
        """Cost of each plant in equal parts over its life, by bidder and year."""
        facts, found = self.terms.case.facts, []
        for build in self.terms.builds:
            life, cost = int(build.row["life"]), sum(c for _, c in self.terms.spending(build))
            lived = facts.every_year[build.at: build.at + life]
            found += [(build.option[0], y, cost / life / facts.count(y)) for y, _ in lived]
        return amounts(found)

    def _spread(self, subsidy: Amounts) -> Iterator[tuple[str, str, float]]:
        """Subsidy as income in equal parts over the longest life of what the bidder may build."""
        case = self.terms.case
        for b, paid in subsidy.items():
            lives = [int(row["life"]) for k, row in case.options.items() if k[0] == b and row["kind"] == "new"]
            stands = self.terms.stands(b)
            life, first = max(lives, default=1), start_of(stands) - start_of(case.facts.years[0])
            for n, (y, _) in enumerate(case.facts.every_year):
                if 0 <= n - first < life:
                    yield b, y, paid / self.terms.level(stands) / life / case.facts.count(y)

    def due(self, bidder: str, profit: Sequence[float]) -> Iterator[tuple[str, float]]:
        """Year and least tax on a bidder's profit year by year, losses carried forward."""
        so_far, highest, facts = 0.0, 0.0, self.terms.case.facts
        for y, v in zip(facts.years, profit, strict=True):
            so_far += facts.count(y) * v
            yield y, self.rates[bidder] * max(0.0, so_far - highest) / facts.count(y)
            highest = max(highest, so_far)

    def worth(self, bidder: str, profit: Sequence[float]) -> float:
        """Present worth of that tax."""
        return sum((v * self.terms.own_worth(bidder, y) for y, v in self.due(bidder, profit)), 0.0)


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the tax of the plan, and what tax and working capital take of each bidder's value."""
    terms = terms_of(case)
    if terms is None:
        return
    accounts = Accounts(terms)
    taxes = Taxes(terms, accounts)
    drawn = {k: v for k, v in case["incentive"].items() if k[0] in terms.bids}
    profit = taxes.profit(drawn, {b: v for b, v in case["subsidy"].items() if b in terms.bids})
    due, paid = _so_far(terms, profit), _so_far(terms, case["tax_paid"])
    proves = "Tax so far is at least the rate on profit so far."
    yield judge("tax_floor", proves, MONEY, paid, "≥", {k: taxes.rates[k[0]] * v for k, v in due.items()})
    yield compare_with_report(case, "own_wear", "Wear is what plants cost over their lives.", MONEY,
                              {k: v for k, v in taxes.wear.items() if k[0] in taxes.rates}, YEARLY)
    proves = "Profit is margin, incentive and subsidy less wear."
    yield compare_with_report(case, "taxable_profit", proves, MONEY, profit, YEARLY)
    proves = "Tax is worth what is paid, when it is paid."
    yield compare_with_report(case, "tax_value", proves, MONEY, accounts.present(case["tax_paid"]), ("beneficiary",))
    proves = "Working capital costs what it could earn elsewhere."
    yield compare_with_report(case, "working_capital_value", proves, MONEY, accounts.tied_up, ("beneficiary",))


def _so_far(terms: MoneyTerms, yearly: Amounts) -> Amounts:
    facts, who = terms.case.facts, {b for b, _ in yearly}
    return {(b, y): sum(facts.count(v) * yearly.get((b, v), 0.0) for v in facts.years[: n + 1])
            for b in who for n, y in enumerate(facts.years)}
