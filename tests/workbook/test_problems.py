"""Problems on the screen, as a table and as JSON, and the command that checks a workbook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.ground.errors import Problem
from model.ground.files import Unwritten
from model.workbook.problems import SHOWN, as_records, lines, write_problems
from model.workbook.rules.validate import RULES
from runners import check

pytestmark = pytest.mark.quick

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "inputs" / "repm_small.xlsx"
STOP = Problem("'Award sizes'!C7", "='x' is not a number.", "Type a number in ₹ crore.")
NOTE = Problem("Supply!F9:H9", "is odd.", "", "note")
FILE = Problem("plan.xlsx", "is open in Excel.", "", "note")


def test_stops_come_before_notes_and_are_counted():
    said = [f"stop  {STOP}", f"note  {FILE}", f"note  {NOTE}", "1 problem to mend and 2 notes"]
    assert lines([FILE, STOP, NOTE]) == said


def test_no_problem_is_said():
    assert lines([]) == ["no problem"]


def test_screen_shows_the_first_and_the_count():
    many = [Problem(f"Supply!F{n}", "is wrong.") for n in range(7, 32)]
    shown = lines(many)
    assert len(shown) == SHOWN + 2
    assert shown[-2:] == ["… and 5 more", "25 problems to mend"]


def test_records_tell_sheet_and_cell():
    assert as_records([STOP, FILE]) == [
        {"where": "'Award sizes'!C7", "sheet": "Award sizes", "cell": "C7", "severity": "stop", "found": STOP.found,
         "mend": STOP.mend},
        {"where": "plan.xlsx", "sheet": "", "cell": "", "severity": "note", "found": FILE.found, "mend": ""},
    ]


def test_table_links_each_cell_and_keeps_text_as_text(tmp_path):
    out = tmp_path / "out" / "problems.xlsx"
    out.parent.mkdir()
    write_problems(out, [FILE, STOP, NOTE], tmp_path / "my plan.xlsx")
    sheet = openpyxl.load_workbook(out)["Problems"]
    assert [[c.value for c in row] for row in sheet.iter_rows(min_row=2)] == [
        ["plan.xlsx", None, "note", FILE.found, None],
        ["Award sizes", "C7", "stop", STOP.found, STOP.mend],
        ["Supply", "F9:H9", "note", NOTE.found, None],
    ]
    assert sheet["D3"].data_type == "s"
    link = sheet["B3"].hyperlink
    with zipfile.ZipFile(out) as parts:
        targets = parts.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "my%20plan.xlsx" in targets
    assert link.location == "'Award sizes'!C7"


def test_table_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(Unwritten, match=r"problems\.xlsx could not be written: No such file"):
        write_problems(tmp_path / "nowhere" / "problems.xlsx", [STOP], tmp_path / "plan.xlsx")


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r.check.__module__.rpartition('.')[2]}.{r.check.__name__}")
def test_rule_says_what_it_protects(rule):
    assert "Protects: " in rule.check.__doc__


def test_sound_workbook_ends_with_0_and_says_what_is_absent(capsys):
    assert check.main([str(SMALL)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "no row on Stocks (a hidden sheet while empty): nobody holds stock" in said.err
    assert "a plan can be made" in said.err


def test_json_is_one_object_and_nothing_else(capsys):
    assert check.main([str(SMALL), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["plan_possible"]
    assert {p["severity"] for p in record["problems"]} == {"note"}
    assert record["absent"]["Stocks"] == "nobody holds stock"


def test_bad_workbook_ends_with_3_and_its_table(tmp_path, capsys):
    bad, out = tmp_path / "plan.xlsx", tmp_path / "problems.xlsx"
    book = openpyxl.Workbook()
    book.save(bad)
    assert check.main([str(bad), "--json", "--out", str(out)]) == 3
    record = json.loads(capsys.readouterr().out)
    assert not record["plan_possible"]
    assert {p["severity"] for p in record["problems"]} == {"stop", "note"}
    assert out.is_file()


def test_wrong_option_ends_with_2():
    with pytest.raises(SystemExit) as ended:
        check.main(["--colour"])
    assert ended.value.code == 2


def test_old_code_page_stops_nothing(tmp_path):
    missing = tmp_path / "₹.xlsx"
    done = subprocess.run(
        [sys.executable, "-m", "runners.check", str(missing)], cwd=ROOT, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
