"""Rules on share limits: one spoilt workbook each, and exactly its message."""

from __future__ import annotations

from typing import Any

import pytest

from model.workbook.read.cells import Grid
from tests.cases.grid import more, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import CHINA, SOUND

pytestmark = pytest.mark.quick

VIETNAM = {"supply": "Vietnam", "country": "Vietnam", "commodity": "magnets", "years": 50}
AIM = {"priority": 4, "aim": "Share excess", "tolerance_unit": "t"}
LIMITED = {**CHINA, "commodity": "magnets", "years": 500, "share_limit": 0.5}


def limited(*supplies: dict[str, Any], aims: tuple[dict[str, Any], ...] = (), **goods: Any) -> Grid:
    """The sound workbook with these supplies of magnets, priced at each country; magnet H as said."""
    grid, rest = sound_grid(), [r for r in SOUND["Supply"] if r["commodity"] != "magnets"]
    grid.sheets["Supply"] = more("Supply", *rest, *supplies)
    grid.sheets["Prices"] = more("Prices", *SOUND["Prices"], {"commodity": "magnets", "at": "Vietnam", "years": 90})
    grid.sheets["Aims"] = more("Aims", *SOUND["Aims"], *aims)
    grid.sheets["Commodities"] = more("Commodities", *(
        {**r, **goods} if r["commodity"] == "magnet H" else r for r in SOUND["Commodities"]))
    return grid


def said(grid: Grid) -> list[str]:
    return [m for m in messages(grid) if "share limit" in m]


def test_a_second_origin_leaves_nothing_to_say() -> None:
    assert said(limited(LIMITED, VIETNAM)) == []


def test_nothing_is_left_to_buy() -> None:
    """Proves: with one origin alone a limit that is held bars all imports, and a note says so; not where it is an aim.

    Sensitivity: a banned origin is none, and a limit of 100 % bars nothing.
    """
    note = ("note Supply!L11: no other country than China supplies magnets, and its share limit is below 100 %: none "
            "of it can be imported. Empty the limit, add another origin, or make Share excess an aim, which counts "
            "what is beyond.")
    assert said(limited(LIMITED)) == [note]
    assert said(limited(LIMITED, {**VIETNAM, "control": "ban"})) == [note]
    assert said(limited(LIMITED, aims=(AIM,))) == []
    assert said(limited({**LIMITED, "share_limit": 1.0})) == []


def test_unlike_goods_are_added_up() -> None:
    """Proves: a group of goods of different elements is told of; grades with a little Dy are alike."""
    assert said(limited(LIMITED, VIETNAM, dy=0.02)) == []
    assert said(limited(LIMITED, VIETNAM, ndpr=0.0, dy=0.02)) == [
        "note Supply!L11: the share limit of China is on magnets: tonnes of magnet N and magnet H are added, which "
        "are unlike. All of one of them may come from there. Give each a row of its own if each is to keep it."]


def test_aims_that_serve_nobody_are_told() -> None:
    """Proves: where nothing pursued is worse for demand unmet, the check says so; a cost with its loss serves."""
    grid = sound_grid()
    grid.sheets["Aims"] = more("Aims", {"priority": 1, "aim": "Magnets by quantity", "tolerance_unit": "points"})
    said = [m for m in messages(grid) if "no aim serves demand" in m]
    assert said == ["note Aims!B7: no aim serves demand, so that what must be served may go unmet though it could be "
                    "had. Add Unmet demand at the first priority."]
    grid.sheets["Aims"] = more("Aims", {"priority": 1, "aim": "National cost", "tolerance_unit": "₹ crore"})
    assert not any("no aim serves demand" in m for m in messages(grid))
