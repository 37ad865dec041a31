"""Viability: net present value to the owner, with the scheme's money, and the gap."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row, terms
from tests.cases.small import award, plant, second_bidder


@pytest.mark.quick
def test_the_balance_by_hand(awarded):
    """₹0.3 crore a tonne sold, the whole cost of what is built in FY2027-28, later lines less the life left."""
    years = ("FY2026-27", "FY2027-28", "FY2028-29", "FY2029-30")
    cost = {"reduction": 0.1, "casting": 0.04, "sintering": 2.4}
    expected = {("ship", "magnet", "B", "Home", y): 0.3 for y in years}
    expected |= {
        ("build", "B", s, "new", y): pytest.approx(-c * worn / 3)
        for s, c in cost.items() for y, worn in zip(years[1:], (3, 2, 1), strict=True)
    }
    expected |= {("incentive", "B", y): 1.0 for y in years[:3]}
    expected |= {("subsidy", "B"): 1.0, ("viability_gap", "B"): 1.0}
    assert row(awarded, "viability_balance", "B") == (expected, "≥", 0.0)


@pytest.mark.quick
def test_the_balance_with_discounting_inflation_and_lag():
    """At 25 % each: the third year's incentive, paid a year later, counts 0.8³ / 1.25³; the subsidy 0.8 / 1.25."""
    case = award().with_("Facilities", {}, cost_of_capital=0.25).with_("Economy", {"item": "Inflation"}, years=0.25)
    found, _, _ = row(program_of(case.ruled(claim_lag=1).tables).arrays, "viability_balance", "B")
    assert found[("incentive", "B", "FY2028-29")] == pytest.approx(0.8**3 / 1.25**3)
    assert found[("subsidy", "B")] == pytest.approx(0.8 / 1.25)
    assert found[("ship", "magnet", "B", "Home", "FY2028-29")] == pytest.approx(0.3 * 0.8**2)


@pytest.mark.quick
def test_life_left_is_worth_its_annuity_to_the_owner():
    """At 25 %: two of three years left after the last year are worth (0.8 + 0.64) / (0.8 + 0.64 + 0.512) of the cost.

    A sintering line of FY2029-30 is paid in FY2028-29, 2.4 × 0.8², and credited at the end of the fourth year, 0.8⁴.
    """
    arrays = program_of(award().with_("Facilities", {}, cost_of_capital=0.25).tables).arrays
    found, _ = terms(arrays, "own_value", "B")
    left = (0.8 + 0.64) / (0.8 + 0.64 + 0.512)
    expected = 2.4 * (-(0.8**2) + left * 0.8**4)
    assert found[("build", "B", "sintering", "new", "FY2029-30")] == pytest.approx(expected)


@pytest.mark.quick
def test_nobody_is_credited_with_what_another_builds():
    """Two bidders whose plants outlive the plan. Without it: each counts the life left in the other's plants."""
    case = second_bidder(award()).with_("Capacity", {}, life=9)
    for b in ("B", "C"):
        found, _ = terms(program_of(case.tables).arrays, "own_value", b)
        assert {k[1] for k in found if k[0] == "build"} == {b}


@pytest.mark.quick
def test_factors_and_upkeep_of_the_owner(chained):
    """B2 pays 0.95 × 0.02 of upkeep while its line of FY2028-29 stands; stages outside the scheme are charged."""
    for year, stands in (("FY2027-28", False), ("FY2028-29", True), ("FY2030-31", True)):
        found, _ = terms(chained, "own_margin", "B2", year)
        upkeep = found.get(("build", "B2", "sintering", "new", "FY2028-29"))
        assert upkeep == (pytest.approx(-0.95 * 0.02) if stands else None)
        assert ("build", "B2", "diffusion", "new", "FY2028-29") not in found


@pytest.mark.quick
def test_nobody_is_judged_without_a_scheme_and_no_gap_is_barred_unless_asked(awarded):
    assert not has_row(awarded, "viability_gap_limit", "B")
    assert "viability_balance" not in program_of(plant().tables).arrays.rows


@pytest.mark.quick
def test_a_gap_is_barred_where_the_cell_says_so():
    arrays = program_of(award().ruled(gap_allowed=False).tables).arrays
    assert row(arrays, "viability_gap_limit", "B") == ({("viability_gap", "B"): 1.0}, "≤", 0.0)


@pytest.mark.solve
def test_a_beneficiary_that_does_not_break_even_shows_its_gap():
    """Proves: B misses 33.68. Without it: nobody asks who would build, the gap is 0."""
    assert answer(award()).aim("Viability gap") == pytest.approx(33.68)
    assert answer(award(), without=["viability_balance"]).aim("Viability gap") == pytest.approx(0.0)


@pytest.mark.solve
def test_a_surplus_of_one_does_not_cover_another():
    """Proves: C builds at a tenth of the cost and has a surplus; the gap of B stays 33.68. Without it: netted, less."""
    two = second_bidder(award()).with_("Facilities", {"facility": "C"}, capital_factor=0.1)
    plan = answer(two)
    assert plan.aim("Viability gap") == pytest.approx(33.68)
    assert plan.expression("own_value", "C") > 33.68 - 16.0 - 15.12


@pytest.mark.solve
def test_no_gap_allowed_is_all_or_nothing():
    """Proves: fixed in with a gap of 33.68 there is no plan; open, one with no award. Without it: both have one."""
    strict = award().ruled(gap_allowed=False)
    assert answer(strict).word == "no plan"
    assert answer(strict, without=["viability_gap_limit"]).aim("Viability gap") == pytest.approx(33.68)
    open_ = answer(strict.with_("Bids", {}, status="open"))
    assert (open_.word, open_.expression("award", "B")) == ("optimal", pytest.approx(0.0))


@pytest.mark.solve
def test_a_dearer_magnet_closes_the_gap():
    """Proves: at ₹1.3 crore B earns 0.6 a tonne: 100.8 − 72 = 28.8 are within 31.12. No gap, no need to bar one."""
    dear = award().with_("Prices", {"commodity": "magnet"}, years=13000.0).ruled(gap_allowed=False)
    assert answer(dear).aim("Viability gap") == pytest.approx(0.0)


@pytest.mark.solve
def test_sales_are_at_the_home_price_where_there_is_one():
    """Proves: a price of India of ₹1.1 crore holds instead of import parity: 120 × 0.1 = 12 more. Without it: 33.68."""
    case = award().adding("Prices", {"commodity": "magnet", "at": "India", "currency": "₹", "years": 11000.0})
    assert answer(case).aim("Viability gap") == pytest.approx(21.68)
