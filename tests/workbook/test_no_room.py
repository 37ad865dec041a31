"""Nothing can be written: one sentence, and nothing half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest

from model.ground.errors import CommandError, Problem
from model.ground.files import Unwritten
from model.reports.folder import write_whole
from model.reports.sheets.chart_data import chart_data
from model.reports.sheets.notes import COLUMNS, fill
from model.reports.sheets.summary import COLUMNS as SUMMARY
from model.reports.xlsx.workbook import write_workbook
from model.schema import BY_TITLE
from model.tell.table import ReportTable
from runners import exits, solve

pytestmark = pytest.mark.quick

FULL = OSError(28, "No space left on device")


def test_no_space_left_for_the_report(tmp_path: Path) -> None:
    """The drive fills while the report is written (simulated); nothing of it is left."""
    def full(folder: Path) -> None:
        (folder / "a.csv").touch()
        raise FULL

    with pytest.raises(CommandError) as refused:
        write_whole(tmp_path, "20261122-0905_plan", full)
    assert str(refused.value) == (f"The report could not be written to {tmp_path}: No space left on device. Make room "
                                  "there, or choose another folder with --out.")
    assert list(tmp_path.iterdir()) == []


def test_no_space_left_for_the_table_of_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, *_: object) -> None:
        raise Unwritten(path, FULL)

    monkeypatch.setattr("model.workbook.problems.write_problems", full)
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    assert solve.main([str(tmp_path / "empty.xlsx"), "--out", str(tmp_path), "--quiet"]) == exits.INPUT_PROBLEMS
    said = capsys.readouterr().err
    assert "Sheet 'Stages': missing." in said
    assert "No space left on device" in said


def test_a_report_that_cannot_be_written_is_an_error_of_the_drive(tmp_path: Path) -> None:
    """Without it: the planner is told that the tool failed."""
    nothing = ReportTable("One", "A table", "It says little.", SUMMARY, pd.DataFrame(columns=[c.name for c in SUMMARY]))
    summary = replace(nothing, sheet="Summary", level="good")
    with pytest.raises(Unwritten, match="No such file or directory"):
        write_workbook((summary, chart_data(())), tmp_path / "nowhere" / "report.xlsx", datetime(2026, 11, 22))


def test_notes_of_the_check_stand_in_the_report() -> None:
    """Without it: a reviewer does not see that a number was read from text."""
    note = Problem("Prices!D14", "the number 1,200 is stored as text; it was read as 1,200.", severity="note")
    tables = SimpleNamespace(notes=(note,), parsed=dict.fromkeys(BY_TITLE, (1,)), scheme=True)
    filled = fill(SimpleNamespace(tables=tables))
    assert filled.frame.to_dict("records") == [dict(zip((c.name for c in COLUMNS), (note.where, note.found, None),
                                                        strict=True))]
