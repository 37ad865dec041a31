"""Rules across sheets, on demand: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import YEARS, clear_row, copy_row, put, sound_grid
from tests.cases.messages import addressed, messages

pytestmark = pytest.mark.quick



def japan(grid: Grid) -> None:
    """A second supply of magnets, at 800 USD per kg; not served, a kilogram costs 500."""
    copy_row(grid, "Supply", 11, 12)
    copy_row(grid, "Prices", 10, 12)
    for heading in ("Supply", "Country"):
        put(grid, "Supply", heading, "Japan", 12)
    for heading, value in {"At": "Japan", **dict.fromkeys(YEARS, 800)}.items():
        put(grid, "Prices", heading, value, 12)


SPOILT = {
    "grade shares off in one year": (
        lambda g: put(g, "Grade mix", "FY2026-27", 0.5),
        "stop 'Grade mix'!C7: the grade shares of Cars in FY2026-27 add up to 110.0%; they must add up to 100%.",
    ),
    "grade shares off in every year": (
        lambda g: [put(g, "Grade mix", y, 0.3999) for y in YEARS],
        "stop 'Grade mix'!C7: the grade shares of Cars in FY2026-27 add up to 99.99% (and in 3 other years not to "
        "100%); they must add up to 100%.",
    ),
    "group without a grade mix": (
        lambda g: [clear_row(g, "Grade mix", r) for r in (7, 8)],
        "stop 'Demand and sales'!B7: 'magnets' is a group, and 'Grade mix' has no row for the market Cars. Add its "
        "shares there, or name one commodity.",
    ),
    "grade of another group": (
        lambda g: put(g, "Grade mix", "Grade", "alloy", 8),
        "stop 'Grade mix'!B8: 'alloy' is not in the group that Cars asks for. Choose a commodity of that group, or "
        "set its Group on Commodities.",
    ),
    "grade mix not used": (
        lambda g: put(g, "Demand and sales", "Commodity", "magnet H"),
        "note 'Grade mix'!A7: Cars asks for single commodities, so its grade mix is not used.",
    ),
    "no cost of unmet demand": (
        lambda g: put(g, "Demand and sales", "Cost of unmet demand", None),
        "stop 'Demand and sales'!F7: 'Cost of unmet demand' is empty, and the market must be served. Fill it.",
    ),
    "no currency of unmet demand": (
        lambda g: put(g, "Demand and sales", "Currency", None),
        "stop 'Demand and sales'!G7: 'Currency' is empty, and the market must be served. Fill it.",
    ),
    "cost of unmet demand too low": (
        lambda g: put(g, "Demand and sales", "Cost of unmet demand", 70),
        "stop 'Demand and sales'!F7: 70 USD per kg is not above the cheapest landed price of magnet H from China, "
        "87.68 in FY2026-27. Type more than the cheapest supply of every grade it asks for.",
    ),
    "cost of unmet demand between two imports": (
        japan,
        "note Supply!D12: Freight has no row from Japan: what comes from there moves at no cost and without loss. Add "
        "it, if that is not meant.",
        "note 'Demand and sales'!F7: 300 USD per kg is not above the landed price of magnet N from Japan, 866 in "
        "FY2026-27. The market goes without before it buys there.",
        "note 'Demand and sales'!F8: 300 USD per kg is not above the landed price of magnet N from Japan, 866 in "
        "FY2026-27. The market goes without before it buys there.",
    ),
    "demand without end": (
        lambda g: (put(g, "Demand and sales", "FY2028-29", "no limit"), put(g, "Demand and sales", "FY2029-30",
                                                                            "no limit")),
        "stop 'Demand and sales'!M7: Cars must be served, and its demand is 'no limit'. Type the tonnes, or set Kind "
        "to 'up to a limit'.",
    ),
    "demand that cannot be met": (
        lambda g: (
            put(g, "Demand and sales", "FY2026-27", 900),
            [put(g, "Capacity", "Most", 10, r) for r in (8, 9, 10, 11)],
        ),
        "note 'Demand and sales'!K7: FY2026-27 needs 840 t of magnet; supplies and plants together can give 520 t "
        "at most. The rest stays unmet: raise a limit on Supply or Capacity if it should not.",
    ),
}
"""What is done to a sound workbook, and exactly what the planner reads."""


@pytest.mark.parametrize("name", SPOILT)
def test_message(name):
    spoil, *expected = SPOILT[name]
    grid = sound_grid()
    spoil(grid)
    assert messages(grid) == [addressed(m) for m in expected]
