"""A workbook compared with its parent, the workbook it was made from: row by row, by their keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from model.case.against import (
    CHANGED,
    COLUMN_GONE,
    COLUMN_NEW,
    MOVED,
    ROW_GONE,
    ROW_NEW,
    SHEET_GONE,
    SHEET_NEW,
    Against,
    Difference,
)
from model.case.parsed import ParsedRow
from model.case.tables import Tables
from model.ground.names import nearest
from model.schema import SHEETS, Row, fields_of
from model.schema.column import SourcedRow

UNSAID = frozenset(SourcedRow.model_fields)
"""Columns that decide nothing: source, confidence, note."""


def against(tables: Tables, parent: Tables, name: str) -> Against:
    """Compare a workbook with its parent: rows by their keys, whatever their place and unit.

    Args:
        tables: the workbook.
        parent: the one it was made from.
        name: file name of that.
    """
    return Against(name, tuple(d for kind in SHEETS for d in _of_sheet(tables, parent, kind)))


def _of_sheet(tables: Tables, parent: Tables, kind: type[Row]) -> Iterator[Difference]:
    title = kind.SHEET.title
    mine, theirs = (_rows(t, kind) for t in (tables, parent))
    if bool(mine) != bool(theirs):
        yield Difference(SHEET_NEW if mine else SHEET_GONE, title, before=len(theirs) or None, after=len(mine) or None)
        return
    if not kind.SHEET.form:
        yield from _of_columns(kind, tables.columns.get(title, {}), parent.columns.get(title, {}))
    yield from _of_rows(tables, kind, mine, theirs)


def _of_columns(kind: type[Row], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[Difference]:
    for f in fields_of(kind):
        if (f.name in mine) != (f.name in theirs):
            yield Difference(COLUMN_NEW if f.name in mine else COLUMN_GONE, kind.SHEET.title, column=f.column.heading)


def _of_rows(
    tables: Tables, kind: type[Row], mine: Mapping[Any, ParsedRow], theirs: Mapping[Any, ParsedRow]
) -> Iterator[Difference]:
    title = kind.SHEET.title
    first = next((f.name for f in fields_of(kind) if f.column.key), "")
    fresh = [k for k in mine if k not in theirs]
    for key in (k for k in theirs if k not in mine):
        like = nearest(_said(key), [_said(k) for k in fresh])
        yield Difference(ROW_GONE, title, _said(key), before=_said(key), after=like or None)
    for key in fresh:
        yield Difference(ROW_NEW, title, _said(key), after=_said(key), cell=tables.cell(title, mine[key].row, first))
    common = [k for k in theirs if k in mine]
    if [k for k in mine if k in theirs] != common:
        yield Difference(MOVED, title)
    for key in common:
        yield from _of_row(tables, kind, mine[key], theirs[key], _said(key))


def _of_row(tables: Tables, kind: type[Row], mine: ParsedRow, theirs: ParsedRow, item: str) -> Iterator[Difference]:
    title, before, after = kind.SHEET.title, _cells(kind, theirs), _cells(kind, mine)
    for name, (heading, _) in (before | after).items():
        old, new = (cells[name][1] if name in cells else None for cells in (before, after))
        if old != new:
            cell = tables.cell(title, mine.row, name) if mine.row else tables.form_cell(title, name)
            yield Difference(CHANGED, title, item, heading, old, new, cell)


def _cells(kind: type[Row], parsed: ParsedRow) -> dict[str, tuple[str, Any]]:
    """Name of a filled cell of a row → its heading and its value, a share in per cent as it is typed."""
    found: dict[str, tuple[str, Any]] = {}
    for f in (f for f in fields_of(kind) if f.name not in UNSAID):
        value, share = getattr(parsed.values, f.name), f.kind == "share"
        if value is not None:
            found[f.name] = (f.column.heading, _as_typed(value, share))
        for end, spread in (("low", parsed.low), ("high", parsed.high)):
            if f.name in spread:
                found[f"{f.name} {end}"] = (f"{f.column.heading} {end}", _as_typed(spread[f.name], share))
    share = kind.SHEET.years is not None and kind.SHEET.years.unit.startswith("%")
    return found | {year: (year, _as_typed(value, share)) for year, value in parsed.years.items()}


def _as_typed(value: Any, share: bool) -> Any:
    return round(100 * value, 10) if share and isinstance(value, float) else value


def _rows(tables: Tables, kind: type[Row]) -> dict[Any, ParsedRow]:
    """Key of a row → the row, in the order of the sheet; a form is one row."""
    title = kind.SHEET.title
    if kind.SHEET.form:
        form = tables.settings if title == "Settings" else tables.scheme
        return {} if form is None else {(): ParsedRow(0, form)}
    keys = [f.name for f in fields_of(kind) if f.column.key]
    times: Counter[Any] = Counter()
    found: dict[Any, ParsedRow] = {}
    for parsed in tables.parsed.get(title, ()):
        key = tuple(getattr(parsed.values, k) for k in keys)
        found[(*key, times[key])] = parsed
        times[key] += 1
    return found


def _said(key: tuple[Any, ...]) -> str:
    """A key in words; a row that stands several times by its number."""
    *names, times = key if key else ("", 0)
    words = ", ".join(str(n) for n in names if n is not None)
    return f"{words} ({times + 1})" if times else words
