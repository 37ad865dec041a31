"""What a change asks for, and what is said where a workbook does not have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from model.case.cells import ROW
from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.ground.names import nearest
from model.schema import BY_TITLE, fields_of

How = Literal["set", "multiply", "add"]
Values = tuple[Any, ...]
HOWS: tuple[How, ...] = ("set", "multiply", "add")


@dataclass(frozen=True)
class Change:
    """One change of some cells.

    Attributes:
        sheet: title of the sheet.
        column: the field that is changed; "" for the year cells.
        value: what is set, by what is multiplied, or what is added, in the column's own unit.
        how: set, multiply or add.
        where: (key column, values it may have) of the rows that are changed; a column that is not named may hold
            anything. Where the rows' case is not named, the figures in force are changed: those of the chosen case.
        first, last: years whose cells are changed; all years of the plan where empty.
        said_at: the cell in which a planner typed this change; "" where the tool makes it.
    """

    sheet: str
    column: str = ""
    value: Any = None
    how: How = "set"
    where: tuple[tuple[str, Values], ...] = ()
    first: str = ""
    last: str = ""
    said_at: str = ""

    @property
    def place(self) -> str:
        """Where a message about this change belongs."""
        return self.said_at or f"Change of '{self.sheet}'"


def require_known(tables: Tables, change: Change) -> None:
    """Stop where a change names what the workbook does not have.

    Raises:
        InputProblems: names it, and what may be meant.
    """
    if change.sheet not in BY_TITLE:
        raise InputProblems([_unknown(change, f"'{change.sheet}' is no sheet.", change.sheet, list(BY_TITLE))])
    kind = BY_TITLE[change.sheet]
    names = {f.name: f.column.heading for f in fields_of(kind)}
    for name in (*([change.column] if change.column else []), *(n for n, _ in change.where if n != ROW)):
        if name not in names:
            raise InputProblems([_unknown(change, f"'{name}' is no column of '{change.sheet}'.", name,
                                          [*names, *names.values()])])
    if not change.column and kind.SHEET.years is None:
        raise InputProblems([Problem(change.place, f"'{change.sheet}' has no year cells.", "Name a column.")])
    if change.column and (change.first or change.last):
        raise InputProblems([Problem(change.place, f"'{names[change.column]}' does not vary by year.",
                                     "Leave the years out, or leave the column out to change year cells.")])
    if kind.SHEET.form and change.where:
        raise InputProblems([Problem(change.place, f"'{change.sheet}' has no rows to choose from.",
                                     "Leave the keys out.")])
    _require_years(tables, change)
    if change.how != "set" and (isinstance(change.value, bool) or not isinstance(change.value, int | float)):
        raise InputProblems([Problem(change.place, f"'{change.value}' is not a number.",
                                     f"Type the number to {change.how}, or choose set.")])


def _require_years(tables: Tables, change: Change) -> None:
    """Stop where a change names a year that the plan does not have."""
    for year in (change.first, change.last):
        if year and year not in tables.years:
            raise InputProblems([Problem(change.place, f"'{year}' is no year of the plan.",
                                         f"Type a year from {tables.years[0]} to {tables.years[-1]}.")])


def _unknown(change: Change, found: str, name: str, names: Sequence[str]) -> Problem:
    guess = nearest(name, names)
    return Problem(change.place, found, f"Did you mean '{guess}'?" if guess else "")


def no_hit(tables: Tables, change: Change) -> Problem:
    """What is said of a change that reaches no cell."""
    return Problem(change.place, f"no cell of '{change.sheet}' is hit: {_sought(change)}.", _near(tables, change))


def _sought(change: Change) -> str:
    """What a change looked for, in words."""
    parts = [f"{name} {' or '.join(str(v) for v in values)}" for name, values in change.where]
    if not change.column:
        parts.append(f"years {change.first or 'from the first'} to {change.last or 'the last'}")
    return ", ".join([change.column or "year cells", *parts])


def _near(tables: Tables, change: Change) -> str:
    """A name that may have been meant."""
    for name, values in change.where:
        there = {str(getattr(p.values, name)) for p in tables.parsed.get(change.sheet, ()) if name != ROW}
        for value in values:
            if there and str(value) not in there and (guess := nearest(str(value), sorted(there))):
                return f"Did you mean '{guess}'?"
    return "Look at the names in its key columns and at the years that are filled."
