"""Change: cells of a workbook set, multiplied or added to, as if a planner had typed other figures there.

Low and High, another reading, two more years, no scheme, a scenario, one cell moved: each is a list of changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from model.case.cells import ROW, CellAt, cells_of, value_at, with_values
from model.case.tables import Tables, assemble
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


@dataclass(frozen=True)
class Hit:
    """A cell that a change reached.

    Attributes:
        at: the cell.
        cell: its address.
        before, after: what stood there and what stands there now.
    """

    at: CellAt
    cell: str
    before: Any
    after: Any

    @property
    def moved(self) -> bool:
        """Whether the cell holds something else now."""
        return bool(self.before != self.after)


@dataclass(frozen=True)
class Applied:
    """A workbook after some changes.

    Attributes:
        tables: the workbook with the changes made, laid out anew; not yet checked by the reader's rules.
        hits: the cells that each change reached, change by change.
    """

    tables: Tables
    hits: tuple[tuple[Hit, ...], ...]

    @property
    def cells(self) -> tuple[Hit, ...]:
        """The cells that were reached, all changes together."""
        return tuple(h for hits in self.hits for h in hits)


def apply(tables: Tables, changes: Sequence[Change]) -> Applied:
    """Make changes in the order given.

    Args:
        tables: a checked workbook.
        changes: what is changed.

    Returns:
        The changed workbook and the cells that were hit.

    Raises:
        InputProblems: a change names a sheet, column, key or year that is not there, or hits no cell.
    """
    return laid_out(reach(tables, changes), tables) if changes else Applied(tables, ())


def reach(tables: Tables, changes: Sequence[Change]) -> Applied:
    """Make changes in the rows of a workbook, before any figure is taken from them.

    Args:
        tables: a checked workbook.
        changes: what is changed.

    Returns:
        The workbook with other rows and the old tables, and the cells that were hit.

    Raises:
        InputProblems: a change names a sheet, column, key or year that is not there, or hits no cell.
    """
    hits: list[tuple[Hit, ...]] = []
    for change in changes:
        _require_known(tables, change)
        found = (_hit(tables, change, at) for at in _targets(tables, change))
        cells = tuple(h for h in found if h is not None)
        if not cells:
            raise InputProblems([Problem(change.place, f"no cell of '{change.sheet}' is hit: {_sought(change)}.",
                                         _near(tables, change))])
        tables = with_values(tables, [(h.at, h.after) for h in cells])
        hits.append(cells)
    return Applied(tables, tuple(hits))


def laid_out(applied: Applied, before: Tables) -> Applied:
    """The same with its tables made anew from the rows, the chosen case taken.

    Args:
        applied: of `reach`.
        before: the workbook it was made from; sheets whose rows stayed keep their tables.
    """
    t = applied.tables
    tables = assemble(t.name, t.settings, t.scheme, t.parsed, t.columns, t.notes, t.sha256, before)
    return replace(applied, tables=tables)


def _targets(tables: Tables, change: Change) -> list[CellAt]:
    """The cells that a change is about, filled or not."""
    if change.column:
        return list(cells_of(tables, change.sheet, change.column, dict(change.where)))
    first, last = change.first or tables.settings.first_year, change.last or tables.settings.last_year
    return list(cells_of(tables, change.sheet, "", dict(change.where), (first, last)))


def _hit(tables: Tables, change: Change, at: CellAt) -> Hit | None:
    """The cell with its new value; None where an empty cell would be multiplied or added to."""
    before = value_at(tables, at)
    if change.how == "set":
        after = change.value
    elif not isinstance(before, int | float) or isinstance(before, bool):
        return None
    else:
        after = before * change.value if change.how == "multiply" else before + change.value
    return Hit(at, at.cell(tables), before, after)


def _require_known(tables: Tables, change: Change) -> None:
    """Stop where a change names what the workbook does not have."""
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
    if change.how != "set" and (isinstance(change.value, bool) or not isinstance(change.value, int | float)):
        raise InputProblems([Problem(change.place, f"'{change.value}' is not a number.",
                                     f"Type the number to {change.how}, or choose set.")])


def _unknown(change: Change, found: str, name: str, names: Sequence[str]) -> Problem:
    guess = nearest(name, names)
    return Problem(change.place, found, f"Did you mean '{guess}'?" if guess else "")


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


def at_case(case: str) -> Change:
    """The change that chooses a case of the workbook."""
    return Change("Settings", "case", case)


def one_cell(sheet: str, row: int, column: str, value: Any, years: Sequence[str]) -> Change:
    """The change that sets one cell.

    Args:
        sheet: title of the sheet.
        row: its Excel row; 0 on a form.
        column: its field, or its year.
        value: what is set.
        years: the years of the plan, which tell a year from a field.
    """
    where: tuple[tuple[str, Values], ...] = ((ROW, (row,)),) if row else ()
    change = Change(sheet, column, value, where=where)
    return replace(change, column="", first=column, last=column) if column in years else change
