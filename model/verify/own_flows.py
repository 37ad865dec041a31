"""What each bidder sells, buys and works in the plan itself, at the prices it is judged on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.schema.prices import MAKERS
from model.schema.settings import OWN_FLOWS
from model.verify.capacity import existing
from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts
from model.verify.demand import outlet_price
from model.verify.facility_costs import upkeep_of, worked
from model.verify.facts import SERVED
from model.verify.home_prices import Prices
from model.verify.reported import compare_with_report
from model.verify.terms import MoneyTerms

MONEY = "₹ crore"
YEARLY = ("beneficiary", "year")


@dataclass(frozen=True)
class OwnFlows:
    """Accounts of the flows, by bidder and year.

    Attributes:
        makers: (commodity, year) → price of oxide for makers [₹ crore per t].
        sales, purchases, running: [₹ crore]; oxide: NdPr oxide bought [t].
    """

    makers: Prices
    sales: Amounts
    purchases: Amounts
    running: Amounts
    oxide: Amounts


NO_FLOWS = OwnFlows({}, {}, {}, {}, {})
"""Accounts where margins are judged at the demand's mix: none are reported."""


def own_flows(terms: MoneyTerms, prices: Prices) -> OwnFlows | None:
    """The accounts of a plan; None where the workbook judges margins at the demand's mix."""
    case = terms.case
    if case.facts.tables.settings.margins != OWN_FLOWS:
        return None
    oxide, makers = {c for c, kind in case.facts.kind.items() if kind == "oxide"}, maker_prices(case, prices)
    out = [f for f in case.flows if f.lane[1] in terms.bids]
    into = [f for f in case.flows if f.lane[2] in terms.bids]
    ndpr = {r["commodity"] for r in case.facts.rows("Commodities") if r["ndpr"] > 0} & oxide
    return OwnFlows(
        makers,
        amounts((f.lane[1], f.year, _sold_for(case, f, prices)) for f in out),
        amounts((f.lane[2], f.year, _bought_for(case, f, prices, makers)) for f in into),
        amounts(_running(terms)),
        amounts((f.lane[2], f.year, f.value) for f in into if f.lane[0] in ndpr),
    )


def flow_findings(case: PlanCase, own: OwnFlows) -> Iterator[CheckFinding]:
    """Check the reported accounts."""
    proves = "A maker's sales are its own flows at the price in India, or at what a market up to a limit pays."
    yield compare_with_report(case, "own_sales", proves, MONEY, own.sales, YEARLY)
    proves = "A maker pays the price for makers for oxide, and for other goods what they cost landed."
    yield compare_with_report(case, "own_purchases", proves, MONEY, own.purchases, YEARLY)
    proves = "A maker's running cost is what its own routes take."
    yield compare_with_report(case, "own_running", proves, MONEY, own.running, YEARLY)
    yield compare_with_report(case, "oxide_bought", "Oxide bought is what arrives at makers.", "t", own.oxide, YEARLY)


def maker_prices(case: PlanCase, prices: Prices) -> Prices:
    """The one price of each oxide for makers by year: its row (makers) on Prices, else the price in India."""
    oxide = {c for c, kind in case.facts.kind.items() if kind == "oxide"}
    return {(c, y): _first(case.facts.price(c, MAKERS, y), v) for (c, y), v in prices.items() if c in oxide}


def _first(price: float | None, other: float) -> float:
    return other if price is None else price


def _sold_for(case: PlanCase, flow: Flow, prices: Prices) -> float:
    c, _, target = flow.lane
    kinds = {r["kind"] for r in case.facts.rows("Demand and sales") if r["market"] == target
             and c in case.facts.members(r["commodity"])}
    if kinds and SERVED not in kinds:
        way = case.network.lanes[flow.lane]
        price = outlet_price(case.facts, c, target, flow.year)
        return flow.arrives * price - flow.value * (way.freight + way.handling)
    return flow.value * prices.get((c, flow.year), 0.0)


def _bought_for(case: PlanCase, flow: Flow, prices: Prices, makers: Prices) -> float:
    c, origin, _ = flow.lane
    if (c, flow.year) in makers:
        return flow.value * makers[c, flow.year]
    way = case.network.lanes[flow.lane]
    if flow.from_facility:
        price = prices.get((c, flow.year))
        return 0.0 if price is None else flow.value * (price + way.freight + way.handling)
    duty = case.network.duty(flow.lane, flow.year) if flow.imported else 0.0
    return flow.value * (case.network.purchase_price(origin, c, flow.year) + way.freight + way.handling + duty)


def _running(terms: MoneyTerms) -> Iterator[tuple[str, str, float]]:
    """Running cost, electricity and the upkeep of what stood before."""
    spent = (*worked(terms.case), *upkeep_of(terms.case, existing(terms.case)))
    yield from (s for s in spent if s[0] in terms.bids)
