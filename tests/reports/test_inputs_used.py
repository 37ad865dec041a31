"""The echo of inputs shows each cell as the planner reads it."""

from __future__ import annotations

import pytest

from model.reports import Material
from model.tell.table import ReportTable

pytestmark = pytest.mark.solve


def test_every_filled_cell_is_there(material: Material, tables: dict[str, ReportTable]) -> None:
    frame = tables["Inputs used"].frame
    for sheet, rows in material.tables.parsed.items():
        here = frame[frame["Sheet"] == sheet]
        assert len(here) >= len(rows)
        across = [v for p in rows for v in p.years.values()]
        assert len(here[here["Column"].str.startswith("FY")]) == len(across)


def test_shares_are_shown_in_per_cent_and_no_limit_in_words(tables: dict[str, ReportTable]) -> None:
    frame = tables["Inputs used"].frame
    content = frame[(frame["Sheet"] == "Commodities") & (frame["Column"] == "Nd+Pr")]
    assert set(content["Unit"]) == {"%"}
    assert max(content["Value"]) >= 30
    limits = frame[(frame["Sheet"] == "Supply") & frame["Column"].str.startswith("FY")]
    assert set(limits["Value"]) == {"no limit"}
    prices = frame[(frame["Sheet"] == "Prices") & frame["Column"].str.startswith("FY")]
    assert set(prices["Unit"]) == {"₹/kg"}
