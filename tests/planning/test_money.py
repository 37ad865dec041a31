"""Money: what the scheme pays in a plan and what it leaves each beneficiary with, by hand."""

from __future__ import annotations

import pytest

from model.planning.entitlement import CEILING, ENVELOPE, OUTLAY, RATE, SALES, YEARLY
from model.planning.money import SUBSIDY_CEILING, SUBSIDY_ENVELOPE, SUBSIDY_RATE, Money, money_of
from model.planning.program import program_of
from model.planning.solution import solution_tables
from tests.cases.answers import answer_of
from tests.cases.case import Case
from tests.cases.small import award, second_bidder

pytestmark = pytest.mark.solve


def paid(case: Case) -> Money:
    """The money of the plan of a case."""
    program = program_of(case.tables)
    found = answer_of(program)
    return money_of(program.data, solution_tables(program.arrays, program.shapes, found.point))



def test_the_case_by_hand():
    """40 t a year in two years of the window at ₹0.2 crore, paid in the year of the sale; 15 % of 100.8 once."""
    money = paid(award())
    assert list(money.incentive["year"]) == ["FY2026-27", "FY2027-28", "FY2028-29"]
    assert list(money.incentive["paid"]) == pytest.approx([0.0, 8.0, 8.0])
    assert list(money.incentive["eligible"]) == pytest.approx([0.0, 40.0, 40.0])
    assert list(money.incentive["net_sales"]) == pytest.approx([0.0, 40.0, 40.0])
    assert set(money.incentive["held"][1:]) == {RATE}
    subsidy = money.subsidy.iloc[0]
    assert (subsidy["eligible_investment"], subsidy["paid"]) == (pytest.approx(100.8), pytest.approx(15.12))
    assert (subsidy["held"], subsidy["paid_in"]) == (SUBSIDY_RATE, "FY2027-28")


def test_viability_by_hand():
    """B misses 64.8, receives 31.12 and misses 33.68 still: on 80 t of the window or 120 t sold.

    Rate: (64.8 − 15.12) / 80 = ₹0.621 crore a tonne. Price: 33.68 / 120. Oxide: that over the 0.75 t a tonne takes.
    Margin: 12 a year where it sells and 8 of incentive; with the year of gestation in the mean it would be 13.3.
    """
    row = paid(award()).viability.iloc[0]
    assert row["without_scheme"] == pytest.approx(-64.8)
    assert (row["incentive_value"], row["subsidy_value"]) == (pytest.approx(16.0), pytest.approx(15.12))
    assert (row["with_scheme"], row["gap"]) == (pytest.approx(-33.68), pytest.approx(33.68))
    assert row["break_even_rate"] == pytest.approx(6210.0)
    assert row["break_even_price_change"] == pytest.approx(33.68 / 120 * 1e4)
    assert row["break_even_oxide_change"] == pytest.approx(-33.68 / 90 * 1e4)
    assert row["margin_in_window"] == pytest.approx(20.0)
    assert row["margin_after_window"] == pytest.approx(12.0)


@pytest.mark.parametrize(("name", "case"), [
    ("break_even_rate", lambda v: award().with_("Bids", {}, rate=v).ruled(rate_ceiling=9999.0, sales_share=1.0)),
    ("break_even_price_change", lambda v: award().with_("Prices", {"commodity": "magnet"}, years=10000.0 + v)),
    ("break_even_oxide_change", lambda v: award().with_("Prices", {"commodity": "oxide"}, years=4000.0 + v)),
])
def test_what_breaks_even_does(name, case):
    """Proves: put into the workbook, each break-even figure leaves a net present value of 0. Without it: −33.68."""
    figure = paid(award()).viability.iloc[0][name]
    assert paid(case(figure)).viability.iloc[0]["with_scheme"] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(("clauses", "amounts", "held"), [
    ({"sales_share": 0.1}, [0.0, 4.0, 4.0], SALES),
    ({"yearly_ceiling": 0.15}, [0.0, 6.0, 6.0], YEARLY),
    ({"yearly_ceiling": 0.1, "carry_forward": True}, [0.0, 8.0, 4.0], YEARLY),
    ({"incentive_envelope": 11.0}, [0.0, 8.0, 3.0], ENVELOPE),
])
def test_each_ceiling_is_named_where_it_holds(clauses, amounts, held):
    """Proves: paid year by year, earliest first, and which ceiling it was. Carried forward: 4 of the first year."""
    money = paid(award().ruled(**clauses))
    assert list(money.incentive["paid"]) == pytest.approx(amounts)
    assert money.incentive["held"].iloc[-1] == held


def test_the_ceiling_of_the_award():
    case = award().with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=10.0, subsidy_ceiling=5.0)
    money = paid(case)
    assert list(money.incentive["paid"]) == pytest.approx([0.0, 8.0, 2.0])
    assert money.incentive["held"].iloc[-1] == CEILING
    assert (money.subsidy["paid"][0], money.subsidy["held"][0]) == (pytest.approx(5.0), SUBSIDY_CEILING)


def test_the_subsidy_envelope_is_shared_in_one_part():
    money = paid(second_bidder(award()).ruled(subsidy_envelope=20.0))
    assert list(money.subsidy["paid"]) == pytest.approx([10.0, 10.0])
    assert set(money.subsidy["held"]) == {SUBSIDY_ENVELOPE}


def test_the_outlay_cuts_incentive_after_the_subsidy():
    """Proves: of an outlay of 26 with 2 for others 24 is left; 15.12 is subsidy, 8.88 of the claims of 8 a year.

    Sensitivity: with the envelope alone both claims are paid.
    """
    money = paid(award().ruled(outlay=26.0, other_outlay=2.0))
    claims = money.incentive.set_index("year")
    assert claims["paid"].sum() == pytest.approx(24.0 - 15.12)
    assert claims.loc["FY2028-29", "held"] == OUTLAY
    assert money.budget["outlay"].sum() == pytest.approx(24.0)


@pytest.mark.parametrize(("lag", "year"), [(0, "FY2027-28"), (2, "FY2029-30")])
def test_the_budget_by_fiscal_year(lag, year):
    """The first claim of 8 is paid so many years after its sale; the subsidy at commissioning; all adds up."""
    money = paid(award().ruled(claim_lag=lag))
    budget = money.budget.set_index("year")
    assert budget.loc[year, "incentive"] == pytest.approx(8.0)
    assert budget.loc["FY2027-28", "subsidy"] == pytest.approx(15.12)
    assert budget["outlay"].sum() == pytest.approx(31.12)
    assert budget["cumulative"].iloc[-1] == pytest.approx(31.12)
    assert budget.index[-1] == ("FY2029-30" if lag == 0 else "FY2030-31")


def test_money_is_nominal_and_worth_real():
    """At 25 % inflation a claim of 8 stays 8 and is worth 8 / 1.25² a year later; its sales are 40 × 1.25."""
    money = paid(award().with_("Economy", {"item": "Inflation"}, years=0.25).ruled(claim_lag=1))
    claims = money.incentive.set_index("year")
    assert claims.loc["FY2027-28", "paid"] == pytest.approx(8.0)
    assert claims.loc["FY2027-28", "net_sales"] == pytest.approx(50.0)
    assert money.viability.iloc[0]["incentive_value"] == pytest.approx(8 / 1.25**2 + 8 / 1.25**3)
    assert money.viability.iloc[0]["subsidy_value"] == pytest.approx(15.12 / 1.25)


def test_without_sales_nothing_breaks_even():
    """A beneficiary that sells nothing has no break-even figures, and no claim."""
    idle = award().with_("Supply", {"commodity": "oxide"}, years=0.0).with_("Supply", {"commodity": "metal"}, years=0.0)
    idle = idle.with_("Supply", {"commodity": "alloy"}, years=0.0)
    row = paid(idle).viability.iloc[0]
    assert row["break_even_rate"] is None or row["break_even_rate"] != row["break_even_rate"]
    assert row["without_scheme"] == pytest.approx(-100.8)


def test_the_plan_never_draws_on_more_than_is_paid():
    """Proves: the incentive of the linear program stays within the entitlement, year by year so far."""
    program = program_of(second_bidder(award()).ruled(incentive_envelope=20.0, sales_share=0.15).tables)
    found = answer_of(program)
    money = money_of(program.data, solution_tables(program.arrays, program.shapes, found.point))
    drawn, due = 0.0, 0.0
    for y in ("FY2026-27", "FY2027-28", "FY2028-29"):
        drawn += sum(found.of("incentive", b, y) for b in "BC")
        due += float(money.incentive.loc[money.incentive["year"] == y, "paid"].sum())
        assert drawn <= due + 1e-9
