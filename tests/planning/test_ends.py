"""Ends of the trade-off, and the plan without the scheme."""

from __future__ import annotations

import pytest

from model.case.change import apply
from model.planning.compared import DEPENDENCE_AIMS, free_choice, least_cost, least_dependence, no_scheme
from model.planning.program import program_of, session_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from tests.cases.network import one_plant
from tests.cases.rows import row
from tests.cases.small import award
from tests.formulation.test_eligibility_own_metal import old_casting
from tests.formulation.test_whole_lots import two_lots


@pytest.mark.quick
def test_what_the_ends_pursue():
    given = priorities_of(one_plant())
    cost = least_cost(given)
    assert cost[0] == given[0]
    assert [g.aim for p in cost[1:] for g in p.goals] == ["National cost", "Tie-break"]
    tightened = [p for p in least_dependence(given) if any(g.aim in DEPENDENCE_AIMS for g in p.goals)]
    assert all(g.tolerance == g.relative == 0.0 for p in tightened for g in p.goals)


def changed_program(tables, changes):
    return program_of(apply(tables, changes).tables)


@pytest.mark.quick
def test_without_the_scheme_nobody_may_be_awarded_anything():
    """Proves: whoever was fixed in, with a least it takes, may receive nothing, and nothing else is asked of it."""
    tables = award().with_("Bids", {}, least=40.0).tables
    arrays = changed_program(tables, no_scheme(tables)).arrays
    assert row(arrays, "out_award_limit", "B")[2] == 0.0
    assert "fixed_award_define" not in arrays.rows
    assert "wanted_award_floor" not in arrays.rows


@pytest.mark.quick
def test_free_choice_drops_the_order_only():
    tables = two_lots().ruled(beneficiaries=1).tables
    before, after = program_of(tables).arrays, changed_program(tables, free_choice()).arrays
    assert row(before, "award_order_limit", "B", "C")[2] == 0.0
    assert set(before.rows) - set(after.rows) == {"award_order_limit", "order_reach_limit"}
    assert before.columns == after.columns


@pytest.mark.solve
def test_without_the_scheme_by_hand():
    """Proves: no award, no plant: all 400 t are imported. Without it: B builds 40 t/a."""
    tables = award().pursuing("Unmet demand", "National cost").tables
    program = changed_program(tables, no_scheme(tables))
    search = Lexicographic(session_of(program), priorities_of(program.tables))
    assert search.climb()[-1].values == pytest.approx((400.0,))


@pytest.mark.solve
def test_without_the_scheme_no_own_metal_is_asked_for():
    """Proves: without an award the old lines cast bought-in metal in all four years. Kept to its own metal: 40 t unmet.

    Metal made at home is out of reach: no oxide can be had.
    """
    tables = old_casting().with_("Supply", {"commodity": "oxide"}, years=0.0).tables
    program = changed_program(tables, no_scheme(tables))
    search = Lexicographic(session_of(program), priorities_of(program.tables))
    assert search.climb()[-1].values == pytest.approx((0.0,))
