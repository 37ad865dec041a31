"""Obligations: what must stand for an award, from when on, and that nothing else is built."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import award
from tests.formulation.test_awards import AWARD_B, losing, paying


def cheap_alloy() -> Case:
    """Alloy so cheap that metal and alloy stages would stay unbuilt."""
    return losing().with_("Prices", {"commodity": "alloy"}, years=100.0)


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
@pytest.mark.parametrize(("without", "cost"), [
    ([], 464.8), (["award_link"], 404.8), (["own_metal_floor"], 464.8), (["own_alloy_floor"], 464.8),
])
def test_an_award_needs_its_plant(without, cost):
    """Proves: 40 t/a that lose 1.62 a t/a. Without the link: only the metal and alloy stages stand, 40 × 0.12.

    Metal and alloy made at home are cheaper than bought, so their floors do not show here.
    """
    assert answer(losing(), without=without).aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
@pytest.mark.parametrize(("clauses", "floors"), [
    pytest.param({}, 4.8, id="all of it"),
    pytest.param({"metal_share": 0.5}, 3.6, id="half of the metal"),
    pytest.param({"metal_share": 0.0}, 2.4, id="no metal"),
    pytest.param({"alloy_share": 0.5}, 3.6, id="half of the alloy"),
    pytest.param({"metal_share": 0.0, "alloy_share": 0.0}, 0.0, id="neither"),
])
def test_own_metal_and_alloy_must_stand_even_where_alloy_is_bought(clauses, floors):
    """Proves: floors hold where alloy is bought at ₹0.01 crore a tonne.

    Without floors 40 × (2.4 + 3 × (0.415 − 1)) = 25.8 more than 400; each floor in full adds 40 × 0.06 = 2.4.
    Without it: metal and alloy are bought abroad for ever.
    """
    assert answer(cheap_alloy().ruled(**clauses)).aim("National cost") == pytest.approx(425.8 + floors)


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

    800 − 40 × (2 × 1.3 − 2.52 × 2 / 3) = 763.2. With capacity outside the scheme, which may stand after the award only,
    60 t/a more for the last year, each saving 1.3 − 2.52 / 3 = 0.46: 735.6. Without it: those 60 stand in FY2027-28
    already, each saving 1.38: 680.4.
    """
    late = paying(award_year="FY2027-28")
    allowed = late.ruled(outside_capacity=True)
    early = ("build", "B", "sintering", "new", "FY2027-28")
    assert answer(late).aim("National cost") == pytest.approx(763.2)
    assert answer(allowed).aim("National cost") == pytest.approx(735.6)
    assert answer(allowed).of(*early) == pytest.approx(0.0, abs=1e-9)
    free = answer(allowed, without=["outside_build_limit"])
    assert free.aim("National cost") == pytest.approx(680.4)
    assert free.of(*early) == pytest.approx(60.0)
