"""Structural edits: rows and columns inserted, deleted, shifted, sorted, renamed, dropped or put behind #.

None changes a plan in silence: it is a stop, or nothing but the place of things has changed, or what is otherwise than
in the parent names it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest

from model.case.against import MOVED
from model.case.parent import against
from model.case.tables import Tables
from model.ground.errors import InputProblems
from model.schema import BY_TITLE, fields_of
from model.workbook import tables_from
from model.workbook.layout import FIRST_ROW, HEADING_ROW
from model.workbook.read.cells import Cell, Grid, SheetGrid
from tests.cases.grid import sound_grid

pytestmark = pytest.mark.quick

TITLES = list(sound_grid().sheets)
LISTS = [t for t in TITLES if not BY_TITLE[t].SHEET.form]
SOUND = tables_from(sound_grid())


def moved(sheet: SheetGrid, to: Callable[[int, int], tuple[int, int] | None]) -> None:
    """Put each cell where it is said to go; None takes it away."""
    placed = ((to(*at), cell) for at, cell in sheet.cells.items())
    sheet.cells = {at: cell for at, cell in placed if at is not None}


def last_row(sheet: SheetGrid) -> int:
    return max(r for r, _ in sheet.cells)


def reversed_rows(sheet: SheetGrid) -> None:
    last = last_row(sheet)
    moved(sheet, lambda r, c: (FIRST_ROW + last - r, c) if r >= FIRST_ROW else (r, c))


HARMLESS: dict[str, Callable[[SheetGrid], None]] = {
    "all shifted down": lambda s: moved(s, lambda r, c: (r + 2, c)),
    "all shifted right": lambda s: moved(s, lambda r, c: (r, c + 1)),
    "rows sorted the other way": reversed_rows,
    "a column of one's own": lambda s: s.cells.update(
        {(HEADING_ROW, 90): Cell("# mine"), (FIRST_ROW, 90): Cell("anything")}),
}
"""Edits that move things and change nothing."""
RISING = ("Award sizes", "rows sorted the other way")
"""Sizes stand in rising order, by a rule of the sheet."""


def read(grid: Grid) -> Tables | None:
    """The workbook as read; None where it is a stop."""
    try:
        return tables_from(grid)
    except InputProblems:
        return None


def not_silent(grid: Grid, title: str) -> bool:
    """Whether an edit is a stop, or is named as otherwise than in the parent."""
    tables = read(grid)
    return tables is None or any(d.sheet == title for d in against(tables, SOUND, "parent.xlsx").differences)


@pytest.mark.parametrize("edit", HARMLESS)
@pytest.mark.parametrize("title", TITLES)
def test_what_only_moves_things_changes_no_number(title: str, edit: str) -> None:
    """Proves: rows and columns are found by their names. Sensitivity: the other order of rows is told."""
    grid = sound_grid()
    HARMLESS[edit](grid.sheets[title])
    tables = read(grid)
    if (title, edit) == RISING:
        assert tables is None
        return
    assert tables is not None
    found = against(tables, SOUND, "parent.xlsx")
    several = title in LISTS and len(SOUND.parsed[title]) > 1 and edit == "rows sorted the other way"
    assert [(d.kind, d.sheet) for d in found.differences] == ([(MOVED, title)] if several else [])


@pytest.mark.parametrize("title", LISTS)
def test_an_empty_row_within_a_table_is_a_stop(title: str) -> None:
    """Proves: a table is read to its end or not at all. Sensitivity: of one row there is no within."""
    grid = sound_grid()
    moved(grid.sheets[title], lambda r, c: (r + (r > FIRST_ROW), c))
    assert (read(grid) is None) == (len(SOUND.parsed[title]) > 1)


@pytest.mark.parametrize("title", TITLES)
def test_a_sheet_that_is_dropped_renamed_or_put_aside_is_told(title: str) -> None:
    for edit in (lambda g: g.sheets.pop(title), lambda g: g.sheets.update({f"# {title}": g.sheets.pop(title)}),
                 lambda g: g.sheets.update({f"{title} 2026": g.sheets.pop(title)})):
        grid = sound_grid()
        edit(grid)
        assert not_silent(grid, title)


@pytest.mark.parametrize("title", LISTS)
def test_a_row_that_is_deleted_cut_short_or_copied_is_told(title: str) -> None:
    """Proves: whichever row goes, its keys are named where no rule misses it; a row that stands twice too."""
    last = last_row(sound_grid().sheets[title])
    for row in {FIRST_ROW, last}:
        grid = sound_grid()
        moved(grid.sheets[title], lambda r, c, row=row: None if r == row else (r - (r > row), c))
        assert not_silent(grid, title), f"row {row} deleted"
    grid = sound_grid()
    cells = grid.sheets[title].cells
    cells.update({(last + 1, c): cell for (r, c), cell in list(cells.items()) if r == last})
    assert not_silent(grid, title), "a row twice"


@pytest.mark.parametrize("title", LISTS)
def test_a_column_that_is_dropped_renamed_or_put_aside_is_told(title: str) -> None:
    """Proves: every column that decides anything, deleted or with another heading, is a stop or named.

    Each column is spoilt in one of the ways, in turn.
    """
    silent = []
    columns = [(c, v) for (r, c), v in sound_grid().sheets[title].cells.items() if r == HEADING_ROW]
    kept = [(c, v) for c, v in columns if v.value not in ("Source", "Confidence", "Note")]
    for (column, cell), how in zip(kept, cycle(("dropped", "behind #", "renamed")), strict=False):
        if not _filled(title, column):
            continue
        grid = sound_grid()
        sheet = grid.sheets[title]
        if how == "dropped":
            moved(sheet, lambda r, c, gone=column: None if c == gone else (r, c - (c > gone)))
        else:
            sheet.cells[HEADING_ROW, column] = Cell(f"# {cell.value}" if how == "behind #" else "Zzyzx 9")
        if not not_silent(grid, title):
            silent.append((cell.value, how))
    assert silent == []


def _filled(title: str, column: int) -> bool:
    """Whether the sound workbook has anything in a column."""
    return any(c == column and r >= FIRST_ROW for r, c in sound_grid().sheets[title].cells)


def test_every_sheet_of_the_schema_that_the_sound_workbook_has_is_edited() -> None:
    assert len(TITLES) >= 20
    assert all(fields_of(BY_TITLE[t]) for t in TITLES)
