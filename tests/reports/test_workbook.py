"""The report workbook: one table a sheet, numbers unrounded, charts on cells that hold data."""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from model.ground.errors import ToolFailure
from model.reports import Material, report_tables
from model.reports.sheets.chart_data import chart_data
from model.reports.sheets.summary import COLUMNS as SUMMARY
from model.reports.xlsx.styles import GROUPED
from model.reports.xlsx.workbook import write_workbook
from model.tell.table import ReportColumn, ReportTable
from tests.reports.reading import book

CREATED = dt.datetime(2026, 11, 22, 9, 5)
REFERENCE = re.compile(r"<c:f>'?([^'!<]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?</c:f>")


def small_book(path: Path, columns: tuple[ReportColumn, ...], records: list[list[object]]) -> None:
    """A workbook of one table and the two sheets every report has."""
    frame = pd.DataFrame(records, columns=[c.name for c in columns])
    table = ReportTable("One", "A table", "It says little.", columns, frame)
    nothing = pd.DataFrame(columns=[c.name for c in SUMMARY])
    summary = replace(table, sheet="Summary", level="good", columns=SUMMARY, frame=nothing)
    write_workbook((summary, table, chart_data(())), path, CREATED)


@pytest.mark.quick
def test_words_never_become_formulas_or_links(tmp_path: Path) -> None:
    """Proves: what a planner typed is shown, not run."""
    words = ["=1+1", "=HYPERLINK(\"http://x.in\")", "http://x.in", "@SUM(A1)", "007"]
    small_book(tmp_path / "a.xlsx", (ReportColumn("Word", "–", "any"),), [[w] for w in words])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["One"]
    for row, word in enumerate(words, 7):
        assert sheet.cell(row, 1).value == word
        assert sheet.cell(row, 1).data_type == "s"
        assert sheet.cell(row, 1).hyperlink is None


@pytest.mark.quick
@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, None])
def test_a_number_that_is_none_is_refused(tmp_path: Path, value: float | None) -> None:
    with pytest.raises(ToolFailure, match="no value for 'Tonnes'"):
        small_book(tmp_path / "a.xlsx", (ReportColumn("Tonnes", "t", "how much", "number"),), [[1.0], [value]])


@pytest.mark.quick
def test_an_empty_cell_is_left_out_where_it_has_a_meaning(tmp_path: Path) -> None:
    small_book(tmp_path / "a.xlsx", (ReportColumn("Tonnes", "t", "how much", "number", empty="none"),), [[1.0], [None]])
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["One"]["A8"].value is None


@pytest.mark.quick
def test_numbers_are_not_rounded_and_keep_their_sign(tmp_path: Path) -> None:
    values = [0.0, -5.50, 999.0, -123456.789, 1234567890.123]
    small_book(tmp_path / "a.xlsx", (ReportColumn("Money", "₹ crore", "how much", "number"),), [[v] for v in values])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["One"]
    assert [sheet.cell(r, 1).value for r in range(7, 12)] == values
    assert {sheet.cell(r, 1).number_format for r in range(7, 12)} == {"#,##0.00"}
    rules = sorted((r for area in sheet.conditional_formatting for r in area.rules), key=lambda r: r.priority)
    assert [r.formula[0] for r in rules] == [f"ABS(A7)>={size}" for size, _ in GROUPED]
    assert all("-" not in form and ";" not in form for _, form in GROUPED)


@pytest.mark.solve
def test_every_sheet_is_one_table_with_units(tables: dict[str, ReportTable], workbook: Path) -> None:
    held = book(workbook)
    assert held.sheetnames == list(tables)
    for sheet in held:
        table = tables[sheet.title]
        assert len(sheet.tables) == 1
        assert next(iter(sheet.tables.values())).ref.startswith("A6:")
        assert [sheet.cell(6, n).value for n in range(1, len(table.columns) + 1)] == [c.name for c in table.columns]
        assert [sheet.cell(5, n).value for n in range(1, len(table.columns) + 1)] == [c.unit for c in table.columns]
        assert sheet["A1"].value == table.title
        assert sheet["A2"].value == table.sentence
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.freeze_panes is not None


@pytest.mark.solve
def test_no_cell_is_empty_where_something_is_due(tables: dict[str, ReportTable], workbook: Path) -> None:
    held = book(workbook)
    for table in tables.values():
        for n, column in enumerate(table.columns, 1):
            for row in range(7, 7 + len(table.frame)):
                assert column.empty or held[table.sheet].cell(row, n).value is not None, (table.sheet, column.name, row)


@pytest.mark.solve
def test_charts_draw_from_cells_that_hold_data(workbook: Path) -> None:
    """Proves: no chart is empty. Without it: a moved table leaves a blank picture."""
    held = book(workbook)
    with zipfile.ZipFile(workbook) as files:
        charts = [files.read(n).decode() for n in files.namelist() if n.startswith("xl/charts/chart")]
    assert len(charts) >= 5
    for chart in charts:
        ranges = REFERENCE.findall(chart)
        assert ranges
        for sheet, column, first, last in ranges:
            cells = [held[sheet][f"{column}{r}"].value for r in range(int(first), int(last or first) + 1)]
            assert all(isinstance(c, int | float) if column == "D" else c for c in cells)


@pytest.mark.solve
def test_links_lead_to_sheets(workbook: Path) -> None:
    held = book(workbook)
    for sheet in held:
        for link in (c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink):
            assert link.location.rpartition("!")[0].strip("'") in held.sheetnames


@pytest.mark.solve
def test_the_same_plan_gives_the_same_bytes(planted: Material, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        fresh = Material(planted.result, planted.verification, planted.run, planted.made)
        write_workbook(report_tables(fresh), tmp_path / name, planted.run.started)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
