"""What the scheme and imports cost the exchequer, and what magnets and other goods cost their users."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.years import later
from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, plus
from model.verify.demand import demand_of, substitutes
from model.verify.eligibility import Ground
from model.verify.facts import HOME
from model.verify.finance import discount_factor
from model.verify.home_prices import home_prices
from model.verify.lane_costs import duty
from model.verify.net_prices import NetPrices
from model.verify.reported import compare_number, compare_with_report
from model.verify.terms import MoneyTerms, terms_of
from model.verify.tiers import premiums

MONEY = "₹ crore"


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the claims, and cost from the sides of the exchequer and of users."""
    incentive, subsidy = incentive_claims(case), subsidy_claims(case)
    terms = terms_of(case)
    proves = "Magnets are claimed for where they are sold and earn, at most what the awarded capacity makes."
    claimed = {} if terms is None else claimed_sales(terms)
    yield compare_with_report(case, "claimed_sales", proves, "t", claimed, ("beneficiary", "year"))
    proves = "Claims of incentive are the least of rate and share of the price on what may be claimed for."
    yield compare_with_report(case, "incentive_claim_cost", proves, MONEY, incentive)
    proves = "Claims of subsidy are at most the ceiling of the award, when plants stand."
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


def claimed_sales(terms: MoneyTerms) -> Amounts:
    """Magnets that may be claimed for by bidder and year of its window, at most [t].

    What is sold where sales earn; where a bidder may sell magnets of its grades that its award does not make (from
    other capacity, from stock, or bought in), what its awarded capacity can make.
    """
    ground = Ground(terms)
    sold = ground.magnets_in(ground.sales(where_they_earn=True))
    more = {b for b in terms.standing if _sells_more(ground, b)}
    return {k: (terms.awarded_capacity if k[0] in more else sold).get(k, 0.0) for k in terms.window}


def _sells_more(ground: Ground, bidder: str) -> bool:
    terms, case = ground.terms, ground.terms.case
    grades = ground.ways[bidder].held
    old = any(
        f == bidder and row["kind"] == "existing" and row["most"] and case.facts.stage_role[s] == "magnet"
        for (f, s, _), row in case.options.items()
    )
    held = any(r["facility"] == bidder and r["commodity"] in grades for r in case.facts.rows("Stocks"))
    traded = any(j == bidder and c in grades for c, _, j in case.network.lanes)
    return terms.scheme.outside_capacity or old or held or traded


def incentive_claims(case: PlanCase) -> Amounts:
    """Least of rate and share of the net price on what may be claimed for, by year of sale, as paid after the lag."""
    terms = terms_of(case)
    if terms is None:
        return {}
    net, ground, lag = NetPrices(case), Ground(terms), terms.scheme.claim_lag
    found = []
    for (b, y), tonnes in claimed_sales(terms).items():
        price = net.best(ground.earning(b, y), y)
        rate = min(terms.rate(b), terms.scheme.sales_share * price * terms.level(y))
        worth = discount_factor(case.facts.tables.settings.discount_rate, lag) / terms.level(later(y, lag))
        found.append((y, tonnes * rate * worth))
    return amounts(found)


def subsidy_claims(case: PlanCase) -> Amounts:
    """Ceiling of the award in the year the plants stand, in constant rupees."""
    terms = terms_of(case)
    if terms is None:
        return {}
    claims = (
        (terms.stands(b), v / terms.level(terms.stands(b))) for b, v in terms.of_size("subsidy_ceiling").items()
    )
    return amounts((y, v) for y, v in claims if y in case.facts.years)


def users_payment(case: PlanCase) -> Amounts:
    """What Indian markets that must be served pay, by year; nothing for goods without a price in India.

    Premiums fall on them where they may buy the goods at that supply themselves.
    """
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

    bought_by_users = {(c, i) for c, i, j in case.network.imports if (c, j) in served}
    more = amounts(
        (y, v * (1 + case.network.duty_share(c, i, y)))
        for (c, i, y), v in premiums(case).items() if (c, i) in bought_by_users
    )
    return plus(amounts((f.year, paid(f)) for f in case.flows if (f.lane[0], f.lane[2]) in served), more)


def _present(case: PlanCase, yearly: Amounts) -> float:
    return sum((v * case.facts.discount(y) for y, v in yearly.items()), 0.0)
