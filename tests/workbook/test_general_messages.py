"""Rules for networks of any industry: whole units, facilities that may be opened, goods that are not weighed."""

from __future__ import annotations

import pytest

from tests.cases.grid import put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick

SPOILT = {
    "whole units without limit": (
        lambda g: put(g, "Capacity", "Unit size", 20, 8),
        "stop Capacity!F8: what is built in whole units cannot be without limit. Type a number in t/a.",
    ),
    "opened or not, without limit": (
        lambda g: put(g, "Facilities", "Decision", "decide", 8),
        "stop Capacity!F8: B1 is opened or not by the plan, so what may be built there cannot be without limit. Type a "
        "number in t/a.",
    ),
    "scale without units": (
        lambda g: put(g, "Capacity", "Scale exponent", 0.6, 8),
        "stop Capacity!AT8: 'Scale exponent' holds for whole units only, and 'Unit size' is empty. Fill Unit size, or "
        "empty Scale exponent.",
    ),
}
"""What is done to a sound workbook, and what the planner reads first."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert expected in messages(grid)


def test_what_is_not_weighed_needs_no_input():
    grid = sound_grid()
    put(grid, "Recipes", "Amount", 0.5, 10)
    for row in (8, 9):
        put(grid, "Commodities", "Nd+Pr", 0, row)
    assert [m for m in messages(grid) if "route reduce turns 0.50 t into 1.00 t" in m]
    for row in (8, 9):
        put(grid, "Commodities", "Kind", "other", row)
    assert not [m for m in messages(grid) if "route reduce" in m]


def test_a_supply_has_a_price_of_its_own():
    grid = sound_grid()
    before = messages(grid)
    put(grid, "Prices", "At", "Chinese works", 7)
    assert [m for m in messages(grid) if "'Chinese works' is not in" in m]
    name = grid.sheets["Supply"].cells[next(a for a, c in grid.sheets["Supply"].cells.items() if c.value == "Mine")]
    put(grid, "Prices", "At", name.value, 7)
    assert not [m for m in messages(grid) if "is not in" in m]
    assert before == []
