"""Names, words and years a planner gets wrong: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from tests.cases.grid import A_DATE, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

SPOILT = {
    "TRUE for Yes": (
        lambda g: put(g, "Bids", "Qualified", True),
        "note Bids!H7: TRUE was read as Yes.",
    ),
    "neither Yes nor No": (
        lambda g: put(g, "Bids", "Qualified", "perhaps"),
        "stop Bids!H7: 'perhaps' is not allowed in 'Qualified'. Choose Yes or No.",
    ),
    "word outside the list": (
        lambda g: put(g, "Prices", "Case", "Central"),
        "stop Prices!C7: 'Central' is not allowed in 'Case'. Choose Low, Base or High.",
    ),
    "no limit where there is none": (
        lambda g: put(g, "Prices", "FY2026-27", "no limit"),
        "stop Prices!E7: 'no limit' is not a number. The unit is per kg; type only the number.",
    ),
    "year 2027": (
        lambda g: put(g, "Bids", "Award year", 2027),
        "stop Bids!G7: '2027' is not a financial year: it is not clear whether this means the year ending or "
        "starting in 2027; write FY2027-28 or FY2026-27.",
    ),
    "year FY27": (
        lambda g: put(g, "Bids", "Award year", "FY27"),
        "stop Bids!G7: 'FY27' is not a financial year. It usually means FY2026-27; write that.",
    ),
    "year over two": (
        lambda g: put(g, "Bids", "Award year", "2026-28"),
        "stop Bids!G7: '2026-28' is not a financial year. Write it like FY2026-27.",
    ),
    "year without FY": (
        lambda g: put(g, "Bids", "Award year", "2026–27"),
        "note Bids!G7: '2026–27' was read as FY2026-27.",
    ),
    "year became a date": (
        lambda g: put(g, "Bids", "Award year", A_DATE),
        "stop Bids!G7: Excel turned the year into a date (01-Apr-2026). Set the cell's format to Text and type "
        "FY2026-27.",
    ),
    "stray spaces": (
        lambda g: put(g, "Capacity", "Stage", "\u00a0separation "),
        "note Capacity!B7: stray spaces around 'separation' were ignored.",
    ),
    "bare number for a name": (
        lambda g: put(g, "Stages", "Stage", 12, 11),
        "stop Stages!A11: '12' is a bare number. Give it a name with a letter in it.",
    ),
    "name too long": (
        lambda g: put(g, "Places", "Place", "A" * 41, 8),
        "stop Places!A8: the name is 41 characters long. Shorten it to 40 characters.",
    ),
    "date for a name": (
        lambda g: put(g, "Places", "Place", A_DATE, 8),
        "stop Places!A8: Excel turned the name into a date (01-Apr-2026). Set the cell's format to Text and type "
        "the name.",
    ),
    "date for a text": (
        lambda g: put(g, "References", "Date", A_DATE),
        "note References!D7: Excel holds a date here; it was read as the text 01-Apr-2026.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
