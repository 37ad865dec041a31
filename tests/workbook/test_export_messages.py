"""What is said where goods of others may be sold on abroad, and what ends it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick

EXPORT: dict[str, Any] = {"market": "Export", "commodity": "oxide", "country": "Japan", "kind": "up to a limit",
                          "years": 20}
BARRED: dict[str, Any] = {"goods": "oxide", "cost": 0.0, "barred": True}
NOTE = ("note 'Demand and sales'!A10: Refinery may sell oxide there and may be sent it by {}, which may not sell there "
        "itself, so that it may be sold on. If that is not meant, name on Sellers who alone may sell there.")


def exporting(*ways: Any, **sheets: Any) -> Any:
    """Refinery makes oxide from Indian ore, holds some and may sell it to Export; China sells oxide too."""
    grid = sound_grid()
    grid.sheets["Demand and sales"] = more("Demand and sales", *SOUND["Demand and sales"], EXPORT)
    grid.sheets["Prices"] = more("Prices", *SOUND["Prices"], {"commodity": "oxide", "at": "Export", "years": 88})
    grid.sheets["Freight"] = more("Freight", *SOUND["Freight"], *ways)
    for title, rows in sheets.items():
        grid.sheets[title] = more(title, *SOUND[title], *rows)
    return grid


def named(grid: Any, *sellers: str) -> Any:
    """The workbook with a sheet Sellers."""
    grid.sheets["Sellers"] = more("Sellers", *({"market": "Export", "seller": s} for s in sellers))
    return grid


def test_imports_may_be_sold_on():
    """Proves: what is bought in China may lie at Refinery. Control: with sellers, or without a store, no note."""
    assert messages(exporting()) == [NOTE.format("China")]
    assert messages(named(exporting(), "(public)")) == []
    empty = exporting()
    put(empty, "Stocks", "Commodity", "ore")
    assert messages(empty) == []


def test_goods_of_who_may_not_sell_may_be_sold_on():
    """A plant that makes oxide too may send it to Refinery. Control: where it may sell itself, nothing is lifted."""
    plants = {"Facilities": [{"facility": "Works"}], "Capacity": [
        {"facility": "Works", "stage": "separation", "option": "old", "kind": "existing", "most": 30.0}]}
    china = {**BARRED, "origin": "China", "target": "Refinery"}
    works = {**BARRED, "origin": "Works", "target": "Export"}
    assert messages(exporting(china, works, **plants)) == [NOTE.format("Works")]
    assert messages(exporting(china, **plants)) == []
    assert messages(named(exporting(works, **plants), "Refinery")) == []


def test_a_seller_that_is_nobody():
    assert messages(named(exporting(), "Refinry")) == [
        "stop Sellers!B7: 'Refinry' is not in the sheet Facilities. Did you mean 'Refinery'?"]
