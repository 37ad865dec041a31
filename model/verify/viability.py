"""Viability: whether each bidder breaks even at its own cost of capital, at one grade mix and one price for all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from model.ground.years import later
from model.schema.prices import ASSURED
from model.verify.capacity import standing
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.eligibility import Ground
from model.verify.finance import discount_factor, residual_share
from model.verify.home_prices import home_prices, net_prices
from model.verify.own_chain import Cost, OwnChain
from model.verify.own_flows import NO_FLOWS, OwnFlows, flow_findings, own_flows
from model.verify.reported import compare_number, compare_with_report
from model.verify.terms import MoneyTerms, terms_of

MONEY = "₹ crore"
YEARLY = ("beneficiary", "year")


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check margins, capital, present values and the gap."""
    terms, gap = terms_of(case), case["viability_gap"]
    proves = "The gap of all is the sum of the bidders' gaps."
    yield compare_number(case, "viability_gap_aim", proves, MONEY, sum(gap.values()))
    if terms is None:
        return
    accounts = Accounts(terms)
    yield from _parts(case, accounts)
    gains = plus(accounts.gains, accounts.money, gap)
    proves = "A bidder breaks even, or the gap says what is missing."
    yield judge("viability_balance", proves, MONEY, gains, "≥", plus(accounts.losses, accounts.taken))
    proves = "Only bidders have a gap."
    yield judge_none("viability_allowed", proves, MONEY, only(gap, lambda b: b not in terms.bids))
    if not terms.scheme.gap_allowed:
        yield judge("viability_gap_limit", "No gap is left.", MONEY, gap, "≤", dict.fromkeys(terms.bids, 0.0))


class Accounts:
    """What each bidder earns and spends, in constant rupees."""

    def __init__(self, terms: MoneyTerms) -> None:
        """Take the terms of a plan."""
        self.terms, self._case = terms, terms.case
        self._prices = home_prices(terms.case)
        ground = Ground(terms)
        self.sold = ground.magnets_in(ground.sales(where_they_earn=False))

    @cached_property
    def flows(self) -> OwnFlows | None:
        """What bidders really sell, buy and make; None where margins are judged at the demand's mix."""
        return own_flows(self.terms, self._prices)

    @cached_property
    def unit_cost(self) -> dict[tuple[str, str], Cost]:
        """Cost and bought oxide of a tonne, where a bidder sells."""
        chains = {b: OwnChain(self._case, b, self._prices) for b in {b for b, _ in self.sold}}
        return {(b, y): chains[b].magnet(y) for b, y in self.sold}

    @cached_property
    def receipts(self) -> Amounts:
        """Sales and what the assured price saves, by bidder and year."""
        net = net_prices(self._case)
        sales = {k: v * net[k[1]] for k, v in self.sold.items()} if self.flows is None else self.flows.sales
        return plus(sales, self.saved)

    @cached_property
    def saved(self) -> Amounts:
        """What the assured price saves against the price for all, by bidder and year."""
        charged = self._prices if self.flows is None else self.flows.makers
        return amounts(
            (b, y, v * (charged.get((c, y), float("nan")) - price))
            for (c, _, b, y), v in self._case["assured_oxide"].items()
            if b in self.terms.bids and (price := self._case.facts.price(c, ASSURED, y)) is not None
        )

    @cached_property
    def running(self) -> Amounts:
        """Cost of what is sold or done, and upkeep of own stages, by bidder and year."""
        case = self._case
        upkeep = (
            (k[0], y, v * case.options[k]["fixed_cost"] * case.facts.factors[k[0]]["running_factor"])
            for k, y, v, age in standing(case)
            if k[0] in self.terms.bids and self._own(k[1]) and age < case.options[k]["life"]
        )
        if self.flows is not None:
            return plus(self.flows.purchases, self.flows.running, amounts(upkeep))
        return plus({k: v * self.unit_cost[k].money for k, v in self.sold.items()}, amounts(upkeep))

    @property
    def oxide(self) -> Amounts:
        """NdPr oxide bought, by bidder and year [t]."""
        if self.flows is not None:
            return self.flows.oxide
        return {k: v * self.unit_cost[k].oxide for k, v in self.sold.items()}

    def _own(self, stage: str) -> bool:
        """Whether what is built of a stage is judged: stages of the scheme, all where margins are of own flows."""
        return self.flows is not None or self._case.facts.stage_role[stage] is not None

    @cached_property
    def capital(self) -> Amounts:
        """Spending on own stages that are judged, by bidder and year."""
        own = (b for b in self.terms.builds if self._own(b.option[1]))
        return amounts((b.option[0], y, cost) for b in own for y, cost in self.terms.spending(b))

    @cached_property
    def left(self) -> Amounts:
        """Present worth of the life left of own stages after the last year, by bidder."""
        years = len(self._case.facts.every_year)
        found = []
        for build in self.terms.builds:
            if self._own(build.option[1]):
                rate = self._case.facts.factors[build.option[0]]["cost_of_capital"]
                share = residual_share(rate, build.row["life"], years - build.at)
                cost = sum(c for _, c in self.terms.spending(build))
                found.append((build.option[0], cost * share * discount_factor(rate, years)))
        return amounts(found)

    @property
    def gains(self) -> Amounts:
        """Present worth of receipts and of the life left, by bidder."""
        return plus(self.present(self.receipts), self.left)

    @property
    def losses(self) -> Amounts:
        """Present worth of running costs and capital, by bidder."""
        return self.present(plus(self.running, self.capital))

    @property
    def taken(self) -> Amounts:
        """Present worth of the tax of the plan and of what purchases tie up, by bidder."""
        return plus(self.present(self._case["tax_paid"]), self.tied_up)

    @property
    def tied_up(self) -> Amounts:
        """Present worth of months of all purchases, tied up from one year to the next, by bidder."""
        return self.tied_up_of({} if self.flows is None else self.flows.purchases)

    def tied_up_of(self, purchases: Amounts) -> Amounts:
        """The same of some purchases by bidder and year; nothing where margins are not those of own flows."""
        facts, found = self._case.facts, dict.fromkeys(self.terms.bids, 0.0)
        for (b, y), bought in purchases.items() if self.flows is not None else ():
            months = facts.factors[b]["working_capital"]
            if months is not None:
                now = self.terms.own_worth(b, y)
                found[b] += bought * months / 12 * (now - now / (1 + facts.factors[b]["cost_of_capital"]))
        return found

    @property
    def money(self) -> Amounts:
        """Present worth of incentive and subsidy that the plan draws on, by bidder."""
        drawn, granted = self._case["incentive"].items(), self._case["subsidy"].items()
        earned = amounts((b, v * self.paid_worth(b, y)) for (b, y), v in drawn if b in self.terms.bids)
        return plus(earned, {b: v * self.granted_worth(b) for b, v in granted if b in self.terms.bids})

    def paid_worth(self, bidder: str, year: str) -> float:
        """Present worth of a nominal rupee of incentive earned in a year, paid after the claim lag."""
        paid = later(year, self.terms.scheme.claim_lag)
        return self.terms.own_discount(bidder, paid) / self.terms.level(paid)

    def granted_worth(self, bidder: str) -> float:
        """Present worth of a nominal rupee of subsidy, paid when the plants stand."""
        year = self.terms.stands(bidder)
        return self.terms.own_discount(bidder, year) / self.terms.level(year)

    def present(self, yearly: Amounts) -> Amounts:
        """Present worth at own cost of capital, by bidder."""
        return amounts((b, v * self.terms.own_worth(b, y)) for (b, y), v in yearly.items())


def _parts(case: PlanCase, accounts: Accounts) -> Iterator[CheckFinding]:
    receipts, running = accounts.receipts, accounts.running
    proves = "Magnets sold are those that go to markets, alone or in what is made of them."
    yield compare_with_report(case, "magnets_sold", proves, "t", accounts.sold, YEARLY)
    yield from flow_findings(case, accounts.flows or NO_FLOWS)
    proves = "The assured price saves what it is below the price for all."
    yield compare_with_report(case, "assured_saving", proves, MONEY, accounts.saved, YEARLY)
    proves = "A margin is sales at the net price and what assured oxide saves, less running costs."
    margin = plus(receipts, {k: -v for k, v in running.items()})
    yield compare_with_report(case, "own_margin", proves, MONEY, margin, YEARLY, beside=running)
    proves = "Own capital is what is spent on the stages it is judged on."
    yield compare_with_report(case, "own_capital", proves, MONEY, accounts.capital, YEARLY)
    gains, losses = accounts.gains, accounts.losses
    value = plus(gains, {b: -v for b, v in losses.items()})
    proves = "The value without money is the present worth of margins, capital and the life left."
    left = plus(dict.fromkeys(accounts.terms.bids, 0.0), accounts.left)
    yield compare_with_report(case, "own_life_left", "The life left of own stages is what they cost, in part.", MONEY,
                              left, ("beneficiary",))
    yield compare_with_report(case, "own_value", proves, MONEY, value, ("beneficiary",), beside=losses)
    proves = "Money is worth what is paid, when it is paid, in constant rupees."
    yield compare_with_report(case, "money_value", proves, MONEY, accounts.money, ("beneficiary",))
