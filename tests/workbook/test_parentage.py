"""A workbook beside its parent: what it lacks or has otherwise than the one it was made from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from model.case.against import CHANGED, COLUMN_GONE, MOVED, ROW_GONE, ROW_NEW, SHEET_GONE, SHEET_NEW
from model.case.parent import against
from model.case.tables import Tables
from model.ground.errors import InputProblems
from model.workbook import read, tables_from
from tests.cases.grid import clear_row, drop_column, more, place, put, sound_grid
from tests.cases.shipped import INPUTS
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick
SMALL = INPUTS / "repm_small.xlsx"


def edited(folder: Path, edit: Callable[[openpyxl.Workbook], None], name: str = "my_plan.xlsx") -> Path:
    """A copy of the worked example as a planner keeps it, with an edit."""
    book = openpyxl.load_workbook(SMALL)
    edit(book)
    book.save(folder / name)
    return folder / name


def settings_row(book: openpyxl.Workbook, name: str) -> int:
    return next(r for r in range(1, 80) if book["Settings"].cell(r, 1).value == name)


def told(tables: Tables) -> list[str]:
    return [n.found for n in tables.notes if n.found.startswith("Against ")]


def test_a_copy_without_a_change_is_the_shipped_workbook(tmp_path):
    copy = Path(shutil.copy(SMALL, tmp_path / "my_plan.xlsx"))
    assert read(SMALL).against is None
    assert read(copy).against is None


def test_an_edited_copy_says_what_is_otherwise(tmp_path):
    """Proves: by the mark on Read me, a cell that changed and a column that went are named, with both values."""
    def edit(book):
        book["Settings"].cell(settings_row(book, "Discount rate"), 2).value = 0.12
        sheet = book["Supply"]
        column = next(c for c in range(1, 40) if sheet.cell(6, c).value == "Share limit")
        sheet.cell(6, column).value = "# Share limit"

    tables = read(edited(tmp_path, edit))
    assert tables.against is not None
    assert tables.against.parent == "repm_small.xlsx"
    found = [(d.kind, d.sheet, d.column, d.before, d.after, d.cell) for d in tables.against.differences]
    assert found[0] == (CHANGED, "Settings", "Discount rate", 25.0, 12.0, "Settings!B12")
    assert (COLUMN_GONE, "Supply", "Share limit", None, None, "") in found
    assert {f[2] for f in found[1:]} == {"Share limit"}
    (note,) = told(tables)
    assert note.startswith("Against repm_small.xlsx, from which it was made: 1 × column gone, ")
    assert note.endswith("Gone: Supply: Share limit.")


def test_a_parent_that_settings_names_comes_before_the_mark(tmp_path):
    """Proves: a chain of copies is compared with the one the planner means."""
    edited(tmp_path, lambda book: None, "first.xlsx")

    def edit(book):
        book["Settings"].cell(settings_row(book, "Parent"), 2).value = "first"
        book["Settings"].cell(settings_row(book, "Plan name"), 2).value = "second"

    tables = read(edited(tmp_path, edit, "second.xlsx"))
    assert tables.against is not None
    assert tables.against.parent == "first.xlsx"
    assert [(d.column, d.after) for d in tables.against.differences] == [
        ("Plan name", "second"), ("Parent", "first")]


@pytest.mark.parametrize(("typed", "mend"), [
    ("repm_smal.xlsx", "Did you mean repm_small.xlsx?"), ("zzzzzz", "Type the name of a workbook beside this one"),
    ("my_plan.xlsx", "Type the name of a workbook beside this one"),
])
def test_a_parent_that_is_not_there_is_a_stop_at_its_cell(tmp_path, typed, mend):
    """Proves: a name is not passed over, and no workbook is its own parent."""
    def edit(book):
        book["Settings"].cell(settings_row(book, "Parent"), 2).value = typed

    with pytest.raises(InputProblems) as stopped:
        read(edited(tmp_path, edit))
    (problem,) = stopped.value.problems
    assert problem.where.startswith("Settings!B")
    assert "there is no other workbook" in problem.found
    assert problem.mend.startswith(mend)


def test_a_parent_that_cannot_be_read_is_told(tmp_path):
    def spoilt(book):
        book["Settings"].cell(settings_row(book, "Discount rate"), 2).value = "much"

    edited(tmp_path, spoilt, "first.xlsx")

    def edit(book):
        book["Settings"].cell(settings_row(book, "Parent"), 2).value = "first.xlsx"

    with pytest.raises(InputProblems) as stopped:
        read(edited(tmp_path, edit))
    assert "first.xlsx, from which this workbook was made, cannot be read: 1 " in stopped.value.problems[0].found


def test_rows_are_compared_by_their_keys():
    """Proves: each kind of difference, worked out by hand. Sensitivity: units and places make none."""
    grid = sound_grid()
    put(grid, "Economy", "FY2026-27", 91.0)
    clear_row(grid, "Duties", place(grid, "Duties", "Basic duty")[0])
    put(grid, "Facilities", "Facility", "B2x", 9)
    put(grid, "Bids", "Beneficiary", "B2x", 8)
    drop_column(grid, "Freight", "Loss")
    grid.sheets["Limits"] = more("Limits", name="mine", over="each year", sense="≤", value=10)
    rows = SOUND["Grade mix"]
    grid.sheets["Grade mix"] = more("Grade mix", *rows[::-1])
    found = against(tables_from(grid), tables_from(sound_grid()), "parent.xlsx")
    assert [(d.kind, d.sheet, d.item, d.column, d.before, d.after) for d in found.differences] == [
        (ROW_GONE, "Facilities", "B2", "", "B2", "B2x"),
        (ROW_NEW, "Facilities", "B2x", "", None, "B2x"),
        (CHANGED, "Economy", "₹ per USD, Base", "FY2026-27", 90.0, 91.0),
        (ROW_GONE, "Bids", "B2", "", "B2", "B2x"),
        (ROW_NEW, "Bids", "B2x", "", None, "B2x"),
        (MOVED, "Grade mix", "", "", None, None),
        (COLUMN_GONE, "Freight", "", "Loss", None, None),
        (CHANGED, "Freight", "Coast, (all), oxide", "Loss", 0.2, 0.0),
        (SHEET_GONE, "Duties", "", "", 1, None),
        (SHEET_NEW, "Limits", "", "", None, 1),
    ]
    assert found.counts[ROW_GONE] == 2
