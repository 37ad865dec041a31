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
UNMET: dict[str, Any] = {"priority": 1, "aim": "Unmet demand", "tolerance_unit": "t"}
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
    return (f"stop Settings!B<{name}>: '{name}' is empty, and '{filled}' is filled. Fill all 6 rows from '{ORIGIN}' to "
            f"'{SURGE[1]}', or empty them all.")


def at(name: str, words: str) -> str:
    """A message of a setting."""
    return f"stop Settings!B<{name}>: {words}"


SPOILT: dict[str, tuple[Grid, tuple[str, ...]]] = {
    "sound": (spoilt(), ()),
    "no months": (without("stop_months"), (empty(MONTHS, ORIGIN),)),
    "only a chance": (without(*NAMED), tuple(empty(n, "Chance of a stop") for n in (ORIGIN, FIRST, MONTHS, *SURGE))),
    "no stop at all": (without(*NAMED, "stop_chance"), (
        f"note Settings!B<{ORIGIN}>: the Total is pursued without any stop of supplies. No plan is given credit "
        "for withstanding a stop then: fill the rows of Settings that say what a stop is, or leave it so.",)),
    "unlike origin": (spoilt(stop_origin="Chima"), (
        at(ORIGIN, "no supply comes from 'Chima'. Did you mean 'China'?"),)),
    "at home": (spoilt(stop_origin="India"), (
        at(ORIGIN, "no supply comes from 'India'. Type a country of Supply other than India."),)),
    "after the plan": (spoilt(stop_first_year="FY2099-00"), (
        at(FIRST, f"FY2099-00 lies after the plan, so no stop is calculated. Type a year up to {YEARS[-1]}."),)),
    "no price of a point": (without("point_price"), (
        at("Price of a point of dependence", "'Price of a point of dependence' is empty, and the Total is pursued. "
           "Type its price; 0 where it counts for nothing."),)),
    "a price and no total": (spoilt((UNMET, GAP)), (
        "note Settings!B<Price of a point of dependence>: 'Price of a point of dependence' is filled, and Total is no "
        "aim. It steers nothing and only weighs designs: pursue Total on Aims, or leave it so.",)),
    "total in order": (spoilt(({**TOTAL, "how": None}, GAP)), (
        "stop Aims!C7: 'Total' is pursued in order. Choose priced.",)),
    "gap priced": (spoilt((TOTAL, {**GAP, "how": "priced"})), (
        "stop Aims!C8: 'Viability gap' is pursued priced. Choose in order; only Total is priced.",)),
    "total later": (spoilt(({**TOTAL, "priority": 2}, {**GAP, "priority": 1})), (
        "stop Aims!A7: Total is pursued at priority 2, after other aims. Give it priority 1, and the others later "
        "ones: it weighs cost, stops and dependence, and they may only decide between plans of equal total.",)),
    "total together": (spoilt((TOTAL, {**GAP, "priority": 1})), (
        "stop Aims!A8: 'Viability gap' is pursued together with Total, which is money and is weighed with nothing "
        "else. Give it a later priority than 1.",)),
}


@pytest.mark.parametrize("name", SPOILT)
def test_each_mistake_has_its_message(name: str) -> None:
    grid, expected = SPOILT[name]
    assert sorted(messages(grid)) == sorted(addressed(m) for m in expected)


def test_a_stock_without_a_price_is_a_stop() -> None:
    """Proves: what a stop draws, or is kept for one, is valued at a price. Control: else no price is asked for."""
    stock = more("Stocks", facility="Refinery", commodity="metal", most=10)
    grid, calm = spoilt(), sound_grid()
    grid.sheets["Stocks"] = calm.sheets["Stocks"] = stock
    said = "stop Stocks!A7: metal has no price in India, by which what is held of it is valued. Add a row on Prices "
    said += "at India, or a Reference country on Commodities."
    assert [m for m in messages(grid) if "stop " in m[:5]] == [said.replace("A7", "B7")]
    assert not [m for m in messages(calm) if "is valued" in m]
    calm.sheets["Stocks"] = more("Stocks", facility="Refinery", commodity="metal", most=10, for_stops=True)
    assert said.replace("A7", "B7") in messages(calm)


def test_only_a_reserve_keeps_stock_for_stops() -> None:
    """Proves: a plant may not; a reserve may, up to so much, which is worth a note where no stop is calculated."""
    grid = spoilt()
    grid.sheets["Stocks"] = more("Stocks", facility="Refinery", commodity="magnet N", most=10, for_stops=True)
    assert messages(grid)[0] == (
        "stop Stocks!H7: Refinery is no reserve, and keeps magnet N for stops. Choose No, or give it the Kind "
        "reserve on Facilities.")
    calm = sound_grid()
    calm.sheets["Facilities"] = more("Facilities", *SOUND["Facilities"], {"facility": "Vault", "kind": "reserve"})
    calm.sheets["Stocks"] = more("Stocks", facility="Vault", commodity="magnet N", most=10, for_stops=True)
    assert messages(calm) == [
        "note Stocks!H7: magnet N is kept for stops, and no stop is calculated. Fill the rows of Settings that say "
        "what a stop is: as it is, the store is filled only as far as Opening, Closing and Floor in days ask for."]
    calm.sheets["Stocks"] = more("Stocks", facility="Vault", commodity="magnet N", most="no limit",
                                 for_stops=True)
    assert messages(calm) == [
        "stop Stocks!E7: nothing limits what is held, and magnet N is kept for stops. Type what the store holds at "
        "most, in t."]
