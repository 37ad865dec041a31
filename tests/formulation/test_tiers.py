"""Import tiers: rows, premiums to the rupee, what has no tier, grades under one ceiling, and seasons."""

from __future__ import annotations

import math

import pytest

from model.case.change import apply
from model.planning.program import Program, program_of
from model.studies.why_not.repair import CellMove, as_changes
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import plant
from tests.cases.tiered import FIRST, SECOND, importing, seasonal, tiered, two_grades

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


@pytest.mark.solve
def test_grades_under_one_ceiling_pay_on_what_is_bought():
    """Proves: of the 20 t beyond the ceiling 10 are of the cheap grade, which is all that is bought of it.

    A year costs 10 × 1 + 70 × 2 + 10 × 0.25 + 10 × 0.5 = 157.5. Sensitivity: without tier_link the premium is paid on
    20 t of the cheap grade: 155.
    """
    found = answer(two_grades())
    assert found.values == pytest.approx((0.0, 3 * 157.5))
    assert [found.total(OVER, c) for c in ("magnet", "heavy")] == pytest.approx([30.0, 30.0])
    assert answer(two_grades(), without=["tier_link"]).values == pytest.approx((0.0, 3 * 155.0))


@pytest.mark.quick
def test_grades_under_one_ceiling_share_its_tiers():
    arrays = arrays_of(two_grades())
    expected = {(OVER, c, "China", 1, Y): 1.0 for c in ("magnet", "heavy")}
    assert row(arrays, "tier_limit", "China", "magnets", 1, Y) == (expected, "≤", 30.0)
    assert terms(arrays, "tier_premium_cost", Y)[0] == {
        (OVER, "magnet", "China", 1, Y): 0.25, (OVER, "heavy", "China", 1, Y): 0.5}


@pytest.mark.quick
def test_a_commodity_under_two_ceilings_pays_the_higher_premium_once():
    own = {"supply": "China", "country": "China", "commodity": "heavy", "years": 50.0}
    case = two_grades().adding("Supply", own).adding("Import tiers", {**FIRST, "commodity": "heavy", "premium": 0.3})
    arrays = arrays_of(case)
    over = (OVER, "heavy", "China", 1, Y)
    assert terms(arrays, "tier_premium_cost", Y)[0][over] == 0.6
    assert [row(arrays, "supply_limit", "China", g, Y)[0][over] for g in ("magnets", "heavy")] == [-1.0, -1.0]
    assert [row(arrays, "tier_limit", "China", g, 1, Y)[2] for g in ("magnets", "heavy")] == [30.0, 25.0]


@pytest.mark.solve
def test_a_tier_does_not_undo_a_season():
    """Proves: in the second half China has a quarter of 80 t and a quarter of a tier of 40: 30 of the 40 t asked for.

    10 t a year are unmet. Sensitivity: without tier_season_limit 20 t more are bought at the premium, nothing is unmet;
    without tiers 20 t a year are unmet.
    """
    assert answer(seasonal()).aim("Unmet demand") == pytest.approx(30.0)
    assert answer(seasonal(), without=["tier_season_limit"]).aim("Unmet demand") == pytest.approx(0.0)
    assert answer(seasonal().without("Import tiers")).aim("Unmet demand") == pytest.approx(60.0)


@pytest.mark.quick
def test_a_season_of_a_tier_is_its_part():
    arrays = arrays_of(seasonal())
    over, ship = (OVER, "magnet", "China", 1, f"{Y} 2/2"), ("ship", "magnet", "China", "EV", f"{Y} 2/2")
    assert row(arrays, "tier_season_limit", "China", "magnet", 1, f"{Y} 2/2") == ({over: 1.0}, "≤", 10.0)
    assert row(arrays, "supply_season_limit", "China", "magnet", f"{Y} 2/2") == ({ship: 1.0, over: -1.0}, "≤", 20.0)


def bounds_moved(program: Program, sheet: str, step: float) -> None:
    """Hold a cell that is moved alone against what it says about its rows."""
    limit = next(c for c in program.limits.movable if c.sheet == sheet)
    changed = apply(program.tables, as_changes(program.tables, [CellMove(limit, limit.value + step, 0.0)])).tables
    before, after = program.arrays, program_of(changed).arrays
    assert {r.group for r in limit.rows} >= {"tier_limit", "tier_season_limit"}
    for r in limit.rows:
        here = before.rows[r.group][r.index]
        assert after.row_upper[here] - before.row_upper[here] == pytest.approx(step * r.per), r


@pytest.mark.quick
@pytest.mark.parametrize("sheet", ["Import tiers", "Supply"])
def test_a_cell_moves_the_rows_of_its_tiers(sheet):
    """Proves: both the part and the ceiling set a tier, each as far as it says; moved together they multiply."""
    bounds_moved(program_of(seasonal().tables), sheet, 0.5)


@pytest.mark.quick
def test_a_tier_is_named_by_its_own_cell():
    place = program_of(tiered().tables).limits.priced["tier_limit", ("China", "magnet", 2, Y)]
    assert (place.words, place.cell, place.unit) == (f"tier 2 of magnet from China in {Y}", "'Import tiers'!8", "t")
