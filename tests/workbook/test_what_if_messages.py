"""What-ifs that a planner may ask for are no stops: a supply of nothing, and a buffer that passes nothing on."""

from __future__ import annotations

import pytest

from model.workbook import tables_from
from model.workbook.read.cells import Grid
from tests.cases.grid import YEARS, more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick


@pytest.mark.parametrize("row", range(7, 7 + len(SOUND["Supply"])))
def test_any_supply_may_be_set_to_nothing(row: int) -> None:
    """Proves: whichever supply has 0 t in every year, domestic or foreign, in its own case and Base, nothing stops.

    Case 32: a supply at home set to 0 was a stop, "has no domestic supply".
    """
    grid = sound_grid()
    for year in YEARS:
        put(grid, "Supply", year, 0, row)
    assert [m for m in messages(grid) if m.startswith("stop")] == []


def test_a_country_without_prices_is_said_once() -> None:
    """Proves: of all goods that are valued by a country that has no price, one message, and how many there are.

    Case 32: dropping the supply that priced them was twelve stops.
    """
    grid = sound_grid()
    for row in (8, 11, 12):
        put(grid, "Commodities", "Reference price from", "Japan", row)
    assert messages(grid) == [
        "stop Commodities!H8: Prices has no row for oxide at Japan (nor for 2 more). Add it, or name another country."]


def buffered(commodity: str, **barred: str) -> Grid:
    """A workshop that the plan may open and that casts alloy of metal, with a store of some good."""
    grid = sound_grid()
    shop = {"facility": "Shop", "kind": "plant", "decision": "decide"}
    grid.sheets["Facilities"] = more("Facilities", *SOUND["Facilities"], shop)
    casting = {"facility": "Shop", "stage": "casting", "most": 9.0}
    grid.sheets["Capacity"] = more("Capacity", *SOUND["Capacity"], casting)
    grid.sheets["Stocks"] = more("Stocks", *SOUND["Stocks"], {"facility": "Shop", "commodity": commodity})
    if barred:
        grid.sheets["Freight"] = more("Freight", *SOUND["Freight"], {**barred, "barred": True})
    return grid


@pytest.mark.parametrize(("grid", "stopped"), [
    (buffered("metal"), True),
    (buffered("metal", origin="Shop", target="(all)", goods="metal"), False),
    (buffered("metal", origin="Shop", target="(all)", goods="alloy"), True),
    (buffered("ore"), True),
], ids=["ways out", "no way out", "another good", "to the refinery"])
def test_a_buffer_that_no_way_leaves_passes_nothing_on(grid: Grid, stopped: bool) -> None:
    """Proves: a facility that may stay closed is stopped for a store only where goods could leave it.

    Case 33: "would pass goods on" was said of an input buffer that no lane leaves.
    """
    assert any("would pass goods on" in m for m in messages(grid)) == stopped
    if not stopped:
        assert tables_from(grid).parsed["Stocks"][1].values.facility == "Shop"
