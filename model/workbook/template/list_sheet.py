"""One list sheet of the input workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.schema import Row
from model.workbook.layout import (
    FIRST_ROW,
    HEADING_ROW,
    LAST_PREPARED_ROW,
    LINK_ROW,
    MEANING_ROW,
    UNIT_ROW,
    Heading,
    headings,
)
from model.workbook.records import Record
from model.workbook.template.columns import (
    breaks_of,
    count_of,
    formats_of,
    is_percent_row,
    look_of,
    meaning_of,
    widths_of,
)
from model.workbook.template.lists import Lists
from model.workbook.template.page import heading_heights, page_setup, row_height, top_rows
from model.workbook.template.rules import prompt, rule
from model.workbook.template.styles import TemplateStyles, is_fixed, shapes
from model.workbook.template.values import put

SPARE_ROWS, LEAST_ROWS = 5, 20
"""Coloured rows below the last filled one, and coloured rows at least."""

TOP, BOTTOM = FIRST_ROW - 1, LAST_PREPARED_ROW - 1
PERCENT_ROW = "0.0%"


@dataclass(frozen=True)
class ListSheet:
    """What is needed to write one list sheet.

    Attributes:
        sheet: the worksheet.
        kind: the row class.
        heads: its columns.
        rows: its records.
        formats: the number format of each column.
        widths: the width of each column in characters.
        styles: the formats of the workbook.
    """

    sheet: Any
    kind: type[Row]
    heads: tuple[Heading, ...]
    rows: Sequence[Record]
    formats: tuple[str, ...]
    widths: list[float]
    styles: TemplateStyles


def write_list_sheet(
    sheet: Any, styles: TemplateStyles, lists: Lists, kind: type[Row], rows: Sequence[Record], years: Sequence[str]
) -> None:
    """Write a list sheet.

    Args:
        sheet: an empty worksheet with the sheet's title.
        styles: the formats of the workbook.
        lists: its drop-down lists.
        kind: the row class of the sheet.
        rows: its records.
        years: the financial years across.
    """
    heads = headings(kind, years)
    formats = formats_of(heads, rows)
    page = ListSheet(sheet, kind, heads, rows, formats, widths_of(heads, rows, formats), styles)
    keys = [h.text for h in heads if h.field.column.key and not h.is_year]
    top_rows(sheet, styles, kind.SHEET.title, f"{kind.SHEET.one_row_is}, named by {' + '.join(keys)}")
    formula, value = count_of(heads, rows)
    sheet.write_formula(LINK_ROW - 1, 2, formula, styles.plain, value)
    _columns(page)
    _cells(page)
    _rules(page, lists)
    leading = next((i for i, h in enumerate(heads) if not h.field.column.key), len(heads))
    sheet.freeze_panes(HEADING_ROW, leading)
    page_setup(sheet, page.widths, leading, breaks_of(heads))


def _columns(page: ListSheet) -> None:
    """Widths, meanings, units, and the Table with its headings."""
    sheet, styles = page.sheet, page.styles
    years = [h.text for h in page.heads if h.is_year]
    said = [(meaning_of(h) if not h.is_year else "", h.unit, h.text) for h in page.heads]
    for i, (h, (meaning, unit, _)) in enumerate(zip(page.heads, said, strict=True)):
        sheet.set_column(i, i, page.widths[i], styles.below(page.formats[i]))
        if h.text in years[:1]:
            sheet.write_string(MEANING_ROW - 1, i, f"{years[0]} to {years[-1]}: {meaning_of(h)}", styles.spilling)
        else:
            sheet.write_string(MEANING_ROW - 1, i, meaning, styles.small)
        sheet.write_string(UNIT_ROW - 1, i, unit, styles.small)
    heading_heights(sheet, said, page.widths)
    last = TOP + max(1, len(page.rows)) - 1
    slug = "_".join(page.kind.SHEET.title.casefold().split())
    sheet.add_table(HEADING_ROW - 1, 0, last, len(page.heads) - 1, {
        "name": f"t_{slug}", "style": "Table Style Light 1", "banded_rows": False,
        "columns": [{"header": h.text, "header_format": styles.head} for h in page.heads]})


def _cells(page: ListSheet) -> None:
    """The filled rows, and the coloured empty ones below them."""
    sheet = page.kind.SHEET
    fixed = [is_fixed(h.field, sheet.tab, sheet.form) for h in page.heads]
    looks = [look_of(h, w) for h, w in zip(page.heads, page.widths, strict=True)]
    prose = [(h.text, w) for h, w, look in zip(page.heads, page.widths, looks, strict=True) if "text_wrap" in look]
    for i in range(max(len(page.rows) + SPARE_ROWS, LEAST_ROWS)):
        row: Record = page.rows[i] if i < len(page.rows) else {}
        page.sheet.set_row(TOP + i, row_height((str(row.get(name) or ""), width) for name, width in prose))
        percent = is_percent_row(row)
        for j, h in enumerate(page.heads):
            shape = PERCENT_ROW if percent and h.is_year else page.formats[j]
            style = page.styles.cell(shape, fixed=fixed[j], **looks[j])
            put(page.sheet, TOP + i, j, row.get(h.text), style)


def _rules(page: ListSheet, lists: Lists) -> None:
    """Rules, drop-downs and prompts of all prepared rows; more decimals where a number needs them."""
    for at, group in groupby(enumerate(page.heads), key=lambda p: -1 if p[1].is_year else p[0]):
        run = list(group)
        left, right, h = run[0][0], run[-1][0], run[0][1]
        cell = xl_rowcol_to_cell(TOP, left)
        title = h.text if at >= 0 else f"{h.text} to {run[-1][1].text}"
        words = prompt(title, h.meaning, h.unit, h.field, h.required)
        page.sheet.data_validation(TOP, left, BOTTOM, right, {**rule(h.field, lists, cell), **words})
        for criteria, shape in shapes(page.formats[left], cell):
            style = page.styles.get(num_format=shape)
            page.sheet.conditional_format(TOP, left, BOTTOM, right, {
                "type": "formula", "criteria": criteria, "format": style, "stop_if_true": True})
    bounds = f"A{FIRST_ROW}:{xl_col_to_name(len(page.heads) - 1)}{LAST_PREPARED_ROW}"
    page.sheet.ignore_errors({"number_stored_as_text": bounds})
