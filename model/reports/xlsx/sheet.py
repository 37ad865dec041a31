"""A sheet of the report: title, sentence, meanings, units and one table from A6 on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from model.reports.xlsx.cells import WRAPPED, filled, group_indian, lines, width_of, write_cell
from model.reports.xlsx.styles import TABS, ReportStyles
from model.tell.table import ReportColumn, ReportTable

TITLE_ROW, SENTENCE_ROW, LINK_ROW, MEANING_ROW, UNIT_ROW, HEADING_ROW, FIRST_ROW = range(7)
"""Rows as XlsxWriter counts them; the heading row is row 6 of the sheet."""
HOME = "Summary"
NOTHING = "none"
LINE = 15.0
"""Points of one line of text."""


def write_sheet(sheet: Any, table: ReportTable, styles: ReportStyles) -> None:
    """Write one report table on its sheet.

    Args:
        sheet: an empty worksheet of XlsxWriter.
        table: what stands on it.
        styles: the formats of the workbook.
    """
    widths = [width_of(c, table) for c in table.columns]
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    head(sheet, table, styles, widths)
    sheet.write_url(LINK_ROW, 0, f"internal:'{HOME}'!A1", styles.back, HOME)
    write_table(sheet, table, styles, widths)
    keys = _keys(table.columns)
    sheet.freeze_panes(FIRST_ROW, keys)
    page(sheet, table, len(widths))


def head(sheet: Any, table: ReportTable, styles: ReportStyles, widths: Sequence[float]) -> None:
    """Title, sentence, meanings and units; row heights so that nothing is cut off."""
    sheet.write_string(TITLE_ROW, 0, table.title, styles.title)
    room = max(40.0, sum(widths))
    if len(widths) > 1:
        sheet.merge_range(SENTENCE_ROW, 0, SENTENCE_ROW, len(widths) - 1, "", styles.sentence)
    sheet.write_string(SENTENCE_ROW, 0, table.sentence, styles.sentence)
    sheet.set_row(SENTENCE_ROW, LINE * lines(table.sentence, room) + 3)
    tall = 1
    for first, last in _alike(table.columns):
        c, width = table.columns[first], sum(widths[first : last + 1])
        if last > first:
            sheet.merge_range(MEANING_ROW, first, MEANING_ROW, last, "", styles.note(c))
        sheet.write_string(MEANING_ROW, first, c.meaning, styles.note(c))
        tall = max(tall, lines(c.meaning, width - 3))
    sheet.set_row(MEANING_ROW, 12.5 * tall + 3)
    for n, c in enumerate(table.columns):
        sheet.write_string(UNIT_ROW, n, c.unit, styles.note(c))
    pairs = zip(table.columns, widths, strict=True)
    sheet.set_row(HEADING_ROW, LINE * max(lines(c.name, w - 3) for c, w in pairs) + 3)


def write_table(sheet: Any, table: ReportTable, styles: ReportStyles, widths: Sequence[float]) -> None:
    """The table itself, as a table of Excel with its formats."""
    columns, rows = table.columns, max(1, len(table.frame))
    last = FIRST_ROW + rows - 1
    sheet.add_table(HEADING_ROW, 0, last, len(columns) - 1, {
        "name": "T_" + re.sub(r"\W+", "_", table.sheet), "style": "Table Style Light 1",
        "columns": [{"header": c.name, "header_format": styles.head(c)} for c in columns],
    })
    if table.frame.empty:
        sheet.write_string(FIRST_ROW, 0, NOTHING, styles.text)
    names = [c.name for c in columns]
    unit_at = names.index("Unit") if "Unit" in names else None
    wrapped = [n for n, c in enumerate(columns) if c.kind in WRAPPED]
    for r, values in enumerate(table.frame.itertuples(index=False, name=None), FIRST_ROW):
        unit = None if unit_at is None else values[unit_at]
        for n, (c, value) in enumerate(zip(columns, values, strict=True)):
            write_cell(sheet, (r, n), c, value, unit, styles)
        tall = max((lines(str(values[n]), widths[n] - 5) for n in wrapped if filled(values[n])), default=1)
        if tall > 1:
            sheet.set_row(r, LINE * tall)
    for first, to, decimals in _blocks(columns):
        group_indian(sheet, (FIRST_ROW, first, last, to), decimals, styles)


def page(sheet: Any, table: ReportTable, columns: int) -> None:
    """Printed on A4 on its side, as wide as one page, headings on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(TABS[table.tab])
    sheet.set_footer("&L&8&F&C&8&A&R&8page &P of &N")
    if table.sheet != HOME:
        sheet.repeat_rows(UNIT_ROW, HEADING_ROW)
        sheet.print_area(0, 0, FIRST_ROW + max(1, len(table.frame)) - 1, columns - 1)


def _keys(columns: Sequence[ReportColumn]) -> int:
    """Columns of words at the left that stay in sight, at most three."""
    count = 0
    while count < min(3, len(columns)) and columns[count].kind == "text":
        count += 1
    return count


def _alike(columns: Sequence[ReportColumn]) -> Iterator[tuple[int, int]]:
    """First and last of neighbouring columns with the same meaning."""
    begun = 0
    for n in range(1, len(columns) + 1):
        if n == len(columns) or columns[n].meaning != columns[begun].meaning:
            yield begun, n - 1
            begun = n


def _blocks(columns: Sequence[ReportColumn]) -> Iterator[tuple[int, int, int]]:
    """First and last of neighbouring number columns with equal decimals, and the decimals for large numbers."""
    begun, here = 0, None
    for n, c in enumerate([*columns, None]):
        decimals = None
        if c is not None and c.kind in ("number", "whole", "any"):
            decimals = 0 if c.unit == "as named" or c.kind == "any" else c.decimals
        if decimals != here:
            if here is not None:
                yield begun, n - 1, here
            begun, here = n, decimals
