"""Reading a plan back from plan.xlsx: its decisions, each with its cell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from model.case.decisions import DECISION_SHEETS, DecisionSheet, GivenPlan, Index, Kind
from model.ground.address import address, letters_of
from model.ground.errors import InputProblems, Problem
from model.workbook.read.cells import Cell, SheetGrid, load

HEADING_WITHIN = 10
"""Rows in which the headings of a sheet are looked for."""
HOLDS = {"text": "a name", "number": "a number", "whole": "a whole number"}


class CellError(ValueError):
    """A cell that does not hold what it should; carries the problem."""


def read_plan(path: Path) -> GivenPlan:
    """Read the decisions of a plan.

    Args:
        path: a file plan.xlsx as a run writes it, perhaps changed by hand.

    Returns:
        The decisions on its sheets; a sheet that is absent has none.

    Raises:
        InputProblems: it cannot be read as a plan; every problem with its cell.
    """
    try:
        grid = load(path)
    except InputProblems as error:
        raise InputProblems(error.problems, path) from error
    values: dict[str, dict[Index, float]] = {}
    cells: dict[str, dict[Index, str]] = {}
    problems: list[Problem] = []
    for sheet in (s for s in DECISION_SHEETS if s.title in grid.sheets):
        values[sheet.variable], cells[sheet.variable] = {}, {}
        problems += _read(sheet, grid.sheets[sheet.title], values[sheet.variable], cells[sheet.variable])
    if not values:
        titles = ", ".join(s.title for s in DECISION_SHEETS)
        problems.append(Problem(path.name, "this is no plan: it has none of the sheets that hold decisions.",
                                f"Take plan.xlsx from the folder of a run; its sheets are among {titles}."))
    if problems:
        raise InputProblems(problems, path)
    return GivenPlan(path.name, grid.sha256, values, cells)


def _read(
    sheet: DecisionSheet, grid: SheetGrid, values: dict[Index, float], cells: dict[Index, str]
) -> Iterator[Problem]:
    """Fill in the rows of a sheet; what is wrong with them comes back."""
    columns = (*sheet.keys, (sheet.value, "number"))
    found = _headings(grid, [h for h, _ in columns])
    if found is None:
        names = ", ".join(h for h, _ in columns)
        yield Problem(f"Sheet '{sheet.title}'", f"no row with the headings {names} was found.",
                      "Take the headings from a plan.xlsx that a run wrote.")
        return
    head, places = found
    for row in sorted({r for r, _ in grid.cells if r > head}):
        if not any((row, c) in grid.cells for c in places):
            continue
        try:
            read = [_value(sheet, grid, row, c, h, k) for c, (h, k) in zip(places, columns, strict=True)]
        except CellError as error:
            yield error.args[0]
            continue
        index, cell = tuple(read[:-1]), address(sheet.title, f"{letters_of(places[-1])}{row}")
        if index in values:
            yield Problem(cell, f"{_said(index)} stands here a second time, after {cells[index]}.", "Keep one row.")
            continue
        values[index], cells[index] = read[-1], cell


def _headings(grid: SheetGrid, wanted: list[str]) -> tuple[int, list[int]] | None:
    """The row of the headings and the column of each."""
    for row in range(1, HEADING_WITHIN + 1):
        here = {str(cell.value).strip(): c for (r, c), cell in grid.cells.items() if r == row}
        if all(h in here for h in wanted):
            return row, [here[h] for h in wanted]
    return None


def _value(sheet: DecisionSheet, grid: SheetGrid, row: int, column: int, heading: str, kind: Kind) -> Any:
    cell = grid.cells.get((row, column), Cell())
    value = cell.value
    if kind == "text" and isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        if kind == "number":
            return float(value)
        if kind == "whole" and float(value).is_integer():
            return int(value)
    holds = "is empty" if value is None else f"is {value!r}"
    unit = f" in {sheet.unit}" if heading == sheet.value and sheet.unit != "1" else ""
    raise CellError(Problem(address(sheet.title, f"{letters_of(column)}{row}"), f"{heading} {holds}.",
                             f"Type {HOLDS[kind]}{unit}."))


def _said(index: Index) -> str:
    return ", ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in index)
