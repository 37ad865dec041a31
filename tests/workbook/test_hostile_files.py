"""Hostile and broken files: each ends in one clear sentence, or is read without harm."""

from __future__ import annotations

import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from model.ground.errors import InputProblems
from model.workbook.read import parts
from model.workbook.read.cells import Grid, load
from model.workbook.template.workbook import write
from runners import check
from tests.cases.grid import put, sound_grid
from tests.cases.messages import messages
from tests.cases.records import sound_records
from tests.cases.sound import YEARS
from tests.workbook.archives import SHEET, refused, sheet_of, with_part

pytestmark = pytest.mark.quick
DAMAGED = "the file is damaged or not complete."


def test_bytes_that_went_wrong_end_in_one_sentence_or_do_no_harm(plan: Path) -> None:
    """Proves: no damage of the file reaches the planner as anything but a sentence."""
    sound, draw = plan.read_bytes(), random.Random(7)
    for _ in range(150):
        content = bytearray(sound)
        for _ in range(draw.choice((1, 3, 20))):
            content[draw.randrange(len(content))] = draw.randrange(256)
        plan.write_bytes(bytes(content[:draw.choice((len(content), draw.randrange(1, len(content)))) or 1]))
        with suppress(InputProblems):
            load(plan)


def test_a_locked_part_of_the_archive(plan: Path) -> None:
    """The bit that says "encrypted" is set in every header; Excel itself never does so."""
    content = bytearray(plan.read_bytes())
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(start)
        while at >= 0:
            struct.pack_into("<H", content, at + flags, 1)
            at = content.find(start, at + 4)
    plan.write_bytes(bytes(content))
    assert refused(plan).startswith(f"plan.xlsx: {DAMAGED}")


def test_too_many_formatted_empty_rows(plan: Path) -> None:
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(2, parts.MOST_ROWS + 3))
    with_part(plan, SHEET, sheet_of(plan).replace(b"</sheetData>", rows + b"</sheetData>"))
    assert refused(plan) == (
        f"plan.xlsx: the workbook has more than {parts.MOST_ROWS:,} rows that are filled or formatted. Delete the "
        "unused rows and columns below and beside the tables, save, and run again.")


def test_too_many_filled_rows(plan: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, parts.MOST_CELLS + 3))
    with_part(plan, SHEET, sheet_of(plan).replace(b"</sheetData>", rows + b"</sheetData>"))
    assert refused(plan).startswith(f"plan.xlsx: the workbook has more than {parts.MOST_CELLS:,} cells.")


def test_a_sheet_elsewhere_in_the_archive_is_counted_too(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(parts.MOST, parts.CELLS, (2, ""))
    with_part(plan, "xl/elsewhere/sheet9.xml", b'<worksheet><c r="A1"/><c r="A2"/></worksheet>')
    assert "more than 2 cells" in refused(plan)


def test_a_link_over_the_whole_sheet(plan: Path) -> None:
    """Without it: a cell is made for each of 17 thousand million."""
    link = b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks><pageMargins'
    with_part(plan, SHEET, sheet_of(plan).replace(b"<pageMargins", link))
    said = f"plan.xlsx: the workbook has more than {parts.MOST_MERGED_CELLS:,} cells that are merged or linked as one."
    assert refused(plan).startswith(said)


def test_a_file_that_vanishes(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(self: Path) -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("pathlib.Path.read_bytes", gone)
    assert refused(plan) == (
        "plan.xlsx: the file could not be read: No such file or directory. Check that it is still there and that its "
        "drive is connected, then run again.")


@pytest.mark.parametrize(("name", "said"), [("x" * 300, "could not be read: "), ("a\x00b", "no such file in ")])
def test_a_name_that_no_drive_takes(tmp_path: Path, name: str, said: str) -> None:
    assert said in refused(tmp_path / f"{name}.xlsx")


def test_entities_that_grow(plan: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]><worksheet>&l8;</worksheet>'
    with_part(plan, SHEET, bomb.encode())
    assert refused(plan).startswith(f"plan.xlsx: {DAMAGED}")


def test_an_entity_that_reads_a_file(plan: Path) -> None:
    reach = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    with_part(plan, SHEET, reach)
    assert refused(plan).startswith(f"plan.xlsx: {DAMAGED}")


@pytest.mark.parametrize(("part", "kind", "mend"), [
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", "Open it in Excel and Save As > Excel"),
    ("content.xml", "an OpenDocument spreadsheet (.ods)", "Open it in Excel or LibreOffice and Save As > Excel"),
    ("Index/Document.iwa", "an Apple Numbers document", "Open it in Numbers, choose File > Export To > Excel"),
    ("Index.zip", "an Apple Numbers document", "Open it in Numbers, choose File > Export To > Excel"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Name the workbook."),
    ("any.xml", "not an Excel workbook of the kind .xlsx", "Open it where it was made and Save As > Excel"),
])
def test_a_document_of_another_program_with_the_name_of_a_workbook(tmp_path: Path, part: str, kind: str,
                                                                   mend: str) -> None:
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(path, "w") as new:
        new.writestr(part, "x")
    assert refused(path).startswith(f"plan.xlsx: this is {kind}. {mend}")


def empty_text(path: Path) -> Grid:
    """A workbook whose formula gave a text without a sign, as Excel saves it."""
    with_part(path, SHEET, sheet_of(path).replace(b'<c r="B1"><f>1+1</f><v /></c>',
                                                  b'<c r="B1" t="str"><f>IF(A1="","x","")</f><v></v></c>'))
    return load(path)


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(plan: Path) -> None:
    assert load(plan).sheets["Stages"].cells[1, 2].value is None
    assert empty_text(plan).sheets["Stages"].cells[1, 2].value == ""
    grid = sound_grid()
    put(grid, "Capacity", "Reference size", "", formula='=IF(1=1,"",5)')
    put(grid, "Stages", "Stage", "", 12, formula='=IF(1=1,"","more")')
    assert messages(grid) == []
    put(grid, "Capacity", "Capital cost", "", formula='=IF(1=1,"",5)')
    assert messages(grid)[0].startswith("stop Capacity!G7: 'Capital cost' is empty.")


def test_a_file_that_is_refused_stays_as_it_was(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert check.main([str(plan)]) == 3
    assert "Traceback" not in capsys.readouterr().err
    assert plan.read_bytes() == before
    assert [p.name for p in plan.parent.iterdir()] == ["plan.xlsx"]


def test_a_workbook_of_today_is_far_below_every_limit(tmp_path: Path) -> None:
    write(tmp_path / "plan.xlsx", sound_records(), YEARS)
    load(tmp_path / "plan.xlsx")
