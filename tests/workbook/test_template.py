"""The input workbooks: what the template writes."""

from __future__ import annotations

import re

import openpyxl
import pytest

from model.ground.errors import InputProblems
from model.ground.years import span
from model.schema import BY_TITLE, LAYOUT, SHEETS, fields_of
from model.workbook.compare import differences
from model.workbook.layout import (
    FIRST_ROW,
    FORM_HEADINGS,
    HEADING_ROW,
    LAST_PREPARED_ROW,
    LINK_ROW,
    MEANING_ROW,
    UNIT_ROW,
    headings,
)
from model.workbook.records import Records
from model.workbook.template.workbook import write

pytestmark = pytest.mark.quick

YEARS = span("FY2026-27", "FY2028-29")
LISTS = [k for k in SHEETS if not k.SHEET.form]
FORMS = [k for k in SHEETS if k.SHEET.form]
TRAP = "=cmd|' /C calc'!A0"


def titles(kinds):
    return [k.SHEET.title for k in kinds]


def stage_records() -> Records:
    rows = [{h.text: None for h in headings(BY_TITLE["Stages"], ())} for _ in range(2)]
    rows[0] |= {"Stage": "Oxide-to-metal", "Order": 1, "Capacity unit": "t/a of metal", "Note": TRAP}
    rows[1] |= {"Stage": "Metal-to-alloy", "Order": 2}
    return {"Stages": rows}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "written.xlsx"
    write(path, stage_records(), YEARS, sheets=["Bids"])
    return path


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


@pytest.mark.parametrize("kind", LISTS, ids=titles(LISTS))
def test_list_sheet_has_title_meanings_units_and_headings_in_place(book, kind):
    sheet, heads = book[kind.SHEET.title], headings(kind, YEARS)
    assert sheet["A1"].value == kind.SHEET.title
    assert sheet["A2"].value.startswith(f"One row is {kind.SHEET.one_row_is}, named by ")
    assert "yellow" in sheet["A2"].value
    assert sheet["A3"].hyperlink.location == "'Read me'!A1"
    for i, head in enumerate(heads, 1):
        assert sheet.cell(HEADING_ROW, i).value == head.text
        assert sheet.cell(UNIT_ROW, i).value == head.unit
        first_year = head.is_year and not heads[i - 2].is_year
        if first_year or not head.is_year:
            assert head.meaning in sheet.cell(MEANING_ROW, i).value
    assert sheet.max_column == len(heads)


@pytest.mark.parametrize("kind", FORMS, ids=titles(FORMS))
def test_form_has_a_row_for_each_field(book, kind):
    sheet = book[kind.SHEET.title]
    assert tuple(c.value for c in sheet[HEADING_ROW]) == FORM_HEADINGS
    rows = list(sheet.iter_rows(min_row=FIRST_ROW, values_only=True))
    assert [r[0] for r in rows] == [f.column.heading for f in fields_of(kind)]
    assert [r[2] for r in rows] == [f.column.unit for f in fields_of(kind)]
    assert all(r[4] for r in rows)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.cell(FIRST_ROW, 2).protection.locked


@pytest.mark.parametrize("kind", LISTS, ids=titles(LISTS))
def test_every_column_is_prepared_to_the_last_row(book, kind):
    """Without it: rows a planner adds have no drop-down."""
    sheet = book[kind.SHEET.title]
    prepared = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            assert (area.min_row, area.max_row) == (FIRST_ROW, LAST_PREPARED_ROW)
            prepared |= dict.fromkeys(range(area.min_col, area.max_col + 1), rule)
    for i, head in enumerate(headings(kind, YEARS), 1):
        rule = prepared[i]
        assert len(rule.promptTitle) <= 32
        assert len(rule.prompt) <= 255
        assert len(rule.error or "") <= 255
        if head.field.kind in ("choice", "yes/no", "year") or head.field.column.refers:
            assert rule.type == "list"
            assert rule.formula1 in book.defined_names


@pytest.mark.parametrize("kind", SHEETS, ids=titles(SHEETS))
def test_sheet_is_set_up_for_screen_and_print(book, kind):
    sheet = book[kind.SHEET.title]
    (table,) = sheet.tables.values()
    assert table.name == "t_" + "_".join(kind.SHEET.title.lower().split())
    assert table.ref.startswith(f"A{HEADING_ROW}:")
    leading = 1
    if not kind.SHEET.form:
        keys = [h.field.column.key for h in headings(kind, YEARS)]
        leading = keys.index(False)
    assert sheet.freeze_panes == f"{'ABCDE'[leading]}{FIRST_ROW}"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == f"${MEANING_ROW}:${HEADING_ROW}"
    assert "&P" in sheet.oddFooter.right.text
    fits = sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert fits or sheet.col_breaks.brk


def test_table_covers_the_filled_rows(book):
    assert book["Stages"].tables["t_stages"].ref == f"A{HEADING_ROW}:G{FIRST_ROW + 1}"


def test_count_formula_is_written_with_its_value(path, book):
    """Without it: a reader that does not calculate sees 0."""
    shown = openpyxl.load_workbook(path, data_only=True)["Stages"].cell(LINK_ROW, 3).value
    assert shown == "2 rows, 1 gaps"
    assert book["Stages"].cell(LINK_ROW, 3).value.startswith("=COUNTA(")


def test_text_never_becomes_a_formula_or_a_link(book):
    cell = book["Stages"].cell(FIRST_ROW, 7)
    assert cell.value == TRAP
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_empty_optional_sheets_are_hidden_unless_asked_for(book):
    for kind in SHEETS:
        shown = kind.SHEET.needed or kind.SHEET.title == "Bids"
        assert book[kind.SHEET.title].sheet_state == ("visible" if shown else "hidden"), kind.SHEET.title
    assert book["Lists"].sheet_state == "hidden"
    assert book.sheetnames == ["Read me", *BY_TITLE, "Lists"]


def test_read_me_says_the_layout_in_three_places(book):
    sheet = book["Read me"]
    assert sheet["B2"].value == LAYOUT
    assert book.defined_names["schema_version"].attr_text == "'Read me'!$B$2"
    assert book.custom_doc_props["schema_version"].value == LAYOUT
    linked = {c.hyperlink.location for row in sheet.iter_rows() for c in row if c.hyperlink}
    assert linked == {f"'{title}'!A1" for title in BY_TITLE}
    said = {c.value for row in sheet.iter_rows(max_col=1) for c in row}
    assert {"Commands", "Colours", "Sheets", "Change log", ".venv/bin/python -m runners.solve my_plan.xlsx"} <= said


def test_same_records_give_the_same_bytes(path, tmp_path):
    again = tmp_path / "written.xlsx"
    write(again, stage_records(), YEARS, sheets=["Bids"])
    assert again.read_bytes() == path.read_bytes()
    assert differences(path, again) == []


def test_a_changed_cell_is_found(path, tmp_path):
    """Proves that the comparison with the data files can fail."""
    records = stage_records()
    records["Stages"][1]["Order"] = 3
    other = tmp_path / path.name
    write(other, records, YEARS, sheets=["Bids"])
    assert differences(path, other) == ["'Stages'!B8: 2 in written.xlsx, 3 from the data files"]


def test_more_rows_than_prepared_are_refused(tmp_path):
    rows = stage_records()["Stages"] * 251
    with pytest.raises(InputProblems, match="Stages: has 502 rows"):
        write(tmp_path / "long.xlsx", {"Stages": rows}, YEARS)


def test_reference_lists_end_at_the_last_name(path, book):
    """Without it: an empty cell at the end of a list lets any text in."""
    cells = f"$A${FIRST_ROW}:$A${LAST_PREPARED_ROW}"
    formula = book.defined_names["pick_stages"].attr_text
    assert formula == f"'Stages'!$A${FIRST_ROW}:INDEX('Stages'!{cells},MAX(1,COUNTA('Stages'!{cells})))"
    for name, defined in book.defined_names.items():
        if name.startswith("pick_") and defined.attr_text.startswith("Lists"):
            assert re.match(r"Lists!\$[A-Z]+\$2:(INDEX\(|\$)", defined.attr_text)
