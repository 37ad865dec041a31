"""Mistakes of whole columns: every number of one typed in a unit a thousand times smaller, as kilograms for tonnes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from model.ground.address import split
from model.ground.errors import InputProblems, Problem
from model.workbook import tables_from
from model.workbook.read.cells import Cell, Grid
from tests.mutation.judge import AT_CELL, ELSEWHERE, NOTED, SILENT, TRACEBACK, Verdict
from tests.mutation.mistakes import Place, places

TIMES = 1000.0
"""What all numbers of a column are multiplied by."""
UNITLESS = {"Places": "latitude and longitude move no result"}
"""Sheets whose numbers cannot be in another unit, and why."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet, or the value of a setting.

    Attributes:
        title: of the sheet.
        name: field name, "field low", "field high"; all years are one.
        cells: positions of its numbers.
    """

    title: str
    name: str
    cells: tuple[tuple[int, int], ...]
    kind: ClassVar[str] = "column ×1000"

    def __str__(self) -> str:
        """The column and what is wrong with it."""
        return f"{self.title}, {self.name}: every number × 1000"


def columns_of(grid: Grid) -> list[Column]:
    """Every column of numbers that are no shares and no counts, in tab order."""
    def key(place: Place) -> tuple[str, str]:
        year = place.field is not None and place.name != place.field.name and place.name.startswith("FY")
        return place.title, "years" if year else place.name

    found = []
    for (title, name), group in groupby(sorted(places(grid), key=key), key=key):
        cells = tuple(p.position for p in group if _counted(grid, p))
        if cells and title not in UNITLESS:
            found.append(Column(title, name, cells))
    return found


def _counted(grid: Grid, place: Place) -> bool:
    cell = grid.sheets[place.title].cells.get(place.position)
    return (place.field is not None and place.field.kind == "number" and cell is not None
            and isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and cell.value != 0)


def typed_in_another_unit(grid: Grid, column: Column) -> Grid:
    """The same workbook with every number of a column a thousand times as large."""
    sheet = copy(grid.sheets[column.title])
    sheet.cells = {at: _times(cell) if at in column.cells else cell for at, cell in sheet.cells.items()}
    return replace(grid, sheets={**grid.sheets, column.title: sheet})


def _times(cell: Cell) -> Cell:
    assert isinstance(cell.value, int | float)
    return Cell(cell.value * TIMES, number_format=cell.number_format)


def columns_judged(grid: Grid, columns: Sequence[Column]) -> Iterator[Verdict]:
    """What is said when all numbers of a column are a thousand times as large, one column after the other."""
    before = {str(p) for p in _problems(grid)} if columns else set()
    for column in columns:
        try:
            new = [p for p in _problems(typed_in_another_unit(grid, column)) if str(p) not in before]
        except Exception as error:  # whatever it is, a planner would see a traceback
            yield Verdict(column, TRACEBACK, f"{type(error).__name__}: {error}")
            continue
        stops = [p for p in new if p.severity == "stop"]
        here = any(split(p.where)[0] == column.title for p in stops)
        yield Verdict(column, (AT_CELL if here else ELSEWHERE) if stops else NOTED if new else SILENT)


def _problems(grid: Grid) -> tuple[Problem, ...]:
    try:
        return tables_from(grid).notes
    except InputProblems as error:
        return error.problems
