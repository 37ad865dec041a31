"""Incentive: what the plan draws on keeps the rate and every ceiling, in nominal rupees."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only
from model.verify.net_prices import NetPrices
from model.verify.own_routes import OwnRoutes
from model.verify.own_ways import OwnWays
from model.verify.terms import MoneyTerms, terms_of

MONEY = "₹ crore"


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the incentive that the plan draws on."""
    terms = terms_of(case)
    if terms is None:
        yield judge_none("incentive_allowed", "Nobody receives incentive without a scheme.", MONEY, case["incentive"])
        return
    drawn, window = case["incentive"], set(terms.window)
    proves = "Incentive is drawn on only in a bidder's window."
    yield judge_none("incentive_allowed", proves, MONEY, only(drawn, lambda k: k not in window))
    yield from _of_a_year(case, terms, drawn)
    if terms.scheme.yearly_ceiling is not None:
        so_far = drawn_so_far(terms, drawn) if terms.scheme.carry_forward else drawn
        proves = "Incentive of a year, or of the years so far, keeps the yearly ceiling."
        yield judge("incentive_year_limit", proves, MONEY, so_far, "≤", yearly_ceilings(terms))
    total = amounts((b, v) for (b, _), v in drawn.items())
    proves = "Incentive over all years keeps the ceiling of the award."
    yield judge("incentive_ceiling_limit", proves, MONEY, total, "≤", terms.ceiling)
    proves = "Incentive to all over all years keeps the envelope."
    envelope = {"all": terms.scheme.incentive_envelope}
    yield judge("incentive_envelope_limit", proves, MONEY, {"all": sum(drawn.values())}, "≤", envelope)


def _of_a_year(case: PlanCase, terms: MoneyTerms, drawn: Amounts) -> Iterator[CheckFinding]:
    tonnes = amounts((b, y, v) for (b, _, y), v in case["eligible"].items())
    by_rate = {(b, y): v * terms.rate(b) for (b, y), v in tonnes.items() if b in terms.bids}
    proves = "Incentive is at most the rate on magnets that earn."
    yield judge("incentive_rate_limit", proves, MONEY, drawn, "≤", by_rate)
    by_sales = amounts((b, y, v * terms.scheme.sales_share * price) for b, y, v, price in _sold(case, terms))
    proves = "Incentive is at most its share of the net sales of magnets that earn, or of the goods they are in."
    yield judge("incentive_sales_limit", proves, MONEY, drawn, "≤", by_sales)


def _sold(case: PlanCase, terms: MoneyTerms) -> Iterator[tuple[str, str, float, float]]:
    """Bidder, year, magnets that earn by way, and the nominal price of what they are sold in."""
    price = NetPrices(case)
    ways = {b: OwnWays(OwnRoutes(case, b)).every for b in terms.bids}
    for (b, name, y), v in case["eligible"].items():
        if b in ways and name in ways[b]:
            yield b, y, v, terms.level(y) * price.of(ways[b][name], y)


def drawn_so_far(terms: MoneyTerms, drawn: Amounts) -> Amounts:
    """Incentive of a bidder from the first year of its window to each."""
    return {(b, y): sum(drawn.get(k, 0.0) for k in terms.window if k[0] == b and k[1] <= y) for b, y in terms.window}


def yearly_ceilings(terms: MoneyTerms) -> Amounts:
    """Yearly ceiling by bidder and year of the window; carried forward, that of all years so far."""
    a_tonne = terms.scheme.yearly_ceiling or 0.0
    found: Amounts = {}
    years = dict.fromkeys(terms.bids, 0)
    for b, y in terms.window:
        years[b] += 1
        found[b, y] = a_tonne * terms.award[b] * (years[b] if terms.scheme.carry_forward else 1)
    return found
