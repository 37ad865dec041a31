"""Import tiers: rows, premiums to the rupee, what has no tier, grades under one ceiling, and seasons."""

from __future__ import annotations

import math

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import plant
from tests.cases.tiered import FIRST, SECOND, importing, tiered

Y = "FY2026-27"
OVER = "over_ceiling"


def arrays_of(case: Case):
    return program_of(case.tables).arrays


@pytest.mark.quick
def test_rows_of_a_ceiling_with_tiers():
    arrays = arrays_of(tiered())
    first, second = ((OVER, "magnet", "China", t, Y) for t in (1, 2))
    ship = ("ship", "magnet", "China", "EV", Y)
    assert row(arrays, "supply_limit", "China", "magnet", Y) == ({ship: 1.0, first: -1.0, second: -1.0}, "≤", 40.0)
    assert row(arrays, "tier_limit", "China", "magnet", 1, Y) == ({first: 1.0}, "≤", 20.0)
    assert row(arrays, "tier_limit", "China", "magnet", 2, Y) == ({second: 1.0}, "≤", 40.0)
    assert row(arrays, "tier_link", "magnet", "China", Y) == ({first: 1.0, second: 1.0, ship: -1.0}, "≤", 0.0)
    assert not has_row(arrays, "tier_season_limit", "China", "magnet", 1, Y)
    assert not has_row(arrays, "tier_limit", "China", "magnet", 3, Y)


@pytest.mark.quick
def test_a_premium_is_a_cost_and_pays_duty():
    """A tenth of a premium of ₹0.25 crore is 0.025; users pay both."""
    arrays = arrays_of(tiered())
    first, second = ((OVER, "magnet", "China", t, Y) for t in (1, 2))
    ship = ("ship", "magnet", "China", "EV", Y)
    assert terms(arrays, "tier_premium_cost", Y) == ({first: 0.25, second: 0.6}, 0.0)
    assert terms(arrays, "duty_cost", Y) == ({ship: 0.1, first: 0.025, second: 0.06}, 0.0)
    paid, _ = terms(arrays, "users_payment", Y)
    assert {k: paid[k] for k in (ship, first, second)} == {ship: 1.1, first: 0.275, second: 0.66}
    national, _ = terms(arrays, "national_cost")
    assert (national[first], national[second]) == (0.25, 0.6)
    exchequer, _ = terms(arrays, "exchequer_cost")
    assert (exchequer[first], exchequer[second]) == (-0.025, -0.06)


@pytest.mark.quick
def test_a_premium_on_what_only_plants_buy_is_not_paid_by_users():
    case = tiered().adding("Supply", {"supply": "China", "commodity": "alloy", "country": "China", "years": 60.0})
    found, _ = terms(arrays_of(case), "users_payment", Y)
    assert {k[1] for k in found if k[0] == OVER} == {"magnet"}


@pytest.mark.solve
def test_no_premium_is_paid_within_a_ceiling():
    """Proves: where users' cost is the aim, alloy for plants at a premium costs nobody who is asked; none is paid.

    Sensitivity: without its weight in the tie-break any tonne of alloy may be called one beyond the ceiling.
    """
    case = plant().with_("Supply", {"commodity": "alloy"}, years=200.0)
    case = case.with_("Supply", {"commodity": "magnet"}, years=20.0)
    case = case.adding("Import tiers", {**FIRST, "commodity": "alloy"})
    found = answer(case.pursuing("Unmet demand", "Users' cost", "Tie-break"))
    assert found.total("ship", "alloy") == pytest.approx(3 * 60 * 1.5)
    assert found.total(OVER) == 0.0
    assert set(terms(found.program.arrays, "tie_break_aim")[0].items()) >= {((OVER, "alloy", "China", 1, Y), 1.0)}


@pytest.mark.solve
def test_tiers_are_used_one_after_the_other():
    """Proves: of 80 t a year 40 are within the ceiling, 20 in the first tier and 20 in the second.

    A year costs 80 × 1.0 + 20 × 0.25 + 20 × 0.6 = 97, duty on it is 9.7. Three years: cost 291 to the country, 320.1 to
    users, −29.1 to the exchequer. Sensitivity: without tier_limit all 40 t are in the first tier, 3 × 90 = 270; without
    tiers 40 t a year are unmet.
    """
    found = answer(tiered())
    assert found.values == pytest.approx((0.0, 291.0))
    assert [found.total(OVER, "magnet", "China", t) for t in (1, 2)] == pytest.approx([60.0, 60.0])
    sides = [found.expression(n) for n in ("national_cost", "users_cost", "exchequer_cost")]
    assert sides == pytest.approx([291.0, 320.1, -29.1])
    assert found.expression("duty_cost", Y) == pytest.approx(9.7)
    assert answer(tiered(), without=["tier_limit"]).values == pytest.approx((0.0, 270.0))
    assert answer(importing()).aim("Unmet demand") == pytest.approx(120.0)


@pytest.mark.solve
def test_beyond_the_last_tier_nothing_can_be_had():
    """Proves: of a ceiling of 30 t the tiers give 15 and 30 more; 5 t a year are unmet."""
    assert answer(tiered(30.0)).aim("Unmet demand") == pytest.approx(15.0)


@pytest.mark.solve
def test_a_tier_that_is_dearer_than_making_is_left():
    """Proves: alloy in the first tier is worth its premium, in the second it is not.

    60 t within the ceiling and 30 beyond make 60 t of magnets, 20 are imported: a year costs 60 × 0.4 + 30 × 0.5 + 20 =
    59, capacity 60 × 0.3 = 18; in all 195. A magnet from the second tier would cost 1.5 × 0.64 + 0.1 = 1.06, above 1.0.
    Sensitivity: without tiers 204, see test_supply.
    """
    case = plant().with_("Supply", {"commodity": "alloy"}, years=60.0).adding("Import tiers", FIRST, SECOND)
    assert answer(case).values == pytest.approx((0.0, 195.0))


NONE = {
    "a ban": tiered(control="ban"), "a ceiling of 0": tiered(0.0), "no limit": tiered(math.inf),
    "supply at home": tiered(country="India"),
    "a tier of another country": importing().adding("Import tiers", {**FIRST, "country": "Japan"}),
    "a tier of other goods": importing().adding("Import tiers", {**FIRST, "commodity": "alloy"}),
    "no sheet": importing(),
}


@pytest.mark.quick
@pytest.mark.parametrize("name", NONE)
def test_what_has_no_tier(name):
    arrays = arrays_of(NONE[name])
    assert columns_named(arrays, OVER) == set()
    assert not {"tier_limit", "tier_season_limit", "tier_link"} & set(arrays.rows)


@pytest.mark.quick
def test_a_year_without_ceiling_has_no_tier():
    arrays = arrays_of(tiered().with_("Supply", {}, years=[0.0, math.inf, 40.0]))
    assert {k[3] for k in columns_named(arrays, OVER)} == {"FY2028-29"}
    assert list(arrays.rows["tier_limit"]) == [("China", "magnet", t, "FY2028-29") for t in (1, 2)]


@pytest.mark.quick
def test_the_ceiling_is_that_of_the_case_in_force():
    case = tiered().set(case="Low").adding("Supply", {"supply": "China", "country": "China", "commodity": "magnet",
                                                      "case": "Low", "years": 10.0})
    assert row(arrays_of(case), "tier_limit", "China", "magnet", 1, Y)[2] == 5.0


@pytest.mark.quick
def test_the_most_exact_row_holds():
    """The goods count before the country; each tier has a row of its own."""
    rows = ({**FIRST, "country": "China", "most": 0.6}, {**FIRST, "commodity": "magnet", "most": 0.7})
    arrays = arrays_of(tiered().adding("Import tiers", *rows))
    assert [row(arrays, "tier_limit", "China", "magnet", t, Y)[2] for t in (1, 2)] == [28.0, 40.0]
    both = {**FIRST, "commodity": "magnet", "country": "China", "most": 0.8}
    arrays = arrays_of(tiered().adding("Import tiers", *rows, both))
    assert row(arrays, "tier_limit", "China", "magnet", 1, Y)[2] == 32.0
