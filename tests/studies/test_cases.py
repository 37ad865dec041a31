"""Cases: the plan chosen anew at the low and high figures of a workbook."""

from __future__ import annotations

import pytest

from model.case.change import apply, at_case
from model.planning.program import program_of
from model.planning.solve import solve
from tests.cases.answered import refuse_all
from tests.cases.case import Case
from tests.cases.small import plant
from tests.studies.asking import cases

pytestmark = pytest.mark.solve


def three() -> Case:
    """80 t a year of magnets; 40 at the low figures, 160 at the high ones."""
    case = plant().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    ev = next(r for r in case.rows["Demand and sales"] if r["market"] == "EV")
    return case.adding("Demand and sales", {**ev, "case": "Low", "years": 40.0}, {**ev, "case": "High", "years": 160.0})


def test_each_case_is_what_the_workbook_says_with_that_case_chosen() -> None:
    """Proves: a row is the plan of the same workbook with the word in Settings changed.

    Without it the low figures could be those of the base case: all three rows alike.
    """
    first = solve(program_of(three().tables))
    table = cases(first).set_index("case")
    assert list(table.index) == ["Low", "Base", "High"]
    assert list(table["chosen"]) == ["solved anew", "this report", "solved anew"]
    for case in ("Low", "High"):
        plain = solve(program_of(three().set(case=case).tables)).chosen.solution
        assert plain is not None
        assert table.loc[case, "national_cost"] == pytest.approx(plain.value("national_cost"))
        assert table.loc[case, "magnets_quantity"] == pytest.approx(plain.value("magnets_quantity_aim"))
    assert table["national_cost"].is_monotonic_increasing
    assert table["national_cost"].nunique() == 3


def test_a_workbook_of_one_case_has_no_table() -> None:
    assert cases(solve(program_of(plant().tables))).empty


def test_the_chosen_case_stays_as_it_is() -> None:
    tables = three().tables
    assert apply(tables, [at_case("Base")]).tables.yearly["Demand and sales"].equals(tables.yearly["Demand and sales"])


def test_a_plan_that_the_check_refuses_has_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: what is solved besides is checked as the plan is. Without it a wrong case stands beside a proven plan."""
    result = solve(program_of(three().tables))
    refuse_all(monkeypatch)
    table = cases(result).set_index("case")
    assert list(table["status"]) == ["checks failed", "optimal", "checks failed"]
    assert list(table["national_cost"].isna()) == [True, False, True]


def test_without_a_scheme_there_is_no_outlay_and_no_gap() -> None:
    """Without it a workbook that has no scheme would be told to have a gap of ₹0 crore."""
    table = cases(solve(program_of(three().tables)))
    assert table[["outlay", "gap"]].isna().all(axis=None)
