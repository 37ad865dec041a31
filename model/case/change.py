"""Change: cells of a workbook set, multiplied or added to, as if a planner had typed other figures there.

Low and High, another reading, two more years, no scheme, a scenario, one cell moved: each is a list of changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from model.case.asked_change import HOWS, Change, How, Values, require_known, unmet
from model.case.cells import ROW, CellAt, cells_of, value_at, with_values
from model.case.tables import Tables, assemble
from model.ground.errors import InputProblems

__all__ = ["HOWS", "Applied", "Change", "Hit", "How", "apply", "at_case", "laid_out", "one_cell", "reach"]


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
        """Whether the cell holds something else now; Yes is not 1."""
        kinds = isinstance(self.before, bool), isinstance(self.after, bool)
        return bool(self.before != self.after) or kinds[0] != kinds[1]


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
        require_known(tables, change)
        found = (_hit(tables, change, at) for at in _targets(tables, change))
        cells = tuple(h for h in found if h is not None)
        missed = unmet(tables, change, [h.at for h in cells])
        if missed:
            raise InputProblems(missed)
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
