"""Limits of the planner's own that count nothing: reported at their cell, and the same as the model counts."""

from __future__ import annotations

from typing import Any

import pytest

from model.data import prepare
from model.workbook import tables_from
from model.workbook.read.cells import Grid
from tests.cases.grid import LIMIT, copy_row, more, put, sound_grid
from tests.cases.messages import messages

pytestmark = pytest.mark.quick

LEAST = {**LIMIT, "sense": "≥", "value": 5}


def limited(grid: Grid, **columns: Any) -> Grid:
    """A workbook with one limit of the planner's own."""
    grid.sheets["Limits"] = more("Limits", **{**LIMIT, **columns})
    return grid


MESSAGES = {
    "below nothing": (
        {"quantity": "made", "commodity": "oxide", "value": -5},
        "stop Limits!L7: Value is -5; it must be at least 0.",
    ),
    "never at least": (
        {**LEAST, "quantity": "made", "commodity": "oxide", "facility": "B1"},
        "stop Limits!C7: 'mine' counts nothing: nothing can be made with Commodity oxide and Facility B1, so it can "
        "never be at least 5. Correct the filters, or delete the limit.",
    ),
    "never exactly": (
        {**LEAST, "sense": "=", "quantity": "held", "facility": "B1"},
        "stop Limits!F7: 'mine' counts nothing: nothing can be held with Facility B1, so it can never be exactly 5. "
        "Correct the filters, or delete the limit.",
    ),
    "at most of nothing": (
        {"quantity": "made", "stage": "separation", "facility": "(beneficiary)"},
        "note Limits!F7: 'mine' counts nothing: nothing can be made with Facility (beneficiary) and Stage separation. "
        "It changes no decision; correct the filters if it should.",
    ),
    "a penalty for nothing": (
        {**LEAST, "penalty": 2, "quantity": "built", "stage": "separation"},
        "note Limits!G7: 'mine' counts nothing: nothing can be built with Stage separation. It changes no decision; "
        "correct the filters if it should.",
    ),
    "not yet in the first year": (
        {**LEAST, "quantity": "built", "stage": "reduction"},
        "stop Limits!H7: in FY2026-27 nothing can be built that 'mine' counts, so it can never be at least 5. Begin it "
        "in FY2027-28, or hold it over 'all years'.",
    ),
    "not yet, at most": ({"quantity": "built", "stage": "reduction"}, None),
    "not yet, in all": ({**LEAST, "quantity": "built", "stage": "reduction", "over": "all years"}, None),
    "after the plan": (
        {**LEAST, "quantity": "made", "first": "FY2040-41"},
        "note Limits!H7: 'mine' holds in no year of the plan, so it is not used. Correct its years if it should hold.",
    ),
    "before the plan": (
        {**LEAST, "quantity": "made", "last": "FY2020-21", "over": "all years"},
        "note Limits!I7: 'mine' holds in no year of the plan, so it is not used. Correct its years if it should hold.",
    ),
    "something": ({**LEAST, "quantity": "made", "commodity": "magnets", "facility": "(beneficiary)"}, None),
}
"""Columns of a limit, and what the planner reads."""


@pytest.mark.parametrize("name", MESSAGES)
def test_message(name: str) -> None:
    columns, expected = MESSAGES[name]
    assert messages(limited(sound_grid(), **columns)) == ([] if expected is None else [expected])


def test_a_filter_that_is_not_meant_is_one_message() -> None:
    """A column that does not narrow the quantity is the cause; what the limit then counts is not said as well."""
    found = messages(limited(sound_grid(), **LEAST, quantity="held", stage="separation"))
    assert [m for m in found if "counts nothing" in m] == []
    assert len(found) == 1


FILTERS: list[dict[str, Any]] = [
    *({"quantity": "shipped", "commodity": c, "origin": o, "target": t}
      for c in (None, "oxide", "magnets", "swarf", "ore")
      for o in (None, "China", "India", "Refinery", "(beneficiary)", "(all)", "(reserve)")
      for t in (None, "Cars", "B1", "India", "Refinery", "(reserve)", "(all)")),
    *({"quantity": "made", "commodity": c, "facility": f, "stage": s}
      for c in (None, "oxide", "magnets") for f in (None, "B1", "(public)", "(all)", "(reserve)")
      for s in (None, "sintering", "separation")),
    *({"quantity": "built", "facility": f, "stage": s}
      for f in (None, "Refinery", "(all)", "(reserve)") for s in (None, "separation", "reduction")),
    *({"quantity": "held", "commodity": c, "facility": f}
      for c in (None, "oxide", "metal") for f in (None, "Refinery", "Vault", "(all)", "(reserve)", "(public)")),
    *({"quantity": "unmet", "commodity": c, "target": t}
      for c in (None, "magnet N", "swarf") for t in (None, "Cars", "Smelter", "India")),
]
"""Limits narrowed in every way that means something."""


@pytest.mark.parametrize("lanes", ["free", "barred"])
def test_the_check_counts_what_the_model_counts(lanes: str) -> None:
    """Proves: limit by limit the check and the model see the same. Without it: one of them is wrong."""
    grid = sound_grid(unlisted_lanes=lanes)
    copy_row(grid, "Facilities", 8, 10)
    copy_row(grid, "Stocks", 7, 8)
    for title, row, heading, word in (("Facilities", 10, "Facility", "Vault"), ("Facilities", 10, "Kind", "reserve"),
                                      ("Stocks", 8, "Facility", "Vault")):
        put(grid, title, heading, word, row)
    named = [{**LIMIT, **columns, "name": f"limit {n}"} for n, columns in enumerate(FILTERS)]
    grid.sheets["Limits"] = more("Limits", *named)
    said = " ".join(messages(grid))
    counted = {n for n, own in prepare(tables_from(grid)).limits.own_limit.items() if any(own.terms.values())}
    assert {r["name"] for r in named if f"'{r['name']}' counts nothing" not in said} == counted
    assert 0 < len(counted) < len(named)


@pytest.mark.parametrize(("typed", "sense"), [
    ("at most", "≤"), ("<=", "≤"), (" At  least ", "≥"), (">=", "≥"), ("exactly", "="), ("=", "="),
])
def test_a_sense_may_be_typed_as_a_planner_would(typed, sense):
    """Without it a limit typed as "at most" stops the run."""
    grid = sound_grid()
    grid.sheets["Limits"] = more("Limits", {**LIMIT, "quantity": "built", "facility": "B1", "sense": typed})
    assert list(tables_from(grid).frames["Limits"]["sense"]) == [sense]
