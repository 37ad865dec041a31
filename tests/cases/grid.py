"""A small sound workbook as cells in memory, laid out as the schema says, which tests then spoil."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from model.address import letters_of
from model.schema import BY_TITLE, Row, fields_of
from model.workbook.cells import Cell, Grid, SheetGrid
from model.workbook.layout import FIRST_ROW, FORM_HEADINGS, HEADING_ROW, TITLE_ROW, UNIT_ROW, headings
from model.years import span
from tests.cases.sheets import SCHEME, SETTINGS, USUAL

YEARS = span("FY2026-27", "FY2029-30")
SERVED = {"kind": "must be served", "unmet_cost": 300.0, "currency": "USD"}
CHINA = {"supply": "China", "country": "China"}
OWN_COST = {"price": "own cost", "currency": "USD"}

SOUND: dict[str, list[dict[str, Any]]] = {
    "Aims": [
        {"priority": 1, "aim": "Unmet demand"},
        {"priority": 2, "aim": "Magnets by quantity", "tolerance_unit": "points"},
        {"priority": 3, "aim": "Cost", "tolerance_unit": "₹ crore"},
    ],
    "Commodities": [
        {"commodity": "ore", "kind": "ore", "ndpr": 0.1},
        {"commodity": "oxide", "kind": "oxide", "ndpr": 0.85, "reference_country": "China"},
        {"commodity": "metal", "kind": "metal", "ndpr": 1.0},
        {"commodity": "alloy", "kind": "alloy", "ndpr": 0.3},
        {"commodity": "magnet N", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "reference_country": "China"},
        {"commodity": "magnet H", "kind": "magnet", "group": "magnets", "ndpr": 0.3, "reference_country": "China"},
        {"commodity": "swarf", "kind": "scrap", "ndpr": 0.3, "surplus": True},
    ],
    "Stages": [
        {"stage": "separation"},
        {"stage": "reduction", "scheme_role": "metal"},
        {"stage": "casting", "scheme_role": "alloy"},
        {"stage": "sintering", "scheme_role": "magnet"},
        {"stage": "diffusion"},
    ],
    "Recipes": [
        {"recipe": "separate", "stage": "separation", "commodity": "oxide", "role": "main output"},
        {"recipe": "separate", "stage": "separation", "commodity": "ore", "amount": 9.0, "amount low": 8.8,
         "amount high": 9.5},
        {"recipe": "reduce", "stage": "reduction", "commodity": "metal", "role": "main output"},
        {"recipe": "reduce", "stage": "reduction", "commodity": "oxide", "amount": 1.25},
        {"recipe": "cast", "stage": "casting", "commodity": "alloy", "role": "main output"},
        {"recipe": "cast", "stage": "casting", "commodity": "metal", "amount": 1.05},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "magnet N", "role": "main output"},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "alloy", "amount": 1.4},
        {"recipe": "sinter N", "stage": "sintering", "commodity": "swarf", "role": "output", "amount": 0.35},
        {"recipe": "sinter H", "stage": "sintering", "commodity": "magnet H", "role": "main output"},
        {"recipe": "sinter H", "stage": "sintering", "commodity": "alloy", "amount": 1.4},
        {"recipe": "sinter H", "stage": "diffusion", "commodity": "(capacity)", "role": "uses"},
    ],
    "Facilities": [
        {"facility": "Refinery", "kind": "public", "place": "Coast"},
        {"facility": "B1", "kind": "beneficiary", "place": "Hill"},
        {"facility": "B2", "kind": "beneficiary"},
    ],
    "Capacity": [
        {"facility": "Refinery", "stage": "separation", "option": "old", "kind": "existing", "most": 300.0, "capex": 0.0},
        {"facility": "(beneficiary)", "stage": "reduction", "most": math.inf, "running_cost": 5.0, "currency": "USD",
         "electricity": 10.0, "lead_time": 1},
        {"facility": "(beneficiary)", "stage": "casting", "most": math.inf, "capex low": 0.08, "capex high": 0.2},
        {"facility": "(beneficiary)", "stage": "sintering", "most": math.inf},
        {"facility": "(beneficiary)", "stage": "diffusion", "most": math.inf},
    ],
    "Supply": [
        {"supply": "Mine", "commodity": "ore", "country": "India", **OWN_COST, "cost": 0.6, "years": 2000},
        {"supply": "Mine", "commodity": "ore", "case": "Low", "country": "India", **OWN_COST, "cost": 0.6, "years": 1500},
        {"supply": "Refinery", "commodity": "oxide", "country": "India", "assured": True, "years": 50},
        {**CHINA, "commodity": "oxide", "years": 60},
        {**CHINA, "commodity": "magnets", "years": 500, "share_limit": 0.5},
    ],
    "Prices": [
        {"commodity": "oxide", "at": "China", "years": 90},
        {"commodity": "oxide", "at": "(assured)", "years": 80},
        {"commodity": "magnet N", "at": "China", "years": 60},
        {"commodity": "magnets", "at": "China", "years": 80},
        {"commodity": "swarf", "at": "Smelter", "currency": "₹", "years": 100},
    ],
    "Demand and sales": [
        {"market": "Cars", "commodity": "magnets", **SERVED, "embedded": 0.1, "years": 100},
        {"market": "Pumps", "commodity": "magnet N", **SERVED, "years": 30},
        {"market": "Smelter", "commodity": "swarf", "kind": "up to a limit", "years": math.inf},
    ],
    "Economy": [
        {"item": "₹ per USD", "unit": "₹", "years": 90},
        {"item": "Power price", "unit": "₹/kWh", "years": 8},
        {"item": "Inflation", "unit": "% a year", "years": 0.04},
    ],
    "Award sizes": [
        {"capacity": 40.0, "net_worth": 100.0},
        {"capacity": 60.0, "net_worth": 150.0},
        {"capacity": 80.0, "net_worth": 200.0},
    ],
    "Bids": [
        {"beneficiary": "B1", "least": 40.0, "most": 80.0, "award_year": "FY2026-27"},
        {"beneficiary": "B2", "least": 40.0, "most": 60.0, "award_year": "FY2027-28"},
    ],
    "Grade mix": [
        {"market": "Cars", "grade": "magnet N", "years": 0.4},
        {"market": "Cars", "grade": "magnet H", "years": 0.6},
    ],
    "Places": [
        {"place": "Coast", "state": "Kerala", "kind": "refinery"},
        {"place": "Hill", "state": "Odisha", "kind": "plant"},
    ],
    "Freight": [
        {"origin": "China", "target": "India", "goods": "magnets", "cost": 90000.0},
        {"origin": "Coast", "target": "(all)", "goods": "oxide", "cost": 12000.0, "loss": 0.002},
    ],
    "Duties": [{"goods": "magnet", "country": "(all)", "basic": 0.075, "surcharge": 0.1}],
    "Stocks": [{"facility": "Refinery", "commodity": "oxide", "opening": 20.0, "most": 50.0}],
    "References": [{"key": "test", "citation": "made up"}],
}
"""Rows by field name, as in tests.cases.sheets; `years` is one number for all years."""


def sound_grid(**settings: Any) -> Grid:
    """A workbook without a problem; every call gives a new one.

    Args:
        settings: settings that differ, by field name.
    """
    grid = Grid("plan")
    forms = {"Settings": {**SETTINGS, "last_year": YEARS[-1], **settings}, "Scheme": SCHEME}
    for title, kind in BY_TITLE.items():
        grid.sheets[title] = _form(kind, forms[title]) if title in forms else _list(kind, SOUND[title])
    return grid


def _form(kind: type[Row], values: Mapping[str, Any]) -> SheetGrid:
    sheet = SheetGrid()
    _across(sheet, HEADING_ROW, FORM_HEADINGS)
    for row, field in enumerate(fields_of(kind), start=FIRST_ROW):
        value = _written(values.get(field.name, field.choices[0] if field.choices else None))
        _across(sheet, row, (field.column.heading, value, field.column.unit))
    return sheet


def _list(kind: type[Row], listed: Sequence[Mapping[str, Any]]) -> SheetGrid:
    sheet = SheetGrid()
    columns = headings(kind, YEARS)
    _across(sheet, TITLE_ROW, (kind.SHEET.title,))
    _across(sheet, UNIT_ROW, [h.unit for h in columns])
    _across(sheet, HEADING_ROW, [h.text for h in columns])
    sourced = {"source": "test"} if "source" in kind.model_fields else {}
    for row, given in enumerate(listed, start=FIRST_ROW):
        values = {**USUAL.get(kind.SHEET.title, {}), **sourced, **given}
        _across(sheet, row, [_written(values.get("years" if h.is_year else h.name)) for h in columns])
    return sheet


def _across(sheet: SheetGrid, row: int, values: Sequence[Any]) -> None:
    sheet.cells.update({(row, column): Cell(v) for column, v in enumerate(values, start=1) if v is not None})


def _written(value: Any) -> Any:
    """A typed value as a planner writes it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "no limit" if value == math.inf else value


def place(grid: Grid, title: str, heading: str, row: int = FIRST_ROW) -> tuple[int, int]:
    """Row and column of a cell, by its heading; on a form the row of a setting and the column Value."""
    cells = grid.sheets[title].cells
    if BY_TITLE[title].SHEET.form:
        return next((r, c + 1) for (r, c), cell in cells.items() if c == 1 and cell.value == heading)
    return row, next(c for (r, c), cell in cells.items() if r == HEADING_ROW and cell.value == heading)


def put(grid: Grid, title: str, heading: str, value: Any, row: int = FIRST_ROW, **cell: Any) -> None:
    """Write a value into a cell; None empties it."""
    at = place(grid, title, heading, row)
    grid.sheets[title].cells.pop(at, None)
    if value is not None or cell:
        grid.sheets[title].cells[at] = Cell(value, **cell)


def address_of(grid: Grid, title: str, heading: str, row: int = FIRST_ROW) -> str:
    """Letters and row of a cell."""
    found, column = place(grid, title, heading, row)
    return f"{letters_of(column)}{found}"


def clear_row(grid: Grid, title: str, row: int) -> None:
    """Empty a row."""
    sheet = grid.sheets[title]
    sheet.cells = {at: cell for at, cell in sheet.cells.items() if at[0] != row}


def copy_row(grid: Grid, title: str, row: int, to: int) -> None:
    """Write a row once more, in another place."""
    cells = grid.sheets[title].cells
    cells.update({(to, c): cell for (r, c), cell in list(cells.items()) if r == row})


def drop_column(grid: Grid, title: str, heading: str) -> None:
    """Delete a column and move those to its right."""
    sheet = grid.sheets[title]
    gone = place(grid, title, heading)[1]
    kept = {at: cell for at, cell in sheet.cells.items() if at[1] != gone}
    sheet.cells = {(r, c - (c > gone)): cell for (r, c), cell in kept.items()}


A_DATE = datetime(2026, 4, 1)
