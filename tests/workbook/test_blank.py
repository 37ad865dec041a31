"""Empty cells that stand for what everybody means by them; never where a cost or a limit could be forgotten."""

from __future__ import annotations

import pytest

from model.schema import BY_TITLE, fields_of
from model.schema.column import Field
from model.workbook import tables_from
from model.workbook.read.book import first_key
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick
STANDING = [(title, f) for title, kind in BY_TITLE.items() for f in fields_of(kind) if f.column.blank is not None]
MONEY = ("₹", "USD", "crore", "t/a", "t/t")


@pytest.mark.parametrize(("title", "field"), STANDING, ids=[f"{t} {f.name}" for t, f in STANDING])
def test_an_empty_cell_is_what_it_stands_for(title: str, field: Field) -> None:
    """Proves: where the value is typed and where the cell is left empty the same table is read, without a message."""
    grid = sound_grid()
    if title not in grid.sheets:
        grid.sheets[title] = more(title, **{first_key(BY_TITLE[title]).name: "new"})
    word = {True: "Yes", False: "No"}.get(field.column.blank, field.column.blank) if isinstance(
        field.column.blank, bool) else field.column.blank
    put(grid, title, field.column.heading, word)
    before = messages(grid)
    typed = tables_from(grid).frames[title]
    put(grid, title, field.column.heading, None)
    assert messages(grid) == before
    assert tables_from(grid).frames[title].equals(typed)


@pytest.mark.parametrize(("title", "field"), STANDING, ids=[f"{t} {f.name}" for t, f in STANDING])
def test_no_cost_and_no_limit_stands_for_itself(title: str, field: Field) -> None:
    """Proves: what may be empty is a word, a share or a factor of 1, and the page says what it means."""
    assert field.column.empty
    assert not any(unit in field.column.unit for unit in MONEY)
