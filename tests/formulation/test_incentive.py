"""Incentive: rate, share of net sales, yearly ceiling, ceiling of the award, envelope, inflation and claim lag."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row
from tests.cases.small import award, second_bidder

Y = "FY2027-28"
WINDOW = ("FY2026-27", "FY2027-28", "FY2028-29")
REST = 64.8 - 15.12
"""What B misses after its subsidy; it can earn 40 t × ₹0.2 crore in each of two years."""


def paid(*years: str, b: str = "B") -> dict[tuple[str, ...], float]:
    return {("incentive", b, y): 1.0 for y in years}


@pytest.mark.quick
def test_rate_and_sales_rows(awarded):
    """₹2,000 a kg is 0.2 crore a tonne; 40 % of a price of 1.0 is 0.4."""
    eligible = ("eligible", "B", "sinter", Y)
    assert row(awarded, "incentive_rate_limit", "B", Y) == ({**paid(Y), eligible: -0.2}, "≤", 0.0)
    assert row(awarded, "incentive_sales_limit", "B", Y) == ({**paid(Y), eligible: -0.4}, "≤", 0.0)


@pytest.mark.quick
def test_the_price_of_the_sales_clause_is_nominal_and_of_the_demands_grade_mix(chained):
    """Grades N and SH cost ₹0.6 and 0.8 crore, landed with ₹90,000 a tonne of freight and 8.25 % of duty on both.

    In FY2028-29 cars take 140 × 0.9 = 126 t, 30 % of it N; pumps 30 t of N: 67.8 of 156 t. Prices grow 4 % a year.
    """
    n_share = (126 * 0.3 + 30) / 156
    landed = [(p + 0.009) * 1.0825 for p in (0.6, 0.8)]
    price = n_share * landed[0] + (1 - n_share) * landed[1]
    found, _, _ = row(chained, "incentive_sales_limit", "B1", "FY2028-29")
    assert found[("eligible", "B1", "sinter N", "FY2028-29")] == pytest.approx(-0.4 * price * 1.04**2)


@pytest.mark.quick
def test_no_rate_above_the_rate_ceiling():
    arrays = program_of(award().with_("Bids", {}, rate=3000.0).tables).arrays
    assert row(arrays, "incentive_rate_limit", "B", Y)[0][("eligible", "B", "sinter", Y)] == -0.215


@pytest.mark.quick
def test_yearly_ceiling_with_and_without_carry_forward():
    """₹0.15 crore per t/a awarded; the window's second year, carried forward, adds the first."""
    one = {("size", "B", 40.0): -6.0, ("size", "B", 80.0): -12.0}
    arrays = program_of(award().ruled(yearly_ceiling=0.15).tables).arrays
    assert row(arrays, "incentive_year_limit", "B", Y) == ({**paid(Y), **one}, "≤", 0.0)
    carried = program_of(award().ruled(yearly_ceiling=0.15, carry_forward=True).tables).arrays
    two = {k: 2 * v for k, v in one.items()}
    assert row(carried, "incentive_year_limit", "B", Y) == ({**paid(*WINDOW[:2]), **two}, "≤", 0.0)


@pytest.mark.quick
def test_no_yearly_ceiling_no_row(awarded):
    assert not has_row(awarded, "incentive_year_limit", "B", Y)


@pytest.mark.quick
def test_ceiling_of_the_award_at_the_rate_ceiling_or_the_own_bid():
    for basis, factor in (("rate ceiling", 1.0), ("own bid", 0.8)):
        case = award().ruled(ceiling_basis=basis, rate_ceiling=2500.0)
        found, sense, right = row(program_of(case.tables).arrays, "incentive_ceiling_limit", "B")
        sizes = {("size", "B", 40.0): -400.0 * factor, ("size", "B", 80.0): -800.0 * factor}
        assert (found, sense, right) == ({**paid(*WINDOW), **sizes}, "≤", 0.0)


@pytest.mark.quick
def test_banded_sizes_share_the_highest_ceiling():
    """Both sizes ask for the same net worth: banded, an award of 40 t/a has the ceiling of 80."""
    arrays = program_of(award().ruled(ceiling_bands="banded").tables).arrays
    found, _, _ = row(arrays, "incentive_ceiling_limit", "B")
    assert found[("size", "B", 40.0)] == -800.0
    apart = award().with_("Award sizes", {"capacity": 80.0}, net_worth=9.0).ruled(ceiling_bands="banded")
    found, _, _ = row(program_of(apart.tables).arrays, "incentive_ceiling_limit", "B")
    assert found[("size", "B", 40.0)] == -400.0


@pytest.mark.quick
def test_envelope_adds_all(chained):
    both = paid(*WINDOW, b="B1") | paid("FY2027-28", "FY2028-29", "FY2029-30", b="B2")
    assert row(chained, "incentive_envelope_limit") == (both, "≤", 1000.0)


@pytest.mark.solve
@pytest.mark.parametrize(("clauses", "incentive"), [
    pytest.param({}, 16.0, id="rate"),
    pytest.param({"rate_ceiling": 1500.0}, 12.0, id="rate ceiling"),
    pytest.param({"sales_share": 0.1}, 8.0, id="share of net sales"),
    pytest.param({"yearly_ceiling": 0.15}, 12.0, id="yearly ceiling"),
    pytest.param({"yearly_ceiling": 0.15, "carry_forward": True}, 16.0, id="carried forward from the award's year"),
    pytest.param({"yearly_ceiling": 0.1, "carry_forward": True}, 12.0, id="carried forward, three years' ceilings"),
    pytest.param({"yearly_ceiling": 0.1}, 8.0, id="lower yearly ceiling"),
    pytest.param({"incentive_envelope": 11.0}, 11.0, id="envelope"),
    pytest.param({"outlay": 30.12}, 15.0, id="outlay"),
    pytest.param({"outlay": 40.12, "other_outlay": 10.0}, 15.0, id="outlay less what is for others"),
    pytest.param({"scheme_years": 2}, 8.0, id="scheme years"),
    pytest.param({"incentive_years": 1}, 8.0, id="incentive years"),
])
def test_incentive_in_the_viability_gap(clauses, incentive):
    """Proves: each clause about the incentive; the gap is 49.68 less what is drawn on.

    40 t a year in two years of the window at 0.2 are 16. At 0.15: 12; at a tenth of sales: 8. A yearly ceiling of 6, or
    4, in the two years; carried forward the year of the award adds one more: 18, of which 16, and 12. Without them: 16.
    """
    assert answer(award().ruled(**clauses)).aim("Viability gap") == pytest.approx(REST - incentive)


@pytest.mark.solve
@pytest.mark.parametrize(("early", "incentive"), [(True, 24.0), (False, 16.0)])
def test_sales_before_the_end_of_the_gestation(early, incentive):
    """Proves: a line that stands in the year of the award sells for three years of the window where early sales earn.

    Where they do not, two years earn, whether it stands then or a year later.
    """
    quick = award().with_("Capacity", {}, lead_time=0).ruled(early_sales=early)
    assert answer(quick).aim("Viability gap") == pytest.approx(REST - incentive)


@pytest.mark.solve
@pytest.mark.parametrize(("group", "clauses", "incentive"), [
    ("incentive_rate_limit", {}, 32.0),
    ("incentive_sales_limit", {"sales_share": 0.1}, 16.0),
    ("incentive_year_limit", {"yearly_ceiling": 0.1}, 16.0),
    ("incentive_envelope_limit", {"incentive_envelope": 11.0}, 16.0),
    ("outlay_limit", {"outlay": 30.12}, 16.0),
])
def test_incentive_without_a_clause(group, clauses, incentive):
    """Proves: each clause alone holds the incentive; without the rate, 40 % of sales does: 32."""
    plan = answer(award().ruled(**clauses), without=[group])
    assert plan.aim("Viability gap") == pytest.approx(REST - incentive)


@pytest.mark.solve
@pytest.mark.parametrize(("basis", "ceiling"), [("rate ceiling", 10.0), ("own bid", 8.0)])
def test_the_ceiling_of_the_size(basis, ceiling):
    """Proves: a ceiling of ₹10 crore, at a bid of 2,000 of at most 2,500 ₹ a kg, is 10 or 8. Without it: 16."""
    case = award().with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=10.0)
    case = case.ruled(ceiling_basis=basis, rate_ceiling=2500.0)
    assert answer(case).aim("Viability gap") == pytest.approx(REST - ceiling)
    assert answer(case, without=["incentive_ceiling_limit"]).aim("Viability gap") == pytest.approx(REST - 16.0)


@pytest.mark.solve
def test_a_ceiling_is_linear_between_the_sizes():
    """Proves: 60 t/a are half 40, half 80, with a ceiling of (10 + 14) / 2 = 12. Without it: 60 × 0.2 × 2 = 24."""
    case = award().with_("Bids", {}, least=60.0, most=60.0)
    case = case.with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=10.0)
    case = case.with_("Award sizes", {"capacity": 80.0}, incentive_ceiling=14.0)
    assert answer(case).aim("Viability gap") == pytest.approx(1.5 * REST - 12.0)
    assert answer(case, without=["incentive_ceiling_limit"]).aim("Viability gap") == pytest.approx(1.5 * REST - 24.0)


@pytest.mark.solve
def test_the_envelope_is_shared():
    """Proves: two beneficiaries with 16 each share an envelope of 20. Without it: 32."""
    two = second_bidder(award()).ruled(incentive_envelope=20.0)
    assert answer(two).aim("Viability gap") == pytest.approx(2 * REST - 20.0)
    assert answer(two, without=["incentive_envelope_limit"]).aim("Viability gap") == pytest.approx(2 * REST - 32.0)


@pytest.mark.solve
def test_inflation_and_claim_lag_shrink_what_is_paid():
    """Proves: at 25 % inflation and a lag of one year, 8 of FY2027-28 are worth 8 / 1.25² and of FY2028-29 8 / 1.25³.

    The subsidy, 15 % of what is spent in the first year, is paid at commissioning: 15.12 / 1.25. The gap is
    64.8 − 5.12 − 4.096 − 12.096 = 43.488. Without inflation: 33.68. The 40 % rule follows the price level and is loose.
    """
    case = award().with_("Economy", {"item": "Inflation"}, years=0.25).ruled(claim_lag=1)
    assert answer(case).aim("Viability gap") == pytest.approx(43.488)
    assert answer(award().ruled(claim_lag=1)).aim("Viability gap") == pytest.approx(33.68)


@pytest.mark.solve
def test_the_sales_clause_follows_the_price_level():
    """Proves: at 25 % inflation a tenth of sales is 40 × 0.1 × 1.25 = 5 in the second year and 6.25 in the third.

    In constant rupees both are 4. The gap is 64.8 − 8 − 15.12 / 1.25. Without it the real worth would be 3.2 + 2.56.
    """
    case = award().with_("Economy", {"item": "Inflation"}, years=0.25).ruled(sales_share=0.1)
    assert answer(case).aim("Viability gap") == pytest.approx(64.8 - 8.0 - 12.096)


@pytest.mark.solve
def test_the_owners_discounting():
    """Proves: at a cost of capital of 25 %, year n counts 0.8ⁿ; a claim lag of one year is one year more.

    Sales earn 12 in years 1 to 3: 12 × (0.8 + 0.64 + 0.512) = 23.424; capital is spent in year 0: 100.8; incentive
    8 × (0.64 + 0.512) = 9.216; subsidy 15.12 × 0.8 = 12.096. Gap 56.064. Without discounting: 33.68.
    """
    case = award().with_("Facilities", {}, cost_of_capital=0.25).ruled(claim_lag=1)
    assert answer(case).aim("Viability gap") == pytest.approx(100.8 - 23.424 - 9.216 - 12.096)
