"""The same workbook in other units: every cell multiplied as its unit says, read from the schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from model.case.parsed import ParsedRow
from model.case.tables import Tables, assemble
from model.schema import BY_TITLE, fields_of
from model.schema.column import Row

SomeRow = TypeVar("SomeRow", bound=Row)

NEITHER = (0, 0)
POWERS: dict[str, tuple[int, int]] = {
    "t": (1, 0), "t/a": (1, 0), "₹ crore": (0, 1), "₹ crore per t/a": (-1, 1), "₹ crore per unit": (-1, 1),
    "per kg": (-1, 1), "₹/kg": (-1, 1), "₹/t": (-1, 1), "kWh/kg": (-1, 0), "jobs per t/a": (-1, 0),
    "t CO2e/t": (-1, 0), "t CO2/MWh": NEITHER, "₹/kWh": (0, 1), "₹/t CO2": (0, 1),
    **dict.fromkeys(("%", "% a year", "s", "rank", "1", "t/t", "years", "months", "number", "degrees", "days", "limits",
                     "plans", "–", "₹", "points", "index", "facilities", "FY"), NEITHER),
}
"""Unit → powers of tonnes and of money in it. Currencies keep their worth in each other: all money is scaled."""

QUANTITY_UNITS = {"shipped": "t", "made": "t", "built": "t/a", "held": "t", "unmet": "t", "open": "facilities"}


def rescaled(tables: Tables, tonnes: float = 1.0, money: float = 1.0) -> Tables:
    """The same plan where a tonne is counted as so many, and a rupee as so many.

    Args:
        tables: checked tables.
        tonnes: what a tonne is counted as; powers of two keep every number exact.
        money: what a rupee is counted as.
    """
    def factor(unit: str) -> float:
        in_tonnes, in_money = POWERS[unit]
        return tonnes**in_tonnes * money**in_money

    rows = {title: [_row(BY_TITLE[title], p, factor) for p in listed] for title, listed in tables.parsed.items()}
    scheme = None if tables.scheme is None else _values(type(tables.scheme), tables.scheme, factor)
    settings = _values(type(tables.settings), tables.settings, factor)
    return assemble(tables.name, settings, scheme, rows, tables.columns)


def _row(kind: type[Row], parsed: ParsedRow, factor: Callable[[str], float]) -> ParsedRow:
    units = {f.name: f.column.unit for f in fields_of(kind)}
    spread = [{n: v * factor(units[n]) for n, v in side.items()} for side in (parsed.low, parsed.high)]
    years = kind.SHEET.years
    across = factor(_named(parsed.values, years.unit)) if years is not None else 1.0
    in_years = {y: v * across for y, v in parsed.years.items()}
    return ParsedRow(parsed.row, _values(kind, parsed.values, factor), spread[0], spread[1], in_years)


def _values(kind: type[Row], row: SomeRow, factor: Callable[[str], float]) -> SomeRow:
    changed: dict[str, Any] = {}
    for f in fields_of(kind):
        value = getattr(row, f.name)
        if f.kind in ("number", "share") and value is not None:
            changed[f.name] = value * factor(_named(row, f.column.unit))
    return row.model_copy(update=changed)


def _named(row: Row, unit: str) -> str:
    """The unit that a row names itself, where the column says 'as named'."""
    if unit != "as named":
        return unit
    for name in ("tolerance_unit", "unit"):
        if hasattr(row, name):
            return str(getattr(row, name)).split(" per ")[0]
    return QUANTITY_UNITS[str(row.model_dump()["quantity"])]
