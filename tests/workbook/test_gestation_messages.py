"""Stages that come too late for an award are named with the gestation, and not the status that they make impossible."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve_one
from model.workbook import tables_from
from model.workbook.read.cells import Grid
from tests.cases.grid import put, sound_grid
from tests.cases.messages import addressed, messages

FIXED = ("As the bid is fixed in, there is no plan: start it earlier, lengthen the gestation, or award later, or set "
         "the bid to open.")
OPEN = ("The bid receives no award; if that is not meant, start it earlier, lengthen the gestation, or award later.")
SINTERING = 10
"""The row of Capacity with the bidders' magnet stage; separation stands, and reduction has a lead time of a year."""


def spoilt(heading: str, value: object, row: int = SINTERING, **cells: object) -> Grid:
    grid = sound_grid()
    put(grid, "Capacity", heading, value, row)
    for name, other in cells.items():
        put(grid, "Bids", name.replace("_", " "), other)
    return grid


@pytest.mark.quick
@pytest.mark.parametrize(("grid", "expected"), [
    (spoilt("Earliest year", "FY2028-29"),
     "stop Capacity!AK10: Earliest year is FY2028-29, and the gestation of B1 ends in FY2027-28 (Scheme!B<Gestation>, "
     f"award Bids!G7): no sintering can stand for the award in time. {FIXED}"),
    (spoilt("Earliest year", "FY2029-30"),
     "stop Capacity!AK10: Earliest year is FY2029-30, and the gestation of B1 ends in FY2027-28 (Scheme!B<Gestation>, "
     f"award Bids!G7): no sintering can stand for the award in time. So it is with 1 more bid. {FIXED}"),
    (spoilt("Lead time", 2),
     "stop Capacity!T10: with a Lead time of 2 years nothing stands before FY2028-29, and the gestation of B1 ends in "
     "FY2027-28 (Scheme!B<Gestation>, award Bids!G7): no sintering can stand for the award in time. So it is with 1 "
     f"more bid. {FIXED}"),
    (spoilt("Earliest year", "FY2028-29", Status="open"),
     "note Capacity!AK10: Earliest year is FY2028-29, and the gestation of B1 ends in FY2027-28 (Scheme!B<Gestation>, "
     f"award Bids!G7): no sintering can stand for the award in time. {OPEN}"),
    (spoilt("Lead time", 0, Award_year="FY2029-30", row=8), "note Bids!G7: capacity awarded in FY2029-30 must stand by "
     "FY2030-31, after the plan ends. Check that this is meant."),
    (spoilt("Lead time", 1, Award_year="FY2029-30", row=8),
     "stop Capacity!T8: with a Lead time of 1 year nothing stands before FY2030-31, and the plan ends in FY2029-30 "
     f"(award of B1 Bids!G7): no reduction can stand for the award in time. {FIXED}"),
    (spoilt("Earliest year", "FY2028-29", Award_year="FY2027-28"), ""),
    (spoilt("Earliest year", "FY2028-29", Qualified="No"), ""),
    (spoilt("Earliest year", "FY2028-29", 11), ""),
], ids=["a later start", "for both bids", "a long lead time", "open", "beyond the plan", "never in the plan",
        "awarded later", "not qualified", "no role"])
def test_message(grid: Grid, expected: str) -> None:
    """Proves: what comes too late is said with both cells, once, and what is in time or asked of nobody is not.

    Case 30: *why not* said that a status is fixed in, and proposed to open the bid.
    """
    assert messages(grid) == ([addressed(expected)] if expected else [])


@pytest.mark.solve
@pytest.mark.parametrize("grid", [spoilt("Earliest year", "FY2028-29"), spoilt("Lead time", 2),
                                  spoilt("Lead time", 1, Award_year="FY2029-30", row=8)])
def test_what_is_stopped_has_no_plan(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: the rule stops no workbook that has a plan; without it the search finds none."""
    monkeypatch.setattr("model.workbook.rules.gestation._late", lambda book: iter(()))
    assert solve_one(program_of(tables_from(grid))).word == "no plan"


@pytest.mark.solve
def test_an_open_bid_that_is_said_to_receive_nothing_receives_nothing() -> None:
    """Proves: what the note says is what the program does; the other bid, awarded a year later, is in time."""
    program = program_of(tables_from(spoilt("Earliest year", "FY2028-29", Status="open")))
    plan = solve_one(program)
    assert plan.solution is not None
    award = plan.solution["award"].set_index("beneficiary")["value"]
    assert award["B1"] == pytest.approx(0.0)
    assert award["B2"] >= 40.0 - 1e-6
