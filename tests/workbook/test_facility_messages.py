"""Reserves, words that stand for several facilities, and facilities or capacity that nothing is done with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases.grid import clear_row, copy_row, more, put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick


def vault(grid: Any, commodity: str = "oxide", **stock: Any) -> None:
    """A strategic reserve with a stock."""
    copy_row(grid, "Facilities", 8, 10)
    put(grid, "Facilities", "Facility", "Vault", 10)
    put(grid, "Facilities", "Kind", "reserve", 10)
    copy_row(grid, "Stocks", 7, 8)
    for heading, value in {"Facility": "Vault", "Commodity": commodity, "Most": 500, **stock}.items():
        put(grid, "Stocks", heading, value, 8)


def capacity(grid: Any, facility: str, stage: str = "separation") -> None:
    """A further row of Capacity."""
    copy_row(grid, "Capacity", 7, 12)
    put(grid, "Capacity", "Facility", facility, 12)
    put(grid, "Capacity", "Stage", stage, 12)


SPOILT = {
    "a reserve with capacity": (
        lambda g: (vault(g), capacity(g, "Vault")),
        "stop Capacity!A12: 'Vault' is a reserve, which only holds stock, and can have no capacity of separation. "
        "Give it "
        "another Kind on Facilities, or name another facility.",
    ),
    "reserves with capacity": (
        lambda g: (vault(g), capacity(g, "(reserve)")),
        "stop Capacity!A12: '(reserve)' is a reserve, which only holds stock, and can have no capacity of separation. "
        "Give it another Kind on Facilities, or name another facility.",
    ),
    "a reserve at work": (
        lambda g: (vault(g), [put(g, "Recipes", "Facility", "Vault", r) for r in (7, 8)]),
        "stop Recipes!C7: 'Vault' is a reserve, which only holds stock, and cannot work separate. Give it another "
        "Kind on "
        "Facilities, or name another facility.",
    ),
    "a facility without a part": (
        lambda g: (copy_row(g, "Facilities", 7, 10), put(g, "Facilities", "Facility", "Mill", 10)),
        "note Facilities!A10: 'Mill' has no row on Capacity, Stocks or Returns, so it takes no part in the plan. Add "
        "one, "
        "or delete it.",
    ),
    "a reserve without a stock": (
        lambda g: (vault(g), clear_row(g, "Stocks", 8)),
        "note Facilities!A10: 'Vault' has no row on Stocks, so it takes no part in the plan. Add one, or delete it.",
    ),
    "capacity that no route uses": (
        lambda g: (capacity(g, "Refinery", "casting"),
                   [put(g, "Recipes", "Facility", "(beneficiary)", r) for r in (11, 12)]),
        "note Capacity!B12: no route on Recipes uses casting at Refinery, so capacity there makes nothing. Add a "
        "route, or "
        "delete the row.",
    ),
    "a reserve of what nobody asks for": (
        lambda g: vault(g, **{"Floor in days": 90}),
        "note Stocks!F8: the floor of a reserve counts days of India's demand, and no market in India asks for "
        "oxide, so 90 "
        "days are 0 t. Ask for tonnes with Closing, or with a row on Limits (quantity held, at least).",
    ),
    "a reserve that is too small": (
        lambda g: vault(g, "magnet H", **{"Floor in days": 73, "Most": 10, "Opening": 0}),
        "stop Stocks!F8: 73 days of India's demand for magnet H are 10.8 t, above Most 10 t. Lower it, or raise Most.",
    ),
    "a floor without room": (
        lambda g: (put(g, "Stocks", "Floor in days", 30), put(g, "Stocks", "Most", 0), put(g, "Stocks", "Opening", 0)),
        "stop Stocks!F7: 30 days of use are to be held where Most is 0 t, so nothing could be used or shipped. Empty "
        "it, or "
        "raise Most.",
    ),
    "a depot that stays closed and passes goods on": (
        lambda g: put(g, "Facilities", "Decision", "decide"),
        "stop Facilities!N7: the plan opens Refinery or not, and it holds stock: without Throughput it would pass "
        "goods on "
        "even where it is closed. Type the most that it ships out in a year, in t.",
    ),
    "a word where one name is meant": (
        lambda g: put(g, "Stocks", "Facility", "(all)"),
        "stop Stocks!A7: '(all)' is not in the sheet Facilities. Add it there, or choose one of: Refinery, B1, B2.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name: str) -> None:
    spoil, expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [expected]


def test_all_and_reserve_do_not_collide() -> None:
    """Proves: a row for (all) leaves out reserves, so that one option for all and one of a plant's own are told apart.

    Without it: the reserve is said to have the option twice, and to lend its capacity.
    """
    grid = sound_grid()
    vault(grid, "magnet H", **{"Floor in days": 30, "Opening": 0})
    put(grid, "Capacity", "Facility", "(all)", 8)
    assert messages(grid) == []


def test_a_row_for_all_where_there_are_only_reserves_is_not_used() -> None:
    grid = sound_grid()
    grid.sheets["Facilities"] = more("Facilities", facility="Refinery", kind="reserve")
    grid.sheets["Capacity"] = more("Capacity", facility="(all)", stage="separation", most=5.0)
    found = [m for m in messages(grid) if "Capacity" in m]
    assert "note Capacity!A7: every facility is a reserve, which only holds stock, so this row is not used." in found
