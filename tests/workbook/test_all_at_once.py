"""All problems at once, one cause one message."""

from __future__ import annotations

import pytest

from model.ground.address import split
from model.ground.errors import Problem
from model.schema import SHEETS
from model.workbook.read.workbook import in_tab_order
from tests.cases.grid import YEARS, clear_row, drop_column, put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick

TEN = (
    lambda g: put(g, "Aims", "Tolerance unit", "points"),
    lambda g: put(g, "Commodities", "Nd+Pr", "abc", 13),
    lambda g: put(g, "Stages", "Scheme role", None, 9),
    lambda g: put(g, "Recipes", "Amount low", 9.4, 8),
    lambda g: put(g, "Facilities", "Place", "Delhi"),
    lambda g: put(g, "Capacity", "Availability", 90),
    lambda g: put(g, "Supply", "FY2027-28", None, 10),
    lambda g: put(g, "Prices", "Case", "Central"),
    lambda g: put(g, "Bids", "Rate", 2500),
    lambda g: put(g, "Grade mix", "FY2026-27", 0.5),
)


def test_ten_problems_give_ten_messages_in_tab_order():
    grid = sound_grid()
    for spoil in TEN:
        spoil(grid)
    found = messages(grid)
    assert len(found) == len(TEN)
    tabs = [k.SHEET.title for k in SHEETS]
    sheets = [tabs.index(split(m.removeprefix("stop ").partition(": ")[0])[0]) for m in found]
    assert sheets == sorted(sheets)


@pytest.mark.parametrize("one", range(len(TEN)))
def test_each_of_the_ten_gives_one(one):
    grid = sound_grid()
    TEN[one](grid)
    assert len(messages(grid)) == 1


def test_a_bad_cell_hides_no_name():
    """A commodity whose row is bad is still a commodity: nothing that names it is reported."""
    grid = sound_grid()
    put(grid, "Commodities", "Nd+Pr", "abc", 8)
    put(grid, "Stages", "Order", None, 10)
    put(grid, "Facilities", "Cost of capital", "10", 8)
    assert len(messages(grid)) == 3


def test_a_missing_sheet_is_one_message():
    for title in ("Commodities", "Stages", "Facilities", "Supply", "Demand and sales", "Settings"):
        grid = sound_grid()
        del grid.sheets[title]
        assert messages(grid) == [
            f"stop Sheet '{title}': missing. Copy it from a fresh template (.venv/bin/python -m runners.template)."
        ]


def test_a_missing_key_column_is_one_message():
    for title, heading in (("Commodities", "Commodity"), ("Facilities", "Facility"), ("Supply", "Supply")):
        grid = sound_grid()
        drop_column(grid, title, heading)
        assert len(messages(grid)) == 1


def test_several_gaps_and_years_are_told_apart():
    grid = sound_grid()
    drop_column(grid, "Prices", YEARS[1])
    clear_row(grid, "Stages", 8)
    drop_column(grid, "Supply", YEARS[2])
    assert [m.partition(":")[0] for m in messages(grid)][0] == "stop Stages!A9"
    assert sum("is missing between" in m for m in messages(grid)) == 2


def test_a_note_gives_way_to_a_stop_about_the_same_cell():
    stop, note = Problem("Supply!A7", "is wrong."), Problem("Supply!A7", "is odd.", severity="note")
    assert in_tab_order([note, stop, stop]) == [stop]
