"""Numbers that the search cannot count with are said at their cells, whatever sheet and column they stand in."""

from __future__ import annotations

import pytest

from model.schema import BY_TITLE
from model.workbook.read.cells import Cell
from model.workbook.read.reach import LEAST, MOST, MOST_IN
from tests.cases.grid import put, sound_grid
from tests.cases.messages import messages
from tests.mutation.mistakes import Place, places
from tests.mutation.replay import Replay

pytestmark = pytest.mark.quick


def numeric(place: Place) -> bool:
    return place.field is not None and place.field.kind in ("number", "share", "whole")


REPLAY = Replay(sound_grid())
CELLS = [p for p in places(REPLAY.grid) if numeric(p)]
COLUMNS = {(p.title, p.name): p for p in reversed(CELLS)}
"""Each column of numbers of each sheet, and each setting → one of its cells."""


def said(place: Place, value: float) -> tuple[str, ...]:
    """Severities of what is said at a cell with this number in it."""
    with REPLAY.reading():
        read = REPLAY.with_cell(place.title, place.position, Cell(value, number_format="General"))
    return tuple(p.severity for p in read.problems if p.where == place.where)


@pytest.mark.parametrize("value", [1e13, 1e16, 1e20, 1e300])
def test_what_is_too_large_is_said_once_at_its_cell(value: float) -> None:
    """Proves: in every column of numbers one stop, and no further one at the cell.

    Sensitivity: without it the solver refuses the program, and the planner is told that the tool failed.
    """
    assert len(COLUMNS) > 100
    assert {where: found for where, place in COLUMNS.items() if (found := said(place, value)) != ("stop",)} == {}


@pytest.mark.parametrize("value", [1e-300, 1e-12, LEAST / 2])
def test_what_counts_as_nothing_is_said_at_its_cell(value: float) -> None:
    """Proves: in every column a note or, where so little may not stand there, a stop."""
    assert {where for where, place in COLUMNS.items() if not said(place, value)} == set()


def test_the_largest_that_may_stand_is_not_too_large() -> None:
    """Proves: at the largest number a usual range may speak, the reach does not; beyond it the reach does."""
    for times, expected in ((1.0, False), (2.0, True)):
        grid = sound_grid()
        put(grid, "Supply", "FY2026-27", times * MOST)
        assert any("is more than the search can count with" in m for m in messages(grid)) is expected


def test_every_unit_named_is_one_of_a_column() -> None:
    units = {p.field.column.unit for p in CELLS if p.field is not None}
    kinds = {f.unit for kind in BY_TITLE.values() if (f := kind.SHEET.years) is not None}
    assert set(MOST_IN) <= units | kinds | {"₹ crore per unit"}


def test_a_standing_most_of_a_hundred_million_million_million() -> None:
    """Case 25: it read as no limit to whoever typed it, and was a failure of the tool."""
    grid = sound_grid()
    put(grid, "Capacity", "Most", 1e20)
    (message,) = messages(grid)
    assert message.startswith("stop Capacity!F7: 10,00,00,00,00,00,00,00,00,000 t/a is 1,000-fold outside the usual")
