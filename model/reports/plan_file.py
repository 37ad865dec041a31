"""plan.xlsx: the decisions of the chosen plan, as an input with which the plan is tested on other data."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from model.case.decisions import DECISION_SHEETS, DecisionSheet
from model.ground.files import write_bytes
from model.planning.solution import SolutionTables
from model.reports.material import Material
from model.reports.xlsx.styles import ReportStyles

READ_ME = "Read me"
HEADING_ROW = 2
WIDTH, WIDE = 18, 110


def write_plan(material: Material, path: Path) -> None:
    """Write the decisions, unrounded; the same plan and date give the same bytes.

    Args:
        material: with a plan.
        path: the new file.
    """
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False,
                                         "strings_to_numbers": False, "in_memory": True})
    book.set_properties({"title": "Decisions of a plan", "created": material.run.started.replace(tzinfo=None)})
    styles = ReportStyles(book)
    _read_me(book.add_worksheet(READ_ME), material, styles)
    for sheet in (s for s in DECISION_SHEETS if s.variable in material.solution.tables):
        if material.solution.shapes[sheet.variable].keys:
            _decisions(book.add_worksheet(sheet.title), sheet, material.solution, styles)
    book.close()
    write_bytes(path, content.getvalue())


def _read_me(page: Any, material: Material, styles: ReportStyles) -> None:
    tables = material.tables
    page.set_column(0, 0, WIDE)
    page.write_string(0, 0, f"Decisions of the plan made from {tables.name}", styles.title)
    lines = (
        f"Made on {material.run.started:%d.%m.%Y at %H:%M} IST from {tables.name}, case {tables.settings.case}.",
        "To test this plan on other data: .venv/bin/python -m runners.solve OTHER.xlsx --plan plan.xlsx. The decisions "
        "on these sheets are then kept; flows, stocks and payments are chosen anew for the aims of the other workbook.",
        "On the workbook it was made from, too, flows are chosen anew: figures may then differ within the tolerances "
        "of the sheet Aims.",
        "Decisions may be changed by hand. Every decision that a workbook leaves open needs its row, 0 included.",
        *(f"{s.title}: {s.says} [{s.unit}]." for s in DECISION_SHEETS),
    )
    for row, line in enumerate(lines, start=2):
        page.write_string(row, 0, line, styles.sentence)


def _decisions(page: Any, sheet: DecisionSheet, solution: SolutionTables, styles: ReportStyles) -> None:
    page.set_column(0, len(sheet.keys), WIDTH)
    page.write_string(0, 0, f"{sheet.title}: {sheet.says} [{sheet.unit}]", styles.heading)
    for column, heading in enumerate((*(h for h, _ in sheet.keys), sheet.value)):
        page.write_string(HEADING_ROW, column, heading, styles.get(bold=True, bottom=1))
    frame = solution[sheet.variable]
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=HEADING_ROW + 1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                page.write_string(row, column, value)
            else:
                page.write_number(row, column, value)
    page.freeze_panes(HEADING_ROW + 1, 0)
    page.autofilter(HEADING_ROW, 0, HEADING_ROW + len(frame), len(sheet.keys))
