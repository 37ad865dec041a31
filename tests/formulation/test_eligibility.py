"""Eligibility: magnets made in India, sold within the window, up to the award."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row
from tests.cases.small import award, bought

Y = "FY2027-28"
LOSS, SUBSIDY, RATE = 64.8, 15.12, 0.2


def gap_at(tonnes: float, margin: float = 0.0) -> float:
    """The viability gap of B with a number of eligible tonnes and more margin than the 36 of the case."""
    return LOSS - SUBSIDY - RATE * tonnes - margin


def scarce_oxide() -> Case:
    """Oxide for half of what the award can make: 15 t a year."""
    return award().with_("Supply", {"commodity": "oxide"}, years=15.0)


def with_stock(**scheme: object) -> Case:
    """B holds 50 t of magnets at the start that it may sell, and gets oxide for half of what its award can make."""
    case = scarce_oxide()
    for c in ("metal", "alloy"):
        case = case.with_("Supply", {"commodity": c}, years=0.0)
    case = case.adding("Stocks", {"facility": "B", "commodity": "magnet", "opening": 50.0, "closing": 0.0,
                                  "most": float("inf")})
    case = case.adding("Freight", {"origin": "China", "target": "B", "goods": "magnet", "barred": True})
    return case.ruled(bought_in_earn=True, **scheme)


def exporting() -> Case:
    """Of 40 t a year 10 are sold at home, 30 at a fair abroad."""
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit", "years": 500.0}
    case = award().with_("Demand and sales", {}, years=10.0).adding("Demand and sales", fair)
    return case.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 10000.0})


def old_lines() -> Case:
    """Lines that stood before double what the award makes."""
    old = [{"facility": "B", "stage": s, "option": "old", "kind": "existing", "most": most, "life": 9,
            "running_cost": cost, "capex": 0.0}
           for s, most, cost in (("reduction", 24.0, 0.0), ("casting", 60.0, 0.0), ("sintering", 40.0, 4000.0))]
    return award().adding("Capacity", *old).with_("Prices", {"commodity": "magnet"}, years=8000.0)


@pytest.mark.quick
def test_eligible_output_and_sales(awarded):
    eligible = ("eligible", "B", "sinter", Y)
    made = row(awarded, "eligible_output_limit", "B", "sinter", Y)
    sold = row(awarded, "eligible_sales_limit", "B", "magnet", Y)
    assert made == ({eligible: 1.0, ("activity", "B", "sinter", Y): -1.0}, "≤", 0.0)
    assert sold == ({eligible: 1.0, ("ship", "magnet", "B", "Home", Y): -1.0}, "≤", 0.0)


@pytest.mark.quick
def test_sales_abroad_count_only_where_exports_earn(chained):
    found, _, _ = row(chained, "eligible_sales_limit", "B1", "magnet SH", Y)
    assert ("ship", "magnet SH", "B1", "Cars", Y) in found
    assert ("ship", "magnet SH", "B1", "Fair", Y) not in found


@pytest.mark.quick
def test_eligible_award_and_running(awarded):
    expected = {("eligible", "B", "sinter", Y): 1.0, ("build", "B", "sintering", "new", Y): -1.0}
    assert row(awarded, "eligible_award_limit", "B", Y) == (expected, "≤", 0.0)
    arrays = program_of(award().ruled(running_share=0.75).tables).arrays
    running = {("activity", "B", "reduce", Y): 1.0, ("activity", "B", "cast", Y): -0.3}
    assert row(arrays, "own_metal_running_floor", "B", Y) == (running, "≥", 0.0)


@pytest.mark.quick
@pytest.mark.parametrize(("clauses", "years"), [
    pytest.param({"gestation": 1, "incentive_years": 2}, {"FY2026-27", "FY2027-28", "FY2028-29"}, id="early sales"),
    pytest.param({"early_sales": False, "incentive_years": 2}, {"FY2027-28", "FY2028-29"}, id="no early sales"),
    pytest.param({"early_sales": False, "gestation": 2}, {"FY2028-29"}, id="longer gestation, three scheme years"),
    pytest.param({"incentive_years": 1}, {"FY2026-27", "FY2027-28"}, id="one incentive year"),
    pytest.param({"scheme_years": 2}, {"FY2026-27", "FY2027-28"}, id="two scheme years"),
])
def test_the_window(clauses, years):
    """Award in FY2026-27, gestation of one year, two of incentive, three scheme years unless said."""
    arrays = program_of(award().ruled(**clauses).tables).arrays
    assert {y for _, y in columns_named(arrays, "incentive")} == years


@pytest.mark.quick
def test_nothing_is_eligible_outside_the_window(awarded):
    assert not has_row(awarded, "eligible_output_limit", "B", "sinter", "FY2029-30")
    assert not has_row(awarded, "own_metal_running_floor", "B", "FY2029-30")
    assert not has_row(program_of(award().ruled(bought_in_earn=True).tables).arrays, "eligible_metal_limit", "B", Y)


@pytest.mark.solve
def test_the_case_by_hand():
    """Proves: B misses 40 × (2.52 − 3 × 0.3) = 64.8, gets 0.2 × 40 × 2 = 16 and 15 % of 100.8: the gap is 33.68.

    Without the scheme's money the gap is 64.8.
    """
    plan = answer(award())
    assert plan.aim("Viability gap") == pytest.approx(33.68)
    assert plan.aim("Viability gap") == pytest.approx(gap_at(80.0))
    assert plan.expression("own_value", "B") == pytest.approx(-LOSS)


@pytest.mark.solve
def test_traded_magnets_earn_nothing():
    """Proves: 20 t a year are made in two years of the window, and only they earn, though stock is sold as well.

    60 + 50 t sold earn 33 of margin, 3 less than the case. Without it 40 a year earn, half of them from stock.
    """
    assert answer(with_stock()).aim("Viability gap") == pytest.approx(gap_at(40.0, margin=-3.0))
    free = answer(with_stock(), without=["eligible_output_limit"])
    assert free.aim("Viability gap") == pytest.approx(gap_at(80.0, margin=-3.0))


@pytest.mark.solve
def test_exports_earn_only_where_the_cell_says_so():
    """Proves: of 40 t a year 10 are sold at home and earn, 30 abroad: 20 t in the window. Where exports earn: 80.

    Without it: all that is made earns, sold at home or not.
    """
    case = exporting()
    assert answer(case).aim("Viability gap") == pytest.approx(gap_at(20.0))
    assert answer(case.ruled(exports_earn=True)).aim("Viability gap") == pytest.approx(gap_at(80.0))
    assert answer(case, without=["eligible_sales_limit"]).aim("Viability gap") == pytest.approx(gap_at(80.0))


@pytest.mark.solve
def test_no_more_earns_than_the_award():
    """Proves: existing lines double what B makes: 40, 80 and 80 t in the window, of which 40 a year earn.

    Magnets at ₹0.8 crore: 280 t sold at a margin of 0.1 are 28. In the year of the award only the old lines stand, and
    nothing earns. Without it: 200 t earn.
    """
    case = old_lines()
    assert answer(case).aim("Viability gap") == pytest.approx(100.8 - 28.0 - SUBSIDY - RATE * 80)
    free = answer(case, without=["eligible_award_limit"])
    assert free.aim("Viability gap") == pytest.approx(100.8 - 28.0 - SUBSIDY - RATE * 200)


@pytest.mark.solve
def test_an_unused_supply_changes_nothing():
    """Proves: a second oxide nobody's route takes leaves the case as it is."""
    supply, price = bought("other oxide", 0.1)
    case = award().adding("Commodities", {"commodity": "other oxide", "kind": "oxide", "reference_country": "China"})
    assert answer(case.adding("Supply", supply).adding("Prices", price)).aim("Viability gap") == pytest.approx(33.68)
