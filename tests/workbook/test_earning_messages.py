"""Rules across sheets, on what earns the incentive: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from typing import Any

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import more, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SERVED, SOUND

pytestmark = pytest.mark.quick

COATED = [{"recipe": "coat", "stage": "coating", "commodity": "coated", "role": "main output"},
          {"recipe": "coat", "stage": "coating", "commodity": "magnet N", "amount": 1.05}]


def coating(role: str | None, asked: dict[str, Any]) -> Grid:
    """The sound workbook with a coat on one grade, made at a stage of its own after sintering."""
    rows: dict[str, list[dict[str, Any]]] = {
        "Commodities": [*SOUND["Commodities"],
                        {"commodity": "coated", "kind": "magnet", "ndpr": 0.28, "reference_country": "China"}],
        "Stages": [*SOUND["Stages"], {"stage": "coating", "scheme_role": role}],
        "Recipes": [*SOUND["Recipes"], *COATED],
        "Capacity": [*SOUND["Capacity"], {"facility": "(beneficiary)", "stage": "coating", "most": 1000.0}],
        "Prices": [*SOUND["Prices"], {"commodity": "coated", "at": "China", "years": 90}],
        "Demand and sales": [*(r for r in SOUND["Demand and sales"] if r["market"] == "Smelter"), asked],
        "Supply": [*SOUND["Supply"], {"supply": "China", "country": "China", "commodity": "coated", "years": 500}],
    }
    grid = sound_grid()
    for title, lines in rows.items():
        grid.sheets[title] = more(title, *lines)
    del grid.sheets["Grade mix"]
    return grid


ONLY_COATED = {"market": "Cars", "commodity": "coated", **SERVED, "years": 100}
BOTH = {"market": "Cars", "commodity": "magnet N", **SERVED, "years": 100}


def said(grid: Grid) -> list[str]:
    return [m for m in messages(grid) if "incentive" in m]


def test_nobody_s_sales_can_earn() -> None:
    """Proves: where only coated magnets are asked for, the stage before the coat earns nothing, which is a stop."""
    assert said(coating(None, ONLY_COATED)) == [
        "stop Stages!D10: nobody asks for magnet H or magnet N, which is what stages with the Scheme role magnet "
        "make: no sale can earn the incentive. Give the role to the stage whose output is sold, or ask for it on "
        "Demand and sales."]


def test_some_sales_earn_nothing() -> None:
    """Proves: where both are asked for, what is coated is sold without the incentive, and a note says so."""
    grid = coating(None, BOTH)
    grid.sheets["Demand and sales"] = more(
        "Demand and sales", *(r for r in SOUND["Demand and sales"] if r["market"] == "Smelter"), BOTH,
        {**ONLY_COATED, "market": "Pumps"})
    (found,) = said(grid)
    assert found.endswith("coated is made of magnet N after the stage with the Scheme role magnet: what is sold of it "
                          "earns no incentive. Give the role to coating if it should.")
    assert found.startswith("note Recipes!")


def test_a_coat_with_the_role_earns() -> None:
    """Proves: with the role on the coat nothing is said. Without the rule the planner would never hear of either."""
    assert said(coating("magnet", ONLY_COATED)) == []
