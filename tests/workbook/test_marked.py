"""The marked copy: every problem at its cell, nothing else changed, the planner's workbook untouched."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model.ground.errors import Problem
from model.workbook.compare import contents
from model.workbook.marked import NOTE_COLOUR, STOP_COLOUR, write_marked
from runners import check, exits, solve

pytestmark = pytest.mark.quick

SMALL = Path(__file__).resolve().parents[2] / "inputs" / "repm_small.xlsx"
FOUND = (
    Problem("'Award sizes'!C7", "='x' is not a number.", "Type a number in ₹ crore."),
    Problem("'Award sizes'!C7", "is odd.", "Check it.", "note"),
    Problem("Recipes!F9:H9", "Low is above Base.", "Give them in rising order."),
    Problem("Supply!A8", "stray spaces.", "", "note"),
    Problem("Sheet 'Stages'", "hidden rows.", "", "note"),
    Problem("Sheet 'Nowhere'", "missing.", "Copy it."),
    Problem("plan.xlsx", "is open.", "", "note"),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(SMALL.read_bytes())
    return path


def test_each_problem_is_coloured_and_said_at_its_cell(plan: Path, tmp_path: Path) -> None:
    copy = write_marked(plan, FOUND, tmp_path)
    assert copy == tmp_path / "plan_marked.xlsx"
    book = openpyxl.load_workbook(copy)
    said = {(s.title, c.coordinate): (c.fill.start_color.rgb[2:], c.comment.text)
            for s in book for row in s.iter_rows() for c in row if c.comment is not None}
    assert said == {
        ("Award sizes", "C7"): (STOP_COLOUR, "='x' is not a number. Type a number in ₹ crore.\nis odd. Check it."),
        ("Recipes", "F9"): (STOP_COLOUR, "Low is above Base. Give them in rising order."),
        ("Supply", "A8"): (NOTE_COLOUR, "stray spaces."),
        ("Stages", "A1"): (NOTE_COLOUR, "hidden rows."),
    }


def test_nothing_else_changes_and_the_workbook_is_left_alone(plan: Path, tmp_path: Path) -> None:
    """Proves: cells, formulas, drop-downs, tables and names are those of the workbook."""
    before = plan.read_bytes()
    copy = write_marked(plan, FOUND, tmp_path)
    assert copy is not None
    assert plan.read_bytes() == before
    one, other = ({k: v for k, v in contents(p).items() if not k.endswith(" value") and v != ""} for p in (plan, copy))
    assert one == other
    assert any(" rule " in k for k in one)
    assert any(isinstance(v, str) and v.startswith("=") for v in one.values())


def test_a_copy_that_is_being_mended_is_not_written_over(plan: Path, tmp_path: Path) -> None:
    first, second = (write_marked(plan, FOUND, tmp_path) for _ in range(2))
    assert (first, second) == (tmp_path / "plan_marked.xlsx", tmp_path / "plan_marked-2.xlsx")


def test_problems_without_a_place_give_no_copy(plan: Path, tmp_path: Path) -> None:
    assert write_marked(plan, FOUND[5:], tmp_path) is None
    assert write_marked(plan, (), tmp_path) is None
    assert [p.name for p in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_remark_of_the_planner_is_kept(plan: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Supply"]["A8"].comment = openpyxl.comments.Comment("mine", "me")
    book.save(plan)
    copy = write_marked(plan, FOUND, tmp_path)
    assert openpyxl.load_workbook(copy)["Supply"]["A8"].comment.text == "stray spaces.\nmine"


@pytest.fixture
def bad(plan: Path) -> Path:
    """A workbook with a text where a number belongs."""
    book = openpyxl.load_workbook(plan)
    book["Capacity"]["G7"] = "abc"
    book.save(plan)
    return plan


def test_the_check_writes_it_where_asked(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(bad), "--marked", str(bad.parent)]) == exits.INPUT_PROBLEMS
    book = openpyxl.load_workbook(bad.with_name("plan_marked.xlsx"))
    assert "'abc' is not a number." in book["Capacity"]["G7"].comment.text
    assert "plan_marked.xlsx" in capsys.readouterr().err
    assert check.main([str(bad), "--marked", str(bad.parent / "nowhere")]) == exits.INPUT_PROBLEMS
    assert "plan_marked.xlsx could not be written: No such file" in capsys.readouterr().err


def test_a_refused_plan_leaves_table_and_copy(bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert solve.main([str(bad), "--out", str(out), "--quiet"]) == exits.INPUT_PROBLEMS
    assert {p.name for p in out.iterdir()} == {"plan_problems.xlsx", "plan_marked.xlsx"}


def test_a_second_try_leaves_a_pair_of_its_own(bad: Path, tmp_path: Path) -> None:
    """Proves: table and copy of one try have one number, also where one of them is gone.

    Sensitivity: each numbered by itself, the second copy would stand beside a table that was written over.
    """
    out = tmp_path / "out"
    for _ in range(2):
        solve.main([str(bad), "--out", str(out), "--quiet"])
    first, second = {"plan_problems.xlsx", "plan_marked.xlsx"}, {"plan_problems-2.xlsx", "plan_marked-2.xlsx"}
    assert {p.name for p in out.iterdir()} == first | second
    (out / "plan_problems-2.xlsx").unlink()
    solve.main([str(bad), "--out", str(out), "--quiet"])
    assert {p.name for p in out.iterdir()} == first | {
        "plan_marked-2.xlsx", "plan_problems-3.xlsx", "plan_marked-3.xlsx"}


def test_a_file_that_is_no_workbook_has_no_copy_and_no_table(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_text("a,b\n")
    assert solve.main([str(tmp_path / "plan.xlsx"), "--out", str(tmp_path / "out"), "--quiet"]) == exits.INPUT_PROBLEMS
    assert not list((tmp_path / "out").iterdir()), "no problem has a cell"
