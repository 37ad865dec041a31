"""Units: capacity in whole units, their cost by size."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solution import solution_tables
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import award, plant

Y = "FY2026-27"


def units(**columns: object) -> Case:
    """Lines of 30 t/a, four at most."""
    return plant().with_("Capacity", {"stage": "mag"}, **{"unit_size": 30.0, "most": 120.0, **columns})


def chosen(n: int, y: str = Y) -> tuple[object, ...]:
    return ("unit_choice", "F", "mag", "new", y, n)


@pytest.mark.quick
def test_rows_of_whole_units(planted):
    arrays = program_of(units().tables).arrays
    built = {("build", "F", "mag", "new", Y): 1.0, **{chosen(n): -30.0 * n for n in (1, 2, 3, 4)}}
    assert row(arrays, "unit_build_define", "F", "mag", "new", Y) == (built, "=", 0.0)
    assert row(arrays, "unit_choice_limit", "F", "mag", "new", Y) == ({chosen(n): 1.0 for n in (1, 2, 3, 4)}, "≤", 1.0)
    assert not has_row(planted, "unit_build_define", "F", "mag", "new", Y)


@pytest.mark.quick
def test_cost_by_size():
    """With an exponent of 0.5 four lines cost as much as two at the reference.

    Capital at the reference is 0.3 a t/a: 30, 60, 90 and 120 t/a cost 9, 18, 27 and 36; by size 9 √n.
    """
    arrays = program_of(units(reference_size=30.0, scale_exponent=0.5).tables).arrays
    found, _ = terms(arrays, "scale_cost", Y)
    assert found == {chosen(n): pytest.approx(9 * n**0.5 - 9 * n) for n in (2, 3, 4)}


@pytest.mark.quick
def test_life_left_of_a_dearer_line_is_worth_more():
    """A line of the second year keeps a third of its three years: the last year credits a third of the difference."""
    arrays = program_of(units(reference_size=30.0, scale_exponent=0.5).tables).arrays
    found, _ = terms(arrays, "scale_cost", "FY2028-29")
    assert found[chosen(4, "FY2027-28")] == pytest.approx(-(18 - 36) / 3)


@pytest.mark.solve
def test_no_part_of_a_unit_is_built():
    """Proves: 80 t/a take three lines, 90 t/a: 144 + 27 = 171. Two lines, 20 t imported: 186. Without it: 168."""
    assert answer(units()).aim("National cost") == pytest.approx(171.0)
    assert answer(units(), without=["unit_build_define"]).aim("National cost") == pytest.approx(168.0)


@pytest.mark.solve
def test_large_units_are_cheaper_a_tonne():
    """Proves: at an exponent of 0.6 three lines cost 27 × 3^−0.4. Without it: 171."""
    case = units(reference_size=30.0, scale_exponent=0.6)
    assert answer(case).aim("National cost") == pytest.approx(144 + 27 * 3**-0.4)


@pytest.mark.solve
def test_large_units_are_cheaper_to_their_owner_too():
    """Proves: two units of 20 t/a at an exponent of 0.5 cost 2.4 × 20 × √2 instead of 96, a saving of 28.12.

    B misses that much less and draws 15 % of it less in subsidy: 33.68 − 28.12 × 0.85. Without it: a gap of 33.68.
    """
    case = award().with_("Capacity", {"stage": "sintering"}, most=40.0, unit_size=20.0, reference_size=20.0,
                         scale_exponent=0.5)
    saving = 96.0 - 48.0 * 2**0.5
    plan = answer(case)
    assert plan.aim("Viability gap") == pytest.approx(33.68 - 0.85 * saving)
    assert plan.expression("eligible_investment", "B") == pytest.approx(100.8 - saving)
    program = program_of(case.tables)
    solution = solution_tables(program.arrays, program.shapes, plan.point)
    assert verify(case.tables, solution.tables).failures == ()


@pytest.mark.quick
def test_what_is_left_of_large_units_is_cheaper_too():
    """Two units of 20 t/a cost 2.4 × 40 × 2^−0.5; of six years of life five are left: 5 / 6 of that is credited."""
    case = award().with_("Capacity", {"stage": "sintering"}, life=6, most=40.0, unit_size=20.0, reference_size=20.0,
                         scale_exponent=0.5)
    found, _ = terms(program_of(case.tables).arrays, "own_life_left", "B")
    two = ("unit_choice", "B", "sintering", "new", "FY2029-30", 2)
    assert found[two] == pytest.approx(2.4 * 5 / 6 * 40 * (2**-0.5 - 1))
    assert found[("build", "B", "sintering", "new", "FY2029-30")] == pytest.approx(2.4 * 5 / 6)


@pytest.mark.quick
def test_capital_as_an_annuity():
    """At 10 % a line of three years is charged 0.3 / 2.4869 in each year it stands, and nothing is credited."""
    arrays = program_of(plant().set(capital_charge="annuity", discount_rate=0.1).tables).arrays
    a_year = 0.3 / (1 / 1.1 + 1 / 1.21 + 1 / 1.331)
    lines = {("build", "F", "mag", "new", y): pytest.approx(a_year) for y in ("FY2026-27", "FY2027-28")}
    assert terms(arrays, "capital_cost", "FY2027-28") == (lines, 0.0)
    assert terms(arrays, "remaining_life_revenue", "FY2028-29") == ({}, 0.0)
