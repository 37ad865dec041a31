"""Awards: sizes, who is in, open or out, the total, and what must stand for an award."""

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


@pytest.mark.quick
def test_award_link_counts_what_stands_by_the_end_of_the_gestation():
    """Awarded in FY2026-27 with a lead of one year: two years of gestation reach to FY2028-29."""
    arrays = program_of(award().ruled(gestation=2).tables).arrays
    lines = {("build", "B", "sintering", "new", y): 1.0 for y in ("FY2027-28", "FY2028-29")}
    minus = {k: -v for k, v in AWARD_B.items()}
    assert row(arrays, "award_link", "B") == ({**lines, **minus}, "=", 0.0)


@pytest.mark.quick
def test_own_metal_and_alloy_by_the_stated_share():
    """0.6 t of metal and 1.5 t of alloy a tonne of magnet; 80 % and 50 % of them must be own."""
    arrays = program_of(award().ruled(metal_share=0.8, alloy_share=0.5).tables).arrays
    metal, _, _ = row(arrays, "own_metal_floor", "B")
    alloy, sense, right = row(arrays, "own_alloy_floor", "B")
    assert metal == {("build", "B", "reduction", "new", "FY2027-28"): 1.0, ("size", "B", 40.0): -19.2,
                     ("size", "B", 80.0): -38.4}
    assert alloy == {("build", "B", "casting", "new", "FY2027-28"): 1.0, ("size", "B", 40.0): -30.0,
                     ("size", "B", 80.0): -60.0}
    assert (sense, right) == ("≥", 0.0)


@pytest.mark.quick
def test_the_need_is_that_of_the_grade_that_needs_most_with_own_yield(chained):
    """B2 puts 1.5 × 1.02 t of alloy in grade SH, and 0.32 × 1.02 t of metal in a tonne of alloy."""
    metal, _, _ = row(chained, "own_metal_floor", "B2")
    alloy, _, _ = row(chained, "own_alloy_floor", "B2")
    assert alloy[("size", "B2", 40.0)] == pytest.approx(-40 * 1.53)
    assert metal[("size", "B2", 40.0)] == pytest.approx(-40 * 1.53 * 0.3264)


@pytest.mark.quick
def test_builds_before_the_award_and_after_the_gestation_are_barred(chained):
    """B2 is awarded in FY2027-28 and builds for a year: its line of FY2028-29 counts, no other scheme stage does."""
    for year, barred in (("FY2027-28", True), ("FY2028-29", False), ("FY2029-30", True)):
        assert has_row(chained, "outside_build_limit", "B2", "sintering", "new", year) is barred
    expected = {("build", "B2", "sintering", "new", "FY2029-30"): 1.0}
    assert row(chained, "outside_build_limit", "B2", "sintering", "new", "FY2029-30") == (expected, "≤", 0.0)


@pytest.mark.quick
def test_stages_outside_the_scheme_are_barred_before_the_award_only(chained):
    assert has_row(chained, "outside_build_limit", "B2", "diffusion", "new", "FY2026-27")
    assert not has_row(chained, "outside_build_limit", "B2", "diffusion", "new", "FY2030-31")


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


@pytest.mark.solve
@pytest.mark.parametrize(("without", "cost"), [
    ([], 464.8), (["award_link"], 404.8), (["own_metal_floor"], 464.8), (["own_alloy_floor"], 464.8),
])
def test_an_award_needs_its_plant(without, cost):
    """Proves: 40 t/a that lose 1.62 a t/a. Without the link: only the metal and alloy stages stand, 40 × 0.12.

    Metal and alloy made at home are cheaper than bought, so their floors do not show here.
    """
    assert answer(losing(), without=without).aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
@pytest.mark.parametrize(("clauses", "cost"), [
    pytest.param({}, 396.4, id="all of it"),
    pytest.param({"metal_share": 0.5}, 395.2, id="half of the metal"),
    pytest.param({"metal_share": 0.0}, 394.0, id="no metal"),
    pytest.param({"alloy_share": 0.5}, 395.2, id="half of the alloy"),
    pytest.param({"metal_share": 0.0, "alloy_share": 0.0}, 391.6, id="neither"),
])
def test_own_metal_and_alloy_must_stand_even_where_alloy_is_bought(clauses, cost):
    """Proves: floors hold where alloy is bought at ₹0.01 crore a tonne.

    Without floors 40 × (2.4 + 3 × (0.415 − 1)) = 25.8 more than 400; each floor in full adds 40 × 0.06 = 2.4.
    Without it: metal and alloy are bought abroad for ever.
    """
    cheap = losing().with_("Prices", {"commodity": "alloy"}, years=100.0).ruled(**clauses)
    assert answer(cheap).aim("National cost") == pytest.approx(cost + 34.2)


@pytest.mark.solve
def test_capacity_outside_the_scheme():
    """Proves: outside the scheme 60 t/a more are built for FY2028-29, each saving 2 × 1.3 − 2.52 × 2 / 3 = 0.92.

    As notified: 800 − 40 × 1.38 = 744.8; allowed, or without the rule: 55.2 less.
    """
    assert answer(paying()).aim("National cost") == pytest.approx(744.8)
    assert answer(paying().ruled(outside_capacity=True)).aim("National cost") == pytest.approx(689.6)
    assert answer(paying(), without=["outside_build_limit"]).aim("National cost") == pytest.approx(689.6)


@pytest.mark.solve
def test_nothing_is_built_before_the_award():
    """Proves: awarded in FY2027-28 the line stands from FY2028-29: two years, a third of its life left.

    800 − 40 × (2 × 1.3 − 2.52 × 2 / 3) = 763.2. Without it: it stands a year earlier, 744.8.
    """
    late = paying(award_year="FY2027-28")
    assert answer(late).aim("National cost") == pytest.approx(763.2)
    free = answer(late.ruled(outside_capacity=True), without=["outside_build_limit"])
    assert free.of("build", "B", "sintering", "new", "FY2027-28") > 0
    assert answer(late).of("build", "B", "sintering", "new", "FY2027-28") == 0.0
