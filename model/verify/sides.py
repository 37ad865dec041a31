"""What the scheme and imports cost the exchequer, and what magnets and other goods cost their users."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import Case, Flow
from model.verify.compare import Amounts, Finding, amounts
from model.verify.costs import duty
from model.verify.demand import demand_of, substitutes
from model.verify.eligibility import Ground
from model.verify.facts import HOME
from model.verify.home_prices import home_prices
from model.verify.reported import compare_number, compare_with_report
from model.verify.subsidy import eligible_investment
from model.verify.terms import terms_of

MONEY = "₹ crore"


def findings(case: Case) -> Iterator[Finding]:
    """Check the claims, and cost from the sides of the exchequer and of users."""
    incentive, subsidy = incentive_claims(case), subsidy_claims(case)
    proves = "Claims of incentive are the full rate on all magnets sold in the window."
    yield compare_with_report(case, "incentive_claim_cost", proves, MONEY, incentive)
    proves = "Claims of subsidy are its full rate, when plants stand."
    yield compare_with_report(case, "subsidy_claim_cost", proves, MONEY, subsidy)
    paid = _present(case, incentive) + _present(case, subsidy)
    received = _present(case, duty(case))
    proves = "The cost to the exchequer is the present value of claims less duty."
    yield compare_number(case, "exchequer_cost", proves, MONEY, paid, plus_reported=received)
    payment = users_payment(case)
    proves = "Users pay the price of India for what is made here, and what imports cost landed."
    yield compare_with_report(case, "users_payment", proves, MONEY, payment)
    proves = "The cost to users is the present value of what they pay."
    yield compare_number(case, "users_cost", proves, MONEY, _present(case, payment))


def incentive_claims(case: Case) -> Amounts:
    """Full rate on all magnets that bidders sell in their windows, by year, in constant rupees."""
    terms = terms_of(case)
    if terms is None:
        return {}
    window, sold = set(terms.window), Ground(terms).sales(where_they_earn=False)
    return amounts((y, v * terms.rate(b) / terms.level(y)) for (b, _, y), v in sold.items() if (b, y) in window)


def subsidy_claims(case: Case) -> Amounts:
    """Full rate on eligible investment in the year the plants stand, in constant rupees."""
    terms = terms_of(case)
    if terms is None:
        return {}
    claims = (
        (terms.stands(b), terms.scheme.subsidy_share * v / terms.level(terms.stands(b)))
        for b, v in eligible_investment(terms).items()
    )
    return amounts((y, v) for y, v in claims if y in case.facts.years)


def users_payment(case: Case) -> Amounts:
    """What Indian markets that must be served pay, by year; nothing for goods without a price in India."""
    asked = {(c, m) for c, m, _ in demand_of(case.facts)} | {(c, m) for _, c, m in substitutes(case.facts)}
    served = {(c, m) for c, m in asked if case.facts.market_country[m] == HOME}
    prices = home_prices(case)

    def paid(flow: Flow) -> float:
        c, i, _ = flow.lane
        if not flow.imported:
            return flow.arrives * prices.get((c, flow.year), 0.0)
        way = case.network.lanes[flow.lane]
        price = case.network.purchase_price(i, c, flow.year)
        return flow.value * (price + way.freight + way.handling + case.network.duty(flow.lane, flow.year))

    return amounts((f.year, paid(f)) for f in case.flows if (f.lane[0], f.lane[2]) in served)


def _present(case: Case, yearly: Amounts) -> float:
    return sum((v * case.facts.discount(y) for y, v in yearly.items()), 0.0)
