"""List sheets: one row is one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.ground.address import address, letters_of
from model.ground.errors import Problem
from model.schema import Row, fields_of
from model.workbook.read.among_rows import repeats
from model.workbook.read.book import SheetRead
from model.workbook.read.cells import Cell, SheetGrid
from model.workbook.read.list_rows import RowReader
from model.workbook.read.locate import Located, Rows, locate
from model.workbook.read.unit_row import read_units
from model.workbook.wording import count

Range = tuple[int, int, int, int]


@dataclass(frozen=True)
class Table:
    """The part of a sheet that holds its rows.

    Attributes:
        title: of the sheet.
        rows: row number → column number → filled cell.
        located: its columns.
        data: numbers of the rows that are read.
    """

    title: str
    rows: Rows
    located: Located
    data: Sequence[int]


def by_row(grid: SheetGrid) -> dict[int, dict[int, Cell]]:
    """The filled cells row by row; cells with nothing but spaces count as empty, be they typed or calculated."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        if str(cell.value).strip() if cell.value is not None else cell.formula:
            rows.setdefault(row, {})[column] = cell
    return rows


def read_list(kind: type[Row], grid: SheetGrid, years: Sequence[str]) -> SheetRead:
    """Read a list sheet.

    Args:
        kind: its row class.
        grid: its cells.
        years: the years of the plan; empty where they are not known.

    Returns:
        Its rows and what was found.
    """
    title = kind.SHEET.title
    rows = by_row(grid)
    located = locate(title, kind, rows, years)
    if not located.readable:
        return SheetRead(problems=located.problems, names_known=False)
    covered = covered_cells(grid.merged)
    units = read_units(title, rows, located, covered)
    filled = [r for r in rows if r > located.row and any(c in located.columns for c in rows[r])]
    table = Table(title, rows, located, filled)
    problems = [*located.problems, *merged_problems(title, grid.merged, located), *_strays(table)]
    data, gap = _without_gap(table)
    reader = RowReader(kind, located, units, covered)
    drafts = [reader.read(r, rows[r]) for r in data]
    columns = {h.name: letters_of(c) for c, h in located.columns.items()}
    problems += [*gap, *hidden_notes(title, grid, data), *_hidden_columns(table, grid), *reader.problems,
                 *repeats(kind, columns, drafts)]
    keys = {f.name for f in fields_of(kind) if f.column.key and f.required}
    names_known = located.complete and all(keys <= d.values.keys() for d in drafts)
    return SheetRead(columns, drafts, problems, names_known)


def covered_cells(merged: Sequence[Range]) -> set[tuple[int, int]]:
    """Cells inside merged ranges that lost their own value."""
    return {
        (r, c)
        for top, left, bottom, right in merged
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
        if (r, c) != (top, left)
    }


def merged_problems(title: str, merged: Sequence[Range], located: Located) -> Iterator[Problem]:
    """Merged cells from the unit row down, among the columns that are read."""
    for top, left, bottom, right in sorted(merged):
        if bottom >= located.row - 1 and any(left <= c <= right for c in located.columns):
            cells = f"{letters_of(left)}{top}:{letters_of(right)}{bottom}"
            yield Problem(address(title, cells), "merged cells. Only the first cell keeps its value.",
                          "Select them, Home > Merge & Center (to unmerge), and fill each cell.")


def hidden_notes(title: str, grid: SheetGrid, data: Sequence[int]) -> Iterator[Problem]:
    """Hidden rows and hidden sheets are read like any other, which a reviewer should know."""
    hidden = [r for r in data if r in grid.hidden]
    if hidden:
        yield Problem(f"Sheet '{title}'", f"{count(len(hidden), 'row')} hidden or filtered (first: row {hidden[0]}).",
                      "Hidden rows are read and used like the others.", "note")
    if data and not grid.visible:
        yield Problem(f"Sheet '{title}'", "the sheet is hidden; it is read and used like the others.", severity="note")


def _hidden_columns(table: Table, grid: SheetGrid) -> Iterator[Problem]:
    """Hidden columns are read like any other too."""
    hidden = [c for c in table.located.columns if c in grid.hidden_columns
              and any(c in table.rows[r] for r in table.data)]
    if hidden:
        names = ", ".join(f"{letters_of(c)} ({table.located.columns[c].text})" for c in sorted(hidden))
        yield Problem(f"Sheet '{table.title}'", f"{count(len(hidden), 'column')} hidden: {names}.",
                      "Hidden columns are read and used like the others.", "note")


def _strays(table: Table) -> Iterator[Problem]:
    """Entries beside the table, in a column without a heading."""
    known = table.located.columns.keys() | table.located.own
    for row in table.data:
        for column in table.rows[row]:
            if column not in known:
                yield Problem(address(table.title, f"{letters_of(column)}{row}"),
                              "there are entries in a column without a heading; they were not read.",
                              "Put a heading that begins with # above them to stop this note.", "note")
                return


def _without_gap(table: Table) -> tuple[list[int], list[Problem]]:
    """The rows to read, and a problem where an empty row parts them.

    Rows below a gap are read as well where most of their columns are filled: else they are stray remarks.
    """
    rows, located = list(table.data), table.located
    gap = next((i for i, r in enumerate(rows) if r - (rows[i - 1] if i else located.row) > 1), None)
    if gap is None:
        return rows, []
    below, empty = rows[gap], (rows[gap - 1] if gap else located.row) + 1
    column = next(c for c in table.rows[below] if c in located.columns)
    problem = Problem(address(table.title, f"{letters_of(column)}{below}"),
                      f"there are entries below empty row {empty}.",
                      "Close the gap or clear the stray entries, so that the table is in one piece.")
    needed = {c for c, h in located.columns.items() if h.required}
    whole = [r for r in rows[gap:] if 2 * len(needed & table.rows[r].keys()) >= len(needed)]
    return [*rows[:gap], *whole], [problem]
