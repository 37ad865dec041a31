"""A workbook of an older layout as records of today's, and what a planner must look at after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.ground.address import address, letters_of
from model.ground.names import plain
from model.ground.units import factor
from model.ground.years import span, start_of
from model.schema import BY_TITLE, Field, Row, fields_of
from model.workbook.layout import FORM_HEADINGS, headings
from model.workbook.read.cells import Cell, Grid, SheetGrid
from model.workbook.read.lists import by_row
from model.workbook.read.locate import OWN, heading_row, locate
from model.workbook.read.tabs import KEPT_TABS
from model.workbook.read.unit_row import NUMERIC
from model.workbook.records import CellValue, Record, Records

PROVENANCE = ("Source", "Confidence", "Note")


@dataclass
class Upgrade:
    """What an older workbook holds.

    Attributes:
        records: sheet title → its rows, in the columns of today's layout.
        years: the financial years across.
        changes: what was not carried over as it stood, a line each.
    """

    records: Records = field(default_factory=dict)
    years: tuple[str, ...] = ()
    changes: list[str] = field(default_factory=list)


def upgraded(grid: Grid) -> Upgrade:
    """Take over what an older workbook holds, column by column and setting by setting.

    Args:
        grid: its cells.

    Returns:
        Records, years and the list of changes. Values are taken as they stand; the check of the new workbook says
        what is wrong with them.
    """
    found = Upgrade()
    by_title = {plain(k): k for k in BY_TITLE}
    for title, sheet in grid.sheets.items():
        kind = BY_TITLE.get(by_title.get(plain(title), ""))
        if kind is not None:
            found.records[kind.SHEET.title] = (_form if kind.SHEET.form else _list)(kind, title, sheet, found)
        elif title not in KEPT_TABS:
            found.changes.append(f"Sheet '{title}' was not taken over; copy it into the new workbook if you need it.")
    starts = sorted(found.years, key=start_of)
    found.years = span(starts[0], starts[-1]) if starts else ()
    return found


def _list(kind: type[Row], title: str, sheet: SheetGrid, found: Upgrade) -> list[Record]:
    rows = by_row(sheet)
    located = locate(title, kind, rows, ())
    if not located.row:
        found.changes += [str(p) for p in located.problems]
        return []
    found.years = (*found.years, *(h.text for h in located.columns.values() if h.is_year))
    there = {h.name for h in located.columns.values()}
    found.changes += [f"Sheet '{title}': the column '{h.text}' is new; fill it." for h in headings(kind, ())
                      if h.name not in there and h.required]
    for column, cell in sorted(rows[located.row].items()):
        if column not in located.columns and not str(cell.value).startswith(OWN):
            where = address(title, f"{letters_of(column)}{located.row}")
            found.changes.append(f"{where}: the column '{cell.value}' was not taken over.")
    units = rows.get(located.row - 1, {})
    filled = [r for r in rows if r > located.row and rows[r].keys() & located.columns.keys()]
    blank: Record = {h.text: None for h in headings(kind, ())}
    return [blank | {h.text: _value(address(title, f"{letters_of(c)}{r}"), rows[r].get(c), h.field,
                                    _said(units.get(c)), found) for c, h in located.columns.items()} for r in filled]


def _form(kind: type[Row], title: str, sheet: SheetGrid, found: Upgrade) -> list[Record]:
    rows = by_row(sheet)
    top = heading_row(rows, {plain(h): h for h in FORM_HEADINGS})
    columns = {str(cell.value): c for c, cell in rows.get(top, {}).items()}
    settings = {plain(f.column.heading): f for f in fields_of(kind)}
    records: list[Record] = []
    for row in (r for r in rows if r > top and top):
        cells: Mapping[str, Cell | None] = {h: rows[row].get(c) for h, c in columns.items()}
        name = _said(cells.get("Setting"))
        declared = settings.pop(plain(name), None)
        where = address(title, f"{letters_of(columns.get('Value', 2))}{row}")
        if declared is None:
            found.changes += [f"{where}: the setting '{name}' was not taken over."] if name else []
            continue
        value = _value(where, cells.get("Value"), declared, _said(cells.get("Unit")), found)
        rest: Record = {h: _said(cells.get(h)) or None for h in PROVENANCE}
        records.append({"Setting": declared.column.heading, "Value": value, **rest})
    found.changes += [f"Sheet '{title}': the setting '{f.column.heading}' is new; fill it." for f in settings.values()
                      if f.required]
    return records


def _said(cell: Cell | None) -> str:
    return " ".join(str(cell.value).split()) if cell is not None and cell.value is not None else ""


def _value(where: str, cell: Cell | None, declared: Field, unit: str, found: Upgrade) -> CellValue:
    """A cell as a record holds it, in the unit of today's column."""
    if cell is None:
        return None
    if cell.formula:
        found.changes.append(f"{where}: the formula {cell.formula} was replaced by its value, {cell.value}.")
    value = cell.value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if not isinstance(value, int | float):
        return None if value is None else str(value)
    times = factor(unit, declared.column.unit) if declared.kind in NUMERIC and unit else 1.0
    if times is None:
        found.changes.append(f"{where}: {value} was in '{unit}'; the unit is {declared.column.unit} now. Convert it.")
    elif times != 1.0:
        found.changes.append(f"{where}: {value} {unit} was converted to {declared.column.unit}.")
    return value if times in (None, 1.0) else value * times

