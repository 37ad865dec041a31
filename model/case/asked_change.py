"""What a change asks for, and what is said where a workbook does not have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from model.case.cells import ROW, CellAt, compared, key_of
from model.case.parsed import ParsedRow
from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.ground.names import nearest
from model.schema import BY_TITLE, fields_of

How = Literal["set", "multiply", "add"]
Values = tuple[Any, ...]
HOWS: tuple[How, ...] = ("set", "multiply", "add")
LOOK = "Look at the names in its key columns and at the years that are filled."


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
    keys = [n for n, _ in change.where]
    if twice := next((n for n in keys if keys.count(n) > 1), ""):
        raise InputProblems([Problem(change.place, f"'{names.get(twice, twice)}' is named twice.",
                                     "Name each key column once, with all its values.")])
    if kind.SHEET.form and change.where:
        raise InputProblems([Problem(change.place, f"'{change.sheet}' has no rows to choose from.",
                                     "Leave the keys out.")])
    _require_years(tables, change)
    _require_how(change)


def _require_how(change: Change) -> None:
    """Stop where a change is made in no way there is, or multiplies or adds what is no number."""
    if change.how not in HOWS:
        raise InputProblems([Problem(change.place, f"'{change.how}' is no way to change a cell.",
                                     f"Choose {', '.join(HOWS[:-1])} or {HOWS[-1]}.")])
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


def unmet(tables: Tables, change: Change, hit: Sequence[CellAt]) -> list[Problem]:
    """What is said of a change that reaches no cell, or of whose keys a value reaches none.

    Args:
        tables: the workbook before the change.
        change: what was asked.
        hit: the cells it reaches.
    """
    if not hit:
        return [Problem(change.place, f"no cell of '{change.sheet}' is hit: {_sought(change)}.", _near(tables, change))]
    reached = {at.row for at in hit}
    rows = [p for p in tables.parsed.get(change.sheet, ()) if p.row in reached]
    return [
        Problem(change.place, f"no cell of '{change.sheet}' is hit where {_heading(change, name)} is {value}.",
                _meant(tables, change, name, value) or LOOK)
        for name, values in change.where for value in _beyond(rows, name, values)
    ]


def _beyond(rows: Sequence[ParsedRow], name: str, values: Values) -> list[Any]:
    """Those of some values that no row has in a key column."""
    there = {compared(key_of(p, name)) for p in rows}
    return [v for v in values if compared(v) not in there]


def _heading(change: Change, name: str) -> str:
    return next((f.column.heading for f in fields_of(BY_TITLE[change.sheet]) if f.name == name), name)


def _sought(change: Change) -> str:
    """What a change looked for, in words."""
    parts = [f"{name} {' or '.join(str(v) for v in values)}" for name, values in change.where]
    if not change.column:
        parts.append(f"years {change.first or 'from the first'} to {change.last or 'the last'}")
    return ", ".join([change.column or "year cells", *parts])


def _near(tables: Tables, change: Change) -> str:
    """A name that may have been meant."""
    guesses = (_meant(tables, change, name, value) for name, values in change.where for value in values)
    return next(filter(None, guesses), LOOK)


def _meant(tables: Tables, change: Change, name: str, value: Any) -> str:
    """The name of a key column that may have been meant by one that no row has; "" where a row has it."""
    rows = tables.parsed.get(change.sheet, ())
    if name == ROW or not _beyond(rows, name, (value,)):
        return ""
    guess = nearest(str(value), sorted({str(key_of(p, name)) for p in rows}))
    return f"Did you mean '{guess}'?" if guess else ""
