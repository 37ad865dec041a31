"""Given plans: decisions written by one run and held in another, on the same or on other data."""

from __future__ import annotations

import pytest

from model.case.decisions import DECISION_SHEETS, GivenPlan
from model.pages.source import topics
from model.planning.plan import CHOSEN, CHOSEN_ANEW
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.reports.plan_file import write_plan
from model.studies.why_not.why_not import why_not
from model.workbook.plan_file import read_plan
from tests.cases.case import Case
from tests.cases.small import award, plant
from tests.formulation import test_reserve
from tests.formulation.test_facilities import deciding
from tests.formulation.test_limits import limited
from tests.formulation.test_units import units
from tests.formulation.test_whole_lots import lots, two_lots
from tests.planning.given import planned
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve
F = ("F", "mag", "new", "FY2026-27")
FOLLOWING = {
    "activity", "assured_oxide", "assured_part", "assured_per_award", "assured_right", "eligible", "home_substitute",
    "idle_capacity", "incentive", "limit_excess", "limit_shortfall", "over_ceiling", "share_excess", "ship", "stock",
    "subsidy",
    "substitute", "tax_paid", "unmet_demand", "usable_capacity", "viability_gap",
}
"""Variables that are chosen anew when a plan is tested: flows, stocks, payments, and what counts them."""


def held_in(case: Case, plan: GivenPlan) -> Result:
    return solve(program_of(case.tables, plan))


def cost(result: Result, plan: str = CHOSEN) -> float:
    return result.plans[plan].solution.value("national_cost")


def decided(result: Result) -> dict[str, list[float]]:
    tables = result.chosen.solution.tables
    return {s.variable: tables[s.variable]["value"].tolist() for s in DECISION_SHEETS if s.variable in tables}


def test_every_variable_is_a_decision_or_follows_from_them():
    """Without it: a decision that is added later is not written, and a plan is tested with it chosen anew."""
    variables = {p.name for topic in topics() for p in topic.parts if p.kind == "Var"}
    decisions = {s.variable for s in DECISION_SHEETS}
    assert decisions <= variables
    assert variables - decisions == FOLLOWING


@pytest.mark.parametrize(
    "case", [plant(), award(), two_lots().ruled(beneficiaries=1), units(), deciding(opening_cost=10.0)],
    ids=["plant", "award", "whole lots", "units", "opened"],
)
def test_a_plan_tested_on_its_own_workbook_is_the_same_plan(case, tmp_path):
    """Proves: nothing is lost between plan and file: the same decisions, cost and dependence, every sort of them."""
    free = solve(program_of(case.tables))
    given = held_in(case, planned(case, tmp_path))
    assert given.chosen.word == "optimal"
    for variable, values in decided(free).items():
        assert decided(given)[variable] == pytest.approx(values, abs=1e-6)
    for name in ("national_cost", "magnets_quantity_aim", "chain_value_aim", "unmet_demand_aim"):
        expected = free.chosen.solution.value(name)
        assert given.chosen.solution.value(name) == pytest.approx(expected, abs=1e-6)
    assert cost(given, CHOSEN_ANEW) == pytest.approx(cost(free))


def test_builds_are_kept_and_flows_chosen_anew(tmp_path):
    """80 t/a were built for 80 t; at 120 t the rest is imported: 80 × 0.3 + 3 × (80 × 0.6 + 40 × 1.0) = ₹288 crore.

    Without the plan being held, 120 t/a are built: 120 × 0.3 + 3 × 120 × 0.6 = ₹252 crore, the plan chosen anew.
    """
    more = plant().with_("Demand and sales", {}, years=120.0)
    given = held_in(more, planned(plant(), tmp_path))
    assert sum(decided(given)["build"]) == pytest.approx(80.0)
    assert cost(given) == pytest.approx(288.0)
    assert cost(given, CHOSEN_ANEW) == cost(solve(program_of(more.tables))) == pytest.approx(252.0)


def test_a_reserve_is_kept_as_it_was_decided(tmp_path):
    """Proves: 30 t kept where a stop is as likely as not are kept where none comes; a free plan would keep none.

    Sensitivity: with the stock left open the given plan would keep none either, and name a cost of the other.
    """
    calm = test_reserve.likely(holding=20000.0)
    given = held_in(calm.set(stop_chance=0.0), planned(calm, tmp_path))
    kept = {n: p.solution["reserve_held"]["value"].tolist() for n, p in given.plans.items()}
    assert kept[CHOSEN] == pytest.approx([0.0, 30.0, 30.0])
    assert kept[CHOSEN_ANEW] == pytest.approx([0.0, 0.0, 0.0])


def test_awards_stay_where_a_free_plan_would_change_them(tmp_path):
    """At a demand of 60 t B is awarded 60 t/a; at 100 t a free plan awards 80, and the 20 more save 1.38 each."""
    few = lots().with_("Demand and sales", {}, years=60.0)
    given = held_in(lots(), planned(few, tmp_path))
    awards = {n: p.solution["award"]["value"].tolist() for n, p in given.plans.items()}
    assert awards[CHOSEN] == pytest.approx([60.0])
    assert awards[CHOSEN_ANEW] == pytest.approx([80.0])
    assert cost(given) - cost(given, CHOSEN_ANEW) == pytest.approx(20 * 1.38)


def test_a_plan_that_flows_cannot_follow_is_no_plan(tmp_path):
    """At least 100 t are to be made each year, with 80 t/a: asking for 80 instead would leave a plan.

    Without the plan being held when it is asked why not, more would be built and nothing would be in the way.
    """
    result = held_in(limited(sense="≥", value=100.0), planned(plant(), tmp_path))
    assert result.chosen.word == "no plan"
    found = why_not(result)
    assert found.verified
    assert found.repair["to"].tolist() == pytest.approx([80.0])


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    material = material_of(plant())
    for name in ("a.xlsx", "b.xlsx"):
        write_plan(material, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert read_plan(tmp_path / "a.xlsx").values["build"][F] == pytest.approx(80.0)
