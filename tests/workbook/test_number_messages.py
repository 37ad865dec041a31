"""Numbers a planner gets wrong: one spoilt workbook each, and exactly the message it must give."""

from __future__ import annotations

import pytest

from tests.cases.grid import A_DATE, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

SPOILT = {
    "number stored as text": (
        lambda g: put(g, "Capacity", "Capital cost", "0.50", 8),
        "note Capacity!G8: the number 0.50 is stored as text; it was read as 0.5.",
    ),
    "Indian grouping": (
        lambda g: put(g, "Supply", "FY2026-27", "1,20,000.50"),
        "note Supply!O7: the number 1,20,000.50 is stored as text; it was read as 1,20,000.5.",
    ),
    "western grouping": (
        lambda g: put(g, "Supply", "FY2026-27", "120,000"),
        "note Supply!O7: the number 120,000 is stored as text; it was read as 1,20,000.",
    ),
    "grouping that is neither": (
        lambda g: put(g, "Supply", "FY2026-27", "12,00,00"),
        "stop Supply!O7: '12,00,00' is not a number. The column is already in t; type only the number.",
    ),
    "Devanagari digits": (
        lambda g: put(g, "Supply", "FY2026-27", "२०००"),
        "note Supply!O7: the number २००० is stored as text in Devanagari digits; it was read as 2,000.",
    ),
    "currency and unit typed": (
        lambda g: put(g, "Bids", "Net worth", "₹ 600 cr"),
        "stop Bids!D7: '₹ 600 cr' is not a number. The column is already in ₹ crore; type 600 if that is the amount.",
    ),
    "rupees and dash": (
        lambda g: put(g, "Bids", "Net worth", "Rs. 1200/-"),
        "stop Bids!D7: 'Rs. 1200/-' is not a number. The column is already in ₹ crore; type 1200 if that is the "
        "amount.",
    ),
    "European number": (
        lambda g: put(g, "Bids", "Net worth", "1.200,50"),
        "stop Bids!D7: '1.200,50' is not a number. The column is already in ₹ crore; type only the number.",
    ),
    "bookkeeper's minus": (
        lambda g: put(g, "Bids", "Net worth", "(500)"),
        "stop Bids!D7: '(500)' is not a number. The column is already in ₹ crore; type only the number.",
    ),
    "underscore": (
        lambda g: put(g, "Bids", "Net worth", "1_200"),
        "stop Bids!D7: '1_200' is not a number. The column is already in ₹ crore; type only the number.",
    ),
    "not a number": (
        lambda g: put(g, "Supply", "FY2026-27", "nan"),
        "stop Supply!O7: 'nan' is not a number. The column is already in t; type only the number.",
    ),
    "percent as text": (
        lambda g: put(g, "Demand and sales", "Embedded share", "10%"),
        "note 'Demand and sales'!H7: the number 10% is stored as text; it was read as 10%.",
    ),
    "90 for 90 %": (
        lambda g: put(g, "Capacity", "Availability", 90),
        "stop Capacity!S7: 90 means 9,000% here. Type 90% (or 0.9).",
    ),
    "percent sign in quotes": (
        lambda g: put(g, "Duties", "Basic duty", 7.5, number_format='0"%"'),
        "stop Duties!C7: 7.5 means 750% here. Type 7.5% (or 0.075).",
    ),
    "share above its bound": (
        lambda g: put(g, "Settings", "Gap", 0.5),
        "stop Settings!B<Gap>: Gap is 50%; it must be between 0% and 20%.",
    ),
    "loss of all": (
        lambda g: put(g, "Freight", "Loss", 1.0),
        "stop Freight!H7: Loss is 100%; it must be at least 0% and below 100%.",
    ),
    "formula never calculated": (
        lambda g: put(g, "Capacity", "Capital cost", None, formula="=B1/2"),
        "stop Capacity!G7: the formula has never been calculated, so it has no value. Open the file in Excel, let "
        "it calculate, save, and run again (or type the number).",
    ),
    "formula in error": (
        lambda g: put(g, "Capacity", "Capital cost", "#DIV/0!", formula="=B1/0", is_error=True),
        "stop Capacity!G7: Excel shows #DIV/0! here. Mend the formula =B1/0, or type the number.",
    ),
    "error typed": (
        lambda g: put(g, "Capacity", "Capital cost", "#N/A", is_error=True),
        "stop Capacity!G7: Excel shows #N/A here. Type the number.",
    ),
    "link to another workbook": (
        lambda g: put(g, "Capacity", "Capital cost", 0.5, formula="='[1]Costs'!B2"),
        "note Capacity!G7: the formula takes its value from another workbook; the value last saved, 0.5, was used.",
    ),
    "required cell empty": (
        lambda g: put(g, "Capacity", "Capital cost", None),
        "stop Capacity!G7: 'Capital cost' is empty. Type a number in ₹ crore per t/a (0 if there is none).",
    ),
    "only spaces": (
        lambda g: put(g, "Capacity", "Capital cost", " \u00a0 "),
        "stop Capacity!G7: 'Capital cost' is empty. Type a number in ₹ crore per t/a (0 if there is none).",
    ),
    "required choice empty": (
        lambda g: put(g, "Capacity", "Kind", None),
        "stop Capacity!D7: 'Kind' is empty. Choose existing or new.",
    ),
    "required year empty": (
        lambda g: put(g, "Bids", "Award year", None),
        "stop Bids!G7: 'Award year' is empty. Type a financial year, such as FY2026-27.",
    ),
    "year of a Base row empty": (
        lambda g: put(g, "Supply", "FY2027-28", None),
        "stop Supply!P7: 'FY2027-28' is empty. Type a number in t (0 if there is none, 'no limit' if nothing "
        "limits it).",
    ),
    "a dash for a number": (
        lambda g: put(g, "Prices", "FY2027-28", "–"),
        "stop Prices!F7: '–' is not a value. Type a number per kg (0 if there is none).",
    ),
    "TBD for a name": (
        lambda g: put(g, "Stages", "Stage", "TBD", 11),
        "stop Stages!A11: 'TBD' is not a name. Type a name.",
    ),
    "a dash for an optional name": (
        lambda g: put(g, "Facilities", "Place", "-"),
        "stop Facilities!C7: '-' is not a name. Leave the cell empty (freight by country only), or type a name of "
        "the sheet Places.",
    ),
    "negative cost": (
        lambda g: put(g, "Capacity", "Capital cost", -5),
        "stop Capacity!G7: Capital cost is -5; it must be at least 0 ₹ crore per t/a.",
    ),
    "whole number": (
        lambda g: put(g, "Capacity", "Lead time", 1.5),
        "stop Capacity!T7: Lead time is 1.5 years; it must be a whole number.",
    ),
    "outside the usual range": (
        lambda g: put(g, "Prices", "FY2026-27", 8800),
        "note Prices!E7: 8,800 USD per kg is outside the usual 0.05 to 6,000. Check the unit and the currency.",
    ),
    "TRUE for a number": (
        lambda g: put(g, "Capacity", "Capital cost", True),
        "stop Capacity!G7: TRUE is not a number. Type a number in ₹ crore per t/a.",
    ),
    "date for a number": (
        lambda g: put(g, "Capacity", "Capital cost", A_DATE),
        "stop Capacity!G7: Excel turned this into a date or time (01-Apr-2026). Set the cell's format to Number "
        "and type a number in ₹ crore per t/a.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
