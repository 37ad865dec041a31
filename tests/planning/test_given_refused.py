"""Given plans that are refused: what does not fit the workbook, and files that are no plan."""

from __future__ import annotations

import openpyxl
import pytest

from model.case.decisions import GivenPlan
from model.ground.errors import InputProblems
from model.planning.program import program_of
from model.workbook.plan_file import read_plan
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_facilities import deciding
from tests.formulation.test_limits import YEARS
from tests.formulation.test_whole_lots import lots, two_lots
from tests.planning.given import Spoil, planned

pytestmark = pytest.mark.solve


def set_(sheet: str, cell: str, value: object) -> Spoil:
    def spoil(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return spoil


def refused(case: Case, plan: GivenPlan) -> list[str]:
    with pytest.raises(InputProblems) as stopped:
        program_of(case.tables, plan)
    return [str(p) for p in stopped.value.problems]


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
     "decisions. Take plan.xlsx from the folder of a run; its sheets are among Awards, Builds, Opened, Units, "
     "Reserve."),
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
