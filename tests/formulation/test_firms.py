"""Firms: rows, and what beneficiaries do that would not suit the country."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import award
from tests.formulation.test_eligibility_metal import cheap_metal

Y = "FY2027-28"
IDLE = ("idle_capacity", "B", Y)


def buying() -> Case:
    """Metal is cheaper to buy than to make; the firm makes it all the same."""
    return cheap_metal().ruled(idle_cost=10.0)


def idling() -> Case:
    """Magnets cost less abroad than running the plant that is awarded."""
    case = award().with_("Prices", {"commodity": "magnet"}, years=6000.0).pursuing("Unmet demand", "National cost")
    return case.ruled(idle_cost=10.0)


@pytest.mark.quick
def test_rows_of_a_firm():
    """In its first year of the window what is awarded runs or is idle, and neither metal nor alloy comes from China."""
    arrays = program_of(buying().tables).arrays
    build = ("build", "B", "sintering", "new", Y)
    assert row(arrays, "firm_running_floor", "B", Y) == (
        {("activity", "B", "sinter", Y): 1.0, IDLE: 1.0, build: -1.0}, "≥", 0.0)
    bought = {("ship", c, "China", "B", Y): 1.0 for c in ("metal", "alloy")}
    assert row(arrays, "firm_purchase_limit", "B", Y) == (bought, "≤", 0.0)
    assert terms(arrays, "idle_capacity_cost", Y) == ({IDLE: 10.0}, 0.0)
    assert "own_metal_running_floor" not in arrays.rows
    assert not has_row(arrays, "firm_running_floor", "B", "FY2029-30")


@pytest.mark.quick
def test_without_the_cost_of_idle_capacity_nothing_is_asked():
    arrays = program_of(cheap_metal().tables).arrays
    assert not {"firm_purchase_limit", "firm_running_floor"} & set(arrays.rows)
    assert "own_metal_running_floor" in arrays.rows


@pytest.mark.solve
def test_a_firm_buys_in_nothing_in_the_window():
    """Proves: metal at ₹0.3 crore is dear to make oneself; in the two years of the window none is bought, after it all.

    Sensitivity: without the rule none is made.
    """
    found = answer(buying())
    years = ("FY2027-28", "FY2028-29", "FY2029-30")
    assert [found.of("ship", "metal", "China", "B", y) for y in years[:2]] == pytest.approx([0.0, 0.0])
    assert found.of("ship", "metal", "China", "B", years[2]) == pytest.approx(40 * 0.6)


@pytest.mark.solve
def test_a_firm_runs_what_it_is_awarded():
    """Proves: at ₹0.6 crore abroad and 0.7 at home the country would let the plant stand; the firm runs all 40 t.

    Where a tonne idle costs less than the 0.1 it saves, it stands. Sensitivity: without the rule it stands too.
    """
    found = answer(idling())
    assert found.total("activity", "B", "sinter") == pytest.approx(2 * 40.0)
    assert found.total("idle_capacity") == pytest.approx(0.0)
    cheap = answer(idling().ruled(idle_cost=0.05))
    assert cheap.total("idle_capacity") == pytest.approx(2 * 40.0)
    assert cheap.expression("idle_capacity_cost", Y) == pytest.approx(2.0)


@pytest.mark.solve
@pytest.mark.parametrize("case", [buying, idling, lambda: idling().ruled(idle_cost=0.05)])
def test_the_check_holds_firms_too(case):
    """Proves: a right plan passes; idle capacity left out, and metal bought in, are found by name."""
    result = solve(program_of(case().tables))
    assert result.chosen.solution is not None
    tables = {n: t.copy() for n, t in result.chosen.solution.tables.items()}
    assert verify(result.program.tables, tables).failures == ()
    tables["idle_capacity"]["value"] -= 5.0
    tables["activity"].loc[tables["activity"]["recipe"] == "sinter", "value"] -= 1.0
    failed = {f.check for f in verify(result.program.tables, tables).failures}
    assert "firm_running_floor" in failed
    tables["ship"].loc[(tables["ship"]["commodity"] == "metal"), "value"] += 1.0
    assert "firm_purchase_limit" in {f.check for f in verify(result.program.tables, tables).failures}
