"""Usual ranges: every number of Settings, Scheme, Aims and Economy lies in one, or the check says so."""

from __future__ import annotations

import pytest

from model.schema import BY_TITLE, fields_of
from model.schema.column import Field
from model.schema.economy import ITEM_UNITS, ITEM_USUAL
from model.workbook.read.bounds import FAR
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick
NUMBERS = ("number", "whole", "share")
FORMS = [(t, f) for t in ("Settings", "Scheme") for f in fields_of(BY_TITLE[t]) if f.kind in NUMBERS]
ANYTHING = {"constant_cost": "what a country pays whatever is planned may be any sum, below zero too"}
"""Numbers without a usual range, and why."""


def bounded(field: Field) -> bool:
    """Whether a number has a range: a usual one, or bounds on both sides that say as much."""
    return field.column.usual is not None or (field.ge is not None or field.gt is not None) and field.le is not None


@pytest.mark.parametrize(("title", "field"), FORMS, ids=[f"{t} {f.name}" for t, f in FORMS])
def test_every_number_has_a_range(title: str, field: Field) -> None:
    assert bounded(field) != (field.name in ANYTHING)


RANGED = [(t, f) for t, f in FORMS if f.column.usual is not None and f.kind == "number" and f.le is None]


@pytest.mark.parametrize(("title", "field"), RANGED, ids=[f"{t} {f.name}" for t, f in RANGED])
def test_a_number_in_another_unit_is_a_stop_and_an_odd_one_a_note(title: str, field: Field) -> None:
    """Proves: twice the usual most is a note with the range; a thousand times it, as rupees for crore, a stop."""
    assert field.column.usual is not None
    said = {}
    for times in (2, 2 * FAR):
        grid = sound_grid()
        put(grid, title, field.column.heading, times * field.column.usual[1])
        said[times] = [m for m in messages(grid) if f" {title}!B" in m and "usual" in m]
    (odd,), (far,) = said.values()
    assert odd.startswith("note ")
    assert far.startswith("stop ")
    assert "another unit must be meant. Type it in" in far


def test_every_item_of_economy_has_a_range() -> None:
    assert set(ITEM_USUAL) == {*ITEM_UNITS, "₹ per USD"}


@pytest.mark.parametrize(("item", "unit", "value", "said"), [
    ("Power price", "₹/kWh", 760.0, "760 ₹/kWh is outside the usual 0 to 25. Check the unit."),
    ("Inflation", "% a year", 0.4, "40% is outside the usual 0% to 15%. Check the unit."),
    ("₹ per USD", "₹", 0.92, "0.92 ₹ is outside the usual 40 to 200. Check the unit."),
    ("Grid factor", "t CO2/MWh", 710.0, "710 t CO2/MWh is outside the usual 0 to 1.5. Check the unit."),
])
def test_a_factor_on_a_whole_row_is_told(item: str, unit: str, value: float, said: str) -> None:
    """Proves: a figure that is wrong alike in all years, which no other year gives away, is told."""
    grid = sound_grid()
    rest = [r for r in SOUND["Economy"] if r["item"] != item]
    grid.sheets["Economy"] = more("Economy", *rest, {"item": item, "unit": unit, "years": value})
    assert [m for m in messages(grid) if said in m and m.startswith("note Economy!")]


def test_a_price_year_far_from_the_plan() -> None:
    assert [m for m in messages(sound_grid(price_year="FY2090-91")) if m.startswith("stop Settings!B") and
            "lies" in m and "years from the plan" in m]
    assert [m for m in messages(sound_grid(price_year="FY2011-12")) if m.startswith("note Settings!B") and
            "15 years from the plan" in m]


def test_a_tolerance_that_leaves_nothing() -> None:
    """Proves: a thousand million points of 100 are a stop, for whatever the later aims are."""
    grid = sound_grid()
    grid.sheets["Aims"] = more("Aims", {"priority": 1, "aim": "Unmet demand", "tolerance_unit": "t"}, {
        "priority": 2, "aim": "Magnets by quantity", "tolerance_unit": "points", "tolerance": 1e9})
    assert [m for m in messages(grid) if "later aims may give up all of 'Magnets by quantity'" in m]
