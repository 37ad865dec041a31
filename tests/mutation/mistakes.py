"""Mistakes of typing: which cells of a workbook a planner fills, and what goes wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.ground.address import address, letters_of
from model.schema import BY_TITLE, Column, Field, fields_of
from model.workbook.read.cells import Cell, Grid
from model.workbook.read.lists import by_row
from model.workbook.read.locate import locate
from model.workbook.read.workbook import read_sheets
from tests.mutation.kinds import KINDS

SETTING = Field("setting", Column("Setting", "its name", text="key"), "text")
"""The cells in which a form names its settings."""


@dataclass(frozen=True)
class Place:
    """A cell that a planner fills.

    Attributes:
        title: of its sheet.
        position: row and column of the cell.
        field: the declaration of what stands there; None for a text that no plan reads.
        name: field name, "field low", "field high" or year.
    """

    title: str
    position: tuple[int, int]
    field: Field | None
    name: str

    @property
    def where(self) -> str:
        """Its address."""
        row, column = self.position
        return address(self.title, f"{letters_of(column)}{row}")


@dataclass(frozen=True)
class Mistake:
    """What is wrong in one cell.

    Attributes:
        place: the cell.
        kind: one of `KINDS`.
        cell: what stands there now, None for nothing.
    """

    place: Place
    kind: str
    cell: Cell | None

    def __str__(self) -> str:
        """Address, kind and what stands there."""
        shown = "nothing" if self.cell is None else self.cell.formula or repr(self.cell.value)
        return f"{self.place.where} {self.kind} ({shown})"


def mistakes_in(grid: Grid, place: Place) -> Iterator[Mistake]:
    """Every mistake in one cell that leaves it other than it was."""
    was = grid.sheets[place.title].cells.get(place.position)
    for kind, spoil in KINDS.items():
        row, column = place.position
        now = spoil(was, place.field, row + column)
        if now != was:
            yield Mistake(place, kind, now)


def places(grid: Grid) -> list[Place]:
    """Every cell a planner fills: of each row that is filled, all columns; of each setting, its value and its source.

    Args:
        grid: a sound workbook.

    Returns:
        Places in tab order, row by row.
    """
    sheets, _ = read_sheets(grid)
    years = _years(sheets["Settings"].drafts[0].values)
    found: list[Place] = []
    for title in sheets:
        if BY_TITLE[title].SHEET.form:
            found += _of_form(grid, title, sheets[title].columns)
        else:
            found += _of_list(grid, title, [d.row for d in sheets[title].drafts], years)
    return found


def _years(settings: Any) -> tuple[str, ...]:
    from model.ground.years import span

    return span(settings["first_year"], settings["last_year"])


def _of_list(grid: Grid, title: str, rows: list[int], years: tuple[str, ...]) -> Iterator[Place]:
    located = locate(title, BY_TITLE[title], by_row(grid.sheets[title]), years)
    for row in rows:
        for column, heading in sorted(located.columns.items()):
            yield Place(title, (row, column), heading.field, heading.name)


def _of_form(grid: Grid, title: str, columns: Any) -> Iterator[Place]:
    """The name, the value, the unit and the provenance of each setting."""
    cells = grid.sheets[title].cells
    fields = {f.name: f for f in fields_of(BY_TITLE[title])}
    for name, field in fields.items():
        row = int(columns[f"{name} row"])
        top = max(r for r, c in cells if c == 1 and cells[r, c].value == "Setting")
        for column in sorted(c for r, c in cells if r == top):
            heading = str(cells[top, column].value)
            if heading not in ("Meaning", "Allowed", "Clause"):
                read = {"Value": field, "Setting": SETTING}.get(heading)
                yield Place(title, (row, column), read, name)
