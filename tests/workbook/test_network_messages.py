"""Rules across sheets, on routes and capacity: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from tests.cases.grid import YEARS, clear_row, copy_row, more, put, sound_grid
from tests.cases.messages import addressed, messages
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick

SPOILT = {
    "tolerance in another unit": (
        lambda g: put(g, "Aims", "Tolerance unit", "points"),
        "stop Aims!F7: the tolerance of 'Unmet demand' is given in points; the aim is measured in t. Choose t, and "
        "check Tolerance.",
    ),
    "report year outside the plan": (
        lambda g: put(g, "Settings", "Report year", "FY2036-37"),
        "stop Settings!B<Report year>: Report year FY2036-37 lies outside the plan. Type a year from FY2026-27 to "
        "FY2029-30.",
    ),
    "supply named like a facility": (
        lambda g: [put(g, "Supply", "Supply", "B1", r) for r in (7, 8)],
        "stop Supply!A7: 'B1' is also the name of a facility. Give one of them another name.",
    ),
    "market named like a facility": (
        lambda g: put(g, "Demand and sales", "Market", "B1", 8),
        "stop 'Demand and sales'!A8: 'B1' is also the name of a facility. Give one of them another name.",
    ),
    "group named like a commodity": (
        lambda g: put(g, "Commodities", "Group", "metal", 13),
        "stop Commodities!C13: 'metal' is also the name of a commodity. Give one of them another name.",
    ),
    "one market, two countries": (
        lambda g: (put(g, "Demand and sales", "Market", "Cars", 8), put(g, "Demand and sales", "Country", "Japan", 8)),
        "stop 'Demand and sales'!D8: 'Cars' is in Japan here and in India in row 7. Give one country, or two names.",
    ),
    "no Base row": (
        lambda g: put(g, "Economy", "Case", "Low", 8),
        "stop Economy!B8: there is a Low row for Power price, but no Base row. Add a row with the case Base and "
        "fill every year.",
    ),
    "cases do not rise": (
        lambda g: put(g, "Supply", "FY2027-28", 9999, 8),
        "note Supply!P8: Low 9,999 of Mine, ore is above Base 2,000 in FY2027-28. Check that this is meant.",
    ),
    "no main output": (
        lambda g: put(g, "Recipes", "Role", "output", 9),
        "stop Recipes!A9: the route reduce has no main output. Give one of its rows the role 'main output'.",
    ),
    "two main outputs": (
        lambda g: put(g, "Recipes", "Role", "main output", 15),
        "stop Recipes!E15: the route sinter N has 2 main outputs (rows 13 and 15). Keep one; give the others the "
        "role 'output'.",
    ),
    "amount of the main output": (
        lambda g: put(g, "Recipes", "Amount", 0.9, 7),
        "stop Recipes!F7: the amount of the main output of separate is 0.9; amounts are per tonne of main output. "
        "Type 1 and divide the other amounts of the route accordingly.",
    ),
    "an input for nothing in the case Low": (
        lambda g: put(g, "Recipes", "Amount low", 0, 8),
        "stop Recipes!G8: Amount low is 0; it must be above 0 t/t. Type it, or leave the row out.",
    ),
    "input at another stage": (
        lambda g: put(g, "Recipes", "Stage", "casting", 8),
        "stop Recipes!B8: ore is at the stage casting, but separate is worked at separation. Type separation; "
        "another stage may only stand in rows with the role 'uses'.",
    ),
    "two who work a route": (
        lambda g: put(g, "Recipes", "Facility", "B1", 8),
        "stop Recipes!C8: 'B1' differs from '(all)', who works separate. Give all rows of a route the same Facility.",
    ),
    "capacity as an input": (
        lambda g: put(g, "Recipes", "Role", "input", 18),
        "stop Recipes!D18: '(capacity)' has the role 'input'. For a use of capacity give the row the role 'uses'; "
        "else correct the row.",
    ),
    "commodity as a use of capacity": (
        lambda g: put(g, "Recipes", "Role", "uses", 15),
        "stop Recipes!D15: 'swarf' has the role 'uses'. For a use of capacity type (capacity) as Commodity; else "
        "correct the row.",
    ),
    "nobody can work a route": (
        lambda g: clear_row(g, "Capacity", 11),
        "note Recipes!A16: nobody has all the stages that sinter H needs, so it is not used. Add rows on Capacity "
        "if it should be.",
    ),
    "more out than in": (
        lambda g: put(g, "Recipes", "Amount", 1.2, 15),
        "stop Recipes!F13: route sinter N turns 1.40 t into 2.20 t. Reduce the outputs or add the missing input.",
    ),
    "more content out than in": (
        lambda g: put(g, "Commodities", "Nd+Pr", 0.05),
        "stop Recipes!F7: route separate turns 0.45 t of Nd+Pr into 0.85 t. Raise its inputs, or correct the "
        "contents on Commodities.",
    ),
    "more out than in at one facility": (
        lambda g: put(g, "Facilities", "Input factor", 0.9, 8),
        "stop Facilities!G8: with the input factor 0.9 route reduce turns 0.9563 t of Nd+Pr into 1.00 t. Raise the "
        "factor.",
    ),
    "material without a source": (
        lambda g: g.sheets.update(Supply=more("Supply", *SOUND["Supply"][2:])),
        "stop Commodities!A7: 'ore' is used by the route separate but has no domestic supply, import or recycling. "
        "Add a row on Supply, or a route that makes it.",
    ),
    "material set to nothing": (
        lambda g: [put(g, "Supply", y, 0, r) for y in YEARS for r in (7, 8)],
        "note Supply!B7: Supply has 0 t of 'ore' in every year and nothing else gives it: the route separate stands "
        "idle. Check that this is meant.",
    ),
    "material that is banned": (
        lambda g: [put(g, "Supply", "Export control", "ban", r) for r in (7, 8)],
        "note Supply!B7: Supply has 0 t of 'ore' in every year and nothing else gives it: the route separate stands "
        "idle. Check that this is meant.",
    ),
    "material of another case alone": (
        lambda g: [copy_row(g, "Supply", 7, 12), put(g, "Supply", "Case", "High", 12),
                   *(put(g, "Supply", y, 0, r) for y in YEARS for r in (7, 8))],
        "note Commodities!A7: 'ore' can be had in another case alone: in this one Supply has 0 t of it in every year, "
        "and the route separate stands idle.",
    ),
    "circle without an entry": (
        lambda g: (
            put(g, "Recipes", "Commodity", "swarf", 8),
            put(g, "Supply", "Export control", "ban", 10),
            put(g, "Stocks", "Opening", 0),
        ),
        "stop Recipes!D8: 'swarf' is needed to make itself and has no other source. Add a row on Supply, an "
        "opening stock, or another route that makes it.",
    ),
    "option given twice": (
        lambda g: (copy_row(g, "Capacity", 10, 12), put(g, "Capacity", "Facility", "B1", 12)),
        "stop Capacity!C12: row 10 already gives the option 'new' of sintering to B1. Give one of them another "
        "name, or take the facility out of one of them.",
    ),
    "kind without a facility": (
        lambda g: (copy_row(g, "Capacity", 10, 12), put(g, "Capacity", "Facility", "(recycler)", 12)),
        "note Capacity!A12: no facility is of the kind '(recycler)', so this row is not used.",
    ),
    "two running costs": (
        lambda g: (
            copy_row(g, "Capacity", 10, 12),
            put(g, "Capacity", "Option", "second", 12),
            put(g, "Capacity", "Running cost", 3, 12),
        ),
        "stop Capacity!L12: Running cost of sintering at B1 is 3 here and 0 in row 10. Give all options of a stage "
        "at a facility the same.",
    ),
    "standing capacity without limit": (
        lambda g: put(g, "Capacity", "Most", "no limit"),
        "stop Capacity!F7: capacity that stands cannot be without limit. Type its size in t/a.",
    ),
    "least above most": (
        lambda g: (put(g, "Capacity", "Most", 5, 8), put(g, "Capacity", "Least", 6, 8)),
        "stop Capacity!E8: Least 6 is above Most 5 t/a. Lower one or raise the other.",
    ),
    "plant that starts too late": (
        lambda g: put(g, "Capacity", "Earliest year", "FY2031-32", 11),
        "note Capacity!AK11: the option 'new' of diffusion cannot start before the plan ends in FY2029-30. It is "
        "not used.",
    ),
    "plant that must start but cannot": (
        lambda g: (put(g, "Capacity", "Earliest year", "FY2031-32", 8), put(g, "Capacity", "Least", 6, 8)),
        "stop Capacity!AK8: the option 'new' of reduction cannot start before the plan ends in FY2029-30. At least "
        "6 t/a must be built: lower Least or start earlier.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
