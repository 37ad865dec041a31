"""One average year for all the years that a plan runs on: as good as each of them, in a smaller program."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row, terms
from tests.formulation.test_limits import limited
from tests.formulation.test_returns import returning
from tests.formulation.test_run_on import lasting
from tests.formulation.test_tax import taxed

LAST, AFTER = "FY2028-29", "FY2029-30"
AVERAGE = "one average year"
BUILD = ("F", "mag", "new")


def averaged(case: Case, years: int = 3) -> Case:
    """A case that runs on for some years as one."""
    return case.set(run_on_years=years, run_on_as=AVERAGE)


def short_lived() -> Case:
    """Up to 60 t/a of a line that lives five years, four of them in ramp-up: it dies before the last run on."""
    return lasting().with_("Capacity", {}, life=5, capex=0.5, most=60.0, ramp_1=0.25, ramp_2=0.5, ramp_3=0.6,
                           ramp_4=0.8)


def giving_back() -> Case:
    """A tenth of what is sold comes back two years later."""
    return returning(years=2).with_("Commodities", {"commodity": "old"}, ndpr=0.3)


def taxed_for_long() -> Case:
    """A taxed maker whose plants live two years beyond the four of the plan; its claims are paid within them."""
    case = taxed(price=14000.0).with_("Capacity", {}, life=5).with_("Facilities", {}, cost_of_capital=0.1)
    return case.ruled(scheme_years=3, claim_lag=1)


@pytest.mark.quick
def test_a_plant_counts_by_the_years_it_lives():
    """At 10 %: of three years a line of the second plan year lives two, the last of them at its fifth step.

    It is 2, then 3 years old, and dies: (δ³ × 0.6 + δ⁴ × 0.8) ÷ (δ³ + δ⁴ + δ⁵), with all four years of its life.
    """
    case = averaged(short_lived().with_("Capacity", {}, life=4, running_cost=0.0, fixed_cost=0.02))
    arrays = program_of(case.tables).arrays
    weight = [1.1**-n for n in (3, 4, 5)]
    found, _, _ = row(arrays, "usable_capacity_define", "F", "mag", AFTER)
    used = (0.6 * weight[0] + 0.8 * weight[1]) / sum(weight)
    assert found["build", *BUILD, "FY2027-28"] == pytest.approx(-used)
    kept, _ = terms(arrays, "fixed_running_cost", AFTER)
    assert kept["build", *BUILD, "FY2027-28"] == pytest.approx(0.02 * sum(weight[:2]) / sum(weight))
    cost, _ = terms(arrays, "national_cost")
    assert cost["ship", "magnet", "China", "EV", AFTER] == pytest.approx(sum(weight))


@pytest.mark.quick
def test_sums_over_all_years_count_it_for_each():
    """Proves: an ore body, a limit over all years and demand not met count the average year three times."""
    case = averaged(limited(over="all years").with_("Supply", {"commodity": "alloy"}, in_place=240.0))
    arrays = program_of(case.tables).arrays
    assert row(arrays, "own_limit", "mine", "")[0]["activity", "F", "M", AFTER] == 3.0
    assert row(arrays, "reserve_limit", "China", "alloy")[0]["ship", "alloy", "China", "F", AFTER] == 3.0
    unmet, _ = terms(arrays, "unmet_demand_aim")
    assert (unmet["unmet_demand", "magnet", "EV", LAST], unmet["unmet_demand", "magnet", "EV", AFTER]) == (1.0, 3.0)


@pytest.mark.quick
def test_what_comes_back_is_spread_over_its_years():
    """Proves: of three years, what comes back two years on is that of two planned years and of the average year."""
    arrays = program_of(averaged(returning(years=2)).tables).arrays
    found, _, _ = row(arrays, "surplus_balance", "old", "F", AFTER)
    back = {y: found["ship", "magnet", "China", "EV", y] for y in ("FY2027-28", LAST, AFTER)}
    assert back == pytest.approx(dict.fromkeys(back, 0.1 / 3))


@pytest.mark.quick
def test_tax_counts_the_profit_of_all_its_years():
    """Proves: three times tax against three times a quarter of the margin, and wear only while plants live."""
    case = averaged(taxed_for_long().with_("Capacity", {}, life=4), 2)
    found, _, _ = row(program_of(case.tables).arrays, "tax_floor", "B", "FY2030-31")
    assert found["tax_paid", "B", "FY2030-31"] == 2.0
    assert found["ship", "magnet", "B", "Home", "FY2030-31"] == pytest.approx(-0.25 * 2 * 1.4)
    assert found["build", "B", "sintering", "new", "FY2028-29"] == pytest.approx(0.25 * 2.4)


@pytest.mark.solve
@pytest.mark.parametrize("make", [lasting, short_lived])
def test_it_costs_what_each_year_would(make):
    """Proves: cost and builds are those of three years one by one, also of plants that die among them.

    It holds where no plant is too large for one of the years and missing in another. Sensitivity: with plants at the
    life of the first of the years, the one that dies early would seem worth more.
    """
    each, one = answer(make()), answer(averaged(make()))
    assert one.aim("National cost") == pytest.approx(each.aim("National cost"))
    assert one.of("build", *BUILD, "FY2026-27") == pytest.approx(each.of("build", *BUILD, "FY2026-27"))


@pytest.mark.solve
def test_gap_and_tax_are_those_of_each_year():
    """Proves: a maker's gap and tax agree within 1 %. Sensitivity: tax of one year for two would be half of it."""
    each, one = (solve(program_of(c.tables)).money["chosen"].viability.iloc[0]
                 for c in (taxed_for_long().set(run_on_years=2), averaged(taxed_for_long(), 2)))
    assert each["tax"] > 1.0
    for name in ("gap", "tax", "with_scheme", "margin_after_window"):
        assert one[name] == pytest.approx(each[name], rel=0.01), name


@pytest.mark.solve
@pytest.mark.parametrize(("rate", "exact"), [(0.1, True), (0.3, False)])
def test_the_value_of_a_maker_whose_plants_end_early_is_exact_at_the_discount_rate(rate: float, exact: bool) -> None:
    """Proves: plants that end after one of four years run on are valued as in each year, at the discount rate of 10 %.

    Sensitivity: at 30 % the value is off by up to a fifth, which the check of the workbook says.
    """
    case = taxed_for_long().set(discount_rate=0.1).with_("Facilities", {}, cost_of_capital=rate, tax_rate=None)
    each, one = (solve(program_of(c.tables)).money["chosen"].viability.iloc[0]["with_scheme"]
                 for c in (case.set(run_on_years=4), averaged(case, 4)))
    assert (abs(one - each) < 1e-6 * abs(each)) == exact
    assert one == pytest.approx(each, rel=0.2)


@pytest.mark.solve
@pytest.mark.parametrize("make", [short_lived, taxed_for_long, giving_back])
def test_the_check_counts_its_years(make):
    """Proves: the check works an average year out for itself. Sensitivity: counted once, cost is found by name."""
    case = averaged(make(), 2)
    result = solve(program_of(case.tables))
    money = None if result.money.get("chosen") is None else vars(result.money["chosen"])
    tables = dict(result.chosen.solution.tables)
    assert [f.sentence for f in verify(case.tables, tables, money).failures] == []
    once = verify(case.set(run_on_as=None, run_on_years=1).tables, tables)
    assert "national_cost" in {f.check for f in once.failures}
