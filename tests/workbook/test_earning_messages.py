"""Rules across sheets, on what earns the incentive: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from typing import Any

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import more, sound_grid
from tests.cases.messages import addressed, messages
from tests.cases.sound import SERVED, SOUND

pytestmark = pytest.mark.quick

COATED = [{"recipe": "coat", "stage": "coating", "commodity": "coated", "role": "main output"},
          {"recipe": "coat", "stage": "coating", "commodity": "magnet N", "amount": 1.05}]
GOODS = {"commodity": "coated", "kind": "magnet", "ndpr": 0.28, "reference_country": "China"}


def coating(asked: list[dict[str, Any]], role: str | None = None, at: str = "(beneficiary)",
            goods: dict[str, Any] = GOODS, routes: list[dict[str, Any]] = COATED, **settings: Any) -> Grid:
    """The sound workbook with a coat on one grade, made at a stage of its own after sintering."""
    rows: dict[str, list[dict[str, Any]]] = {
        "Commodities": [*SOUND["Commodities"], goods],
        "Stages": [*SOUND["Stages"], {"stage": "coating", "scheme_role": role}],
        "Recipes": [*SOUND["Recipes"], *routes],
        "Capacity": [*SOUND["Capacity"], {"facility": at, "stage": "coating", "most": 1000.0}],
        "Prices": [*SOUND["Prices"], {"commodity": "coated", "at": "China", "years": 90}],
        "Demand and sales": [*(r for r in SOUND["Demand and sales"] if r["market"] == "Smelter"), *asked],
        "Supply": [*SOUND["Supply"], {"supply": "China", "country": "China", "commodity": "coated", "years": 500}],
    }
    if goods["reference_country"] is None:
        del rows["Supply"], rows["Prices"]
    grid = sound_grid(**settings)
    for title, lines in rows.items():
        grid.sheets[title] = more(title, *lines)
    del grid.sheets["Grade mix"]
    return grid


ONLY_COATED = {"market": "Cars", "commodity": "coated", **SERVED, "years": 100}
BARE = {"market": "Cars", "commodity": "magnet N", **SERVED, "years": 100}
NO_MAGNET = {"commodity": "coated", "kind": "material", "ndpr": 0.28, "reference_country": "China"}


def said(grid: Grid) -> list[str]:
    return [m for m in messages(grid) if "incentive" in m or "magnets" in m and "holds no" in m or "share of its" in m]


def test_what_is_coated_and_sold_earns() -> None:
    """Proves: nothing is said where only coated magnets are asked for, or both. Without the chain it was a stop."""
    assert said(coating([ONLY_COATED])) == []
    assert said(coating([BARE, {**ONLY_COATED, "market": "Pumps"}])) == []


def test_nobody_s_sales_can_earn() -> None:
    """Proves: where only coated magnets are asked for and no bidder coats, no sale can earn, which is a stop."""
    assert said(coating([ONLY_COATED], at="Refinery")) == [
        "stop Stages!D10: nobody asks for magnet H or magnet N, which bidders make at the stage with the Scheme role "
        "magnet and after it: no sale can earn the incentive. Ask for it on Demand and sales, or give bidders on "
        "Recipes and Capacity the route from it to what is sold."]


def test_one_bidder_s_sales_cannot_earn() -> None:
    """Proves: where one of two bidders coats, a note says that what the other makes is not asked for."""
    assert said(coating([ONLY_COATED], at="B1")) == [
        "note Bids!A8: nobody asks for magnet H or magnet N, which is what B2 makes of its magnets. Its sales earn no "
        "incentive."]


def test_two_magnet_stages_in_a_row() -> None:
    """Proves: a coat with the role magnet after sintering is a stop, as both capacities would count as the award."""
    (found,) = said(coating([ONLY_COATED], role="magnet"))
    assert found.startswith("stop Recipes!B")
    assert found.endswith("coat takes magnet N, and the stages of both have the Scheme role magnet: an award would "
                          "count both capacities. Leave the role to the first of them; sales of what is made later "
                          "earn the incentive.")


def test_magnets_that_go_round() -> None:
    """Proves: a route that strips the coat again is a stop, since nobody could tell what is in either."""
    strip = [{"recipe": "strip", "stage": "coating", "commodity": "magnet N", "role": "main output"},
             {"recipe": "strip", "stage": "coating", "commodity": "coated", "amount": 1.1}]
    found = [m for m in messages(coating([ONLY_COATED], routes=[*COATED, *strip])) if "in its turn" in m]
    assert [m.partition(": ")[2] for m in found] == [
        f"{route} makes {made} of {of}, which is made of it in its turn: nobody can tell how many magnets it holds. "
        "Delete one of the routes, or give its output another name."
        for route, made, of in (("coat", "coated", "magnet N"), ("strip", "magnet N", "coated"))]


def test_goods_say_what_they_hold_and_have_a_price() -> None:
    """Proves: goods that are no magnets need their Nd+Pr and a price in India; where margins are at the mix a note."""
    assert said(coating([ONLY_COATED], goods={**NO_MAGNET, "ndpr": 0.0})) == [
        "note Commodities!D14: coated is made of magnets and holds no Nd+Pr. No magnets count in it, and its sales "
        "earn no incentive. Type its content if they should."]
    assert said(coating([ONLY_COATED], goods={**NO_MAGNET, "reference_country": None})) == [
        "stop Commodities!H14: coated is made of magnets and has no price in India, so that a share of its net sales "
        "cannot be told. Add a row on Prices at India."]
    mixed = [m for m in messages(coating([ONLY_COATED], goods=NO_MAGNET)) if "demand's mix of magnets" in m]
    assert mixed == [addressed("note Settings!B<Margins>: coated is sold with magnets in it, and margins are those of "
                               "the demand's mix of magnets. Choose own flows to judge a maker on what it sells.")]
    assert not [m for m in messages(coating([ONLY_COATED], goods=NO_MAGNET, margins="own flows")) if "own flows" in m]
