"""Reads a workbook again and again with one cell changed, doing anew only what the change can reach.

The reader itself runs, from cells to checked rows; what it is handed from before is what it would have worked out again
from the same cells. A test compares with the reader alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from model.case.parsed import ParsedRow
from model.ground.errors import InputProblems, Problem
from model.schema import Row
from model.workbook.read.book import Draft, SheetRead
from model.workbook.read.cells import Cell, Grid, SheetGrid
from model.workbook.read.locate import SEARCHED_ROWS, Located
from tests.mutation.known_rows import KnownRows, renamed
from tests.mutation.ruled import Ruled

READER = importlib.import_module("model.workbook.read.workbook")
LISTS = importlib.import_module("model.workbook.read.lists")


@dataclass(frozen=True)
class Read:
    """What the reader made of a workbook.

    Attributes:
        problems: every stop and note.
        settings, scheme, rows: the checked rows, before the case is taken; rows is None where it was refused.
    """

    problems: tuple[Problem, ...]
    settings: Any = None
    scheme: Any = None
    rows: Mapping[str, Sequence[ParsedRow]] | None = None


class Replay:
    """A sound workbook that is read with one cell changed at a time.

    Attributes:
        grid: the workbook.
        sound: what the reader made of it.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._by_row = {t: LISTS.by_row(s) for t, s in grid.sheets.items()}
        self._sheets: dict[str, tuple[Any, Any]] = {}
        self._located: dict[str, tuple[Sequence[str], Located]] = {}
        self._kept: dict[str, tuple[Any, dict[int, tuple[Any, Draft, list[Problem]]]]] = {}
        self._named: tuple[dict[str, SheetRead], dict[str, SheetRead]] | None = None
        self._typed: dict[str, dict[int, tuple[Draft, ParsedRow]]] = {}
        self._ruled = Ruled()
        self._change: tuple[SheetGrid, str, tuple[int, int], Cell | None] | None = None
        with self.reading():
            self.sound = self._read(grid)

    def with_cell(self, title: str, position: tuple[int, int], cell: Cell | None) -> Read:
        """Read the workbook with another cell in one place, None for an empty one; within `reading` only."""
        sheet = self.grid.sheets[title]
        cells = {**sheet.cells, position: cell}
        if cell is None:
            del cells[position]
        spoilt = replace(sheet, cells=cells)
        self._change = spoilt, title, position, cell
        return self._read(replace(self.grid, sheets={**self.grid.sheets, title: spoilt}))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Have the reader ask here first."""
        with ExitStack() as stack:
            for name, stand_in in (
                ("read_list", self._read_list), ("read_form", self._read_form), ("typed_rows", self._typed_rows),
                ("with_known_names", self._known_names), ("rule_problems", self._ruled.problems),
                ("assemble", _assembled), ("scenario_problems", lambda _: ()),
            ):
                stack.enter_context(patch.object(READER, name, stand_in))
            stack.enter_context(patch.object(LISTS, "by_row", self._rows_of))
            stack.enter_context(patch.object(LISTS, "locate", self._locate))
            stack.enter_context(patch.object(LISTS, "RowReader", lambda *given: KnownRows(self._kept, *given)))
            yield

    def _read(self, grid: Grid) -> Read:
        try:
            read: Read = READER.tables_from(grid)
            return read
        except InputProblems as refused:
            return Read(refused.problems)

    def _read_list(self, kind: type[Row], sheet: SheetGrid, years: tuple[str, ...]) -> SheetRead:
        return self._as_before(sheet, (kind, years), lambda: LISTS.read_list(kind, sheet, years))

    def _read_form(self, kind: type[Row], sheet: SheetGrid) -> SheetRead | None:
        return self._as_before(sheet, (kind,), lambda: _read_form(kind, sheet))

    def _as_before(self, sheet: SheetGrid, given: Any, read: Callable[[], Any]) -> Any:
        """What was read of the same sheet before, where all that is given is the same."""
        title = given[0].SHEET.title
        if sheet is not self.grid.sheets[title]:
            return read()
        if title not in self._sheets:
            self._sheets[title] = given, read()
        return self._sheets[title][1] if self._sheets[title][0] == given else read()

    def _rows_of(self, sheet: SheetGrid) -> dict[int, dict[int, Cell]]:
        """The filled cells row by row, of which all but one row are as before."""
        if self._change is None or sheet is not self._change[0]:
            title = next((t for t, s in self.grid.sheets.items() if s is sheet), "")
            return dict(self._by_row[title])
        _, title, (row, column), cell = self._change
        rows = dict(self._by_row[title])
        own = {(row, c): one for c, one in rows.get(row, {}).items() if c != column}
        filled = _by_row(SheetGrid(own if cell is None else {**own, (row, column): cell}))
        rows.pop(row, None) if not filled else rows.update(filled)
        return rows

    def _locate(self, title: str, kind: type[Row], rows: Any, years: Sequence[str]) -> Located:
        """The headings, which a change below the rows that are searched for them leaves as they are."""
        if self._change is None:
            self._located[title] = years, _locate(title, kind, rows, years)
        far = self._change is None or self._change[1] == title and self._change[2][0] > SEARCHED_ROWS
        if not far or self._located[title][0] != years:
            return _locate(title, kind, rows, years)
        kept = self._located[title][1]
        return replace(kept, columns=dict(kept.columns), own=set(kept.own), problems=list(kept.problems))

    def _known_names(self, sheets: dict[str, SheetRead]) -> dict[str, SheetRead]:
        if self._named is None:
            self._named = sheets, _with_known_names(sheets)
            return self._named[1]
        before, after = self._named
        changed = [t for t in sheets if sheets[t] is not before.get(t)]
        if list(sheets) == list(before) and len(changed) <= 1:
            same = {t: renamed(t, sheets[t], before[t], after[t]) for t in changed}
            if None not in same.values():
                return {**after, **{t: s for t, s in same.items() if s is not None}}
        return _with_known_names(sheets)

    def _typed_rows(self, title: str, sheet: SheetRead) -> tuple[list[ParsedRow], list[Problem]]:
        kept = self._typed.setdefault(title, {})
        fresh = [d for d in sheet.drafts if d.row not in kept or kept[d.row][0] is not d and kept[d.row][0] != d]
        rows, problems = _typed_rows(title, replace(sheet, drafts=fresh))
        made = {r.row: r for r in rows}
        for draft in fresh:
            if draft.row not in kept and draft.row in made:
                kept[draft.row] = draft, made[draft.row]
        anew = {d.row for d in fresh}
        old = {d.row: kept[d.row][1] for d in sheet.drafts if d.row not in anew}
        return [{**old, **made}[d.row] for d in sheet.drafts if d.row in made or d.row in old], problems


_by_row, _locate, _read_form = LISTS.by_row, LISTS.locate, READER.read_form
_with_known_names, _typed_rows = READER.with_known_names, READER.typed_rows


def _assembled(name: str, settings: Any, scheme: Any, rows: Any, columns: Any, notes: Any, *_: Any, **__: Any) -> Read:
    """In the place of the tables: the rows they are laid out from."""
    return Read(tuple(notes), settings, scheme, rows)
