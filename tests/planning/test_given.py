"""Given plans: decisions written by one run and held in another, on the same or on other data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from model.case.decisions import DECISION_SHEETS, GivenPlan
from model.ground.errors import InputProblems
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
from tests.formulation.test_facilities import deciding
from tests.formulation.test_limits import YEARS, limited
from tests.formulation.test_units import units
from tests.formulation.test_whole_lots import lots, two_lots
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve
Spoil = Callable[[openpyxl.Workbook], None]
F = ("F", "mag", "new", "FY2026-27")
FOLLOWING = {
    "activity", "assured_oxide", "assured_part", "assured_per_award", "assured_right", "eligible", "home_substitute",
    "incentive", "limit_excess", "limit_shortfall", "over_ceiling", "share_excess", "ship", "stock", "subsidy",
    "substitute", "unmet_demand", "usable_capacity", "viability_gap",
}
"""Variables that are chosen anew when a plan is tested: flows, stocks, payments, and what counts them."""


def planned(case: Case, folder: Path, spoil: Spoil | None = None) -> GivenPlan:
    """The plan of a case, written to plan.xlsx, perhaps changed by hand, and read back."""
    path = folder / "plan.xlsx"
    write_plan(material_of(case), path)
    if spoil is not None:
        book = openpyxl.load_workbook(path)
        spoil(book)
        book.save(path)
    return read_plan(path)


def held_in(case: Case, plan: GivenPlan) -> Result:
    return solve(program_of(case.tables, plan))


def cost(result: Result, plan: str = CHOSEN) -> float:
    return result.plans[plan].solution.value("national_cost")


def decided(result: Result) -> dict[str, list[float]]:
    tables = result.chosen.solution.tables
    return {s.variable: tables[s.variable]["value"].tolist() for s in DECISION_SHEETS if s.variable in tables}


def set_(sheet: str, cell: str, value: object) -> Spoil:
    def spoil(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return spoil


def refused(case: Case, plan: GivenPlan) -> list[str]:
    with pytest.raises(InputProblems) as stopped:
        program_of(case.tables, plan)
    return [str(p) for p in stopped.value.problems]


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


@pytest.mark.parametrize(("case", "messages"), [
    (plant().with_("Capacity", {}, most=50.0),
     ["Builds!E4: mag built at F (new): the decisions of the plan come to 80 t/a. Allowed is at most 50 t/a "
      "(Capacity!7 of the workbook); change the plan or the workbook."]),
    (plant().with_("Capacity", {}, least=90.0),
     ["Builds!E4: mag (new) built at F: the decisions of the plan come to 80 t/a. Allowed is at least 90 t/a "
      "(Capacity!7 of the workbook); change the plan or the workbook."]),
    (plant().with_("Capacity", {}, option="fast"),
     [f"Builds!E{n}: Facility F, Stage mag, Option new, Year {y} is not decided in the workbook. There is no new in "
      "it; take the row out." for n, y in enumerate(YEARS, 4)]
     + [f"Sheet 'Builds': no row for Facility F, Stage mag, Option fast, Year {y}. Add it: capacity commissioned at "
        "the start of the year; 0 where nothing is built [t/a]." for y in YEARS]),
    (deciding(),
     ["Sheet 'Opened': missing, or without rows; the workbook asks for 1. One row is 1 where the facility is open, 0 "
      "where not [1]."]),
])
def test_a_plan_that_does_not_fit_is_refused_with_its_cell(case, messages, tmp_path):
    assert refused(case, planned(plant(), tmp_path)) == messages


def test_a_selection_that_is_not_least_cost_is_refused(tmp_path):
    """B bid least and was selected; now C does."""
    one = two_lots().ruled(beneficiaries=1)
    (message,) = refused(one.with_("Bids", {"beneficiary": "C"}, rate=1900.0), planned(one, tmp_path))
    assert message.startswith("Awards!C6: order of selection of B after C: the decisions of the plan come to 1. "
                              "Allowed is at most 0 (Scheme!0 of the workbook)")


@pytest.mark.parametrize(("spoil", "message"), [
    (set_("Builds", "E4", -5), "Builds!E4: -5 is not possible. Type at least 0."),
    (set_("Builds", "A4", "f"), "Builds!E4: Facility f, Stage mag, Option new, Year FY2026-27 is not decided in the "
     "workbook. There is no f in it; take the row out."),
])
def test_decisions_spoilt_by_hand_are_refused(spoil, message, tmp_path):
    assert message in refused(plant(), planned(plant(), tmp_path, spoil))


def test_half_a_yes_is_refused(tmp_path):
    plan = planned(lots(), tmp_path, set_("Awards", "C6", 0.5))
    assert refused(lots(), plan) == ["Awards!C6: 0.5 is not possible. Type a whole number, at least 0 and at most 1."]


@pytest.mark.parametrize(("spoil", "message"), [
    (set_("Builds", "E5", None), "Builds!E5: Capacity is empty. Type a number in t/a."),
    (set_("Builds", "E5", "much"), "Builds!E5: Capacity is 'much'. Type a number in t/a."),
    (set_("Builds", "B5", 7), "Builds!B5: Stage is 7. Type a name."),
    (set_("Builds", "D5", "FY2026-27"), "Builds!E5: F, mag, new, FY2026-27 stands here a second time, after "
     "Builds!E4. Keep one row."),
    (set_("Builds", "E3", "Size"), "Sheet 'Builds': no row with the headings Facility, Stage, Option, Year, Capacity "
     "was found. Take the headings from a plan.xlsx that a run wrote."),
    (lambda book: book.remove(book["Builds"]), "plan.xlsx: this is no plan: it has none of the sheets that hold "
     "decisions. Take plan.xlsx from the folder of a run; its sheets are among Awards, Builds, Opened, Units."),
])
def test_a_file_that_is_no_plan_is_refused_with_its_cell(spoil, message, tmp_path):
    with pytest.raises(InputProblems) as stopped:
        planned(plant(), tmp_path, spoil)
    assert message in [str(p) for p in stopped.value.problems]
    assert stopped.value.file == tmp_path / "plan.xlsx"


def test_a_file_that_is_not_there_is_said_as_any_workbook(tmp_path):
    with pytest.raises(InputProblems, match="no such file") as stopped:
        read_plan(tmp_path / "none.xlsx")
    assert stopped.value.file == tmp_path / "none.xlsx"


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    material = material_of(plant())
    for name in ("a.xlsx", "b.xlsx"):
        write_plan(material, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert read_plan(tmp_path / "a.xlsx").values["build"][F] == pytest.approx(80.0)
