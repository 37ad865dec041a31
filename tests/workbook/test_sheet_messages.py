"""Sheets, headings, units and settings: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from model.workbook.read.cells import Cell, SheetGrid
from tests.cases.grid import A_DATE, YEARS, clear_row, drop_column, place, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick

SPOILT = {
    "an optional setting without a row": (
        lambda g: clear_row(g, "Settings", place(g, "Settings", "Margins")[0]),
        "note Sheet 'Settings': the setting 'Margins' is missing and read as empty: demand's mix. Insert a row for it "
        "(copy it from a fresh template).",
    ),
    "sheet missing": (
        lambda g: g.sheets.pop("Stages"),
        "stop Sheet 'Stages': missing. Copy it from a fresh template (.venv/bin/python -m runners.template).",
    ),
    "sheet renamed": (
        lambda g: g.sheets.update({"Capacity ": g.sheets.pop("Capacity")}),
        "stop Sheet 'Capacity': missing. There is a sheet 'Capacity '; rename its tab to 'Capacity'.",
    ),
    "optional sheet misspelt": (
        lambda g: g.sheets.update({"Frieght": g.sheets.pop("Freight")}),
        "stop Sheet 'Freight': missing. There is a sheet 'Frieght'; rename its tab to 'Freight'. If it is another, "
        "put # before its name.",
    ),
    "own sheet": (
        lambda g: g.sheets.update({"My calc": SheetGrid()}),
        "note Sheet 'My calc': not known and not read. If it is your own working, put # before its name to stop "
        "this note.",
    ),
    "old layout": (
        lambda g: g.sheets.update({"Read me": SheetGrid({(2, 2): Cell("0.9")})}),
        "stop 'Read me'!B2: this workbook follows layout 0.9, the tool needs 1.0. Run: .venv/bin/python -m "
        "runners.template --upgrade plan.xlsx plan_1.0.xlsx, check the list of changes it prints, and use the new "
        "file.",
    ),
    "needed sheet without rows": (
        lambda g: [clear_row(g, "Aims", r) for r in range(7, 10)],
        "stop Sheet 'Aims': no row is filled in. One row is one aim at one priority.",
    ),
    "no heading row": (
        lambda g: clear_row(g, "Stages", 6),
        "stop Sheet 'Stages': no row with the headings Stage, Order, Capacity unit … was found in the first 30 "
        "rows. Copy them from a fresh template.",
    ),
    "heading misspelt": (
        lambda g: put(g, "Capacity", "Capital cost", "Captal cost", 6),
        "stop Capacity!G6: there is no column 'Captal cost' on this sheet. Did you mean 'Capital cost'?",
    ),
    "key heading misspelt": (
        lambda g: put(g, "Stages", "Stage", "Stge", 6),
        "stop Stages!A6: there is no column 'Stge' on this sheet. Did you mean 'Stage'?",
    ),
    "heading not known": (
        lambda g: g.sheets["Stages"].cells.update({(6, 30): Cell("Colour")}),
        "stop Stages!AD6: there is no column 'Colour' on this sheet. Delete it, or put # before it if it is your "
        "own working.",
    ),
    "heading twice": (
        lambda g: g.sheets["Capacity"].cells.update({(6, 60): Cell("Most")}),
        "stop Capacity!BH6: the column 'Most' appears twice (also F6). Delete one of them.",
    ),
    "column missing": (
        lambda g: drop_column(g, "Capacity", "Life"),
        "stop Sheet 'Capacity': the column 'Life' is missing. Insert it with its unit, years, in the row above the "
        "heading.",
    ),
    "key column missing": (
        lambda g: drop_column(g, "Stages", "Stage"),
        "stop Sheet 'Stages': the column 'Stage' is missing. Insert it.",
    ),
    "entries without a heading": (
        lambda g: g.sheets["Stages"].cells.update({(8, 30): Cell("red")}),
        "note Stages!AD8: there are entries in a column without a heading; they were not read. Put a heading that "
        "begins with # above them to stop this note.",
    ),
    "unit changed": (
        lambda g: put(g, "Capacity", "Capital cost", "₹ million per t/a", 5),
        "stop Capacity!G5: the unit of 'Capital cost' was changed to '₹ million per t/a'; the tool needs ₹ crore "
        "per t/a. Put the unit back and convert the numbers below it.",
    ),
    "unit emptied": (
        lambda g: put(g, "Capacity", "Capital cost", None, 5),
        "stop Capacity!G5: the unit of 'Capital cost' is empty; the tool needs ₹ crore per t/a. Type the unit back.",
    ),
    "units of years changed": (
        lambda g: [put(g, "Supply", y, "tons", 5) for y in YEARS],
        "stop Supply!O5: the unit of 'FY2026-27' to 'FY2029-30' was changed to 'tons'; the tool needs t. Put the "
        "unit back and convert the numbers below it.",
    ),
    "units of years converted": (
        lambda g: [put(g, "Demand and sales", y, "kg", 5) for y in YEARS],
        "note 'Demand and sales'!K5: the unit of 'FY2026-27' to 'FY2029-30' is kg; the numbers were converted to t.",
    ),
    "value beyond a bound in another unit": (
        lambda g: (put(g, "Stocks", "Opening", "kg", 5), put(g, "Stocks", "Opening", -5)),
        "note Stocks!C5: the unit of 'Opening' is kg; the numbers were converted to t.",
        "stop Stocks!C7: Opening is -5; it must be at least 0 kg.",
    ),
    "unit of a setting changed": (
        lambda g: put(g, "Settings", "Discount rate", "‰", column=3),
        "stop Settings!C<Discount rate>: the unit of 'Discount rate' was changed to '‰'; the tool needs %. Put the "
        "unit back and convert the numbers below it.",
    ),
    "setting misspelt": (
        lambda g: put(g, "Settings", "Discount rate", "Discont rate", column=1),
        "stop Settings!A<Discount rate>: there is no setting 'Discont rate' on this sheet. Did you mean 'Discount "
        "rate'?",
    ),
    "setting missing": (
        lambda g: clear_row(g, "Settings", place(g, "Settings", "Discount rate")[0]),
        "stop Sheet 'Settings': the setting 'Discount rate' is missing. Insert a row for it (copy it from a fresh "
        "template).",
    ),
    "setting twice": (
        lambda g: g.sheets["Settings"].cells.update({(50, 1): Cell("Discount rate")}),
        "stop Settings!A50: the setting 'Discount rate' appears twice (also row 12). Delete one of them.",
    ),
    "value without a setting": (
        lambda g: g.sheets["Settings"].cells.update({(60, 2): Cell(5)}),
        "stop Settings!A60: no setting is named, and its Value is '5'. Type its name, or clear the row.",
    ),
    "setting empty": (
        lambda g: put(g, "Settings", "Discount rate", None),
        "stop Settings!B<Discount rate>: 'Discount rate' is empty. Type a percentage, such as 15% (0% if there is "
        "none).",
    ),
    "last year before the first": (
        lambda g: put(g, "Settings", "Last year", "FY2025-26"),
        "stop Settings!B<Last year>: Last year FY2025-26 is before First year FY2026-27. Type FY2026-27 or a later "
        "year.",
    ),
    "year missing in the middle": (
        lambda g: drop_column(g, "Prices", "FY2027-28"),
        "stop Prices!F6: FY2027-28 is missing between FY2026-27 and FY2028-29. Insert the column and fill it.",
    ),
    "year missing at the end": (
        lambda g: drop_column(g, "Prices", "FY2029-30"),
        "stop Prices!H6: FY2029-30 is missing after FY2028-29. Insert the column and fill it.",
    ),
    "plan longer than the sheets": (
        lambda g: [drop_column(g, "Prices", y) for y in YEARS[2:]],
        "stop Prices!G6: FY2028-29 to FY2029-30 are missing after FY2027-28. Insert the columns and fill them.",
    ),
    "year outside the plan": (
        lambda g: g.sheets["Prices"].cells.update({(6, 40): Cell("FY2040-41")}),
        "note Prices!AN6: FY2040-41 lies outside the plan's years FY2026-27 to FY2029-30 and was not used.",
    ),
    "year heading without FY": (
        lambda g: put(g, "Prices", "FY2027-28", "2027-28", 6),
        "note Prices!F6: the heading '2027-28' was read as FY2027-28.",
    ),
    "year heading became a date": (
        lambda g: put(g, "Prices", "FY2026-27", A_DATE, 6),
        "stop Prices!E6: Excel turned the year into a date (01-Apr-2026). Set the cell's format to Text and type "
        "FY2026-27.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
