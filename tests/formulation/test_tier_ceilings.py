"""Import tiers of grades under one ceiling, of supplies with seasons, and the cells that move them."""

from __future__ import annotations

import pytest

from model.case.change import apply
from model.planning.program import Program, program_of
from model.studies.why_not.repair import CellMove, as_changes
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row, terms
from tests.cases.tiered import FIRST, seasonal, tiered, two_grades

Y = "FY2026-27"
OVER = "over_ceiling"


def arrays_of(case: Case):
    return program_of(case.tables).arrays


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
