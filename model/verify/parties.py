"""Who pays and who earns: users, makers, sellers, importers and the exchequer add up to what the plan costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from model.ground.years import later
from model.schema.prices import ASSURED
from model.schema.settings import OWN_FLOWS
from model.verify.capacity import existing
from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, plus
from model.verify.costs import LINES, REVENUES, TRANSFERS, lines_of
from model.verify.demand import demand_of, outlet_price, substitutes
from model.verify.entitlement import Entitlement
from model.verify.facility_costs import costs_of_facilities, upkeep_of, worked
from model.verify.facts import HOME
from model.verify.home_prices import Prices, home_prices
from model.verify.lane_costs import duty
from model.verify.own_flows import maker_prices
from model.verify.reported import amounts_of
from model.verify.sides import users_payment
from model.verify.tax import Taxes
from model.verify.terms import terms_of
from model.verify.tiers import premiums
from model.verify.viability import Accounts

USERS, UNMET, EXCHEQUER = "Users", "Loss of unmet demand", "Exchequer"
IMPORTERS, ON_THE_WAY, OTHERS = "Importers of what firms buy", "Freight and losses in India", "Other costs of the plan"
ABROAD = "Users abroad who must be served"
APART = ("carbon_cost", "opening_cost", "open_facility_cost", "scale_cost", "limit_penalty_cost", "idle_capacity_cost",
         "reserve_credit_revenue", "constant_cost")
"""Lines that are put to no party by name."""
Part = tuple[str, str, float]
"""Party, year and what it pays [₹ crore]; below 0 where it earns."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check that what everybody pays and earns adds up, year by year, to the reported cost lines of the plan."""
    every = amounts((y, v) for (_, y), v in parties(case).items())
    signs = {n: -1.0 if n in REVENUES else 1.0 for n in LINES if n not in TRANSFERS and n in case.reported}
    national = amounts((y, signs[n] * v) for n in signs for y, v in amounts_of(case.reported[n], ("year",)).items())
    proves = "What users, makers, sellers, importers and the exchequer pay and earn adds up to the national cost."
    yield judge("parties_balance", proves, "₹ crore", every, "=", national)
    terms = terms_of(case)
    if terms is None or case.facts.tables.settings.margins != OWN_FLOWS:
        return
    every_part = (*_of_goods(case), *_assured(case), *worked(case), *upkeep_of(case, existing(case)))
    mine = amounts(part for part in every_part if part[0] in terms.bids)
    got, spent = (plus(*(amounts_of(case.reported[n], ("beneficiary", "year")) for n in names))
                  for names in (("own_sales", "assured_saving"), ("own_purchases", "own_running")))
    proves = "What a maker sells, buys and works in the flows is the money it is judged on."
    yield judge("maker_accounts_balance", proves, "₹ crore", plus(mine, got), "=", spent)


def parties(case: PlanCase) -> Amounts:
    """What each party pays by year; below 0 where it earns [₹ crore]."""
    found: Amounts = case.once("parties", lambda c: amounts([*_of_goods(c), *_of_the_public(c), *_of_the_rest(c)]))
    return found


def _of_the_rest(case: PlanCase) -> Iterator[Part]:
    lines = lines_of(case)
    yield from ((USERS, y, v) for y, v in users_payment(case).items())
    yield from ((UNMET, y, v) for y, v in lines["unmet_demand_cost"].items())
    yield from ((f, y, v) for (f, y), v in costs_of_facilities(case).items())
    for name in APART:
        yield from ((OTHERS, y, -v if name in REVENUES else v) for y, v in lines[name].items())


def _of_the_public(case: PlanCase) -> Iterator[Part]:
    """Duty, tax, incentive and subsidy, each at the exchequer and at who pays or receives it; constant rupees.

    Incentive and subsidy are what the clauses pay, when they pay it, late claims after the last year among them; tax
    is what is due on profit with them.
    """
    yield from ((EXCHEQUER, y, -v) for y, v in duty(case).items())
    terms = terms_of(case)
    if terms is None:
        return
    due, lag, taxes = Entitlement(terms), terms.scheme.claim_lag, Taxes(terms, Accounts(terms))
    paid = [(b, later(y, lag), v / terms.level(later(y, lag))) for (b, y), v in due.incentive.items()]
    paid += [(b, y, v / terms.level(y)) for b, v in due.subsidy.items() for y in [terms.stands(b)]]
    profit = taxes.profit(due.incentive, due.subsidy)
    for b in taxes.rates:
        paid += [(b, y, -v) for y, v in taxes.due(b, [profit[b, y] for y in case.facts.years])]
    for b, y, v in paid:
        yield from ((EXCHEQUER, y, v), (b, y, -v))
    yield from _assured(case)


def _assured(case: PlanCase) -> Iterator[Part]:
    """What the assured price spares who buys, at the cost of who sells."""
    goods = _Goods(case)
    for (c, i, b, y), v in case["assured_oxide"].items():
        price = case.facts.price(c, ASSURED, y)
        if price is not None:
            less = v * (goods.makers.get((c, y), goods.prices[c, y]) - price)
            yield from ((b, y, -less), (i, y, less))


def _of_goods(case: PlanCase) -> Iterator[Part]:
    """What goods cost their buyers and bring their sellers; users apart, who are counted as a whole."""
    goods = _Goods(case)
    for flow in case.flows:
        if flow.lane in case.network.lanes:  # one that does not exist is another check's finding
            yield from goods.imported(flow) if flow.imported else goods.at_home(flow)
    for (c, i, y), v in premiums(case).items():
        if (c, i) not in goods.users_supplies:
            yield IMPORTERS, y, v * (1 + case.network.duty_share(c, i, y))


@dataclass(frozen=True)
class _Goods:
    """Prices at which goods change hands."""

    case: PlanCase

    @cached_property
    def prices(self) -> Prices:
        """Price in India."""
        return home_prices(self.case)

    @cached_property
    def makers(self) -> Prices:
        """The one price of oxide for makers."""
        return maker_prices(self.case, self.prices)

    @cached_property
    def bidders(self) -> frozenset[str]:
        """Who is charged it."""
        terms = terms_of(self.case)
        return frozenset() if terms is None else frozenset(terms.bids)

    @cached_property
    def asked(self) -> frozenset[tuple[str, str]]:
        """Goods and markets that must be served."""
        better = {(c, m) for _, c, m in substitutes(self.case.facts)}
        return frozenset(better | {(c, m) for c, m, _ in demand_of(self.case.facts)})

    @cached_property
    def served(self) -> frozenset[tuple[str, str]]:
        """Those in India, which pay as users."""
        return frozenset(k for k in self.asked if self.case.facts.market_country[k[1]] == HOME)

    @cached_property
    def users_supplies(self) -> frozenset[tuple[str, str]]:
        """Goods and supplies abroad whose premiums users pay."""
        return frozenset((c, i) for c, i, j in self.case.network.imports if (c, j) in self.served)

    def imported(self, f: Flow) -> Iterator[Part]:
        """A flow from abroad: the importer hands it on at what it cost, oxide to makers at their price."""
        c, i, j = f.lane
        way, network = self.case.network.lanes[f.lane], self.case.network
        landed = f.value * (network.purchase_price(i, c, f.year) + way.freight + way.handling
                            + network.duty(f.lane, f.year))
        if f.to_facility:
            charged = self._oxide(f, landed)
            yield from ((j, f.year, charged), (IMPORTERS, f.year, landed - charged))
        elif (c, j) not in self.asked:
            yield IMPORTERS, f.year, landed - f.arrives * outlet_price(self.case.facts, c, j, f.year)
        elif (c, j) not in self.served:
            yield ABROAD, f.year, landed

    def at_home(self, f: Flow) -> Iterator[Part]:
        """A flow from a facility or a supply in India."""
        c, i, j = f.lane
        way, price = self.case.network.lanes[f.lane], self.prices.get((c, f.year), 0.0)
        moved, cost = f.value * (way.freight + way.handling), 0.0
        if not f.from_facility:
            cost = f.value * self.case.network.purchase_price(i, c, f.year)
            yield i, f.year, cost
        if f.to_facility:
            usual = f.value * price if f.from_facility else cost
            paid = self._oxide(f, usual + moved if usual else 0.0)
            got = usual if i in self.bidders or (c, f.year) not in self.makers or j not in self.bidders else paid
            yield from ((j, f.year, paid), (i, f.year, -got), (ON_THE_WAY, f.year, moved - paid + got))
        elif (c, j) in self.asked:
            users, worth = (c, j) in self.served, f.value * price
            yield i, f.year, -worth
            yield (ON_THE_WAY, f.year, moved + worth - f.arrives * price) if users else (ABROAD, f.year, moved + worth)
        else:
            yield i, f.year, moved - f.arrives * outlet_price(self.case.facts, c, j, f.year)

    def _oxide(self, f: Flow, usual: float) -> float:
        """What a facility pays: makers one price for all oxide, else what is usual."""
        charged = self.makers.get((f.lane[0], f.year)) if f.lane[2] in self.bidders else None
        return usual if charged is None else f.value * charged


def table(case: PlanCase) -> pd.DataFrame:
    """What each party pays by year, below 0 where it earns, with columns party, year, value [₹ crore]."""
    rows = [(p, y, v) for (p, y), v in parties(case).items()]
    return pd.DataFrame(rows, columns=["party", "year", "value"])
