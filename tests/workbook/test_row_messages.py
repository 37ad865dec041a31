"""Rows and names across sheets: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from model.workbook.read.cells import Cell
from tests.cases.grid import clear_row, copy_row, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

SPOILT = {
    "empty row in between": (
        lambda g: (clear_row(g, "Duties", 7), g.sheets["Stages"].cells.update({(20, 1): Cell("seen")})),
        "stop Stages!A20: there are entries below empty row 12. Close the gap or clear the stray entries, so that "
        "the table is in one piece.",
    ),
    "row without keys": (
        lambda g: [put(g, "Capacity", h, None) for h in ("Facility", "Stage", "Option")],
        "stop Capacity!D7: row 7 has entries but no Facility, Stage and Option. Fill them, or clear the row.",
    ),
    "several cells of a row empty": (
        lambda g: [put(g, "Capacity", h, None) for h in ("Capital cost", "Life", "Jobs", "Lead time")],
        "stop Capacity!G7: 'Capital cost', 'Lead time', 'Life' and 1 more are empty in this row. Fill them, or "
        "clear the row.",
    ),
    "row repeated": (
        lambda g: (copy_row(g, "Freight", 7, 8), put(g, "Freight", "From", "CHINA", 8)),
        "stop Freight!A8: row 8 repeats row 7 (From CHINA, To India, Goods magnets). Keep one of them.",
    ),
    "merged cells": (
        lambda g: setattr(g.sheets["Capacity"], "merged", ((8, 4, 9, 4),)),
        "stop Capacity!D8:D9: merged cells. Only the first cell keeps its value. Select them, Home > Merge & "
        "Center (to unmerge), and fill each cell.",
    ),
    "hidden rows": (
        lambda g: setattr(g.sheets["Prices"], "hidden", frozenset({8, 600})),
        "note Sheet 'Prices': 1 row hidden or filtered (first: row 8). Hidden rows are read and used like the others.",
    ),
    "hidden sheet": (
        lambda g: setattr(g.sheets["Prices"], "visible", False),
        "note Sheet 'Prices': the sheet is hidden; it is read and used like the others.",
    ),
    "low above base": (
        lambda g: put(g, "Recipes", "Amount low", 9.4, 8),
        "stop Recipes!F8:H8: Low 9.4 is above Base 9. Give Low, Base, High in rising order.",
    ),
    "base above high": (
        lambda g: put(g, "Recipes", "Amount high", 8.9, 8),
        "stop Recipes!F8:H8: Base 9 is above High 8.9. Give Low, Base, High in rising order.",
    ),
    "name misspelt": (
        lambda g: put(g, "Capacity", "Stage", "separaton"),
        "stop Capacity!B7: 'separaton' is not in the sheet Stages. Did you mean 'separation'?",
    ),
    "name misspelt twice": (
        lambda g: (put(g, "Recipes", "Commodity", "allloy", 14), put(g, "Recipes", "Commodity", "allloy", 17)),
        "stop Recipes!D14: 'allloy' is not in the sheet Commodities (also D17). Did you mean 'alloy'?",
    ),
    "name not known": (
        lambda g: put(g, "Facilities", "Place", "Delhi"),
        "stop Facilities!C7: 'Delhi' is not in the sheet Places. Add it there, or choose one of: Coast, Hill.",
    ),
    "names of a sheet that is not there": (
        lambda g: (g.sheets.pop("Places"), clear_row(g, "Freight", 8)),
        "stop Facilities!C7: 2 cells of this column name something of the sheet Places, which is not filled in. "
        "Fill it in, or clear the column (freight by country only).",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
