"""Figures that follow from many cells: worked out by hand, and said at a cell where a column is in another unit."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model.case.derived import Derived
from model.schema.anchors import ANCHORS, BILL, CAPITAL, LANDED, MADE, OXIDE, POWER
from model.workbook import tables_from
from model.workbook.read.cells import Grid, load
from model.workbook.rules.anchors import anchors_hold
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


@pytest.mark.parametrize(("title", "heading", "only", "factor", "name"), [
    ("Economy", "FY2026-27", "Power price", 0.05, BILL),
    ("Capacity", "Electricity", "", 0.2, POWER),
    ("Capacity", "Capital cost", "", 0.03, CAPITAL),
    ("Prices", "FY2026-27", "", 0.1, LANDED),
])
def test_a_column_in_another_unit_leaves_the_range(small, title, heading, only, factor, name):
    """Proves: where each cell looks possible by itself, what follows from them does not, told at a cell of the sheet.

    Sensitivity: a cell that is told for its own size is not told twice.
    """
    assert not [m for m in messages(small) if SAID in m]
    told = [m for m in messages(scaled(small, title, heading, factor, only)) if SAID in m]
    assert [m for m in told if m.startswith(f"note {title}!") and f"{name} comes to" in m]
    again = [m for m in messages(scaled(small, title, heading, 100.0, only)) if SAID in m]
    assert len({m.split(" ")[1] for m in again}) == len(again)


def test_inputs_of_every_route_in_another_unit(small):
    """Proves: 4 kg for 1 in each step is no figure of a magnet. Sensitivity: below a hundred times it is a note."""
    sheet = small.sheets["Recipes"]
    role, amount = (place(small, "Recipes", h)[1] for h in ("Role", "Amount"))
    inputs = {(r, amount) for (r, c), cell in sheet.cells.items() if c == role and cell.value == "input"}
    for factor, severity in ((4.0, "note"), (12.0, "stop")):
        cells = {at: replace(c, value=c.value * factor) if at in inputs else c for at, c in sheet.cells.items()}
        grid = replace(small, sheets={**small.sheets, "Recipes": replace(sheet, cells=cells)})
        assert [m for m in messages(grid) if m.startswith(f"{severity} Recipes!") and f"{OXIDE} comes to" in m]


@pytest.mark.parametrize("anchor", ANCHORS, ids=lambda a: a.name)
@pytest.mark.parametrize(("times", "severity"), [(0.5, ""), (2.0, "note"), (200.0, "stop")])
@pytest.mark.parametrize("above", [True, False])
def test_every_figure_has_a_range_with_two_ends(anchor, times, severity, above):
    value = anchor.high * times if above else anchor.low / times
    ends = (anchor.low, value, "N", "H", "A!A1", "A!B2") if above else (value, anchor.high, "N", "H", "A!A1", "A!B2")
    found = list(anchors_hold([Derived(anchor.name, anchor.unit, *ends)]))
    assert [(p.severity, p.where) for p in found] == ([(severity, "A!B2" if above else "A!A1")] if severity else [])
    assert list(anchors_hold([Derived(anchor.name, anchor.unit, *ends)], {"A!A1", "A!B2"})) == []


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
