"""Hostile and odd texts in cells: each ends in one clear sentence, or is read without harm."""

from __future__ import annotations

import pytest

from model.workbook import tables_from
from model.workbook.read.cells import Cell, SheetGrid
from tests.cases.grid import put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick


def test_a_formula_that_leads_to_itself_is_taken_as_saved() -> None:
    """Excel saves 0 for a circle after warning; the value saved is what the reader has, and bounds hold for it."""
    grid = sound_grid()
    put(grid, "Recipes", "Amount", 0, 8, formula="=F8")
    put(grid, "Recipes", "Amount low", None, 8)
    assert messages(grid) == ["stop Recipes!F8: Amount is 0; it must be above 0 t/t. Type it, or leave the row out."]


def test_sheet_names_equal_but_for_case_are_told_apart() -> None:
    grid = sound_grid()
    grid.sheets["STAGES"] = SheetGrid({(1, 1): Cell("other")})
    assert messages(grid) == ["note Sheet 'STAGES': not known and not read. If it is your own working, put # before "
                              "its name to stop this note."]


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A0", "+1+1", "@SUM(A1)", "-2+3"])
def test_a_name_that_begins_like_a_formula(name: str) -> None:
    """Protects: whoever opens the tables of a run in Excel."""
    grid = sound_grid()
    put(grid, "Places", "Place", name, 7)
    assert f"stop Places!A7: '{name}' begins like a formula. Begin it with another sign than '{name[0]}'." in (
        messages(grid))


def test_a_remark_may_begin_as_it_likes() -> None:
    grid = sound_grid()
    put(grid, "Recipes", "Note", "=> see the report", 8)
    assert messages(grid) == []


def test_long_texts() -> None:
    grid = sound_grid()
    put(grid, "Recipes", "Note", "x" * 10_000, 8)
    assert messages(grid) == []
    put(grid, "Places", "State", "y" * 10_000, 7)
    put(grid, "Recipes", "Amount", "9" * 10_000, 8)
    found = messages(grid)
    assert [m.partition(":")[0] for m in found] == ["stop Recipes!F8"]
    assert len(found[0]) < 300


@pytest.mark.parametrize("written", ["Coast\x07", "\u202eCoast", "Co\u200bast", "Coast\x00"])
def test_signs_that_do_not_show_are_not_part_of_a_name(written: str) -> None:
    grid = sound_grid()
    put(grid, "Places", "Place", written, 7)
    assert messages(grid) == ["note Places!A7: stray spaces around 'Coast' were ignored."]


def test_text_from_right_to_left_is_a_name() -> None:
    grid = sound_grid()
    for title, heading in (("Places", "Place"), ("Facilities", "Place"), ("Freight", "From")):
        put(grid, title, heading, "ساحل", 8 if title == "Freight" else 7)
    assert messages(grid) == []
    assert tables_from(grid).parsed["Places"][0].values.place == "ساحل"


def test_names_with_path_separators_are_names() -> None:
    grid = sound_grid()
    put(grid, "Settings", "Plan name", "../../etc/passwd")
    assert messages(grid) == []
    assert tables_from(grid).settings.plan_name == "../../etc/passwd"
