"""The unit row: what the planner says the numbers below are in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from model.ground.address import address, letters_of
from model.ground.errors import Problem
from model.ground.units import factor
from model.workbook.layout import Heading
from model.workbook.read.locate import Located, Rows

NUMERIC = ("number", "whole", "share")
PUT_BACK = "Put the unit back and convert the numbers below it."


@dataclass(frozen=True)
class Unit:
    """The unit of a column as written.

    Attributes:
        text: what the unit row says.
        factor: to the column's own unit; None where it is not allowed.
    """

    text: str
    factor: float | None = 1.0


def read_units(title: str, rows: Rows, located: Located, covered: set[tuple[int, int]]) -> dict[int, Unit]:
    """Compare the unit row with the units the columns need.

    Args:
        title: of the sheet.
        rows: row number → column number → cell.
        located: its columns; what is found is added to its problems.
        covered: cells inside merged ranges, which are reported elsewhere.

    Returns:
        Column number → its unit.
    """
    row = located.row - 1
    cells = rows.get(row, {})
    units: dict[int, Unit] = {}
    for column, heading in located.columns.items():
        if heading.field.kind not in NUMERIC or (row, column) in covered:
            units[column] = Unit(heading.unit)
            continue
        cell = cells.get(column)
        text = " ".join(str(cell.value).split()) if cell is not None and cell.value is not None else ""
        needs_none = heading.unit in ("–", "1") and text in ("", "-", "–", "1")
        units[column] = Unit(text, 1.0 if needs_none else factor(text, heading.unit))
    said = [(c, h, units[c]) for c, h in sorted(located.columns.items())]
    for (unit, _), group in groupby(said, key=lambda s: (s[2], "years" if s[1].is_year else s[1].text)):
        problem = _said(title, row, [(c, h) for c, h, _ in group], unit)
        if problem is not None:
            located.problems.append(problem)
    return units


def _said(title: str, row: int, columns: list[tuple[int, Heading]], unit: Unit) -> Problem | None:
    """What to say about the unit of one column, or of years side by side."""
    column, heading = columns[0]
    where = address(title, f"{letters_of(column)}{row}") if row else f"Sheet '{title}'"
    label = f"'{heading.text}'" if len(columns) == 1 else f"'{heading.text}' to '{columns[-1][1].text}'"
    if unit.factor is None and not unit.text:
        return Problem(where, f"the unit of {label} is empty; the tool needs {heading.unit}.", "Type the unit back.")
    if unit.factor is None:
        found = f"the unit of {label} was changed to '{unit.text}'; the tool needs {heading.unit}."
        return Problem(where, found, PUT_BACK)
    if unit.factor != 1.0:
        found = f"the unit of {label} is {unit.text}; the numbers were converted to {heading.unit}."
        return Problem(where, found, severity="note")
    return None
