"""A workbook of an older layout: what it holds comes over, and what does not is said."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.workbook import tables_from
from model.workbook.read.cells import Cell, Grid, SheetGrid, load
from model.workbook.template.workbook import write
from model.workbook.upgrade import upgraded
from runners import exits, template
from tests.cases.grid import drop_column, place, put, sound_grid
from tests.cases.sound import YEARS

pytestmark = pytest.mark.quick


def brought_over(grid: Grid, path: Path) -> tuple[Grid, list[str]]:
    """A workbook written from an older one, and the list of changes."""
    found = upgraded(grid)
    write(path, found.records, found.years)
    return load(path), found.changes


def test_what_a_workbook_holds_comes_over(tmp_path: Path) -> None:
    """Proves: the same tables. Without it: an upgrade that loses a row."""
    old = sound_grid()
    new, changes = brought_over(old, tmp_path / "plan.xlsx")
    before, after = tables_from(old), tables_from(new)
    assert (before.settings, before.scheme) == (after.settings, after.scheme)
    for title, rows in before.parsed.items():
        assert [(p.values, p.low, p.high, p.years) for p in rows] == [
            (p.values, p.low, p.high, p.years) for p in after.parsed[title]], title
    assert changes == []


def test_what_does_not_come_over_as_it_stood_is_said() -> None:
    grid = sound_grid()
    drop_column(grid, "Stages", "Order")
    grid.sheets["Stages"].cells[6, 20] = Cell("Colour")
    grid.sheets["My calc"] = SheetGrid({(1, 1): Cell(1)})
    put(grid, "Capacity", "Capital cost", 0.5, formula="=1/2")
    put(grid, "Award sizes", "Capacity", "furlongs", 5)
    row, _ = place(grid, "Settings", "Gap")
    grid.sheets["Settings"].cells[row, 1] = Cell("Old gap")
    letters = {h: place(grid, "Capacity", h)[1] for h in ("Capital cost",)}
    assert letters == {"Capital cost": 7}
    said = set(upgraded(grid).changes)
    assert {
        "Sheet 'Stages': the column 'Order' is new; fill it.",
        "Stages!T6: the column 'Colour' was not taken over.",
        "Sheet 'My calc' was not taken over; copy it into the new workbook if you need it.",
        "Capacity!G7: the formula =1/2 was replaced by its value, 0.5.",
        f"Settings!B{row}: the setting 'Old gap' was not taken over.",
        "Sheet 'Settings': the setting 'Gap' is new; fill it.",
    } <= said
    assert sum("was in 'furlongs'; the unit is t/a now. Convert it." in line for line in said) == 3
    assert len(said) == 9


def test_a_column_that_was_not_there_comes_empty(tmp_path: Path) -> None:
    """Proves: a new optional column is written empty. Sensitivity: left out of the rows, no file was written."""
    grid = sound_grid()
    drop_column(grid, "Aims", "How")
    new, changes = brought_over(grid, tmp_path / "plan.xlsx")
    assert changes == []
    assert tables_from(new).parsed["Aims"][0].values == tables_from(grid).parsed["Aims"][0].values


def test_another_unit_is_converted() -> None:
    grid = sound_grid()
    for year in YEARS:
        put(grid, "Supply", year, "kt", 5)
    found = upgraded(grid)
    assert found.records["Supply"][0][YEARS[0]] == 2_000_000
    assert "Supply!O7: 2000 kt was converted to t." in found.changes


def test_the_command_writes_a_new_workbook_and_leaves_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["B2"] = "0.9"
    book.create_sheet("Wishes")
    book.save(old)
    before = old.read_bytes()
    assert template.main(["--upgrade", str(old), str(new)]) == 0
    assert old.read_bytes() == before
    assert load(new).sheets["Read me"].cells[2, 2].value == "1.0"
    assert "Sheet 'Wishes' was not taken over" in capsys.readouterr().err
    assert template.main(["--upgrade", str(old), str(new)]) == exits.WRONG_COMMAND
    assert template.main(["--upgrade", str(tmp_path / "none.xlsx"), str(tmp_path / "b.xlsx")]) == exits.INPUT_PROBLEMS
