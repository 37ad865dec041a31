"""Rules across sheets, on stops and the total: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from typing import Any

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import YEARS, more, sound_grid
from tests.cases.messages import addressed, messages
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick

STOP: dict[str, Any] = {
    "stop_origin": "China", "stop_first_year": YEARS[0], "stop_months": 6, "stop_chance": 0.1, "surge_share": 0.25,
    "surge_premium": 0.6, "point_price": 10, "public_money": 0,
}
TOTAL: dict[str, Any] = {"priority": 1, "aim": "Total", "how": "priced", "tolerance_unit": "₹ crore"}
GAP: dict[str, Any] = {"priority": 2, "aim": "Viability gap", "tolerance_unit": "₹ crore"}


def spoilt(aims: tuple[dict[str, Any], ...] = (TOTAL, GAP), **settings: Any) -> Grid:
    """The sound workbook with stops, priced aims, and other settings."""
    grid = sound_grid(**{**STOP, **settings})
    grid.sheets["Aims"] = more("Aims", *aims)
    return grid


def without(*names: str) -> Grid:
    """The same with settings left empty."""
    return spoilt(**dict.fromkeys(names))


ORIGIN, FIRST, MONTHS = "Origin that stops", "First year of a stop", "Months of a stop"
SURGE = ("Surge of other origins", "Premium of the surge")
NAMED = ("stop_origin", "stop_first_year", "stop_months", "surge_share", "surge_premium")


def empty(name: str, filled: str) -> str:
    """The message of an empty setting beside a filled one."""
    return (f"stop Settings!B<{name}>: '{name}' is empty, and '{filled}' is filled. Fill all that says what a stop is, "
            "or none of it.")


def at(name: str, words: str) -> str:
    """A message of a setting."""
    return f"stop Settings!B<{name}>: {words}"


SPOILT: dict[str, tuple[Grid, tuple[str, ...]]] = {
    "sound": (spoilt(), ()),
    "no months": (without("stop_months"), (empty(MONTHS, ORIGIN),)),
    "only a chance": (without(*NAMED), tuple(empty(n, "Chance of a stop") for n in (ORIGIN, FIRST, MONTHS, *SURGE))),
    "no stop at all": (without(*NAMED, "stop_chance"), (
        f"note Settings!B<{ORIGIN}>: the Total is pursued without any stop of supplies. Security is worth nothing "
        "then: fill what says what a stop is.",)),
    "unlike origin": (spoilt(stop_origin="Chima"), (
        at(ORIGIN, "no supply comes from 'Chima'. Did you mean 'China'?"),)),
    "at home": (spoilt(stop_origin="India"), (
        at(ORIGIN, "no supply comes from 'India'. Type a country of Supply other than India."),)),
    "after the plan": (spoilt(stop_first_year="FY2099-00"), (
        at(FIRST, f"FY2099-00 lies after the plan, so no year is looked at. Type a year up to {YEARS[-1]}."),)),
    "no price of a point": (without("point_price"), (
        at("Price of a point of dependence", "'Price of a point of dependence' is empty, and the Total is pursued. "
           "Type its price; 0 where it counts for nothing."),)),
    "total in order": (spoilt(({**TOTAL, "how": None}, GAP)), (
        "stop Aims!C7: 'Total' is pursued in order. Choose priced.",)),
    "gap priced": (spoilt((TOTAL, {**GAP, "how": "priced"})), (
        "stop Aims!C8: 'Viability gap' is pursued priced. Choose in order; only Total is priced.",)),
    "total later": (spoilt(({**TOTAL, "priority": 2}, {**GAP, "priority": 1})), (
        "stop Aims!A7: Total is pursued at priority 2, after other aims. Give it priority 1, and the others later "
        "ones: it holds their prices.",)),
}


@pytest.mark.parametrize("name", SPOILT)
def test_each_mistake_has_its_message(name: str) -> None:
    grid, expected = SPOILT[name]
    assert sorted(messages(grid)) == sorted(addressed(m) for m in expected)


def test_a_stock_without_a_price_is_a_stop() -> None:
    """Proves: what a stop draws is laid in again at a price. Control: without a stop no price is asked for."""
    stock = more("Stocks", facility="Refinery", commodity="metal", most=10)
    grid, calm = spoilt(), sound_grid()
    grid.sheets["Stocks"] = calm.sheets["Stocks"] = stock
    said = "stop Stocks!A7: metal has no price in India, at which it is laid in again after a stop. Add a row on "
    said += "Prices at India, or a Reference country on Commodities."
    assert [m for m in messages(grid) if "stop " in m[:5]] == [said.replace("A7", "B7")]
    assert not [m for m in messages(calm) if "laid in again" in m]


def test_only_a_reserve_keeps_stock_for_stops() -> None:
    """Proves: a plant may not; a reserve may, which is worth a note where no stop is looked at."""
    grid = spoilt()
    grid.sheets["Stocks"] = more("Stocks", facility="Refinery", commodity="magnet N", most=10, for_stops=True)
    assert messages(grid)[0] == (
        "stop Stocks!H7: Refinery is no reserve, and keeps magnet N for stops. Choose No, or give it the Kind reserve "
        "on Facilities.")
    calm = sound_grid()
    calm.sheets["Facilities"] = more("Facilities", *SOUND["Facilities"], {"facility": "Vault", "kind": "reserve"})
    calm.sheets["Stocks"] = more("Stocks", facility="Vault", commodity="magnet N", most=10, for_stops=True)
    assert messages(calm) == [
        "note Stocks!H7: magnet N is kept for stops, and Settings looks at none. Fill what says what a stop is: as it "
        "is, nothing is put by."]
