"""Files that are no workbook, or cannot be read: real files, and exactly what the planner reads."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from model.ground.errors import InputProblems
from model.workbook.read import parts
from model.workbook.read.cells import load
from model.workbook.read.files import OLE_START

pytestmark = pytest.mark.quick

SAVE_AS = "Open it in Excel and Save As > Excel Workbook (*.xlsx)."


@pytest.fixture
def plan(tmp_path):
    """A real workbook with a formula, an error and a merged range."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stages"
    sheet["A1"] = "name"
    sheet["B1"] = "=1+1"
    sheet["A2"] = "#N/A"
    sheet["A2"].data_type = "e"
    sheet.merge_cells("C1:D2")
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Hidden").sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    book.save(path)
    return path


def refused(path) -> str:
    with pytest.raises(InputProblems) as caught:
        load(path)
    (problem,) = caught.value.problems
    return str(problem)


def test_cells_formulas_errors_merges_and_hiding_are_kept(plan):
    grid = load(plan)
    stages = grid.sheets["Stages"]
    assert grid.name == "plan"
    assert len(grid.sha256) == 64
    assert stages.cells[1, 1].value == "name"
    assert (stages.cells[1, 2].formula, stages.cells[1, 2].value) == ("=1+1", None)
    assert stages.cells[2, 1].is_error
    assert stages.merged == ((1, 3, 2, 4),)
    assert stages.hidden == {2}
    assert (stages.visible, grid.sheets["Hidden"].visible) == (True, False)


def test_reading_leaves_the_file_alone(plan):
    before = plan.read_bytes()
    load(plan)
    assert plan.read_bytes() == before


def test_mistyped_name(plan):
    assert refused(plan.with_name("plann.xlsx")) == (
        f"plann.xlsx: no such file in {plan.parent.name}/. Did you mean plan.xlsx?"
    )


def test_folder(tmp_path):
    assert refused(tmp_path) == f"{tmp_path.name}: this is a folder. Name the workbook in it."


@pytest.mark.parametrize("ending", [".xls", ".csv", ".ods", ".xlsb"])
def test_other_ending(tmp_path, ending):
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"anything")
    assert refused(path) == (
        f"plan{ending}: {ending} files cannot be read. In Excel choose File > Save As > Excel Workbook (*.xlsx) and "
        "run again with the new file."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Market,Commodity\nCars,magnets\n", "this is not an Excel workbook (it looks like a text or CSV file). "),
        (OLE_START + bytes(600), "this is an old .xls file with a new name. "),
    ],
)
def test_other_kind_of_file_with_the_ending_of_a_workbook(tmp_path, content, said):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert refused(path) == f"plan.xlsx: {said}{SAVE_AS}"


def test_password(tmp_path):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(OLE_START + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path) == (
        "plan.xlsx: the file is protected with a password. In Excel choose File > Info > Protect Workbook > Encrypt "
        "with Password, clear the box, save, run again."
    )


def test_empty_file(tmp_path):
    path = tmp_path / "plan.xlsx"
    path.touch()
    assert refused(path).startswith("plan.xlsx: the file is empty.")


def test_truncated_file(plan):
    plan.write_bytes(plan.read_bytes()[:-200])
    assert refused(plan) == (
        "plan.xlsx: the file is damaged or not complete. Open it in Excel, let it repair the file, save it under a new "
        "name, and run again with that one."
    )


def test_part_that_is_no_xml(plan):
    replace_part(plan, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>")
    assert refused(plan).startswith("plan.xlsx: the file is damaged or not complete.")


def test_harmful_xml(plan):
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    replace_part(plan, "xl/worksheets/sheet1.xml", bomb)
    assert refused(plan).startswith("plan.xlsx: the file is damaged or not complete.")


def test_another_office_file(tmp_path):
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    assert refused(path) == "plan.xlsx: this is a Word document. Name the workbook."


def test_zip_bomb(plan):
    replace_part(plan, "xl/media/image1.png", bytes(parts.RATIO_FROM_BYTES + 1))
    assert refused(plan) == (
        "plan.xlsx: unpacked, the file is far larger than any input workbook. Its part pictures "
        "(xl/media/image1.png) holds 20 MB. Copy the filled cells into a fresh workbook, as values (Paste Special > "
        "Values), and run again with that."
    )


def test_too_many_cells(plan, monkeypatch):
    monkeypatch.setitem(parts.MOST, parts.CELLS, (2, ""))
    assert refused(plan).startswith("plan.xlsx: the workbook has more than 2 cells.")


def test_merged_range_over_the_whole_sheet(plan):
    book = openpyxl.load_workbook(plan)
    book.save(plan)
    with zipfile.ZipFile(plan) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    replace_part(plan, "xl/worksheets/sheet1.xml", sheet.replace(b'"C1:D2"', b'"C1:XFD1048576"'))
    assert refused(plan) == (
        "plan.xlsx: the workbook has more than 100,000 cells that are merged or linked as one. Unmerge them, remove "
        "the link, and run again."
    )


def test_far_away_cell_costs_nothing(plan):
    book = openpyxl.load_workbook(plan)
    book["Stages"]["XFD1048576"] = "far"
    book.save(plan)
    assert load(plan).sheets["Stages"].cells[1048576, 16384].value == "far"


def test_locked(plan, monkeypatch):
    def locked(self):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_bytes", locked)
    assert refused(plan) == (
        "plan.xlsx: Windows will not let the file be read; it is probably open in Excel. Save and close it there, then "
        "run again."
    )


def test_open_in_excel_is_noted(plan):
    plan.with_name("~$plan.xlsx").touch()
    assert [str(n) for n in load(plan).notes] == [
        "plan.xlsx: the file is open in Excel: only what was last saved is used."
    ]


def test_macros_are_noted(plan):
    path = plan.rename(plan.with_suffix(".xlsm"))
    assert [str(n) for n in load(path).notes] == ["plan.xlsm: the file holds macros; they were not run."]


def replace_part(path, name, content):
    with zipfile.ZipFile(path) as parts:
        kept = {n: parts.read(n) for n in parts.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for part, old in {**kept, name: content}.items():
            parts.writestr(part, old if part != name else content)
