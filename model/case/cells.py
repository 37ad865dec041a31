"""Cells: where a figure of the workbook stands, what it holds, and the workbook with other values in some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from model.case.parsed import ParsedRow
from model.case.tables import Tables
from model.ground.names import plain
from model.ground.years import span
from model.schema import BY_TITLE, fields_of
from model.schema.column import Row

Part = Literal["values", "low", "high", "years"]
BASE = "Base"
ROW = "row"
"""Where rows are chosen: the number of the Excel row, so that one cell is meant."""


@dataclass(frozen=True)
class CellAt:
    """A cell of a workbook.

    Attributes:
        sheet: title of its sheet.
        row: its Excel row; 0 on a form.
        name: its field, or its year.
        part: the column itself, its Low or High column, or a year column.
    """

    sheet: str
    row: int
    name: str
    part: Part = "values"

    def cell(self, tables: Tables) -> str:
        """Its address in Excel's own form."""
        if not self.row:
            return tables.form_cell(self.sheet, self.name)
        return tables.cell(self.sheet, self.row, f"{self.name} {self.part}" if self.part in ("low", "high")
                           else self.name)


def cells_of(
    tables: Tables, sheet: str, column: str, where: Mapping[str, Sequence[Any]], years: tuple[str, str] = ("", "")
) -> Iterator[CellAt]:
    """The cells of a column, or of years, in the rows with certain keys.

    Args:
        tables: the workbook.
        sheet: title of the sheet.
        column: the field; "" for the year cells.
        where: field, or row → the values it may have.
        years: first and last year whose cells are meant.
    """
    if BY_TITLE[sheet].SHEET.form:
        yield from [CellAt(sheet, 0, column)] if _form(tables, sheet) is not None else []
        return
    sought = {name: {compared(v) for v in values} for name, values in where.items()}
    rows = [p for p in tables.parsed.get(sheet, ()) if _meets(p, sought)]
    every = "case" in where or ROW in where
    if column:
        used = rows if every else [p for p in rows if _in_case(p, tables.settings.case)]
        yield from (CellAt(sheet, p.row, column, _spread(p, column, tables.settings.case)) for p in used)
        return
    for year in span(*years):
        here = rows if every else list(_in_force(BY_TITLE[sheet], rows, year, tables.settings.case))
        yield from (CellAt(sheet, p.row, year, "years") for p in here)


def value_at(tables: Tables, at: CellAt) -> Any:
    """What a cell holds; None where it is empty."""
    if not at.row:
        return getattr(_form(tables, at.sheet), at.name)
    parsed = next(p for p in tables.parsed[at.sheet] if p.row == at.row)
    if at.part == "values":
        return getattr(parsed.values, at.name)
    return getattr(parsed, at.part).get(at.name)


def with_values(tables: Tables, values: Sequence[tuple[CellAt, Any]]) -> Tables:
    """The workbook with other values in some cells; its frames are still the old ones.

    Args:
        tables: the workbook.
        values: cell and its new value.
    """
    parsed = dict(tables.parsed)
    settings, scheme = tables.settings, tables.scheme
    by_row: dict[str, dict[int, list[tuple[CellAt, Any]]]] = {}
    for at, value in values:
        if at.row:
            by_row.setdefault(at.sheet, {}).setdefault(at.row, []).append((at, value))
        elif at.sheet == "Settings":
            settings = settings.model_copy(update={at.name: value})
        elif scheme is not None:
            scheme = scheme.model_copy(update={at.name: value})
    for sheet, rows in by_row.items():
        parsed[sheet] = [_row_with(p, rows[p.row]) if p.row in rows else p for p in parsed[sheet]]
    return replace(tables, parsed=parsed, settings=settings, scheme=scheme)


def _row_with(parsed: ParsedRow, values: Sequence[tuple[CellAt, Any]]) -> ParsedRow:
    """A row with other values; an empty year, Low or High cell is left out."""
    def of(part: Part, old: Mapping[str, float]) -> Mapping[str, float]:
        new = {at.name: v for at, v in values if at.part == part}
        return {n: v for n, v in {**old, **new}.items() if v is not None} if new else old

    own = {at.name: v for at, v in values if at.part == "values"}
    return ParsedRow(parsed.row, parsed.values.model_copy(update=own) if own else parsed.values,
                     of("low", parsed.low), of("high", parsed.high), of("years", parsed.years))


def _form(tables: Tables, sheet: str) -> Row | None:
    return tables.settings if sheet == "Settings" else tables.scheme


def compared(value: Any) -> Any:
    """A key as it is compared: a name as the reader compares names."""
    return plain(value) if isinstance(value, str) else value


def key_of(parsed: ParsedRow, name: str) -> Any:
    """What a row holds in a key column, or its number."""
    return parsed.row if name == ROW else getattr(parsed.values, name)


def _meets(parsed: ParsedRow, where: Mapping[str, Collection[Any]]) -> bool:
    return all(compared(key_of(parsed, name)) in values for name, values in where.items())


def _in_case(parsed: ParsedRow, case: str) -> bool:
    """Whether a row's own columns may be used in a case: rows of other cases than it and Base are not."""
    return getattr(parsed.values, "case", BASE) in (BASE, case)


def _spread(parsed: ParsedRow, column: str, case: str) -> Part:
    """Which cell of a column is in force: its Low or High cell where the case asks for it and it is filled."""
    if case == "Low" and column in parsed.low:
        return "low"
    return "high" if case == "High" and column in parsed.high else "values"


def _in_force(kind: type[Row], rows: Sequence[ParsedRow], year: str, case: str) -> Iterator[ParsedRow]:
    """The rows whose cell of a year is used: those of the case, or of Base where theirs is empty.

    Where a year is empty in all of them, the row of the case, or of Base, so that it can be set.
    """
    keys = [f.name for f in fields_of(kind) if f.column.key and f.name != "case"]
    groups: dict[tuple[Any, ...], dict[str, ParsedRow]] = {}
    for p in rows:
        groups.setdefault(tuple(getattr(p.values, k) for k in keys), {})[getattr(p.values, "case", BASE)] = p
    for cases in groups.values():
        base = cases.get(BASE) or next(iter(cases.values()))
        chosen = cases.get(case, base)
        yield chosen if year in chosen.years or year not in base.years else base
