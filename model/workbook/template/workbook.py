"""A new input workbook from the schema and from records. A planner's own workbook is never written to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from model.ground.errors import InputProblems, Problem
from model.ground.files import write_bytes
from model.schema import LAYOUT, SHEETS
from model.workbook.layout import FIRST_ROW, LAST_PREPARED_ROW, LISTS, README
from model.workbook.records import Records
from model.workbook.template.form import write_form_sheet
from model.workbook.template.list_sheet import write_list_sheet
from model.workbook.template.lists import Lists
from model.workbook.template.readme import write_readme
from model.workbook.template.styles import TABS, TemplateStyles

CREATED = datetime(2026, 4, 1, tzinfo=UTC)
"""Fixed, so that the same records give the same bytes."""


class _Formulas(Worksheet):
    """A sheet of ten thousand formulas, none of which XlsxWriter searches for functions younger than Excel 2010."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def write(
    path: Path, records: Records, years: Sequence[str], *, sheets: Collection[str] = (), copied_from: str = ""
) -> None:
    """Write a new workbook.

    Args:
        path: where to; an existing file is replaced.
        records: sheet title → its rows; sheets left out are empty.
        years: the financial years across.
        sheets: optional sheets shown although they are empty; the others are hidden.
        copied_from: the shipped workbook that this one is, or was copied from, so that copies are compared with it.

    Raises:
        InputProblems: a sheet has more rows than are prepared.
        Unwritten: the file cannot be written.
    """
    _refuse_long(records)
    content = BytesIO()
    book = _book(content)
    styles = TemplateStyles(book)
    tabs = {title: book.add_worksheet(title) for title in (README, *(k.SHEET.title for k in SHEETS))}
    tabs[LISTS] = book.add_worksheet(LISTS, _Formulas)
    lists = Lists(book, tabs[LISTS], records, years)
    write_readme(book, tabs[README], styles, records, copied_from)
    for kind in SHEETS:
        title = kind.SHEET.title
        rows = records.get(title, [])
        if kind.SHEET.form:
            write_form_sheet(tabs[title], styles, lists, kind, rows)
        else:
            write_list_sheet(tabs[title], styles, lists, kind, rows, years)
        tabs[title].set_tab_color(TABS[kind.SHEET.tab])
        if not (rows or kind.SHEET.needed or title in sheets):
            tabs[title].hide()
    tabs[README].set_tab_color(TABS["tool"])
    tabs[LISTS].hide()
    book.close()
    write_bytes(path, content.getvalue())


def _book(content: BytesIO) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False,
                                         "strings_to_numbers": False, "in_memory": True})
    book.set_properties({"title": "Input workbook", "created": CREATED.replace(tzinfo=None)})
    book.set_custom_property("schema_version", LAYOUT, "text")
    book.set_size(2400, 1500)
    return book


def _refuse_long(records: Records) -> None:
    most = LAST_PREPARED_ROW - FIRST_ROW + 1
    problems = [Problem(title, f"has {len(rows)} rows.", f"At most {most} are prepared.")
                for title, rows in records.items() if len(rows) > most]
    if problems:
        raise InputProblems(problems)
