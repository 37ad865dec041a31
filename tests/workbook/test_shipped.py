"""The shipped input workbooks follow their data files."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest

from model.schema import BY_TITLE
from model.workbook.compare import differences
from model.workbook.layout import FIRST_ROW, FORM_HEADINGS, headings
from model.workbook.records import read_folder, years_of
from runners import docs, inputs
from runners.command import INPUTS

pytestmark = pytest.mark.quick

SHIPPED = inputs.names()


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_workbook_follows_its_data_files(name, tmp_path):
    fresh = tmp_path / inputs.workbook(name).name
    inputs.build(name, fresh)
    assert differences(inputs.workbook(name), fresh) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_value_of_the_data_files_is_in_its_cell(name):
    """Compares the data files with the committed workbook itself, without the template."""
    records = read_folder(INPUTS / "data" / name)
    book = openpyxl.load_workbook(inputs.workbook(name))
    years = years_of(records)
    for title, rows in records.items():
        kind, sheet = BY_TITLE[title], book[title]
        texts = FORM_HEADINGS if kind.SHEET.form else [h.text for h in headings(kind, years)]
        for i, row in enumerate(rows):
            for text, value in row.items():
                assert sheet.cell(FIRST_ROW + i, list(texts).index(text) + 1).value == value, (title, i, text)


@pytest.mark.parametrize("name", SHIPPED)
def test_excel_limits_hold_in_shipped_workbooks(name):
    """Excel repairs a file with longer prompts, titles, lists or sheet names."""
    with zipfile.ZipFile(inputs.workbook(name)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    for text in sheets:
        assert all(len(p) <= 255 + 5 * p.count("&") for p in re.findall(r'prompt="([^"]*)"', text))
        assert all(len(p) <= 32 + 5 * p.count("&") for p in re.findall(r'promptTitle="([^"]*)"', text))


def test_page_of_inputs_is_up_to_date():
    assert "inputs/README.md" not in docs.stale()
