"""Rows that are as before: read, and spelt, anew only where their cells or their columns have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from model.schema import BY_TITLE, Row, fields_of
from model.schema.column import SourcedRow
from model.workbook.read.book import Draft, SheetRead
from model.workbook.read.cells import Cell
from model.workbook.read.list_rows import RowReader

NOTHING = object()


def renamed(title: str, now: SheetRead, before: SheetRead, after: SheetRead) -> SheetRead | None:
    """A sheet with its names in one spelling, where none of its names changed; None where one did."""
    names = [f.name for f in fields_of(BY_TITLE[title]) if f.kind == "text" and f.name not in SourcedRow.model_fields]
    if (now.columns, now.names_known, [d.row for d in now.drafts]) != (
            before.columns, before.names_known, [d.row for d in before.drafts]):
        return None
    drafts = []
    for new, old, spelt in zip(now.drafts, before.drafts, after.drafts, strict=True):
        if new is old:
            drafts.append(spelt)
        elif any(new.values.get(n, NOTHING) != old.values.get(n, NOTHING) for n in names):
            return None
        else:
            kept = {n: spelt.values[n] for n in names if n in new.values}
            drafts.append(replace(new, values={**new.values, **kept}, sound=new.sound and spelt.sound))
    return replace(now, drafts=drafts)


class KnownRows(RowReader):
    """Reads a row only where its cells, or what its columns are, have changed."""

    def __init__(self, memory: dict[str, Any], kind: type[Row], located: Any, units: Any, covered: Any) -> None:
        super().__init__(kind, located, units, covered)
        columns = dict(located.columns), dict(units), located.complete
        known, rows = memory.setdefault(kind.SHEET.title, (columns, {}))
        self._before = rows if known == columns else {}

    def read(self, row: int, cells: Mapping[int, Cell]) -> Draft:
        """One row, as before where its cells are the same."""
        kept = self._before.get(row)
        if kept is not None and kept[0] is cells:
            self.problems += kept[2]
            return kept[1]
        count = len(self.problems)
        draft = super().read(row, cells)
        self._before.setdefault(row, (cells, draft, self.problems[count:]))
        return draft
