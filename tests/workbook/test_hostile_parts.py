"""Documents of other programs, and parts beyond their budget: one sentence each, before anything is parsed."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.workbook.read import parts
from model.workbook.read.formulas import worked_out
from model.workbook.read.tally import CHUNK, MOST_TAG_BYTES, tally
from tests.cases.shipped import INPUTS
from tests.workbook.archives import SHEET, refused, sheet_of, with_part

pytestmark = pytest.mark.quick


STRICT = b'<?xml version="1.0"?><workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" conformance="strict"/>'


def test_a_strict_workbook_is_one_sentence(plan: Path) -> None:
    """Proves: the kind that Excel calls Strict is named, where every sheet of it was said to be missing."""
    with_part(plan, "xl/workbook.xml", STRICT)
    assert refused(plan) == ("plan.xlsx: this is a Strict Open XML Spreadsheet. Open it in Excel and "
                             "Save As > Excel Workbook (*.xlsx), the first in the list.")


@pytest.mark.parametrize("content", [b"<html></html>", b"\xef\xbb\xbf<html></html>",
                                     b'  <?xml version="1.0"?><Workbook/>'])
def test_a_web_page_with_the_name_of_a_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert "this is a web page or an XML file with the name of a workbook." in refused(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(("name", "said", "root", "inside", "most"), [
    ("xl/styles.xml", "styles (xl/styles.xml)", "styleSheet", "<font/>", parts.MOST_STYLE_TAGS),
    ("xl/sharedStrings.xml", "texts (xl/sharedStrings.xml)", "sst", "<si/>", parts.MOST_LIGHT_TAGS),
    ("customXml/item1.xml", "customXml/item1.xml", "x", "<a/>", parts.MOST_LIGHT_TAGS),
    ("xl/comments1.xml", "comments (xl/comments1.xml)", "comments", "<comment/>", parts.MOST_TAGS),
    ("xl/drawings/drawing1.xml", "drawings (xl/drawings/drawing1.xml)", "wsDr", "<a/>", parts.MOST_TAGS),
    ("xl/workbook.xml", "names and sheets (xl/workbook.xml)", "workbook", "<definedName/>", parts.MOST_TAGS),
    ("xl/any/other.dat", "xl/any/other.dat", "x", "<b/>", parts.MOST_TAGS),
])
def test_a_part_of_any_kind_beyond_its_budget(plan: Path, name: str, said: str, root: str, inside: str,
                                              most: int) -> None:
    """Proves: no part is parsed that would take minutes. Sensitivity: within the budget nothing is said."""
    with_part(plan, name, f"<{root}>{inside * (most + 1)}</{root}>".encode())
    assert f"its part {said}" in refused(plan)
    assert f"elements; at most {most:,} are read. Copy the filled cells into a fresh workbook" in refused(plan)
    with_part(plan, name, f"<{root}>{inside * 5}</{root}>".encode())
    assert list(found_in(plan)) == []


def test_many_parts_that_are_small_each(plan: Path) -> None:
    """Proves: what is cut into parts is added up."""
    for number in range(3):
        with_part(plan, f"xl/comments{number}.xml", b"<x>" + parts.MOST_TAGS // 2 * b"<a/>" + b"</x>")
    assert "its part comments (xl/comments" in refused(plan)


@pytest.mark.parametrize("ref", ["ref='A1:XFD3000'", 'ref = "A1:XFD3000"', 'ref="a1:xfd3000"', 'ref="&#65;1:XFD3000"',
                                 'display="a > b" ref="A1:XFD3000"', 'ref="A:XFD"', 'ref="Any!A1:XFD3000"'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_merged_range_in_any_spelling(plan: Path, ref: str, encoding: str) -> None:
    """Proves: ranges are counted as the reader takes them, however they are written."""
    with_part(plan, SHEET, f'<worksheet><mergeCells><mergeCell {ref}/></mergeCells></worksheet>'.encode(encoding))
    assert f"more than {parts.MOST_MERGED_CELLS:,} cells that are merged or linked as one" in refused(plan)


def test_styles_that_speak_of_a_sheet(plan: Path) -> None:
    fonts = b"<font/>" * (parts.MOST_STYLE_TAGS + 1)
    with_part(plan, "xl/styles.xml", b"<!-- <worksheet > --><styleSheet>" + fonts + b"</styleSheet>")
    assert "its part styles (xl/styles.xml) holds" in refused(plan)


@pytest.mark.parametrize(("inside", "said"), [
    (b"<rowBreaks>" + b"<brk/>" * (parts.MOST_SHEET_TAGS + 1) + b"</rowBreaks>", parts.BESIDE),
    (b'<cols><col min="1" max="300000000" hidden="1"/></cols>', parts.HIDDEN),
    (b'<f t="shared" si="0">' + b"A" * 8000 + b"</f>" + b'<f t="shared" si="0"/>' * 1300, parts.COPIED),
    (b"<f/>" * (parts.MOST_FORMULAS + 1), parts.FORMULAS),
])
def test_a_sheet_that_asks_for_more_work_than_it_has_bytes(plan: Path, inside: bytes, said: str) -> None:
    with_part(plan, SHEET, b"<worksheet>" + inside + b"</worksheet>")
    assert f"the workbook has more than {parts.MOST[said][0]:,} {said}." in refused(plan)


def test_one_element_without_an_end(plan: Path) -> None:
    with_part(plan, SHEET, b'<worksheet><a b="' + b"x" * 2 * MOST_TAG_BYTES + b'"/></worksheet>')
    assert f"holds an element of more than {MOST_TAG_BYTES:,} bytes." in refused(plan)


def test_sheets_that_are_one_part_are_not_read_again_and_again(plan: Path) -> None:
    with zipfile.ZipFile(plan) as archive:
        book = archive.read("xl/workbook.xml")
    start, end = book.index(b"<sheet "), book.index(b"</sheets>")
    with_part(plan, "xl/workbook.xml", book[:end] + book[start:end].replace(b'"Stages"', b'"Twice"') + book[end:])
    assert "the file is damaged" in refused(plan)


def test_no_more_is_unpacked_than_the_file_owns_to(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: a part is not unpacked where its size alone is too much, and never in one piece."""
    with_part(plan, "xl/workbook.xml", b"<workbook>" + b" " * parts.RATIO_FROM_BYTES)
    asked = asked_for(monkeypatch)
    assert "Its part names and sheets (xl/workbook.xml) holds 20 MB" in refused(plan)
    assert asked == []
    content = bytearray(plan.read_bytes())
    size = struct.pack("<I", parts.RATIO_FROM_BYTES + len(b"<workbook>"))
    plan.write_bytes(bytes(content.replace(size, struct.pack("<I", 1000))))
    assert "the file is damaged" in refused(plan)
    assert asked
    assert all(0 < size <= CHUNK for size in asked)


def test_counting_ends_with_the_budget_of_all(plan: Path) -> None:
    """Proves: of a part that is too large only so much is unpacked as shows it."""
    with_part(plan, "xl/any.xml", b"<x>" + b"<a/>" * 500_000)
    with zipfile.ZipFile(plan) as archive:
        assert 1_000 < tally(archive, "xl/any.xml", 1_000).elements.total() <= 1_000 + CHUNK // 4


def test_a_formula_of_a_thousand_terms_is_left_alone() -> None:
    assert worked_out("=" + "+".join(["1"] * 3000), "Stages", {}) is None


@pytest.mark.parametrize(("tag", "word"), parts.MARKS)
def test_a_sheet_with_too_many_marks(plan: Path, tag: str, word: str) -> None:
    marks = (parts.MOST_MARKS + 1) * f'<{tag} a="1"/>'.encode()
    with_part(plan, SHEET, sheet_of(plan).replace(b"</sheetData>", b"</sheetData>" + marks))
    assert f"the workbook has more than {parts.MOST_MARKS:,} {word}." in refused(plan)


def test_a_check_for_more_ranges_than_any_sheet_needs(plan: Path) -> None:
    check = b'<dataValidation sqref="' + b"A1 " * (parts.MOST_RANGES + 1) + b'"/>'
    with_part(plan, SHEET, sheet_of(plan).replace(b"</sheetData>", b"</sheetData>" + check))
    assert f"the workbook has more than {parts.MOST_RANGES:,} ranges with a check or a format." in refused(plan)


@pytest.mark.parametrize("name", ["base", "bidding", "small"])
def test_the_shipped_workbooks_need_a_tenth_of_each_budget(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("MOST_TAGS", "MOST_STYLE_TAGS", "MOST_LIGHT_TAGS", "MOST_UNPACKED_BYTES", "MOST_PARTS"):
        monkeypatch.setattr(parts, most, getattr(parts, most) // 10)
    monkeypatch.setattr(parts, "MOST", {what: (most // 10, mend) for what, (most, mend) in parts.MOST.items()})
    assert list(found_in(INPUTS / f"repm_{name}.xlsx")) == []


def found_in(path: Path) -> Iterator[parts.Refusal]:
    with zipfile.ZipFile(path) as archive:
        yield from parts.refusals(archive, path.stat().st_size)


def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bytes of each piece that is to be unpacked from now on; -1 for a part in one piece."""
    asked: list[int] = []
    read = zipfile.ZipExtFile.read

    def noted(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        asked.append(-1 if size is None else size)
        return read(self, size)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", noted)
    return asked
