"""What a run shows, beside what its plans give: sheets, the workbook of the report, the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from model.audit.alike import same_cell, same_words, unlike
from model.audit.said import said
from model.reports.catalogue import report_tables
from model.reports.material import Material
from model.reports.page.page import page
from model.reports.sheet_files import file_name
from model.reports.sheets.checks import TOPIC as CHECKS
from model.reports.sheets.run import TOPIC as RUN
from model.studies import STUDIES
from model.tell.table import ReportTable
from model.verify.compare import CheckFinding
from model.verify.saved import read_table
from model.workbook.read.cells import SheetGrid, load

CHARTS = "Chart data"
"""The sheet of which a study's own charts are passed over: its search draws them."""
OF_THE_SEARCH = (RUN.sheet,)
"""Sheets that say how the run went, which no plan gives."""
EXACTNESS = {CHECKS.sheet: ("Largest difference", "Allowed", "Where", "Finding")}
"""Sheet → columns that say how exact a check was, which this audit finds anew."""
HEADING_WITHIN = 40
"""Rows of a sheet in which its headings are looked for."""
PASSED_OVER = ("run", "checks")
"""Sections of the page that show those sheets."""
_OF_A_TABLE = re.compile(r"<(h2|li|t[hd])\b")
"""How a line begins that comes from the table of a study."""
_TAG = re.compile(r"<section[^>]*\bid=\"([\w-]+)\"")


def findings(run: Path, material: Material) -> Iterator[CheckFinding]:
    """That every figure shown follows from the tables of the plans and the answers of the studies.

    Args:
        run: the folder of a run.
        material: its report made again.
    """
    tables = material.once(report_tables)
    yield said("sheets", "Every figure of the sheets follows from the tables of the plans.", [*of_sheets(run, tables)])
    yield said("workbook", "Every cell of report.xlsx is that of its sheet.", [*_workbook(run, tables)])
    text = (run / "report.html").read_text(encoding="utf-8")
    yield said("page", "Every sentence and figure of report.html follows from the tables.",
               [*of_page(text, page(material))])


def of_sheets(run: Path, tables: tuple[ReportTable, ...]) -> Iterator[str]:
    """Where the files of the sheets differ from what the plans give."""
    for table in tables:
        path = run / "sheets" / f"{file_name(table.sheet)}.csv"
        if not path.is_file():
            yield f"sheets/{path.name} is missing"
            continue
        if table.sheet in OF_THE_SEARCH:
            continue
        saved = read_table(path)
        if table.sheet == CHARTS:
            saved = saved[saved["Chart"].isin(table.frame["Chart"])].reset_index(drop=True)
        dropped = [c for c in EXACTNESS.get(table.sheet, ()) if c in saved]
        pair = (f.drop(columns=dropped) for f in (saved, table.frame))
        yield from (f"sheets/{path.name}: {where}" for where in unlike(*pair))


def _workbook(run: Path, tables: tuple[ReportTable, ...]) -> Iterator[str]:
    grid = load(run / "report.xlsx").sheets
    for table in tables:
        if table.sheet not in grid:
            yield f"report.xlsx has no sheet {table.sheet}"
        else:
            saved = read_table(run / "sheets" / f"{file_name(table.sheet)}.csv")
            yield from (f"report.xlsx, {table.sheet}: {where}" for where in of_cells(grid[table.sheet], saved))


def of_cells(sheet: SheetGrid, saved: pd.DataFrame) -> Iterator[str]:
    """Where a sheet of the workbook differs from its file."""
    width = len(saved.columns)
    shown = {at: "" if c.value is None else c.value for at, c in sheet.cells.items()}
    head = next((r for r in range(1, HEADING_WITHIN)
                 if [shown.get((r, n + 1)) for n in range(width)] == list(saved.columns)), None)
    if head is None:
        yield "its headings"
        return
    sizes = [max((abs(float(v)) for v in saved[c] if is_number(v)), default=0.0) for c in saved.columns]
    for row, values in enumerate(saved.itertuples(index=False, name=None), start=head + 1):
        for n, text in enumerate(values):
            value = shown.get((row, n + 1))
            if not same_cell(text, None if value == "" else value, sizes[n]):
                yield f"row {row}, {saved.columns[n]}: {value} for {text or 'empty'}"


def is_number(text: str) -> bool:
    """Whether a cell of a file holds a number."""
    try:
        return float(text) == float(text)
    except ValueError:
        return False


def of_page(text: str, made_again: str) -> Iterator[str]:
    """Where a page says something else than the one made again; a study's own sentence and charts are passed over."""
    studies = {study.name.replace("_", "-") for study in STUDIES}
    saved, again = sections(text), sections(made_again)
    for key in {**saved, **again}:
        if key not in saved or key not in again:
            yield f"report.html: section {key or 'top'} is {'missing' if key not in saved else 'not of this plan'}"
        elif key not in PASSED_OVER:
            here = (lines if key not in studies else [*filter(_OF_A_TABLE.match, lines)]
                    for lines in (saved[key], again[key]))
            yield from _lines(key, *here)


def _lines(key: str, saved: list[str], again: list[str]) -> Iterator[str]:
    if len(saved) != len(again):
        yield f"report.html: section {key or 'top'} has {len(saved)} lines for {len(again)}"
        return
    for a, b in zip(saved, again, strict=True):
        if not same_words(a, b):
            yield f"report.html, section {key or 'top'}: '{a.strip()[:80]}' for '{b.strip()[:80]}'"


def sections(text: str) -> Mapping[str, list[str]]:
    """Key of a section → its lines; the top of the page has an empty key."""
    found: dict[str, list[str]] = {"": []}
    key = ""
    for line in text.splitlines():
        begun = _TAG.search(line)
        key = begun[1] if begun else key
        found.setdefault(key, []).append(line)
    return found
