"""Years the plan runs on: money of plants to the end of their life, and nothing else decided in them."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, row
from tests.cases.small import award, plant
from tests.formulation.test_stocks import storing

AFTER = ("FY2029-30", "FY2030-31", "FY2031-32")


def lasting(years: int = 3, **settings: object) -> Case:
    """A line that lasts six years and costs ₹0.9 crore per t/a: three years of the plan alone do not pay for it."""
    case = plant().with_("Capacity", {}, life=6, capex=0.9).set(discount_rate=0.1, run_on_years=years or None)
    return case.pursuing("National cost").set(**settings)


def handed_over() -> Case:
    """30 t of alloy in stock, handed over when the plan ends; the years it runs on would gladly use them up."""
    return storing([0.4] * 3, opening=30.0).set(run_on_years=2)


@pytest.mark.quick
def test_nothing_is_built_after_the_plan_and_stocks_stand_still():
    arrays = program_of(storing([0.4] * 3).set(run_on_years=3).tables).arrays
    assert {k[3] for k in columns_named(arrays, "build")} == {"FY2026-27", "FY2027-28", "FY2028-29"}
    stays = {("stock", "alloy", "F", AFTER[1]): 1.0, ("stock", "alloy", "F", "FY2028-29"): -1.0}
    assert row(arrays, "stock_standstill_balance", "alloy", "F", AFTER[1]) == (stays, "=", 0.0)
    assert row(arrays, "stock_end", "alloy", "F")[0] == {("stock", "alloy", "F", "FY2028-29"): 1.0}


@pytest.mark.quick
def test_a_year_that_is_run_on_is_like_the_last():
    """Proves: demand, prices and ceilings of the last year hold in each; a year's own figures stay."""
    case = plant().with_("Demand and sales", {}, years=[80.0, 90.0, 70.0]).set(run_on_years=2)
    arrays = program_of(case.tables).arrays
    asked = [row(arrays, "demand_balance", "magnet", "EV", y)[2] for y in ("FY2027-28", "FY2028-29", *AFTER[:2])]
    assert asked == [90.0, 70.0, 70.0, 70.0]


@pytest.mark.quick
def test_a_limit_of_a_year_after_the_plan_is_set_by_the_cell_of_the_last_year():
    """Proves: the cell of FY2028-29 sets the ceilings of later years too, as parts that move with its own.

    Sensitivity: with cells of their own, rows of later years would name cells that the workbook has not.
    """
    program = program_of(plant().with_("Supply", {}, years=[100.0, 100.0, 90.0]).set(run_on_years=2).tables)
    supply, commodity, _ = next(iter(program.data.supply.supply_most))
    last, later = (program.limits.rows["supply_limit", (supply, commodity, y)] for y in ("FY2028-29", AFTER[0]))
    assert later.by is last.by
    assert (later.words, last.words) == tuple(f"{commodity} from {supply} in {y}" for y in (AFTER[0], "FY2028-29"))
    assert dict(last.parts) == {("supply_limit", (supply, commodity, y)): 1.0 for y in AFTER[:2]}
    assert not {c.field for c in program.limits.cells} & set(AFTER)


@pytest.mark.solve
def test_money_to_the_end_of_life_is_that_of_a_longer_plan():
    """Proves: three years and three run on cost what six planned years cost, since all is built in the first.

    Sensitivity: without the years run on, the line is not worth it: life left at cost is credited instead.
    """
    longer = lasting(0).set(last_year=AFTER[-1])
    found, planned = answer(lasting()), answer(longer)
    assert found.values == pytest.approx(planned.values)
    assert found.of("build", "F", "mag", "new", "FY2026-27") == pytest.approx(80.0)
    assert found.expression("remaining_life_revenue", AFTER[-1]) == pytest.approx(0.0)


@pytest.mark.solve
def test_dependence_is_measured_in_the_years_of_the_plan():
    """Proves: no year after the plan enters a measure, nor a stop. Sensitivity: a plan as long measures them all."""
    stop = {"stop_origin": "China", "stop_first_year": "FY2028-29", "stop_months": 6.0, "stop_chance": 0.1,
            "surge_share": 0.0, "surge_premium": 0.0}
    terms = program_of(lasting(**stop).tables).arrays.terms
    assert list(terms["magnets_quantity_dependence"]) == [("FY2026-27",), ("FY2027-28",), ("FY2028-29",)]
    assert list(terms["stop_loss"]) == [("FY2028-29",)]
    longer = program_of(lasting(0, **stop).set(last_year=AFTER[-1]).tables).arrays.terms
    assert (len(longer["magnets_quantity_dependence"]), len(longer["stop_loss"])) == (6, 4)


@pytest.mark.solve
@pytest.mark.parametrize("make", [lasting, handed_over, lambda: award().set(run_on_years=3, discount_rate=0.1)])
def test_the_check_follows_the_plan_to_its_end(make):
    """Proves: cost, capacity, stocks, money of beneficiaries are recomputed over the years run on too.

    Sensitivity: a stock drawn after the plan, and something built then, are found by name.
    """
    result = solve(program_of(make().tables))
    assert result.chosen.solution is not None
    money = None if result.money.get("chosen") is None else vars(result.money["chosen"])
    tables = {n: t.copy() for n, t in result.chosen.solution.tables.items()}
    assert [f.sentence for f in verify(result.program.tables, tables, money).failures] == []
    if make is handed_over:
        tables["stock"].loc[tables["stock"]["period"] == AFTER[0], "value"] -= 1.0
        failed = {f.check for f in verify(result.program.tables, tables).failures}
        assert "stock_standstill_balance" in failed
