"""Scenarios: each is the plan of a workbook with the same cells typed in; bad rows are told at their cells."""

from __future__ import annotations

from typing import Any

import pytest

from model.case.scenarios import chain, changes_of, ticked
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve
from model.workbook import tables_from
from tests.cases.answered import refuse_all
from tests.cases.case import Case
from tests.cases.grid import more, sound_grid
from tests.cases.messages import messages
from tests.cases.shipped import Shipped
from tests.cases.small import award, plant
from tests.studies.asking import answer_of

DEMAND = {"sheet": "Demand and sales", "how": "multiply", "value": "1.5"}


def asked(case: Case, *scenarios: dict[str, Any], changes: tuple[dict[str, Any], ...]) -> Case:
    """A case with scenarios, decided anew unless they say otherwise, and their changes."""
    case = case.pursuing("Unmet demand", "Magnets by quantity", "National cost")
    return case.adding("Scenarios", *scenarios).adding("Scenario changes", *changes)


def table_of(case: Case) -> Any:
    return answer_of("scenarios", solve(program_of(case.tables))).frame.set_index("scenario")


@pytest.mark.solve
def test_a_scenario_is_the_plan_of_a_workbook_with_the_same_cells_typed_in() -> None:
    """Proves: half as much demand again, and half as dear magnets on top of it, as typed by hand.

    Sensitivity: in another order, or without the scenario it is built on, the second would be another plan.
    """
    case = asked(plant(), {"scenario": "more"}, {"scenario": "dear too", "built_on": "more"}, changes=(
        {"scenario": "more", "change": "demand", **DEMAND},
        {"scenario": "dear too", "change": "price", "sheet": "Prices", "where": "Commodity = magnet", "how": "multiply",
         "value": "1.5"},
    ))
    table = table_of(case)
    assert list(table.index) == ["the workbook as it is", "more", "dear too"]
    ev = next(r for r in plant().rows["Demand and sales"] if r["market"] == "EV")
    price = next(r for r in plant().rows["Prices"] if r["commodity"] == "magnet")
    typed = plant().pursuing("Unmet demand", "Magnets by quantity", "National cost").with_(
        "Demand and sales", {"market": "EV"}, years=_times(ev["years"], 1.5))
    both = typed.with_("Prices", {"commodity": "magnet"}, years=_times(price["years"], 1.5))
    for name, hand in (("more", typed), ("dear too", both)):
        plan = solve(program_of(hand.tables)).chosen.solution
        assert plan is not None
        assert table.loc[name, "national_cost"] == pytest.approx(plan.value("national_cost"), rel=1e-6)
        assert table.loc[name, "d_cost"] == pytest.approx(
            plan.value("national_cost") - table["national_cost"].iloc[0], rel=1e-5)
    assert table["national_cost"].is_monotonic_increasing


def _times(years: Any, factor: float) -> Any:
    return [factor * v for v in years] if isinstance(years, list) else factor * years


@pytest.mark.solve
def test_one_that_has_no_plan_is_a_row_with_its_reason() -> None:
    """Proves: the others stand. Sensitivity: one that is not ticked is not solved."""
    case = asked(plant(), {"scenario": "none"}, {"scenario": "more"}, {"scenario": "left", "run": False}, changes=(
        {"scenario": "none", "change": "rate", "sheet": "Settings", "column": "Discount rate", "how": "set",
         "value": "much"},
        {"scenario": "more", "change": "demand", **DEMAND},
    ))
    table = table_of(case)
    assert list(table.index) == ["the workbook as it is", "none", "more"]
    assert table.loc["none", "status"].startswith("not solved: ")
    assert table.loc["none", "national_cost"] != table.loc["none", "national_cost"]
    assert table.loc["more", "status"] == "optimal"


@pytest.mark.solve
def test_awards_that_are_held_are_those_of_the_plan() -> None:
    """Proves: with half the demand fewer would be awarded; held, the award stays and what it costs is seen."""
    half = {"scenario": "x", "change": "demand", "sheet": "Demand and sales", "how": "multiply", "value": "0.5"}
    first = asked(award().with_("Demand and sales", {}, years=100.0), {"scenario": "x", "held": "awards held"},
                  changes=(half,))
    table = table_of(first)
    assert table.loc["x", "status"] == "optimal"
    assert table.loc["x", "awards_t"] == pytest.approx(table["awards_t"].iloc[0])


@pytest.mark.solve
def test_a_plan_that_the_check_refuses_has_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    result: Result = solve(program_of(asked(plant(), {"scenario": "more"}, changes=(
        {"scenario": "more", "change": "demand", **DEMAND},)).tables))
    refuse_all(monkeypatch)
    table = answer_of("scenarios", result).frame.set_index("scenario")
    assert table.loc["more", "status"] == "checks failed"
    assert table.loc["more", "national_cost"] != table.loc["more", "national_cost"]


SOUND_CHANGE = {"scenario": "a", "change": "c", "sheet": "Prices", "where": "At = China", "how": "multiply",
                "value": 1.5}


@pytest.mark.quick
@pytest.mark.parametrize(("change", "said"), [
    ({"sheet": "Pries"}, "stop 'Scenario changes'!C7: 'Pries' is no sheet. Did you mean 'Prices'?"),
    ({"where": "Place = China"}, "stop 'Scenario changes'!C7: 'Place' is no column of 'Prices'."),
    ({"where": "At = Chna"}, "Did you mean 'China'?"),
    ({"where": "At China"}, "stop 'Scenario changes'!C7: 'At China' is not of the form Column = value."),
    ({"first": "FY2050-51"}, "'FY2050-51' is no year of the plan."),
    ({"column": "Curency", "how": "set"}, "'Curency' is no column of 'Prices'."),
    ({"sheet": "Stages", "where": None}, "'Stages' has no year cells. Name a column."),
    ({"how": "add", "value": "some"}, "'some' is not a number."),
    ({"scenario": "b"}, "Did you mean"),
])
def test_a_change_that_names_what_is_not_there_is_told_at_its_cell(change: dict[str, Any], said: str) -> None:
    """Proves: nothing is passed over in silence. Sensitivity: as it stands nothing is said."""
    grid = sound_grid()
    grid.sheets["Scenarios"] = more("Scenarios", scenario="a")
    grid.sheets["Scenario changes"] = more("Scenario changes", SOUND_CHANGE)
    assert messages(grid) == []
    assert changes_of(tables_from(grid), "a")[0].said_at == "'Scenario changes'!B7"
    grid.sheets["Scenario changes"] = more("Scenario changes", {**SOUND_CHANGE, **change})
    assert [m for m in messages(grid) if said in m or (change.get("scenario") and m.startswith("stop "))]


@pytest.mark.quick
def test_a_scenario_built_on_itself_without_changes_or_too_likely_is_told() -> None:
    grid = sound_grid()
    circle = ({"scenario": "a", "built_on": "b"}, {"scenario": "b", "built_on": "a",
                                                                         "held": "decide anew"})
    grid.sheets["Scenarios"] = more("Scenarios", *circle)
    assert [m for m in messages(grid) if "a on b on a: the scenario is built on itself" in m]
    grid.sheets["Scenarios"] = more("Scenarios", {"scenario": "a"})
    assert [m for m in messages(grid) if m.startswith("note Scenarios!A7: 'a' has no row on Scenario changes")]
    grid.sheets["Scenarios"] = more("Scenarios", {"scenario": "a", "held": "decide anew", "probability": 0.7},
                                    {"scenario": "b", "held": "decide anew", "probability": 0.6})
    assert [m for m in messages(grid) if "the scenarios that run come to 130 %" in m]


@pytest.mark.quick
def test_the_shipped_scenarios_are_ticked_and_change_something(shipped: Shipped) -> None:
    """Proves: each of them reaches cells of its workbook and has a source and a question."""
    for name, least in (("base", 14), ("small", 3)):
        tables = shipped.tables(name)
        rows = ticked(tables)
        assert len(rows) >= least
        assert all(r.question and r.confidence for r in rows)
        assert all(changes_of(tables, r.scenario) for r in rows)
    assert chain(shipped.tables("small"), "Oxide dear, awards held") == ["Demand up", "Oxide dear, awards held"]
    assert ticked(shipped.tables("bidding")) == []
