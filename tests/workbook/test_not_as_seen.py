"""Cells that look otherwise in Excel than they are read: struck out, unseen, in thousands, with another unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from model.schema import BY_TITLE
from model.workbook.layout import FIRST_ROW
from model.workbook.read.cells import load
from model.workbook.read.seen import NO_FORMAT, SAME_COLOUR, STRUCK
from tests.cases.grid import place, put, sound_grid
from tests.cases.messages import messages
from tests.mutation.mistakes import places

pytestmark = pytest.mark.quick
FILLED = [p for p in places(sound_grid()) if p.field is not None and p.position in sound_grid().sheets[p.title].cells
          and (p.position[1] == 2 or not BY_TITLE[p.title].SHEET.form)]
PLACES = {p.title: p for p in reversed(FILLED)}


@pytest.mark.parametrize("title", PLACES)
@pytest.mark.parametrize(("look", "said"), [
    (STRUCK, "stop {}: the cell is struck out"), (SAME_COLOUR, "note {}: the value cannot be seen, as it is in the"),
    (NO_FORMAT, "note {}: the value cannot be seen, as it is hidden by its format"),
])
def test_a_cell_of_any_sheet_that_does_not_show_its_value_is_told(title: str, look: str, said: str) -> None:
    """Proves: on every sheet, list or form. Sensitivity: as a cell should look, nothing is said."""
    grid, place_ = sound_grid(), PLACES[title]
    cells = grid.sheets[title].cells
    cells[place_.position] = replace(cells[place_.position], look=look)
    assert [m for m in messages(grid) if m.startswith(said.format(place_.where))]
    assert messages(sound_grid()) == []


WHITE, YELLOW, BLUE = "FFFFFFFF", "FFFFFF00", "FF000080"


@pytest.mark.parametrize(("style", "look"), [
    (lambda c: setattr(c, "font", Font(strike=True)), STRUCK),
    (lambda c: setattr(c, "font", Font(color=WHITE)), SAME_COLOUR),
    (lambda c: (setattr(c, "font", Font(color=YELLOW)), setattr(c, "fill", PatternFill("solid", fgColor=YELLOW))),
     SAME_COLOUR),
    (lambda c: (setattr(c, "font", Font(color=WHITE)), setattr(c, "fill", PatternFill("solid", fgColor=BLUE))), ""),
    (lambda c: setattr(c, "fill", PatternFill("solid", fgColor=YELLOW)), ""),
    (lambda c: setattr(c, "number_format", ";;;"), NO_FORMAT),
    (lambda c: setattr(c, "number_format", "0.00"), ""),
    (lambda c: None, ""),
])
def test_how_a_cell_looks_is_read_from_its_style(tmp_path: Path, style: Callable[[Any], object], look: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 5
    style(book.active["A1"])
    book.save(tmp_path / "a.xlsx")
    assert load(tmp_path / "a.xlsx").sheets["Sheet"].cells[1, 1].look == look


@pytest.mark.parametrize(("number_format", "said"), [
    ("0,", "stop {}: the cell shows 0.1 by its format, and 100 would be read."),
    ("#,##0.0,,", "stop {}: the cell shows 0.0001 by its format, and 100 would be read."),
    ('0.0," kt"', "stop {}: the cell shows 0.1 by its format, and 100 would be read."),
    ('0" kt"', "note {}: the cell shows 'kt' by its format; the number was read in t."),
    ('0" t"', ""), ("#,##0", ""), ("#,##0.00;[Red]-#,##0.00", ""), ("General", ""), ("[>=100000]##\\,##\\,##0;0", ""),
])
def test_a_format_that_shows_another_number_or_unit_is_told(number_format: str, said: str) -> None:
    """Proves: thousands that only the format leaves out are a stop; Indian grouping and signs are none."""
    grid = sound_grid()
    cells, at = grid.sheets["Demand and sales"].cells, place(grid, "Demand and sales", "FY2027-28")
    cells[at] = replace(cells[at], number_format=number_format)
    where = next(p.where for p in places(grid) if p.title == "Demand and sales" and p.position == at)
    found = messages(grid)
    assert [m for m in found if m.startswith(said.format(where))] if said else found == []


def test_a_hidden_column_is_told_by_its_heading() -> None:
    grid = sound_grid()
    sheet = grid.sheets["Capacity"]
    column = place(grid, "Capacity", "Capital cost")[1]
    grid.sheets["Capacity"] = replace(sheet, hidden_columns=frozenset({column, 80}))
    (message,) = messages(grid)
    assert message.startswith("note Sheet 'Capacity': 1 column hidden: G (Capital cost). Hidden columns are read")


def test_a_cell_that_is_empty_may_look_as_it_likes() -> None:
    grid = sound_grid()
    put(grid, "Capacity", "Reference size", " ", FIRST_ROW, look=STRUCK)
    assert messages(grid) == []
