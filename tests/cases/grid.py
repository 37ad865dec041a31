"""A small sound workbook as cells in memory, laid out as the schema says, which tests then spoil."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from model.schema import BY_TITLE, Field, Row, fields_of
from model.workbook.layout import FIRST_ROW, FORM_HEADINGS, HEADING_ROW, TITLE_ROW, UNIT_ROW, headings
from model.workbook.read.cells import Cell, Grid, SheetGrid
from tests.cases.sheets import SCHEME, SETTINGS, USUAL
from tests.cases.sound import SOUND, YEARS

A_DATE = datetime(2026, 4, 1)
LIMIT = {"name": "mine", "over": "each year", "sense": "≤", "value": 10}


def sound_grid(**settings: Any) -> Grid:
    """A workbook without a problem; every call gives a new one.

    Args:
        settings: settings that differ, by field name.
    """
    grid = Grid("plan")
    forms = {"Settings": {**SETTINGS, "last_year": YEARS[-1], **settings}, "Scheme": SCHEME}
    for title, kind in BY_TITLE.items():
        if title in forms:
            grid.sheets[title] = _form(kind, forms[title])
        elif title in SOUND:
            grid.sheets[title] = _list(kind, SOUND[title])
    return grid


def more(title: str, *rows: Mapping[str, Any], **values: Any) -> SheetGrid:
    """A further sheet with one row, or with several."""
    return _list(BY_TITLE[title], rows or [values])


def _form(kind: type[Row], values: Mapping[str, Any]) -> SheetGrid:
    sheet = SheetGrid()
    _across(sheet, HEADING_ROW, FORM_HEADINGS)
    for row, field in enumerate(fields_of(kind), start=FIRST_ROW):
        value = _written(values.get(field.name, _plain(field)))
        _across(sheet, row, (field.column.heading, value, field.column.unit))
    return sheet


def _list(kind: type[Row], listed: Sequence[Mapping[str, Any]]) -> SheetGrid:
    sheet = SheetGrid()
    columns = headings(kind, YEARS)
    _across(sheet, TITLE_ROW, (kind.SHEET.title,))
    _across(sheet, UNIT_ROW, [h.unit for h in columns])
    _across(sheet, HEADING_ROW, [h.text for h in columns])
    sourced = {"source": "test"} if "source" in kind.model_fields else {}
    for row, given in enumerate(listed, start=FIRST_ROW):
        values = {**USUAL.get(kind.SHEET.title, {}), **sourced, **given}
        usual = {h.name: _plain(h.field) for h in columns if h.required and not h.is_year}
        _across(sheet, row, [_written({**usual, **values}.get("years" if h.is_year else h.name)) for h in columns])
    return sheet


def _across(sheet: SheetGrid, row: int, values: Sequence[Any]) -> None:
    sheet.cells.update({(row, column): Cell(v) for column, v in enumerate(values, start=1) if v is not None})


def _written(value: Any) -> Any:
    """A typed value as a planner writes it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "no limit" if value == math.inf else value


def _plain(field: Field) -> Any:
    """A value for a column that the case says nothing about."""
    if not field.required:
        return None
    plain = {"yes/no": False, "year": YEARS[0], "text": field.column.heading}
    return field.choices[0] if field.choices else plain.get(field.kind, field.ge or 0)


def place(grid: Grid, title: str, heading: str, row: int = FIRST_ROW) -> tuple[int, int]:
    """Row and column of a cell, by its heading; on a form the row of a setting and the column Value."""
    cells = grid.sheets[title].cells
    if BY_TITLE[title].SHEET.form:
        return next((r, c + 1) for (r, c), cell in cells.items() if c == 1 and cell.value == heading)
    return row, next(c for (r, c), cell in cells.items() if r == HEADING_ROW and cell.value == heading)


def put(
    grid: Grid, title: str, heading: str, value: Any, row: int = FIRST_ROW, *, column: int = 0, **cell: Any
) -> None:
    """Write a value into a cell, or into another column of its row; None empties it."""
    at = place(grid, title, heading, row)
    at = (at[0], column or at[1])
    grid.sheets[title].cells.pop(at, None)
    if value is not None or cell:
        grid.sheets[title].cells[at] = Cell(value, **cell)


def clear_row(grid: Grid, title: str, row: int) -> None:
    """Empty a row."""
    sheet = grid.sheets[title]
    sheet.cells = {at: cell for at, cell in sheet.cells.items() if at[0] != row}


def copy_row(grid: Grid, title: str, row: int, to: int) -> None:
    """Write a row once more, in another place."""
    cells = grid.sheets[title].cells
    cells.update({(to, c): cell for (r, c), cell in list(cells.items()) if r == row})


def drop_column(grid: Grid, title: str, heading: str) -> None:
    """Delete a column and move those to its right."""
    sheet = grid.sheets[title]
    gone = place(grid, title, heading)[1]
    kept = {at: cell for at, cell in sheet.cells.items() if at[1] != gone}
    sheet.cells = {(r, c - (c > gone)): cell for (r, c), cell in kept.items()}
