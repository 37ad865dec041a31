"""Problems as a table, as text and as JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter

from model.ground.address import split
from model.ground.errors import Problem
from model.ground.files import write_bytes
from model.workbook.wording import count

SHOWN = 20
"""Problems that the screen shows."""
COLUMNS = (("Sheet", 20), ("Cell", 12), ("What", 8), ("Found", 70), ("Allowed, and how to mend it", 70))
LINK_COLUMN = 1


def write_problems(path: Path, problems: Sequence[Problem], workbook: Path) -> None:
    """Write problems as a table in which each cell's address leads to the cell.

    Args:
        path: the new file; an older one is replaced.
        problems: in the order in which they are to stand.
        workbook: the planner's workbook, which the links open.

    Raises:
        Unwritten: the file cannot be written, for example because it is open in Excel.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False,
                                         "strings_to_numbers": False, "in_memory": True})
    sheet = book.add_worksheet("Problems")
    head = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"font_color": "#0072B2", "underline": 1, "valign": "top"})
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    target = _relative(workbook, path.parent)
    for row, problem in enumerate(problems, start=1):
        title, cell = split(problem.where)
        texts = (title or problem.where, cell, problem.severity, problem.found, problem.mend)
        for column, text in enumerate(texts):
            if text:
                sheet.write_string(row, column, text, wrapped)
        if cell:
            sheet.write_url(row, LINK_COLUMN, f"external:{target}#'{title}'!{cell}", link, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(problems)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    write_bytes(path, content.getvalue())


def as_records(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Problems for JSON: where, sheet, cell, severity, found and mend."""
    records = []
    for problem in problems:
        title, cell = split(problem.where)
        records.append({"where": problem.where, "sheet": title, "cell": cell, "severity": problem.severity,
                        "found": problem.found, "mend": problem.mend})
    return records


def lines(problems: Sequence[Problem], most: int = SHOWN) -> list[str]:
    """Problems for the screen: what must be mended first, then notes, each sheet by sheet in tab order.

    Args:
        problems: in tab order.
        most: how many are shown.

    Returns:
        Lines of text, the last of them the count.
    """
    stops = [p for p in problems if p.severity == "stop"]
    notes = [p for p in problems if p.severity == "note"]
    texts = [f"stop  {p}" for p in stops] + [f"note  {p}" for p in notes]
    more = len(texts) - most
    shown = texts[:most] + ([f"… and {more} more"] if more > 0 else [])
    if not problems:
        return ["no problem"]
    total = [count(len(group), noun) for group, noun in ((stops, "problem to mend"), (notes, "note")) if group]
    return [*shown, " and ".join(total).replace("problem to mends", "problems to mend")]


def _relative(workbook: Path, folder: Path) -> str:
    """The workbook as seen from a folder; its full path where they are on different drives."""
    try:
        return os.path.relpath(workbook.resolve(), folder.resolve())
    except ValueError:
        return str(workbook.resolve())
