"""Countries, sheets and columns that are spelt otherwise, new, or not there: told, each at its cell or sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.schema import BY_TITLE, SHEETS
from model.workbook import tables_from
from model.workbook.layout import HEADING_ROW, headings
from model.workbook.read.cells import Grid, load
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SOUND, YEARS

V02 = Path(__file__).parents[1] / "cases" / "v02" / "repm_small.xlsx"
FILLED = [k.SHEET.title for k in SHEETS if k.SHEET.title in sound_grid().sheets]
LISTS = [t for t in FILLED if not BY_TITLE[t].SHEET.form]


@pytest.mark.solve
@pytest.mark.parametrize("typed", ["Inda", "Inida", "Indiaa", "Indiа"])
def test_a_market_in_a_country_that_is_none(typed: str) -> None:
    """Proves: 0.2.0's small workbook with its market in Inda is a stop, not a dependence of 0 instead of 40.9 %.

    The last of the four has a Cyrillic letter, which looks the same.
    """
    grid = load(V02)
    put(grid, "Demand and sales", "Country", typed)
    assert [m for m in messages(grid) if m.startswith("stop 'Demand and sales'!") and "Did you mean India?" in m]


@pytest.mark.quick
@pytest.mark.parametrize("typed", ["india", " India ", "In\u00addia", "Ｉｎｄｉａ", "INDIA"])
def test_a_name_written_in_another_way_is_the_same(typed: str) -> None:
    """Proves: case, spaces, soft hyphens and wide letters make no other country."""
    grid = sound_grid()
    before = tables_from(grid).frames["Demand and sales"]["country"].tolist()
    put(grid, "Demand and sales", "Country", typed)
    assert tables_from(grid).frames["Demand and sales"]["country"].tolist() == before


@pytest.mark.quick
def test_a_market_abroad_that_must_be_served_is_told() -> None:
    grid = sound_grid()
    abroad: dict[str, Any] = {"market": "Osaka", "commodity": "magnet N", "country": "Japan", "kind": "must be served",
                              "unmet_cost": 500.0, "currency": "USD", "years": 5}
    grid.sheets["Demand and sales"] = more("Demand and sales", *SOUND["Demand and sales"], abroad)
    assert [m for m in messages(grid) if "Osaka lies in Japan and must be served" in m and m.startswith("note ")]


@pytest.mark.quick
def test_a_new_country_without_freight_is_told() -> None:
    """Proves: where others' goods have freight, a country without a row ships for nothing, and that is said once."""
    grid, lane = sound_grid(), {"origin": "China", "target": "India", "goods": "(all)", "cost": 900.0}
    grid.sheets["Freight"] = more("Freight", lane)
    peru = {"supply": "Peru", "country": "Peru", "commodity": "oxide", "years": 5}
    grid.sheets["Supply"] = more("Supply", *SOUND["Supply"], peru)
    grid.sheets["Prices"] = more("Prices", *SOUND["Prices"], {"commodity": "oxide", "at": "Peru", "years": 90})
    said = [m for m in messages(grid) if "Freight has no row from Peru" in m]
    assert len(said) == 1
    assert said[0].startswith("note Supply!")


@pytest.mark.quick
@pytest.mark.parametrize("title", FILLED)
@pytest.mark.parametrize("other", ["{} 2026", "{} (2)", "Old {}", "{}_new"])
def test_a_sheet_with_something_added_to_its_name_is_no_other_sheet(title: str, other: str) -> None:
    """Proves: each sheet under such a name, and no other of its own, is a stop that says how to name it."""
    grid = sound_grid()
    grid.sheets = {other.format(t) if t == title else t: s for t, s in grid.sheets.items()}
    mend = f"There is a sheet '{other.format(title)}'; rename its tab to '{title}'."
    assert [m for m in messages(grid) if m.startswith(f"stop Sheet '{title}': missing. {mend}")]


def without_column(title: str, name: str) -> Grid:
    grid = sound_grid()
    at = next(n for n, h in enumerate(headings(BY_TITLE[title], YEARS), start=1) if h.name == name)
    grid.sheets[title].cells[HEADING_ROW, at] = type(grid.sheets[title].cells[HEADING_ROW, at])("#mine")
    return grid


@pytest.mark.quick
@pytest.mark.parametrize("title", LISTS)
def test_a_column_behind_a_sign_is_missed(title: str) -> None:
    """Proves: each column of each sheet, put behind # or deleted, is a stop, or a note that says what that means."""
    unsaid = [h.name for h in headings(BY_TITLE[title], YEARS) if not h.is_year and not h.spread
              and h.name not in ("source", "confidence", "note")
              and not [m for m in messages(without_column(title, h.name)) if f"'{h.text}'" in m and "missing" in m]]
    assert unsaid == []
