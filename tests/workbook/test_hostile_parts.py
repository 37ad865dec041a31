"""Documents of other programs, and parts beyond their budget: one sentence each, before anything is parsed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.workbook.read import parts
from tests.cases.shipped import INPUTS
from tests.workbook.archives import SHEET, refused, sheet_of, with_part

pytestmark = pytest.mark.quick


STRICT = b'<?xml version="1.0"?><workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" conformance="strict"/>'


def test_a_strict_workbook_is_one_sentence(plan: Path) -> None:
    """Proves: the kind that Excel calls Strict is named, where every sheet of it was said to be missing."""
    with_part(plan, "xl/workbook.xml", STRICT)
    assert refused(plan) == ("plan.xlsx: this is a Strict Open XML Spreadsheet. Open it in Excel and "
                             "Save As > Excel Workbook (*.xlsx), the first in the list.")


@pytest.mark.parametrize("content", [b"<html><table></table></html>", b'  <?xml version="1.0"?><Workbook/>'])
def test_a_web_page_with_the_name_of_a_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert "this is a web page or an XML file with the name of a workbook." in refused(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(("name", "inside", "most"), [
    ("xl/styles.xml", b"<font/>", parts.MOST_STYLE_TAGS), ("xl/sharedStrings.xml", b"<si/>", parts.MOST_TAGS),
    ("xl/comments1.xml", b"<comment/>", parts.MOST_TAGS), ("xl/drawings/drawing1.xml", b"<a/>", parts.MOST_TAGS),
    ("xl/workbook.xml", b"<definedName/>", parts.MOST_TAGS), ("xl/any/other.xml", b"<b/>", parts.MOST_TAGS),
])
def test_a_part_of_any_kind_beyond_its_budget(plan: Path, name: str, inside: bytes, most: int) -> None:
    """Proves: no part is parsed that would take minutes. Sensitivity: within the budget nothing is said."""
    with_part(plan, name, b"<x>" + (most + 1) * inside + b"</x>")
    assert f"its part {name} (" in refused(plan)
    assert f"marks; at most {most:,} are read. Copy the filled cells into a fresh workbook" in refused(plan)
    with_part(plan, name, b"<x>" + 5 * inside + b"</x>")
    with zipfile.ZipFile(plan) as archive:
        assert list(parts.refusals(archive, plan.stat().st_size)) == []


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
def test_the_shipped_workbooks_need_a_tenth_of_each_budget(name: str) -> None:
    """Proves: budgets leave room for ten times of what is shipped, and a fifth of the cells is used."""
    with zipfile.ZipFile(INPUTS / f"repm_{name}.xlsx") as archive:
        contents = {n: archive.read(n) for n in archive.namelist() if n.endswith(".xml")}
    sheets = [c for n, c in contents.items() if n.startswith("xl/worksheets/")]
    most = max(c.count(b"<") for n, c in contents.items() if not n.startswith("xl/worksheets/"))
    assert 10 * most < parts.MOST_TAGS
    assert 10 * contents["xl/styles.xml"].count(b"<") < parts.MOST_STYLE_TAGS
    assert all(10 * sum(c.count(f"<{tag} ".encode()) for c in sheets) < parts.MOST_MARKS for tag, _ in parts.MARKS)
