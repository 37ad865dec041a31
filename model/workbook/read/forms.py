"""Form sheets: one row is one setting."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from model.ground.address import address, letters_of
from model.ground.errors import Problem
from model.ground.names import LIKENESS, plain
from model.ground.units import factor
from model.schema import Field, Row, fields_of
from model.workbook.layout import FORM_HEADINGS
from model.workbook.read.book import Draft, SheetRead
from model.workbook.read.cells import Cell, SheetGrid
from model.workbook.read.coerce import take
from model.workbook.read.lists import by_row, covered_cells, hidden_notes
from model.workbook.read.locate import OWN, heading_row
from model.workbook.read.slots import Slot
from model.workbook.read.unit_row import NUMERIC, PUT_BACK
from model.workbook.wording import what_to_type

NEEDED_HEADINGS = FORM_HEADINGS[:3]


@dataclass
class Form:
    """A form sheet while it is read.

    Attributes:
        title: of the sheet.
        rows: row number → column number → cell.
        columns: heading → column number.
        problems: what was found so far.
    """

    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    columns: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, row: int, heading: str = "Setting") -> str:
        """Address of a cell."""
        return address(self.title, f"{letters_of(self.columns[heading])}{row}")

    def cell(self, row: int, heading: str) -> Cell | None:
        """A cell, None where it is empty."""
        return self.rows[row].get(self.columns[heading])

    def text(self, row: int, heading: str) -> str:
        """What a cell says."""
        cell = self.cell(row, heading)
        return " ".join(str(cell.value).split()) if cell is not None else ""


def read_form(kind: type[Row], grid: SheetGrid) -> SheetRead | None:
    """Read a form sheet.

    Args:
        kind: its row class.
        grid: its cells.

    Returns:
        Its values as one row; None for an optional form with no value filled in.
    """
    form = Form(kind.SHEET.title, by_row(grid))
    top = _headings(form)
    if form.problems:
        return SheetRead(problems=form.problems, names_known=False)
    settings = _settings(form, kind, top)
    if not kind.SHEET.needed and not any(form.cell(r, "Value") for r in settings):
        return None
    columns = {f.name: letters_of(form.columns["Value"]) for f in settings.values()}
    columns |= {f"{f.name} row": str(r) for r, f in settings.items()}
    covered = covered_cells(grid.merged)
    values: dict[str, Any] = {}
    for row, declared in settings.items():
        if (row, form.columns["Value"]) in covered:
            form.problems.append(Problem(form.at(row, "Value"), "merged cells.", "Unmerge them and fill each cell."))
            continue
        _value(form, row, declared, values)
    _missing(form, [f for f in fields_of(kind) if f not in settings.values()], values)
    form.problems += hidden_notes(form.title, grid, list(settings))
    sound = all(p.severity == "note" for p in form.problems)
    return SheetRead(columns, [Draft(0, values, sound=sound)], form.problems)


def _missing(form: Form, missing: list[Field], values: dict[str, Any]) -> None:
    """Settings without a row: a stop where one is needed, else as if the cell were empty, which is said."""
    insert = "Insert a row for it (copy it from a fresh template)."
    for lacking in missing:
        found = f"the setting '{lacking.column.heading}' is missing"
        if lacking.required:
            form.problems.append(Problem(f"Sheet '{form.title}'", f"{found}.", insert))
        else:
            values[lacking.name] = None
            said = f"{found} and read as empty: {lacking.column.empty}."
            form.problems.append(Problem(f"Sheet '{form.title}'", said, insert, "note"))


def _headings(form: Form) -> int:
    """Find the heading row; its number."""
    expected = {plain(h): h for h in FORM_HEADINGS}
    top = heading_row(form.rows, expected)
    for column, cell in sorted(form.rows.get(top, {}).items()):
        heading = expected.get(plain(str(cell.value)))
        if heading is not None:
            form.columns.setdefault(heading, column)
    missing = [h for h in NEEDED_HEADINGS if h not in form.columns]
    if missing:
        form.problems.append(Problem(f"Sheet '{form.title}'", f"the column '{missing[0]}' was not found.",
                                     "Copy the heading row from a fresh template."))
    return top


def _settings(form: Form, kind: type[Row], top: int) -> dict[int, Field]:
    """Row number → the field it sets."""
    fields = {plain(f.column.heading): f for f in fields_of(kind)}
    found: dict[int, Field] = {}
    strangers: dict[int, str] = {}
    for row in (r for r in form.rows if r > top):
        name = form.text(row, "Setting")
        known = fields.get(plain(name))
        if known is not None and known in found.values():
            other = next(r for r, f in found.items() if f == known)
            form.problems.append(Problem(form.at(row), f"the setting '{name}' appears twice (also row {other}).",
                                         "Delete one of them."))
        elif known is not None:
            found[row] = known
        elif name and not name.startswith(OWN):
            strangers[row] = name
        elif not name and form.cell(row, "Value") is not None:
            form.problems.append(Problem(form.at(row), f"no setting is named, and its Value is "
                                         f"'{form.text(row, 'Value')}'.", "Type its name, or clear the row."))
    missing = {p: f for p, f in fields.items() if f not in found.values()}
    for row, name in strangers.items():
        near = difflib.get_close_matches(plain(name), missing, n=1, cutoff=LIKENESS)
        mend = "Delete it, or put # before it if it is your own working."
        if near:
            found[row] = missing.pop(near[0])
            mend = f"Did you mean '{found[row].column.heading}'?"
        form.problems.append(Problem(form.at(row), f"there is no setting '{name}' on this sheet.", mend))
    return found


def _value(form: Form, row: int, declared: Field, values: dict[str, Any]) -> None:
    """Read the value of one setting."""
    heading, needed = declared.column.heading, declared.column.unit
    written = form.text(row, "Unit")
    times: float | None = 1.0
    if declared.kind in NUMERIC:
        times = factor(written, needed)
        if times is None:
            found = f"was changed to '{written}'" if written else "is empty"
            form.problems.append(Problem(form.at(row, "Unit"), f"the unit of '{heading}' {found}; the tool needs "
                                         f"{needed}.", PUT_BACK if written else "Type the unit back."))
        elif times != 1.0:
            form.problems.append(Problem(form.at(row, "Unit"), f"the unit of '{heading}' is {written}; the number was "
                                         f"converted to {needed}.", severity="note"))
    slot = Slot(form.at(row, "Value"), heading, declared, written or needed, times)
    taken = take(form.cell(row, "Value"), slot)
    form.problems += taken.problems
    if taken.value is None and not taken.bad and declared.required:
        form.problems.append(Problem(slot.where, f"'{heading}' is empty.", what_to_type(declared, slot.unit)))
    elif not taken.bad:
        values[declared.name] = taken.value
