"""One form sheet of the input workbook: fixed rows, one setting a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from model.schema import Field, Row, fields_of
from model.schema.column import SourcedRow
from model.workbook.allowed import allowed
from model.workbook.layout import FIRST_ROW, FORM_HEADINGS, HEADING_ROW, LINK_ROW, MEANING_ROW, UNIT_ROW
from model.workbook.records import CellValue, Record
from model.workbook.template.lists import Lists
from model.workbook.template.page import heading_heights, page_setup, row_height, top_rows
from model.workbook.template.rules import prompt, rule
from model.workbook.template.styles import TemplateStyles, is_fixed, number_format, shapes
from model.workbook.template.values import put

WIDTHS = (26.0, 24.0, 9.0, 46.0, 38.0, 10.0, 16.0, 15.0, 46.0)
SAID = {
    "Setting": "its name; do not change it",
    "Value": "what you fill in",
    "Unit": "of the value",
    "Meaning": "what it decides",
    "Allowed": "what may stand there",
    "Clause": "clause of the scheme it restates",
    "Source": "key of References, or text",
    "Confidence": "how well it is known",
    "Note": "anything a reader should know",
}
PROTECTION = {"format_columns": True, "format_rows": True, "format_cells": True}
VALUE = FORM_HEADINGS.index("Value")


def write_form_sheet(sheet: Any, styles: TemplateStyles, lists: Lists, kind: type[Row], rows: Sequence[Record]) -> None:
    """Write a form sheet; its own words are protected without a password.

    Args:
        sheet: an empty worksheet with the sheet's title.
        styles: the formats of the workbook.
        lists: its drop-down lists.
        kind: the row class of the sheet.
        rows: its records, by setting; empty for a blank form.
    """
    given = {r["Setting"]: r for r in rows}
    fields = fields_of(kind)
    top_rows(sheet, styles, kind.SHEET.title, kind.SHEET.one_row_is)
    last = FIRST_ROW + len(fields) - 2
    formula, value = _count(fields, given)
    sheet.write_formula(LINK_ROW - 1, 2, formula, styles.plain, value)
    said = [(SAID[h], "as in Unit" if h == "Value" else "–", h) for h in FORM_HEADINGS]
    for i, (meaning, unit, _) in enumerate(said):
        sheet.set_column(i, i, WIDTHS[i])
        sheet.write_string(MEANING_ROW - 1, i, meaning, styles.small)
        sheet.write_string(UNIT_ROW - 1, i, unit, styles.small)
    heading_heights(sheet, said, WIDTHS)
    sheet.add_table(HEADING_ROW - 1, 0, last, len(FORM_HEADINGS) - 1, {
        "name": f"t_{kind.SHEET.title.casefold()}", "style": "Table Style Light 1", "banded_rows": False,
        "autofilter": False, "columns": [{"header": h, "header_format": styles.head} for h in FORM_HEADINGS]})
    for i, field in enumerate(fields):
        fixed = is_fixed(field, kind.SHEET.tab, form=True)
        _row(sheet, styles, lists, FIRST_ROW - 1 + i, field, given.get(field.column.heading, {}), fixed)
    sheet.protect("", PROTECTION)
    sheet.freeze_panes(HEADING_ROW, 1)
    page_setup(sheet, WIDTHS)


def _count(fields: Sequence[Field], given: Mapping[CellValue, Record]) -> tuple[str, str]:
    """The live count of settings filled in and of those still to fill in: its formula and its value now."""
    values = [given.get(f.column.heading, {}).get("Value") for f in fields]
    gaps = sum(v is None and f.required for v, f in zip(values, fields, strict=True))
    blanks = []
    for required, group in groupby(enumerate(fields, FIRST_ROW - 1), key=lambda p: p[1].required):
        run = [row for row, _ in group]
        blanks += [f"COUNTBLANK({xl_range_abs(run[0], VALUE, run[-1], VALUE)})"] if required else []
    cells = xl_range_abs(FIRST_ROW - 1, VALUE, FIRST_ROW + len(fields) - 2, VALUE)
    formula = f'=COUNTA({cells})&" filled, "&({"+".join(blanks)})&" gaps"'
    return formula, f"{sum(v is not None for v in values)} filled, {gaps} gaps"


def _row(
    sheet: Any, styles: TemplateStyles, lists: Lists, row: int, field: Field, record: Record, fixed: bool
) -> None:
    column = field.column
    words = {"Setting": column.heading, "Unit": column.unit, "Meaning": column.meaning, "Allowed": _allowed(field),
             "Clause": column.clause}
    texts = [str(words.get(h) or record.get(h) or "") for h in FORM_HEADINGS]
    sheet.set_row(row, row_height(zip(texts, WIDTHS, strict=True), small=False))
    provenance = {f.column.heading: f for f in fields_of(SourcedRow)}
    value = record.get("Value")
    for i, heading in enumerate(FORM_HEADINGS):
        if heading in words:
            sheet.write_string(row, i, words[heading], styles.label if heading == "Setting" else styles.wrapped)
            continue
        asked = field if heading == "Value" else provenance[heading]
        shape = number_format(asked, (value,)) if heading == "Value" else "General"
        cell = xl_rowcol_to_cell(row, i)
        style = styles.cell(shape, fixed=fixed and heading == "Value", text_wrap=True, align="left", indent=1)
        put(sheet, row, i, record.get(heading), style)
        text = prompt(asked.column.heading, asked.column.meaning, asked.column.unit, asked, asked.required)
        sheet.data_validation(row, i, row, i, {**rule(asked, lists, cell), **text})
        for criteria, finer in shapes(shape, cell):
            sheet.conditional_format(row, i, row, i, {
                "type": "formula", "criteria": criteria, "format": styles.get(num_format=finer), "stop_if_true": True})
    sheet.ignore_errors({"number_stored_as_text": xl_range_abs(FIRST_ROW - 1, 0, row, VALUE)})


def _allowed(field: Field) -> str:
    return allowed(field) if field.required else f"{allowed(field)}; empty: {field.column.empty}"
