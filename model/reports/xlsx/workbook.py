"""The report workbook: every table a sheet, charts drawn from cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from model.ground.files import write_bytes
from model.reports.xlsx.sheet import write_sheet
from model.reports.xlsx.styles import ReportStyles
from model.reports.xlsx.summary import write_summary
from model.tell.table import ReportTable

FONT = "Calibri"


def write_workbook(tables: Sequence[ReportTable], path: Path, created: dt.datetime) -> None:
    """Write report.xlsx; the same tables and date give the same bytes.

    Args:
        tables: all tables, Summary first, Chart data last.
        path: the new file.
        created: date of creation to be written into it.
    """
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False,
                                         "strings_to_numbers": False, "in_memory": True})
    book.set_properties({"title": tables[0].title, "created": created.replace(tzinfo=None)})
    book.set_size(2400, 1500)
    styles = ReportStyles(book)
    sheets = [book.add_worksheet(t.sheet) for t in tables]
    for table, sheet in zip(tables[1:], sheets[1:], strict=True):
        write_sheet(sheet, table, styles)
    write_summary(book, sheets[0], tables, styles)
    sheets[0].activate()
    book.close()
    write_bytes(path, content.getvalue())
