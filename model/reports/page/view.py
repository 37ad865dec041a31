"""A report table as it is written on the page: every cell already text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from model.ground.units import indian
from model.tell.table import DECIMALS, NUMBERS, ReportColumn, ReportTable

MOST_ROWS = 300
"""Rows shown on the page; the workbook has them all."""
UNIT = re.compile(r"(?<=₹) (?=\d)|(?<=\d) (?=(?:%|crore|points|t|t/a)(?![\w/]))")
"""A space between a number and its unit."""
LARGE = 1000.0
"""₹ crore somewhere in a column from which it is shown without decimals; in a row of its own unit a tenth of it."""
MINUS = "−"
"""Sign of a number below 0, as wide as a digit."""
SHORT = 18
"""Characters that are kept on one line."""


@dataclass(frozen=True)
class ViewCell:
    """A cell.

    Attributes:
        text: what it says.
        sort: number, phase … for the style.
        hint: what an empty cell means.
    """

    text: str
    sort: str = "text"
    hint: str = ""


@dataclass(frozen=True)
class View:
    """A table ready to be written.

    Attributes:
        table: where it comes from.
        rows: its cells.
        left_out: rows that the page does not show.
    """

    table: ReportTable
    rows: tuple[tuple[ViewCell, ...], ...]
    left_out: int


def view(table: ReportTable) -> View:
    """The cells of a table as text."""
    frame = table.frame.head(MOST_ROWS)
    units = frame["Unit"].tolist() if "Unit" in frame else [None] * len(frame)
    shown = tuple(_shortened(c, table) for c in table.columns)
    rows = tuple(
        tuple(cell(column, value, unit) for column, value in zip(shown, record, strict=True))
        for record, unit in zip(frame.itertuples(index=False, name=None), units, strict=True)
    )
    return View(table, rows, len(table.frame) - len(rows))


def _shortened(column: ReportColumn, table: ReportTable) -> ReportColumn:
    """A column of money with its decimals left out where they would be noise."""
    if column.unit != "₹ crore" or column.kind != "number" or column.digits is not None:
        return column
    largest = float(table.frame[column.name].abs().max())
    return replace(column, digits=0) if largest >= LARGE else column


def cell(column: ReportColumn, value: Any, unit: Any) -> ViewCell:
    """A value as it is read: Indian grouping, decimals of its unit, a dash where there is none."""
    if value is None or value != value:
        return ViewCell("–", column.kind, column.empty)
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        words = str(value)
        if column.kind == "phase":
            return ViewCell(words, f"phase {words.split()[0].strip(',')}")
        return ViewCell(words, "short" if len(words) <= SHORT else column.kind)
    if column.kind == "tiny":
        return ViewCell(f"{float(value):.1e}" if value else "0", "number")
    if column.kind == "any":
        return ViewCell(typed(float(value)))
    if value == 0:
        return ViewCell("0", "number")
    places = decimals(column, unit, float(value).is_integer())
    if column.unit == "as named" and unit == "₹ crore" and abs(float(value)) >= LARGE / 10:
        places = 0
    text = indian(float(value), places)
    return ViewCell(text.replace("-", MINUS), "number")


def typed(value: float) -> str:
    """A number as it was typed, with Indian grouping.

    >>> typed(6000.0), typed(-123456.25), typed(0.1 + 0.2), typed(1e-9)
    ('6,000', '-1,23,456.25', '0.3', '1e-09')
    """
    text = f"{value:.10g}"
    return text if "e" in text else indian(value, len(text.partition(".")[2]))


def decimals(column: ReportColumn, unit: Any, whole: bool) -> int:
    """Decimals of a cell; those of the unit of its row where the column says so."""
    if column.unit == "as named" and column.digits is None and column.kind == "number":
        return next((d for u, d in DECIMALS.items() if str(unit).split(" of ")[0] == u), 0 if whole else 2)
    return column.decimals


def quantity(value: float, unit: str, places: int | None = None) -> str:
    """A number with its unit.

    >>> quantity(1234567.8, "₹ crore", 0)
    '₹ 12,34,568 crore'
    >>> quantity(64.66, "%", 1)
    '64.7 %'
    """
    text = indian(value, DECIMALS.get(unit, 2) if places is None else places)
    return f"₹ {text} {unit[2:]}" if unit.startswith("₹ ") else f"{text} {unit}"


def unbroken(sentence: str) -> str:
    r"""A sentence whose numbers are not parted from their units at the end of a line.

    >>> unbroken("₹ 158 crore, 64.7 %").split(" ")
    ['₹\xa0158\xa0crore,', '64.7\xa0%']
    """
    return UNIT.sub("\u00a0", sentence)


def is_number(column: ReportColumn) -> bool:
    """Whether a column holds numbers."""
    return column.kind in NUMBERS
