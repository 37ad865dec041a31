"""Rules across sheets, on stocks, seasons, limits and sources: one spoilt workbook each, and its message."""

from __future__ import annotations

import pytest

from tests.cases.grid import LIMIT, more, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

SPOILT = {
    "award too late": (
        lambda g: (put(g, "Bids", "Award year", "FY2029-30"), put(g, "Capacity", "Lead time", 0, 8)),
        "note Bids!G7: capacity awarded in FY2029-30 must stand by FY2030-31, after the plan ends. Check that this "
        "is meant.",
    ),
    "opening stock above most": (
        lambda g: put(g, "Stocks", "Most", 10),
        "stop Stocks!C7: Opening 20 is above Most 10 t. Lower it, or raise Most.",
    ),
    "stock of two origins": (
        lambda g: (put(g, "Stocks", "Facility", "B1"), put(g, "Stocks", "Commodity", "magnet N")),
        "stop Stocks!B7: B1 would hold magnet N that it makes together with imports from China, which cannot be "
        "told apart. Bar the way from China to B1 on Freight, or hold the stock at another facility.",
    ),
    "season of no step": (
        lambda g: (
            g.sheets.update(Seasons=more("Seasons", name="Cars", step=5, share=1.0)),
            put(g, "Settings", "Steps a year", 4),
        ),
        "stop Seasons!B7: there is no step 5; Settings divides a year into 4 steps. Correct the number, or the "
        "steps on Settings.",
    ),
    "seasons without steps": (
        lambda g: g.sheets.update(Seasons=more("Seasons", name="Cars", step=1, share=1.0)),
        "note Seasons!B7: Settings plans each year in one step, so seasons are not used.",
    ),
    "seasons off 100 %": (
        lambda g: (
            g.sheets.update(Seasons=more("Seasons", name="Cars", step=1, share=0.9)),
            put(g, "Settings", "Steps a year", "2"),
        ),
        "stop Seasons!C7: the seasons of Cars add up to 90.0%; they must add up to 100%.",
    ),
    "filter that is not meant": (
        lambda g: g.sheets.update(Limits=more("Limits", **LIMIT, quantity="built", commodity="oxide")),
        "stop Limits!C7: 'Commodity' does not narrow the quantity 'built'. Empty it; Facility or Stage can.",
    ),
    "nothing to open": (
        lambda g: g.sheets.update(Limits=more("Limits", **LIMIT, quantity="open")),
        "stop Limits!B7: no facility has the Decision 'decide', so none is opened by the plan. Set it on "
        "Facilities, or delete the limit.",
    ),
    "claims in an average year": (
        lambda g: (put(g, "Settings", "Years to run on", 2), put(g, "Settings", "Years run on as", "one average year")),
        "stop Settings!B<Years run on as>: incentive is paid up to FY2030-31, and the plan ends with FY2029-30, after "
        "which one average year stands for all. Type 'each year', or a Last year of FY2030-31 or later.",
    ),
    "a line that ends in an average year": (
        lambda g: (put(g, "Settings", "Years to run on", 4), put(g, "Settings", "Years run on as", "one average year"),
                   put(g, "Scheme", "Claim lag", 0), put(g, "Capacity", "Life", 4, 8)),
        "note Capacity!AJ8: reduction of B1 may work no longer than FY2030-31, one average year stands for all up to "
        "FY2033-34, and its cost of capital is not the discount rate. The value of B1 is near, not exact; type 'each "
        "year' at Settings!B<Years run on as> for that.",
    ),
    "an average of no year": (
        lambda g: put(g, "Settings", "Years run on as", "one average year"),
        "note Settings!B<Years run on as>: 'one average year' says nothing, as 'Years to run on' is empty.",
    ),
    "years in the wrong order": (
        lambda g: (put(g, "Duties", "From year", "FY2028-29"), put(g, "Duties", "To year", "FY2027-28")),
        "stop Duties!F7: From year FY2028-29 and To year FY2027-28 are in the wrong order. Exchange them, or "
        "correct one.",
    ),
    "no source": (
        lambda g: put(g, "Supply", "Source", None, 8),
        "note Supply!S8: 6 values have no Source; this is the first row. They are listed in the report as "
        "unsupported.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]


def test_a_line_that_ends_is_counted_right_at_the_rate_of_the_country():
    """Proves: with the discount rate as the cost of capital of all bidders nothing is said."""
    grid = sound_grid(discount_rate=0.1)
    SPOILT["a line that ends in an average year"][0](grid)
    assert messages(grid) == []
