"""Writing one value into one cell."""

from __future__ import annotations

from typing import Any

from model.workbook.records import CellValue


def put(sheet: Any, row: int, column: int, value: CellValue, style: Any) -> None:
    """Write one value as what it is: text stays text even where it begins with an equals sign.

    Args:
        sheet: the worksheet.
        row: its row, from 0.
        column: its column, from 0.
        value: None for an empty cell.
        style: the format of the cell.
    """
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
