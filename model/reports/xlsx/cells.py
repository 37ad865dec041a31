"""Cells of the report workbook: values, widths, and large numbers grouped the Indian way."""

from __future__ import annotations

import math
from typing import Any

from model.ground.errors import ToolFailure
from model.ground.units import indian
from model.reports.xlsx.styles import GROUPED, ReportStyles, decimals_of, with_decimals
from model.tell.table import NUMBERS, ReportColumn, ReportTable

WRAPPED = ("sentence", "any")
"""Kinds whose cells may take several lines."""
WIDEST = 56


def write_cell(
    sheet: Any, at: tuple[int, int], column: ReportColumn, value: Any, unit: Any, styles: ReportStyles
) -> None:
    """One cell: a number stays unrounded, text that looks like a formula stays text.

    Raises:
        ToolFailure: a number is infinite or none, or a cell is empty that must not be.
    """
    missing = value is None or (isinstance(value, float) and math.isnan(value))
    if missing and column.empty:
        return
    if missing or (isinstance(value, float) and math.isinf(value)):
        raise ToolFailure(f"the report has no value for '{column.name}' in row {at[0] + 1}")
    if column.kind == "link":
        sheet.write_url(*at, f"internal:'{value}'!A1", styles.link, str(value))
    elif column.kind == "phase":
        sheet.write_string(*at, str(value), styles.phase(str(value).split()[0]))
    elif isinstance(value, bool) or not is_number(value):
        sheet.write_string(*at, str(value), styles.wrapped if column.kind in WRAPPED else styles.text)
    elif column.kind == "tiny":
        tiny = styles.get(valign="top", num_format="[=0]0;0.0E+00", align="right", indent=1)
        sheet.write_number(*at, float(value), tiny)
    elif column.kind == "any":
        sheet.write_number(*at, float(value), styles.get(valign="top", align="left", indent=1))
    else:
        sheet.write_number(*at, float(value), styles.number(decimals_of(column, unit)))


def group_indian(sheet: Any, area: tuple[int, int, int, int], decimals: int, styles: ReportStyles) -> None:
    """Show large numbers of an area with Indian digit grouping."""
    corner = f"{_letters(area[1])}{area[0] + 1}"
    for size, number_format in GROUPED:
        sheet.conditional_format(*area, {
            "type": "formula", "criteria": f"=ABS({corner})>={size}", "stop_if_true": True,
            "format": styles.get(num_format=with_decimals(number_format, decimals)),
        })


def lines(text: str, width: float) -> int:
    """Lines a text takes in a column of a width."""
    count, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        if used > width:
            count, used = count + int(used // width), used % width
    return count


def filled(value: Any) -> bool:
    """Whether there is something to show."""
    return value is not None and value == value


def is_number(value: Any) -> bool:
    """Whether a cell is a number, also one of numpy."""
    return isinstance(value, int | float) or hasattr(value, "__float__")


def width_of(column: ReportColumn, table: ReportTable) -> float:
    """Width of a column that shows its heading, its values and, in few lines, its meaning."""
    if column.width is not None:
        return column.width
    values = table.frame[column.name]
    if column.kind in NUMBERS:
        size = float(values.abs().max()) if values.notna().any() else 0.0
        longest = len(indian(size, min(column.decimals, 4))) + 4.5
    elif column.kind == "sentence":
        longest = min(float(WIDEST), max((len(str(v)) for v in values if filled(v)), default=40) + 3.0)
    elif column.kind == "phase":
        longest = max((len(str(v)) for v in values), default=0) * 0.85 + 1
    else:
        longest = min(WIDEST, max((len(str(v)) for v in values if filled(v)), default=0) + 2.0)
    words = max(len(w) for w in column.name.split()) + 5
    meaning = 0 if sum(c.meaning == column.meaning for c in table.columns) > 1 else math.ceil(len(column.meaning) / 5)
    return float(max(10, words, longest, min(meaning, 13 if column.kind in NUMBERS else 24)))


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
