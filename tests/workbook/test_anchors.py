"""Figures that follow from many cells: worked out by hand, and said at a cell where a column is in another unit."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model.schema.anchors import ANCHORS, BILL, CAPITAL, LANDED, MADE, OXIDE, POWER
from model.workbook import tables_from
from model.workbook.read.cells import Grid, load
from runners.check import main
from tests.cases.grid import place, sound_grid
from tests.cases.messages import messages
from tests.cases.shipped import INPUTS

pytestmark = pytest.mark.quick
SMALL = INPUTS / "repm_small.xlsx"
SAID = "such figures lie within"


@pytest.fixture(scope="module")
def small() -> Grid:
    return load(SMALL)


def scaled(grid: Grid, title: str, heading: str, factor: float, only: str = "") -> Grid:
    """The workbook with a column, or the years of a row, multiplied."""
    sheet, first = grid.sheets[title], place(grid, title, heading)[1]
    years = heading.startswith("FY")
    cells = {
        (r, c): replace(cell, value=cell.value * factor)
        for (r, c), cell in sheet.cells.items()
        if r > 6 and (c == first or (years and c >= first)) and isinstance(cell.value, int | float)
        and (not only or sheet.cells[r, 1].value == only)
    }
    return replace(grid, sheets={**grid.sheets, title: replace(sheet, cells={**sheet.cells, **cells})})


def test_the_worked_example_by_hand(small):
    """Proves: a magnet of grade N takes 1.25 kg of alloy, 0.4 of metal, 0.5 of oxide.

    Electricity: 10 kWh in sintering, 2 × 1.25 in casting, 10 × 0.4 in reduction: 16.5 kWh, at ₹10 ₹165. Capital: 0.4
    crore in sintering, 0.08 × 1.25 and 0.25 × 0.4: ₹0.6 crore per t/a. It lands at ₹4,000, grade H, with 0.02 kg of
    oxide of Dy, at ₹6,000.
    """
    found = {d.name: d for d in tables_from(small).derived}
    assert [a.name for a in ANCHORS] == list(found)
    assert {n: (d.least, d.most) for n, d in found.items()} == {
        LANDED: pytest.approx((4000, 6000)), OXIDE: pytest.approx((0.5, 0.52)), POWER: pytest.approx((16.5, 16.5)),
        BILL: pytest.approx((165, 165)), CAPITAL: pytest.approx((0.6, 0.6)), MADE: pytest.approx((2850, 3350)),
    }
    assert (found[LANDED].least_of, found[LANDED].most_of) == ("Magnet N", "Magnet H")


@pytest.mark.parametrize(("title", "heading", "only", "factor", "names"), [
    ("Economy", "FY2026-27", "Power price", 100.0, {BILL}),
    ("Capacity", "Electricity", "", 100.0, {POWER, BILL}),
    ("Capacity", "Electricity", "", 0.01, {POWER, BILL}),
    ("Capacity", "Capital cost", "", 100.0, {CAPITAL}),
    ("Capacity", "Capital cost", "", 0.01, {CAPITAL}),
    ("Capacity", "Running cost", "", 1000.0, {MADE}),
    ("Prices", "FY2026-27", "", 0.01, {LANDED}),
    ("Recipes", "Amount", "", 100.0, {OXIDE, POWER}),
    ("Economy", "FY2026-27", "₹ per USD", 0.01, {LANDED}),
])
def test_a_column_in_another_unit_leaves_the_range(small, title, heading, only, factor, names):
    """Proves: paise for rupees, lakh for crore: each column is told at a cell of that sheet, or at what it leads to."""
    assert not [m for m in messages(small) if SAID in m]
    told = [m for m in messages(scaled(small, title, heading, factor, only)) if SAID in m]
    assert {n for n in names if any(f"{n} comes to" in m for m in told)} == names
    assert all(" of Magnet " in m and "this cell weighs most in it" in m for m in told)


def test_far_beyond_the_range_is_a_stop(small):
    """Proves: a hundred times beyond is no note any more. Sensitivity: within a hundred times it is."""
    far = scaled(small, "Capacity", "Capital cost", 1000.0)
    near = scaled(small, "Capacity", "Capital cost", 100.0)
    assert [m for m in messages(far) if m.startswith("stop Capacity!G") and SAID in m]
    assert [m for m in messages(near) if m.startswith("note Capacity!G") and SAID in m]


def test_a_plain_network_without_magnets_has_none():
    """Proves: nothing is told of goods that are no magnets, and nothing fails."""
    grid = sound_grid()
    assert {d.name for d in tables_from(grid).derived} >= {LANDED, OXIDE}
    sheet = grid.sheets["Commodities"]
    column = place(grid, "Commodities", "Kind")[1]
    cells = {at: replace(c, value="other") if at[1] == column and c.value == "magnet" else c
             for at, c in sheet.cells.items()}
    sheet.cells = cells
    grid.sheets.pop("Duties")
    for title in ("Scheme", "Award sizes", "Bids"):
        grid.sheets.pop(title)
    assert [m for m in messages(grid) if SAID in m] == []


def test_the_check_shows_them(capsys):
    assert main([str(SMALL)]) == 0
    assert "Oxide in a magnet: 0.50 to 0.52 kg/kg (such figures: 0.2 to 2)" in capsys.readouterr().err
    assert main([str(SMALL), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [d["name"] for d in record["derived"]] == [a.name for a in ANCHORS]
