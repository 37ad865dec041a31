"""Awards: sizes, who is in, open or out, and the total."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import award, second_bidder

AWARD_B = {("size", "B", 40.0): 40.0, ("size", "B", 80.0): 80.0}


def paying(**bid: object) -> Case:
    """Making pays: imports cost ₹2.0 crore, so a t/a awarded saves 3 × 1.3 − 2.52 = ₹1.38 crore of 800 for imports."""
    case = award().with_("Prices", {"commodity": "magnet"}, years=20000.0).with_("Bids", {}, **bid)
    return case.pursuing("Unmet demand", "National cost")


def losing(**bid: object) -> Case:
    """Making does not pay: a t/a awarded costs 2.52 − 3 × 0.3 = ₹1.62 crore on top of the 400 for imports."""
    return award().with_("Bids", {}, **bid).pursuing("Unmet demand", "National cost")


@pytest.mark.quick
def test_sizes_of_who_is_fixed_in_and_of_who_is_open(chained):
    assert row(chained, "fixed_award_define", "B1") == ({("size", "B1", k): 1.0 for k in (40.0, 80.0)}, "=", 1.0)
    assert row(chained, "open_award_limit", "B2") == ({("size", "B2", k): 1.0 for k in (40.0, 80.0)}, "≤", 1.0)
    assert not has_row(chained, "fixed_award_define", "B2")
    assert not has_row(chained, "open_award_limit", "B1")


@pytest.mark.quick
def test_only_the_first_and_last_size_are_used(chained):
    """The middle size of 60 t/a has no part in a plan with awards of any size."""
    assert {k for _, k in chained.columns["size"]} == {40.0, 80.0}


@pytest.mark.quick
def test_bounds_of_a_bid(chained):
    b1, b2 = ({("size", b, 40.0): 40.0, ("size", b, 80.0): 80.0} for b in ("B1", "B2"))
    assert row(chained, "wanted_award_limit", "B1") == (b1, "≤", 70.0)
    assert row(chained, "wanted_award_limit", "B2") == (b2, "≤", 80.0)
    assert row(chained, "total_award_limit") == ({**b1, **b2}, "≤", 150.0)
    assert not has_row(chained, "wanted_award_floor", "B2")


@pytest.mark.quick
def test_wanted_least_is_a_floor_for_who_is_selected(awarded):
    """40 size₄₀ + 80 size₈₀ ≥ 60 (size₄₀ + size₈₀)."""
    arrays = program_of(losing(least=60.0, most=80.0).tables).arrays
    expected = {("size", "B", 40.0): -20.0, ("size", "B", 80.0): 20.0}
    assert row(arrays, "wanted_award_floor", "B") == (expected, "≥", 0.0)
    assert not has_row(awarded, "out_award_limit", "B")


@pytest.mark.quick
@pytest.mark.parametrize("bid", [{"status": "out"}, {"qualified": False}])
def test_who_is_out_has_a_row_and_no_other(bid):
    arrays = program_of(losing(**bid).tables).arrays
    assert row(arrays, "out_award_limit", "B") == (AWARD_B, "≤", 0.0)
    assert not has_row(arrays, "fixed_award_define", "B")
    assert not has_row(arrays, "open_award_limit", "B")


@pytest.mark.solve
@pytest.mark.parametrize(("case", "tonnes", "cost"), [
    pytest.param(losing(), 40.0, 464.8, id="fixed in: the smallest size at least"),
    pytest.param(losing(least=60.0, most=80.0), 60.0, 497.2, id="wanted least"),
    pytest.param(losing(status="open"), 0.0, 400.0, id="open: none where it does not pay"),
    pytest.param(paying(status="open", most=90.0), 80.0, 689.6, id="open: the largest size at most"),
    pytest.param(paying(most=90.0), 80.0, 689.6, id="fixed in: the largest size at most"),
    pytest.param(paying(status="open", most=70.0), 70.0, 703.4, id="wanted most"),
    pytest.param(paying(status="out"), 0.0, 800.0, id="out"),
    pytest.param(paying(status="open", qualified=False), 0.0, 800.0, id="not qualified"),
    pytest.param(paying(most=80.0).ruled(total_capacity=50.0), 50.0, 731.0, id="total capacity"),
])
def test_an_award_in_the_hands_of_the_cheapest_plan(case, tonnes, cost):
    """Proves: each clause about the size of an award; a t/a costs 1.62 beyond 400, or saves 1.38 of 800.

    Without them: 100 t/a, the whole demand, where making pays, and none where it does not.
    """
    plan = answer(case)
    assert plan.expression("award", "B") == pytest.approx(tonnes)
    assert plan.aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
@pytest.mark.parametrize(("group", "case", "tonnes"), [
    ("fixed_award_define", losing(), 0.0),
    ("wanted_award_floor", losing(least=60.0, most=80.0), 40.0),
    ("open_award_limit", paying(status="open", most=90.0), 90.0),
    ("wanted_award_limit", paying(status="open", most=70.0), 80.0),
    ("out_award_limit", paying(status="out", most=70.0), 70.0),
    ("total_award_limit", paying(most=80.0).ruled(total_capacity=50.0), 80.0),
])
def test_an_award_without_a_clause(group, case, tonnes):
    """Proves: each clause alone holds the award where the case above shows it."""
    assert answer(case, without=[group]).expression("award", "B") == pytest.approx(tonnes)


@pytest.mark.solve
def test_two_beneficiaries_share_the_total():
    """Proves: 100 t/a for both, of the 160 they want, save 138 of 1,600. Without it: 160 save 220.8."""
    two = second_bidder(paying(most=80.0), most=80.0).with_("Demand and sales", {}, years=200.0)
    two = two.ruled(total_capacity=100.0)
    assert answer(two).aim("National cost") == pytest.approx(1600 - 138)
    assert answer(two, without=["total_award_limit"]).aim("National cost") == pytest.approx(1600 - 220.8)
