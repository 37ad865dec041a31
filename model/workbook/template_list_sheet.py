"""One list sheet of the input workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

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
from model.workbook.records import Cell, Record
from model.workbook.template_lists import Lists
from model.workbook.template_page import heading_heights, page_setup, top_rows, width_of
from model.workbook.template_rules import prompt, rule
from model.workbook.template_styles import Styles, finer, is_fixed, number_format

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
        styles: the formats of the workbook.
    """

    sheet: Any
    kind: type[Row]
    heads: tuple[Heading, ...]
    rows: Sequence[Record]
    formats: tuple[str, ...]
    styles: Styles


def write_list_sheet(
    sheet: Any, styles: Styles, lists: Lists, kind: type[Row], rows: Sequence[Record], years: Sequence[str]
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
    page = ListSheet(sheet, kind, heads, rows, _formats(heads, rows), styles)
    keys = [h.text for h in heads if h.field.column.key and not h.is_year]
    top_rows(sheet, styles, kind.SHEET.title, f"{kind.SHEET.one_row_is}, named by {' + '.join(keys)}")
    formula, value = count_of(heads, rows)
    sheet.write_formula(LINK_ROW - 1, 2, formula, styles.plain, value)
    widths = _widths(page)
    _columns(page, widths)
    _cells(page)
    _rules(page, lists)
    leading = next((i for i, h in enumerate(heads) if not h.field.column.key), len(heads))
    sheet.freeze_panes(HEADING_ROW, leading)
    page_setup(sheet, widths, leading)


def count_of(heads: Sequence[Heading], rows: Sequence[Record]) -> tuple[str, str]:
    """The live count of rows and gaps: its formula and its value now.

    Args:
        heads: columns of the sheet.
        rows: its records.

    Returns:
        A gap is an empty cell of a filled row where empty is not allowed; a Low or High row may leave years empty.
    """
    first = xl_range_abs(TOP, 0, BOTTOM, 0)
    case = next((i for i, h in enumerate(heads) if h.name == "case"), None)
    parts: list[str] = []
    gaps = 0
    for (required, is_year), group in groupby(enumerate(heads), key=lambda p: (p[1].required, p[1].is_year)):
        run = list(group)
        if not required:
            continue
        block = xl_range_abs(TOP, run[0][0], BOTTOM, run[-1][0])
        base = is_year and case is not None
        only = f'*({xl_range_abs(TOP, case or 0, BOTTOM, case or 0)}="Base")' if base else ""
        parts.append(f'SUMPRODUCT(({first}<>""){only}*({block}=""))')
        counted = [r for r in rows if r[heads[0].text] is not None and (not base or r["Case"] == "Base")]
        gaps += sum(r[h.text] is None for r in counted for _, h in run)
    filled = sum(r[heads[0].text] is not None for r in rows)
    return f'=COUNTA({first})&" rows, "&({"+".join(parts)})&" gaps"', f"{filled} rows, {gaps} gaps"


def meaning_of(head: Heading) -> str:
    """What the row of meanings says about a column: its meaning, and what an empty cell means."""
    empty = head.field.column.empty
    return f"{head.meaning}. Empty: {empty}" if empty and not head.spread else head.meaning


def _formats(heads: Sequence[Heading], rows: Sequence[Record]) -> tuple[str, ...]:
    """Number formats, one for a number with its low and high, one for all years."""
    values: dict[str, list[Cell]] = {}
    for row in rows:
        percent = _percent_row(row)
        for h in heads:
            if not (h.is_year and percent):
                values.setdefault(h.field.name, []).append(row[h.text])
    return tuple(number_format(h.field, values.get(h.field.name, ())) for h in heads)


def _percent_row(row: Record) -> bool:
    """Whether a row names % as the unit of its own years."""
    return str(row.get("Unit") or "").startswith("%")


def _shown(value: Cell, number_format_: str) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    return f"{value:,.6g}" if finer(number_format_) is None else f"{value:,.{finer(number_format_)[0]}f}"


def _widths(page: ListSheet) -> list[float]:
    widths = []
    for h, f in zip(page.heads, page.formats, strict=True):
        texts = [_shown(r[h.text], f) for r in page.rows]
        widths.append(width_of(h.text, "" if h.is_year else meaning_of(h), texts))
    return widths


def _columns(page: ListSheet, widths: Sequence[float]) -> None:
    """Widths, meanings, units, and the Table with its headings."""
    sheet, styles = page.sheet, page.styles
    years = [h.text for h in page.heads if h.is_year]
    said = [(meaning_of(h) if not h.is_year else "", h.unit, h.text) for h in page.heads]
    for i, (h, (meaning, unit, _)) in enumerate(zip(page.heads, said, strict=True)):
        sheet.set_column(i, i, widths[i], styles.below(page.formats[i]))
        if h.text == years[0] if years else False:
            sheet.write_string(MEANING_ROW - 1, i, f"{years[0]} to {years[-1]}: {meaning_of(h)}", styles.note)
        else:
            sheet.write_string(MEANING_ROW - 1, i, meaning, styles.small)
        sheet.write_string(UNIT_ROW - 1, i, unit, styles.small)
    heading_heights(sheet, said, widths)
    last = TOP + max(1, len(page.rows)) - 1
    slug = "_".join(page.kind.SHEET.title.casefold().split())
    sheet.add_table(HEADING_ROW - 1, 0, last, len(page.heads) - 1, {
        "name": f"t_{slug}", "style": "Table Style Light 1", "banded_rows": False,
        "columns": [{"header": h.text, "header_format": styles.head} for h in page.heads]})


def _cells(page: ListSheet) -> None:
    """The filled rows, and the coloured empty ones below them."""
    sheet = page.kind.SHEET
    fixed = [is_fixed(h.field, sheet.tab, sheet.form) for h in page.heads]
    for i in range(max(len(page.rows) + SPARE_ROWS, LEAST_ROWS)):
        row: Record = page.rows[i] if i < len(page.rows) else {}
        percent = _percent_row(row)
        for j, h in enumerate(page.heads):
            shape = PERCENT_ROW if percent and h.is_year else page.formats[j]
            style = page.styles.cell(shape, fixed=fixed[j], wrap=h.field.kind == "text")
            put(page.sheet, TOP + i, j, row.get(h.text), style)


def put(sheet: Any, row: int, column: int, value: Cell, style: Any) -> None:
    """Write one value as what it is: text stays text even where it begins with an equals sign."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _rules(page: ListSheet, lists: Lists) -> None:
    """Rules, drop-downs and prompts of all prepared rows; more decimals where a number needs them."""
    for is_year, group in groupby(enumerate(page.heads), key=lambda p: p[0] if not p[1].is_year else True):
        run = list(group)
        left, right, h = run[0][0], run[-1][0], run[0][1]
        cell = xl_rowcol_to_cell(TOP, left)
        title = f"{h.text} to {run[-1][1].text}" if is_year is True else h.text
        words = prompt(title, h.meaning, h.unit, h.field, h.required)
        page.sheet.data_validation(TOP, left, BOTTOM, right, {**rule(h.field, lists, cell), **words})
        more = finer(page.formats[left])
        if more:
            style = page.styles.get(num_format=more[1])
            page.sheet.conditional_format(TOP, left, BOTTOM, right, {
                "type": "formula", "criteria": f"={cell}<>ROUND({cell},{more[0]})", "format": style})
    bounds = f"A{FIRST_ROW}:{xl_col_to_name(len(page.heads) - 1)}{LAST_PREPARED_ROW}"
    page.sheet.ignore_errors({"number_stored_as_text": bounds})
