"""Ends of the trade-off, the plan without the scheme, and the program written for others."""

from __future__ import annotations

import highspy
import pytest

from model.ground.errors import CommandError
from model.planning.ends import DEPENDENCE_AIMS, in_any_order, least_cost, least_dependence, without_scheme
from model.planning.export import write_model
from model.planning.plan import program_of, session_of, solve
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import priorities_of
from tests.cases.network import chain, one_plant
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


@pytest.mark.quick
def test_without_the_scheme_nobody_is_asked_for_an_award():
    arrays = without_scheme(program_of(award().with_("Bids", {}, least=40.0).tables).arrays)
    assert all(arrays.upper[n] == 0.0 for n in arrays.columns["size"].values())
    n = arrays.rows["fixed_award_define"]["B",]
    assert (arrays.row_lower[n], arrays.row_upper[n]) == (0.0, 1.0)
    floor = arrays.rows["wanted_award_floor"]["B",]
    assert not (arrays.row_lower[floor] > 0)


@pytest.mark.quick
def test_in_any_order_drops_the_order_only():
    before = program_of(two_lots().ruled(beneficiaries=1).tables).arrays
    after = in_any_order(before)
    assert row(before, "award_order_limit", "B", "C")[2] == 0.0
    assert after.row_upper[after.rows["award_order_limit"]["B", "C"]] == float("inf")
    assert after.row_upper[after.rows["order_reach_limit"]["C",]] == float("inf")
    changed = (before.row_upper != after.row_upper).sum()
    assert changed == len(before.rows["award_order_limit"]) + len(before.rows["order_reach_limit"])


@pytest.mark.solve
def test_without_the_scheme_by_hand():
    """Proves: no award, no plant: all 400 t are imported. Without it: B builds 40 t/a."""
    program = program_of(award().pursuing("Unmet demand", "National cost").tables)
    ladder = Ladder(session_of(program, without_scheme(program.arrays)), priorities_of(program.tables))
    assert ladder.climb()[-1].values == pytest.approx((400.0,))


@pytest.mark.solve
def test_without_the_scheme_no_own_metal_is_asked_for():
    """Proves: without an award the old lines cast bought-in metal in all four years. Kept to its own metal: 40 t unmet.

    Metal made at home is out of reach: no oxide can be had.
    """
    program = program_of(old_casting().with_("Supply", {"commodity": "oxide"}, years=0.0).tables)
    ladder = Ladder(session_of(program, without_scheme(program.arrays)), priorities_of(program.tables))
    assert ladder.climb()[-1].values == pytest.approx((0.0,))


@pytest.mark.solve
@pytest.mark.parametrize("ending", [".mps", ".lp"])
def test_the_written_program_costs_what_the_plan_costs(tmp_path, ending):
    """Proves: solved elsewhere, the program with the earlier aims held gives the national cost of the chosen plan."""
    result = solve(program_of(chain()))
    path = tmp_path / "out" / f"chain{ending}"
    write_model(result, path)
    elsewhere = highspy.Highs()
    elsewhere.setOptionValue("output_flag", False)
    elsewhere.readModel(str(path))
    elsewhere.run()
    _, offset = result.program.arrays.cost_of("national_cost")
    found = elsewhere.getInfo().objective_function_value + offset
    assert found == pytest.approx(result.chosen.solution.value("national_cost"), rel=1e-6)


@pytest.mark.solve
def test_a_program_is_written_in_two_formats_only(tmp_path):
    with pytest.raises(CommandError, match=r"\.mps or \.lp"):
        write_model(solve(program_of(one_plant())), tmp_path / "plan.txt")
