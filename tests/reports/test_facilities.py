"""Facilities opened: what is opened, what being open costs, and nothing where the workbook asks for none."""

from __future__ import annotations

import pytest

from model.reports import Material, report_tables
from model.reports.page.page import page
from model.reports.sheets.facilities import TOPIC
from tests.cases.case import Case
from tests.cases.small import plant
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


def deciding(yearly: float) -> Case:
    """F costs ₹10 crore to open and as much a year as given; at 25 % three years are worth 1 + 0.8 + 0.64 = 2.44."""
    case = plant().with_("Capacity", {"stage": "mag"}, most=200.0).set(discount_rate=0.25)
    return case.with_("Facilities", {}, decision="decide", opening_cost=10.0, yearly_cost=yearly, throughput=60.0)


def row(material: Material, facility: str) -> dict[str, object]:
    """The row of a facility."""
    frame = TOPIC.table(material).frame
    return dict(frame[frame["Facility"] == facility].iloc[0])


@pytest.fixture(scope="module")
def opened() -> Material:
    """F is opened, since being open costs little; a yard that is always open stands beside it."""
    yard = {"facility": "Yard", "kind": "reserve", "yearly_cost": 2.0}
    return material_of(deciding(1.0).adding("Facilities", yard))


@pytest.fixture(scope="module")
def closed() -> Material:
    """F is not opened, since being open costs more than making saves."""
    return material_of(deciding(100.0))


def test_an_opened_facility_says_when_and_at_what_cost(opened: Material) -> None:
    found = row(opened, "F")
    assert (found["Decision"], found["Open from"]) == ("opened", "FY2026-27")
    assert (found["Opening cost"], found["Yearly cost"]) == (10.0, 1.0)
    assert found["Present value"] == pytest.approx(12.44)
    assert (found["Shipped most"], found["Throughput"]) == (pytest.approx(60.0), 60.0)


def test_what_is_always_open_is_told_apart(opened: Material) -> None:
    found = row(opened, "Yard")
    assert (found["Decision"], found["Opening cost"]) == ("always open", 0.0)
    assert found["Throughput"] != found["Throughput"]


def test_a_closed_facility_costs_nothing(closed: Material) -> None:
    found = row(closed, "F")
    assert (found["Decision"], found["Open from"]) == ("not opened", None)
    assert found["Present value"] == found["Shipped most"] == 0.0


@pytest.mark.parametrize("plan", ["opened", "closed"])
def test_present_values_add_up_to_the_cost_lines(plan: str, request: pytest.FixtureRequest) -> None:
    material: Material = request.getfixturevalue(plan)
    lines = material.present_value("opening_cost") + material.present_value("open_facility_cost")
    assert TOPIC.table(material).frame["Present value"].sum() == pytest.approx(lines)


def test_the_page_shows_it(opened: Material, closed: Material) -> None:
    assert "Facilities that the plan opens: 1; that it leaves closed: 0" in page(opened)
    assert "\\u003cb\\u003eopened\\u003c/b\\u003e" in page(opened)
    assert "Facilities that the plan opens: 0; that it leaves closed: 1" in page(closed)


def test_there_is_none_where_the_workbook_asks_for_none(planted: Material) -> None:
    assert "Facilities opened" not in [t.sheet for t in report_tables(planted)]
