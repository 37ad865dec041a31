"""Whole units: how many of which size start when, and what their size does to their cost."""

from __future__ import annotations

import pytest

from model.reports import Material, report_tables
from model.reports.page.page import page
from model.reports.sheets.units import TOPIC
from tests.cases.small import plant
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


@pytest.fixture(scope="module")
def built() -> Material:
    """80 t/a take three lines of 30 t/a, which at an exponent of 0.6 cost 27 × 3^−0.4."""
    return material_of(plant().with_("Capacity", {"stage": "mag"}, unit_size=30.0, most=120.0, reference_size=30.0,
                                     scale_exponent=0.6))


def test_units_are_counted_with_their_size_year_and_cost(built: Material) -> None:
    frame = TOPIC.table(built).frame
    assert len(frame) == 1
    found = dict(frame.iloc[0])
    assert [found[c] for c in ("Facility", "Stage", "Option", "Start work in")] == ["F", "mag", "new", "FY2026-27"]
    assert (found["Units"], found["Unit size"], found["Built"]) == (3.0, 30.0, 90.0)
    assert (found["At reference"], found["Capital cost"]) == (pytest.approx(27.0), pytest.approx(27 * 3**-0.4))
    assert found["Against reference"] == pytest.approx(100 * 3**-0.4)


def test_units_are_what_is_built(built: Material) -> None:
    assert TOPIC.table(built).frame["Built"].sum() == pytest.approx(built.solution["build"]["value"].sum())


def test_capital_beyond_the_reference_is_the_cost_line(built: Material) -> None:
    """The lines last exactly the three years of the plan, so that nothing is credited."""
    frame = TOPIC.table(built).frame
    assert (frame["Capital cost"] - frame["At reference"]).sum() == pytest.approx(built.present_value("scale_cost"))


def test_the_page_shows_it(built: Material) -> None:
    text = page(built).replace("\N{NO-BREAK SPACE}", " ")
    assert "Whole units that are built: 3, with 90 t/a of capacity together" in text


def test_where_none_is_built_the_sheet_says_so() -> None:
    case = plant().with_("Capacity", {"stage": "mag"}, unit_size=30.0, most=120.0, capex=9.0)
    table = TOPIC.table(material_of(case))
    assert (table.sentence, len(table.frame)) == ("No whole unit is built.", 0)


def test_there_is_none_where_the_workbook_asks_for_none(planted: Material) -> None:
    assert "Whole units" not in [t.sheet for t in report_tables(planted)]
