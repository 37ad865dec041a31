"""Claims: what the aim of the exchequer's cost counts, beside what the clauses pay."""

from __future__ import annotations

import pytest

from model.ground.years import start_of
from model.planning.money import money_of
from model.planning.program import program_of
from model.planning.solution import solution_tables
from tests.cases.answers import answer, answer_of
from tests.cases.case import Case
from tests.cases.small import award, second_bidder

pytestmark = pytest.mark.solve
RATE = 0.25
"""Of discount and of inflation."""


def timed(**clauses: object) -> Case:
    """The case with discounting and inflation, claims paid a year after the sale."""
    case = award().set(discount_rate=RATE).with_("Economy", {"item": "Inflation"}, years=RATE)
    return case.ruled(**{"claim_lag": 1, **clauses})


def claimed_and_paid(case: Case) -> tuple[float, float]:
    """Present value of the incentive claimed and paid, in constant rupees of FY2026-27."""
    program = program_of(case.tables)
    found = answer_of(program)
    money = money_of(program.data, solution_tables(program.arrays, program.shapes, found.point))
    years = program.data.periods.YEARS
    claimed = sum(found.expression("incentive_claim_cost", y) / (1 + RATE) ** n for n, y in enumerate(years))
    paid = 0.0
    for year, amount in zip(money.budget["year"], money.budget["incentive"], strict=True):
        paid += amount / ((1 + RATE) * (1 + RATE)) ** (start_of(year) - start_of(years[0]))
    return claimed, paid


def test_claims_by_hand():
    """8 a year sold in years 1 and 2, paid in years 2 and 3, each year 0.8 for interest and 0.8 for prices.

    8 × (0.64² + 0.64³) = 5.373952. Counted in the year of the sale: 8 × (0.64 + 0.64²), 8.3968.
    """
    claimed, paid = claimed_and_paid(timed())
    assert claimed == pytest.approx(8 * (0.64**2 + 0.64**3))
    assert paid == pytest.approx(claimed)


@pytest.mark.parametrize("case", [
    pytest.param(timed(sales_share=0.1), id="share of net sales"),
    pytest.param(timed(claim_lag=3), id="paid after the plan"),
    pytest.param(timed(bought_in_earn=True), id="bought-in metal earns"),
    pytest.param(timed(outside_capacity=True), id="capacity outside the scheme"),
])
def test_claims_are_what_is_paid(case):
    """Proves: where no ceiling over the years holds, the aim counts the rupees that the clauses pay."""
    claimed, paid = claimed_and_paid(case)
    assert claimed > 1.0
    assert paid == pytest.approx(claimed)


@pytest.mark.parametrize(("case", "part"), [
    pytest.param(timed(incentive_envelope=8.0), 1 / (1 + 0.64), id="envelope"),
    pytest.param(timed(yearly_ceiling=0.15), 0.75, id="yearly ceiling"),
    pytest.param(timed().with_("Supply", {"commodity": "oxide"}, years=15.0), 0.5, id="bought-in metal"),
    pytest.param(second_bidder(timed(incentive_envelope=24.0)), (1 + 0.5 * 0.64) / (1 + 0.64), id="shared envelope"),
])
def test_claims_are_never_less_than_what_is_paid(case, part):
    """Proves: claims are an upper bound; a ceiling over the years, or metal bought in, pays only a part of them."""
    claimed, paid = claimed_and_paid(case)
    assert paid == pytest.approx(part * claimed)


def test_the_aim_counts_nothing_for_what_no_award_covers():
    """Proves: for the exchequer, plants beside the award are welcome: oxide for their magnets bears duty.

    A tonne of magnets brings 0.03 of duty. The award makes 40 t in FY2027-28; then plants beside it serve all 100 t, in
    FY2028-29, the last year of the window, and in FY2029-30: 240 t. Were every tonne sold in the window claimed for, at
    0.2, none would be made before FY2029-30: 100 t.
    """
    case = award().ruled(outside_capacity=True).adding("Duties", {"goods": "oxide", "country": "China", "basic": 0.1})
    plan = answer(case.pursuing("Unmet demand", "Exchequer cost"))
    assert plan.total("activity", "B", "sinter") == pytest.approx(240.0)
