"""One row of a list sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.ground.address import address, letters_of
from model.ground.errors import Problem
from model.schema import Row, fields_of
from model.workbook.layout import Heading
from model.workbook.read.among_rows import falling_spreads, shares_elsewhere
from model.workbook.read.book import Draft
from model.workbook.read.cells import Cell
from model.workbook.read.coerce import take
from model.workbook.read.locate import Located
from model.workbook.read.slots import Slot, Taken
from model.workbook.read.unit_row import Unit
from model.workbook.wording import together, what_to_type

BASE = "Base"
NOTHING = Taken()
MOST_NAMED = 3
"""Empty columns named in one message."""


class RowReader:
    """Reads the rows of one list sheet.

    Attributes:
        problems: what was found so far.
    """

    def __init__(
        self, kind: type[Row], located: Located, units: Mapping[int, Unit], covered: set[tuple[int, int]]
    ) -> None:
        self.problems: list[Problem] = []
        self._kind, self._title = kind, kind.SHEET.title
        self._letters = {h.name: letters_of(c) for c, h in located.columns.items()}
        self._columns = sorted(located.columns.items())
        self._units = units
        self._covered = covered
        self._complete = located.complete
        self._has_case = "case" in kind.model_fields
        self._absent = {f.name: f.column.blank for f in fields_of(kind) if not f.required}

    def read(self, row: int, cells: Mapping[int, Cell]) -> Draft:
        """Read one row.

        Args:
            row: its number.
            cells: column number → filled cell.

        Returns:
            Its values; whatever is wrong with it is added to the problems.
        """
        taken: dict[int, Taken] = {}
        for column, heading in self._columns:
            if (row, column) not in self._covered:
                taken[column] = take(cells.get(column), self._slot(row, column, heading))
        found = [p for t in taken.values() for p in t.problems]
        found += [*self._empty(row, taken), *self._shares(row, cells, taken)]
        draft = self._draft(row, taken)
        found += falling_spreads(self._kind, self._letters, draft)
        self.problems += found
        sound = self._complete and len(taken) == len(self._columns) and all(p.severity == "note" for p in found)
        return Draft(row, draft.values, draft.low, draft.high, draft.years, sound)

    def _slot(self, row: int, column: int, heading: Heading) -> Slot:
        unit = self._units[column]
        return Slot(self._at(row, column), heading.text, heading.field, unit.text or heading.unit, unit.factor)

    def _at(self, row: int, column: int) -> str:
        return address(self._title, f"{letters_of(column)}{row}")

    def _draft(self, row: int, taken: Mapping[int, Taken]) -> Draft:
        values: dict[str, Any] = dict(self._absent)
        low: dict[str, float] = {}
        high: dict[str, float] = {}
        years: dict[str, float] = {}
        for column, heading in self._columns:
            one = taken.get(column, Taken(bad=True))
            if heading.spread or heading.is_year:
                target = years if heading.is_year else low if heading.spread == "low" else high
                if one.value is not None:
                    target[heading.name if heading.is_year else heading.field.name] = one.value
            elif one.bad or (one.value is None and heading.required):
                values.pop(heading.name, None)
            else:
                values[heading.name] = self._absent.get(heading.name) if one.value is None else one.value
        return Draft(row, values, low, high, years)

    def _empty(self, row: int, taken: Mapping[int, Taken]) -> list[Problem]:
        """Required cells that are empty: one message a row."""
        case = next((t.value for c, t in taken.items() if self._name(c) == "case"), None) or BASE
        needs_years = not self._has_case or case == BASE
        empty = {c: h for c, h in self._columns if h.required and c in taken and not taken[c].bad
                 and taken[c].value is None and (needs_years or not h.is_year)}
        keys = [h.text for c, h in self._columns if h.field.column.key and h.required]
        if keys and not {*keys} - {h.text for h in empty.values()}:
            first = next(c for c, t in taken.items() if t.value is not None or t.bad)
            return [Problem(self._at(row, first), f"row {row} has entries but no {together(keys)}.",
                            "Fill them, or clear the row." if len(keys) > 1 else "Fill it, or clear the row.")]
        if not empty:
            return []
        column, heading = next(iter(empty.items()))
        if len(empty) == 1:
            unit = self._units[column].text or heading.unit
            return [Problem(self._at(row, column), f"'{heading.text}' is empty.", what_to_type(heading.field, unit))]
        named = [f"'{h.text}'" for h in empty.values()]
        more = len(named) - MOST_NAMED
        said = together(named[:MOST_NAMED]) if more <= 0 else f"{', '.join(named[:MOST_NAMED])} and {more} more"
        return [Problem(self._at(row, column), f"{said} are empty in this row.", "Fill them, or clear the row.")]

    def _shares(self, row: int, cells: Mapping[int, Cell], taken: Mapping[int, Taken]) -> Iterator[Problem]:
        """Percentages in a row that names another unit."""
        named = {self._name(c): t.value for c, t in taken.items()}
        for column, heading in self._columns:
            cell, unit = cells.get(column), named.get(heading.field.column.unit_in)
            if cell is not None and unit is not None and taken.get(column, NOTHING).value is not None:
                yield from shares_elsewhere(self._at(row, column), cell, str(unit))

    def _name(self, column: int) -> str:
        return next(h.name for c, h in self._columns if c == column)
