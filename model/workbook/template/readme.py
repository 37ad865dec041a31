"""The sheet Read me of the input workbook: purpose, commands, colours, sheets, change log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs

from model.schema import LAYOUT, SHEETS, Row, fields_of
from model.workbook.layout import COPIED_FROM, FIRST_ROW, LAST_PREPARED_ROW, README
from model.workbook.records import Record
from model.workbook.template.form import PROTECTION, VALUE
from model.workbook.template.styles import FIXED_FILL, GREY, INPUT_FILL, INPUT_INK, TABS, TemplateStyles

PURPOSE = (
    "This workbook holds every number of a plan for sintered rare-earth magnets made in India under the scheme.",
    "You fill in the yellow cells; the tool reads the workbook, checks it and never changes it.",
    "Financial years run from April to March: FY2026-27 is April 2026 to March 2027. Money is in ₹ crore, mass in t.",
    "Every number has its unit above it and its source, confidence and note at the end of its row.",
)
COMMANDS = (
    (".venv/bin/python -m runners.check my_plan.xlsx", "checks it and lists every mistake with its cell"),
    (".venv/bin/python -m runners.solve my_plan.xlsx", "makes the plan and writes its report"),
    ("typed in the folder of the tool", "my_plan.xlsx stands for this file with its folder, such as "
     "inputs/repm_base.xlsx; on Windows .venv\\Scripts\\python"),
)
LOG_HEADINGS = ("What was changed", "Why", "Date", "Who", "Sheet and cells")
LOG_ROWS = 20
WIDTHS = (44, 46, 14, 18, 40)


@dataclass
class ReadmeSheet:
    """The worksheet, and the row that is written next.

    Attributes:
        sheet: the worksheet.
        styles: the formats of the workbook.
        row: the next row, from 0.
    """

    sheet: Any
    styles: TemplateStyles
    row: int = 0

    def line(self, *texts: str, style: Any = None) -> None:
        """Write texts side by side and go to the next row."""
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, text, style)
        self.row += 1

    def section(self, title: str) -> None:
        """Leave a row free and write a heading."""
        self.row += 1
        self.line(title, style=self.styles.get(bold=True, font_size=12, font_color=INPUT_INK))

    def header(self, *texts: str) -> None:
        """Write the heading row of a table."""
        self.line(*texts, style=self.styles.head)


def write_readme(
    book: Any, sheet: Any, styles: TemplateStyles, records: Mapping[str, Sequence[Record]], copied_from: str = ""
) -> None:
    """Write the sheet Read me.

    Args:
        book: the workbook, which gets the name schema_version.
        sheet: an empty worksheet.
        styles: the formats of the workbook.
        records: its records.
        copied_from: the shipped workbook that a copy of this one is compared with; "" for none.
    """
    page = ReadmeSheet(sheet, styles)
    settings = {r["Setting"]: r["Value"] for r in records.get("Settings", ())}
    page.line(f"Input workbook: {settings.get('Plan name') or 'no name yet'}", style=styles.title)
    page.line("Layout version", LAYOUT)
    book.define_name("schema_version", f"='{README}'!$B$2")
    page.line(*((COPIED_FROM, copied_from) if copied_from else ()))
    for text in PURPOSE:
        page.line(text)
    page.section("Commands")
    for command, text in COMMANDS:
        sheet.write_string(page.row, 1, text)
        page.line(command, style=styles.get(font_name="Consolas", font_size=10))
    _colours(page)
    _sheets(page, records)
    _log(page)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&F&C&8&A&R&8&D  page &P of &N")
    sheet.protect("", PROTECTION)


def _colours(page: ReadmeSheet) -> None:
    page.section("Colours")
    border = {"border": 1, "border_color": "#D0D0D0"}
    for text, style, meaning in (
        ("dark blue on yellow", {"font_color": INPUT_INK, "bg_color": INPUT_FILL}, "you fill it in"),
        ("black on grey", {"font_color": "#000000", "bg_color": FIXED_FILL}, "fixed by the scheme: change it only "
         "to ask what another rule would mean"),
        ("grey", {"font_color": GREY}, "an explanation; the tool reads only the units among them"),
        ("blue tab", {"font_color": "#FFFFFF", "bg_color": TABS["fill"]}, "sheets a planner changes"),
        ("grey tab", {"font_color": "#FFFFFF", "bg_color": "#6E6E6E"}, "data that change seldom"),
        ("light blue tab", {"font_color": "#000000", "bg_color": TABS["tool"]}, "about the workbook itself"),
    ):
        page.sheet.write_string(page.row, 1, meaning)
        page.line(text, style=page.styles.get(**style, **border))


def _sheets(page: ReadmeSheet, records: Mapping[str, Sequence[Record]]) -> None:
    page.section("Sheets")
    page.line("An optional sheet is hidden while it is empty: right-click a tab and choose Unhide. "
              "Sheets and headings that begin with # are yours; the tool passes over them.")
    page.header("Sheet", "One row is", "Rows now", "Must be there?", "Fewest rows",
                "Without a row")
    styles = page.styles
    for kind in SHEETS:
        title = kind.SHEET.title
        page.sheet.write_url(page.row, 0, f"internal:'{title}'!A1", styles.link, title)
        page.sheet.write_string(page.row, 1, kind.SHEET.one_row_is, styles.wrapped)
        formula, value = _rows_now(kind, records.get(title, ()))
        page.sheet.write_formula(page.row, 2, formula, styles.get(valign="top", align="left"), value)
        page.sheet.write_string(page.row, 3, "Yes" if kind.SHEET.needed else "No", styles.wrapped)
        page.sheet.write_string(page.row, 4, kind.SHEET.fewest, styles.wrapped)
        page.sheet.write_string(page.row, 5, kind.SHEET.without or "no plan can be made", styles.wrapped)
        page.row += 1


def _rows_now(kind: type[Row], rows: Sequence[Record]) -> tuple[str, int]:
    """Formula and value of the rows a sheet has now; of a form, the settings filled in."""
    last, column = LAST_PREPARED_ROW, 0
    if kind.SHEET.form:
        last, column = FIRST_ROW + len(fields_of(kind)) - 1, VALUE
    cells = xl_range_abs(FIRST_ROW - 1, column, last - 1, column)
    filled = sum(r["Value"] is not None for r in rows) if kind.SHEET.form else len(rows)
    return f"=COUNTA('{kind.SHEET.title}'!{cells})", filled


def _log(page: ReadmeSheet) -> None:
    page.section("Change log")
    page.line("Write down what you change, so that the next planner knows.")
    page.header(*LOG_HEADINGS)
    for row in range(page.row, page.row + LOG_ROWS):
        for column in range(len(LOG_HEADINGS)):
            page.sheet.write_blank(row, column, None, page.styles.cell("General", text_wrap=True))
