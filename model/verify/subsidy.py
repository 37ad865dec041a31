"""Subsidy: eligible investment, the subsidy's rate and ceilings, and what the scheme pays in all."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.years import start_of
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only
from model.verify.reported import compare_number, compare_with_report
from model.verify.terms import MoneyTerms, terms_of

MONEY = "₹ crore"


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the subsidy that the plan draws on, and the outlay."""
    terms, subsidy = terms_of(case), case["subsidy"]
    if terms is None:
        yield judge_none("subsidy_allowed", "Nobody receives subsidy without a scheme.", MONEY, subsidy)
        return
    proves = "Only bidders receive subsidy."
    yield judge_none("subsidy_allowed", proves, MONEY, only(subsidy, lambda b: b not in terms.bids))
    invested = eligible_investment(terms)
    proves = "Eligible investment is the eligible share of what is spent on plants that count for the award."
    yield compare_with_report(case, "eligible_investment", proves, MONEY, invested, ("beneficiary",))
    by_rate = {b: terms.scheme.subsidy_share * v for b, v in invested.items()}
    proves = "Subsidy is at most its share of eligible investment."
    yield judge("subsidy_rate_limit", proves, MONEY, subsidy, "≤", by_rate)
    proves = "Subsidy keeps the ceiling of the award."
    yield judge("subsidy_ceiling_limit", proves, MONEY, subsidy, "≤", terms.of_size("subsidy_ceiling"))
    proves = "Eligible investment reaches the least of the award."
    yield judge("investment_floor", proves, MONEY, invested, "≥", terms.of_size("investment_floor"))
    yield from _in_all(case, terms)


def eligible_investment(terms: MoneyTerms) -> Amounts:
    """Eligible share of what is spent on plants from the award on, in time for it; nominal [₹ crore]."""
    years = terms.case.facts.years
    return {b: 0.0 for b in terms.bids} | amounts(
        (build.option[0], cost * build.row["eligible"] * terms.level(y))
        for build in terms.builds
        if terms.counts(build.option, start_of(years[build.at]))
        for y, cost in terms.spending(build)
    )


def _in_all(case: PlanCase, terms: MoneyTerms) -> Iterator[CheckFinding]:
    subsidy, incentive = sum(case["subsidy"].values()), sum(case["incentive"].values())
    most = {"all": terms.scheme.subsidy_envelope}
    yield judge("subsidy_envelope_limit", "Subsidy to all keeps the envelope.", MONEY, {"all": subsidy}, "≤", most)
    most = {"all": terms.scheme.outlay - terms.scheme.other_outlay}
    proves = "Incentive and subsidy keep the outlay that is for beneficiaries."
    yield judge("outlay_limit", proves, MONEY, {"all": subsidy + incentive}, "≤", most)
    proves = "The outlay is what is drawn on of incentive and subsidy."
    yield compare_number(case, "scheme_outlay_aim", proves, MONEY, subsidy + incentive)
