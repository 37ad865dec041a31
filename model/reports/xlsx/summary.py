"""The sheet Summary: verdict, figures, findings, charts and links to every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.reports.xlsx.cells import lines, width_of
from model.reports.xlsx.charts import SIZE, native
from model.reports.xlsx.sheet import FIRST_ROW, LINE, LINK_ROW, SENTENCE_ROW, head, page, write_table
from model.reports.xlsx.styles import ReportStyles
from model.tell.chart import Chart
from model.tell.cited import answers
from model.tell.table import ReportTable

ROW_PIXELS = 20
ACROSS = 2
TALL = SIZE[1] // ROW_PIXELS + 1
"""Rows of the sheet that a chart takes up."""
ON_A_PAGE = 3
"""Rows of charts on a printed page."""
FIRST = ("Dependence",)
"""Sheets whose charts stand before the others."""
YEARS = "FY2026-27 runs from April 2026 to March 2027. ₹ crore is ten million rupees; t is tonnes, t/a tonnes a year."


def write_summary(book: Any, sheet: Any, tables: Sequence[ReportTable], styles: ReportStyles) -> None:
    """Write the first sheet.

    Args:
        book: the workbook.
        sheet: its first worksheet.
        tables: all tables, Summary first.
        styles: the formats of the workbook.
    """
    table, data = tables[0], tables[-1]
    widths = [width_of(c, table) for c in table.columns]
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    head(sheet, table, styles, widths)
    sheet.write_string(SENTENCE_ROW, 0, table.sentence, styles.verdict(table.level))
    sheet.set_row(SENTENCE_ROW, 18.0 * lines(table.sentence, 0.75 * _room(widths)) + 10)
    write_table(sheet, table, styles, widths)
    sheet.set_row(LINK_ROW, 6)
    row = _findings(sheet, table, FIRST_ROW + max(1, len(table.frame)) + 1, styles, widths)
    first = sorted(tables, key=lambda t: t.sheet not in FIRST)
    charts = [c for t in first for c in t.charts if any(x.points for x in c.series)]
    begun, row = row, _charts(book, sheet, charts, data, row, styles)
    breaks = [begun, *range(begun + 1 + ON_A_PAGE * TALL, row - TALL, ON_A_PAGE * TALL), row] if charts else []
    _contents(sheet, tables[1:], row, styles)
    sheet.set_h_pagebreaks(breaks)
    sheet.freeze_panes(SENTENCE_ROW + 1, 0)
    page(sheet, table, len(widths))


def _room(widths: Sequence[float]) -> float:
    """Characters that a sentence has on a line, beside the column of links."""
    return 1.08 * sum(widths[:-1])


def _findings(sheet: Any, table: ReportTable, row: int, styles: ReportStyles, widths: Sequence[float]) -> int:
    link = len(widths) - 1
    for question, found in answers(table.findings):
        sheet.write_string(row, 0, question or "Findings", styles.heading)
        row += 1
        for finding in found:
            sheet.merge_range(row, 0, row, link - 1, "", styles.sentence)
            sheet.write_string(row, 0, finding.sentence, styles.sentence)
            sheet.write_url(row, link, f"internal:'{finding.sheet}'!A1", styles.link, finding.sheet)
            sheet.set_row(row, LINE * lines(finding.sentence, _room(widths)) + 4)
            row += 1
    sheet.merge_range(row, 0, row, link - 1, "", styles.small)
    sheet.write_string(row, 0, YEARS, styles.small)
    return row + 2


def _charts(
    book: Any, sheet: Any, charts: Sequence[Chart], data: ReportTable, row: int, styles: ReportStyles
) -> int:
    """Two charts beside each other, row by row; the first free row below them."""
    if not charts:
        return row
    sheet.write_string(row, 0, "Charts", styles.heading)
    for n, chart in enumerate(charts):
        at = row + 1 + n // ACROSS * TALL
        place = {"x_offset": n % ACROSS * (SIZE[0] + 12), "y_offset": 4, "description": chart.title,
                 "object_position": 2}
        sheet.insert_chart(at, 0, native(book, chart, data), place)
    return row + 2 + -(-len(charts) // ACROSS) * TALL


def _contents(sheet: Any, tables: Sequence[ReportTable], row: int, styles: ReportStyles) -> None:
    sheet.write_string(row, 0, "Sheets", styles.heading)
    for n, table in enumerate(tables, 1):
        sheet.write_url(row + n, 0, f"internal:'{table.sheet}'!A1", styles.link, table.sheet)
        sheet.write_string(row + n, 1, table.title, styles.text)
