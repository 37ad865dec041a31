"""Rules across sheets, on prices that follow others: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from model.data import prepare
from model.workbook import tables_from
from model.workbook.read.cells import Grid
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SOUND, YEARS

pytestmark = pytest.mark.quick

RULE: Mapping[str, Any] = {"commodity": "oxide", "at": "India", "follows": "China", "factor": 1.005, "add": 0.35}


def ruled(*rows: Mapping[str, Any]) -> Grid:
    """The sound workbook with rows of Price rules; oxide costs 90 USD per kg in China, at ₹90."""
    grid = sound_grid()
    grid.sheets["Price rules"] = more("Price rules", *({**RULE, **r} for r in rows))
    return grid


def test_a_price_that_follows_is_accepted():
    """(1.005 × 90 + 0.35) USD at ₹90 a kg, each magnet at its own Chinese price, and a price of the assured one's."""
    grid = ruled({}, {"commodity": "magnets", "at": "Cars"}, {"at": "Smelter", "add": -1.5, "follows": "(assured)"})
    assert messages(grid) == []
    prices = prepare(tables_from(grid)).supply.price_at
    assert prices["oxide", "India", YEARS[1]] == pytest.approx((1.005 * 90 + 0.35) * 90 / 10_000)
    assert prices["magnet N", "Cars", YEARS[1]] == pytest.approx((1.005 * 60 + 0.35) * 90 / 10_000)
    assert prices["magnet H", "Cars", YEARS[1]] == pytest.approx((1.005 * 80 + 0.35) * 90 / 10_000)
    assert prices["oxide", "Smelter", YEARS[1]] == pytest.approx((1.005 * 80 - 1.5) * 90 / 10_000)


SPOILT = {
    "typed and following": (
        [{"at": "(assured)"}],
        "stop 'Price rules'!B7: the price of oxide at (assured) is typed in row 8 of Prices too. Delete one of the "
        "two.",
    ),
    "typed and following, a group": (
        [{"commodity": "magnets", "at": "China", "follows": "India"}],
        "stop 'Price rules'!B7: the price of magnets at China is typed in row 10 of Prices too. Delete one of the two.",
        "stop 'Price rules'!C7: Prices has no row for magnet N at India (nor for 1 more of the group). Add it, or name "
        "another place.",
    ),
    "itself": (
        [{"follows": "India"}],
        "stop 'Price rules'!C7: the price at India would follow itself. Name another place whose price is typed on "
        "Prices.",
    ),
    "a price that follows": (
        [{}, {"at": "Cars", "follows": "India"}],
        "stop 'Price rules'!C8: the price of oxide at India follows another itself, in row 7. Follow China, whose "
        "price is typed.",
    ),
    "a price of a group that follows for one of it": (
        [{"commodity": "magnet H", "at": "China", "follows": "(assured)"}, {"commodity": "magnets"}],
        "stop 'Price rules'!C7: Prices has no row for magnet H at (assured). Add it, or name another place.",
        "stop 'Price rules'!C8: the price of magnet H at China follows another itself, in row 7. Follow (assured), "
        "whose price is typed.",
    ),
    "no price": (
        [{"follows": "India", "at": "Smelter"}],
        "stop 'Price rules'!C7: Prices has no row for oxide at India. Add it, or name another place.",
    ),
    "below zero": (
        [{"commodity": "magnets", "add": -65.0}],
        "stop 'Price rules'!E7: the price of magnet N at India comes out at -423 ₹ per kg in FY2026-27; it must be 0 "
        "or more.",
    ),
    "a factor of nothing": (
        [{"factor": 0.0}], "stop 'Price rules'!D7: Factor is 0; it must be above 0.",
    ),
    "a factor that looks odd": (
        [{"factor": 100.5}], "note 'Price rules'!D7: 100.5 is outside the usual 0.1 to 10. Check the unit.",
    ),
    "a currency without a rate": (
        [{"currency": "EUR"}],
        "stop 'Price rules'!F7: Economy has no exchange rate for 'EUR'. Add the item '₹ per EUR' there, or choose ₹ or "
        "USD.",
    ),
    "nothing to add": (
        [{"add": None}], "stop 'Price rules'!E7: 'Add' is empty. Type a number per kg (0 if there is none).",
    ),
    "the same price twice": (
        [{}, {"factor": 2.0}],
        "stop 'Price rules'!A8: row 8 repeats row 7 (Commodity oxide, At India). Keep one of them.",
    ),
}
"""Rows of Price rules, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    rows, *expected = SPOILT[name]
    assert messages(ruled(*rows)) == expected


def test_below_zero_only_in_the_case_in_force():
    """China's price is 1 USD per kg in Low; a rule that takes 1.5 USD off is a stop there and nowhere else."""
    grid = ruled({"add": -1.5})
    assert messages(grid) == []
    low = {"commodity": "oxide", "at": "China", "case": "Low", "years": 1}
    grid.sheets["Prices"] = more("Prices", *SOUND["Prices"], low)
    assert messages(grid) == []
    put(grid, "Settings", "Case", "Low")
    assert messages(grid) == [
        "stop 'Price rules'!E7: the price of oxide at India comes out at -44.55 ₹ per kg in FY2026-27; it must be 0 or "
        "more."]


def test_what_follows_counts_where_a_price_is_needed():
    """Proves: supply, sale and reference price find a price that follows. Without it: each would be a stop."""
    grid = ruled({"at": "India", "follows": "(assured)"}, {"commodity": "swarf", "at": "Smelter", "follows": "India"})
    put(grid, "Prices", "At", "India", 11)
    assert messages(grid) == []
    put(grid, "Price rules", "At", "Cars", 8)
    put(grid, "Prices", "At", "Pumps", 11)
    put(grid, "Price rules", "Follows", "Pumps", 8)
    assert messages(grid) == [
        "stop 'Demand and sales'!A9: Prices has no row for swarf at Smelter or India. Add it."]


def test_what_follows_is_compared_with_the_cost_of_unmet_demand():
    """(6 × 60 + 0.35 USD + freight of 1 USD) × 1.0825 of duty.

    Without it: a following price above the loss would leave demand unmet to save money.
    """
    grid = ruled({"commodity": "magnet N", "at": "China", "follows": "India", "factor": 6.0})
    put(grid, "Prices", "At", "India", 9)
    assert [m for m in messages(grid) if m.startswith("stop")] == [
        "stop 'Demand and sales'!F7: 300 USD per kg is not above the cheapest landed price of magnet N from China, "
        "391.16 in FY2026-27. Type more than the cheapest supply of every grade it asks for.",
        "stop 'Demand and sales'!F8: 300 USD per kg is not above the cheapest landed price of magnet N from China, "
        "391.16 in FY2026-27. Type more than the cheapest supply of every grade it asks for.",
    ]
