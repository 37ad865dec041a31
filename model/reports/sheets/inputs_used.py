"""Inputs used: every filled cell of the workbook, with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from model.case.parsed import ParsedRow
from model.case.tables import Tables
from model.ground.units import indian
from model.reports.material import Material
from model.reports.report import Report
from model.schema import SHEETS, Field, Row, fields_of
from model.schema.column import NO_LIMIT, SourcedRow
from model.tell.table import Filled, ReportColumn

PROVENANCE = frozenset(SourcedRow.model_fields)
UNRATED = "not rated"

COLUMNS = (
    ReportColumn("Sheet", "–", "sheet of the workbook"),
    ReportColumn("Cell", "–", "address on the sheet"),
    ReportColumn("Item", "–", "keys of the row"),
    ReportColumn("Column", "–", "heading or financial year"),
    ReportColumn("Value", "as named", "as used, converted to the unit", "any"),
    ReportColumn("Unit", "–", "of the value"),
    ReportColumn("Source", "–", "key of References, or text", empty="no source given"),
    ReportColumn("Confidence", "–", "how well it is known"),
)


def fill(material: Material) -> Filled:
    """One row a filled cell, in the order of the tabs."""
    frame = pd.DataFrame(list(_cells(material.tables)), columns=[c.name for c in COLUMNS])
    weak = int((frame["Confidence"] == "inferred").sum())
    numbers = frame["Value"].map(lambda v: isinstance(v, int | float) and not isinstance(v, bool)).sum()
    sentence = (
        f"{indian(len(frame))} cells, {indian(int(numbers))} of them numbers; {indian(weak)} cells stand in rows "
        "marked inferred."
    )
    return Filled(sentence, frame)


def _cells(tables: Tables) -> Iterator[tuple[Any, ...]]:
    for kind in SHEETS:
        if kind.SHEET.form:
            yield from _form_cells(tables, kind)
        else:
            fields = fields_of(kind)
            for parsed in tables.parsed.get(kind.SHEET.title, ()):
                yield from _row_cells(tables, kind, fields, parsed)


def _form_cells(tables: Tables, kind: type[Row]) -> Iterator[tuple[Any, ...]]:
    title = kind.SHEET.title
    form = tables.settings if title == "Settings" else tables.scheme
    if form is None:
        return
    for f in fields_of(kind):
        cell = tables.form_cell(title, f.name).rpartition("!")[2]
        value = getattr(form, f.name)
        if value is not None:
            share = f.kind == "share"
            yield title, cell, f.column.heading, "Value", shown(value, share), f.column.unit, None, UNRATED


def _row_cells(
    tables: Tables, kind: type[Row], fields: tuple[Field, ...], parsed: ParsedRow
) -> Iterator[tuple[Any, ...]]:
    title, values = kind.SHEET.title, parsed.values
    letters = tables.columns.get(title, {})
    keys = [getattr(values, f.name) for f in fields if f.column.key]
    item = ", ".join(str(k) for k in keys if k is not None)
    source = getattr(values, "source", None)
    confidence = getattr(values, "confidence", None) or UNRATED
    for name, heading, unit, value, share in _named(kind, fields, parsed):
        cell = f"{letters.get(name, '')}{parsed.row}"
        yield title, cell, item, heading, shown(value, share), unit, source, confidence


def _named(
    kind: type[Row], fields: tuple[Field, ...], parsed: ParsedRow
) -> Iterator[tuple[str, str, str, Any, bool]]:
    """Name, heading, unit and value of every filled cell of a row, and whether it is a share of one."""
    for f in fields:
        value = getattr(parsed.values, f.name)
        if f.name in PROVENANCE or value is None:
            continue
        unit, share = _unit(parsed.values, f.column.unit), f.kind == "share"
        yield f.name, f.column.heading, unit, value, share
        for end, spread in (("low", parsed.low), ("high", parsed.high)):
            if f.name in spread:
                yield f"{f.name} {end}", f"{f.column.heading} {end}", unit, spread[f.name], share
    if kind.SHEET.years is not None:
        unit = _unit(parsed.values, kind.SHEET.years.unit)
        for year, value in parsed.years.items():
            yield year, year, unit, value, unit.startswith("%")


def _unit(values: Row, unit: str) -> str:
    """The unit of a cell, taken from its row where the column says so."""
    if unit == "per kg":
        return f"{getattr(values, 'currency', None) or ''}/kg"
    if unit == "as named":
        return str(getattr(values, "tolerance_unit", None) or getattr(values, "unit", unit))
    return unit


def shown(value: Any, share: bool) -> Any:
    """A cell as a planner reads it: shares in per cent, Yes and No, no limit."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and not math.isfinite(value):
        return NO_LIMIT
    if share and isinstance(value, int | float):
        return round(100 * value, 10)
    return value


TOPIC = Report("Inputs used", "Every input and its source", "a cell of the workbook", COLUMNS, fill, needs="nothing",
              tab="proof")
