"""Changed workbooks: each value in its column's own type, every rule of the reader kept, nothing hit in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.case.change import Change, apply, one_cell
from model.case.tables import Tables
from model.ground.errors import InputProblems
from model.schema import BY_TITLE
from model.workbook.changed import Changeable, changed
from model.workbook.read.cells import Cell, Grid, load
from model.workbook.read.workbook import tables_from
from tests.mutation.mistakes import Place, places

pytestmark = pytest.mark.quick
SMALL = Path(__file__).parents[2] / "inputs" / "repm_small.xlsx"


@pytest.fixture(scope="module")
def small() -> Tables:
    return tables_from(cells())


@pytest.mark.parametrize(("change", "value"), [
    (Change("Settings", "whole_lots", "No"), False), (Change("Scheme", "gestation", "2"), 2),
    (Change("Scheme", "gestation", 2.0, "multiply"), 2), (Change("Settings", "case", "High"), "High"),
    (Change("Settings", "discount_rate", "5%"), 0.05),
])
def test_a_value_is_taken_as_if_it_had_been_typed(small: Tables, change: Change, value: Any) -> None:
    """Proves: the text No is No. Sensitivity: kept as a text it would count as Yes, without a word."""
    tables = changed(small, [change]).tables
    form = tables.settings if change.sheet == "Settings" else tables.scheme
    found = getattr(form, change.column)
    assert (found, type(found)) == (value, type(value))


def test_a_year_is_taken_as_a_number(small: Tables) -> None:
    frame = changed(small, [Change("Supply", value="5")]).tables.yearly["Supply"]
    assert set(frame["value"]) == {5.0}


@pytest.mark.parametrize(("change", "words"), [
    (Change("Commodities", "commodity", "NdPr oxide"), "repeats row"),
    (Change("Demand and sales", value=None), "would be empty"),
    (Change("Demand and sales", value=5.0, first="FY2050-51", last="FY2050-51"), "'FY2050-51' is no year of the plan"),
    (Change("Demand and sales", value=5.0, first="2030"), "'2030' is no year of the plan"),
    (Change("Settings", "discount_rate", 0.05, where=(("first_year", ("x",)),)), "has no rows to choose from"),
    (Change("Bids", "rate", 0.9, "multiply", first="FY2027-28"), "'Rate' does not vary by year"),
    (Change("Scheme", "gestation", 1.5, "multiply"), "whole"),
    (Change("Supply", value="lots"), "is not a number"),
    (Change("Bids", "qualified", 1), "'1' is not allowed in 'Qualified'"),
    (Change("Capacity", "availability", True), "'Yes' is not a number"),
    (Change("Bids", "rate", "  "), "would be empty"),
])
def test_what_no_workbook_may_hold_is_refused(small: Tables, change: Change, words: str) -> None:
    """Without it a variant would plan with a bid dropped, a demand gone or a year that is not there, in silence."""
    with pytest.raises(InputProblems, match=words):
        changed(small, [change])


@pytest.mark.parametrize(("change", "words"), [
    (Change("Demand and sales", value=None), "'FY2026-27' would be empty"),
    (Change("Supply", value=-3.0, first="FY2027-28"), "FY2027-28 is -3; it must be at least 0 t"),
])
def test_a_year_is_called_by_its_name(small: Tables, change: Change, words: str) -> None:
    """Proves: the year that stands above the cell is said. Sensitivity: ``{year}``, which stands on no sheet."""
    with pytest.raises(InputProblems) as found:
        changed(small, [change])
    assert words in str(found.value)
    assert "{year}" not in str(found.value)


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str, "capitals": str.upper, "small letters": str.lower, "stray spaces": lambda name: f"  {name} ",
}


@cache
def cells() -> Grid:
    """The cells of the small workbook without its scenarios, which decide nothing of a plan."""
    grid = load(SMALL)
    return replace(grid, sheets={t: s for t, s in grid.sheets.items() if not t.startswith("Scenario")})


@cache
def texts() -> dict[tuple[str, str], list[Place]]:
    """The cells of every text column of a list."""
    found: dict[tuple[str, str], list[Place]] = {}
    for p in places(cells()):
        if p.field is not None and p.field.kind == "text" and not BY_TITLE[p.title].SHEET.form:
            found.setdefault((p.title, p.name), []).append(p)
    return found


def with_cell(place: Place, text: str) -> Grid:
    """The small workbook with a text typed in."""
    sheet = cells().sheets[place.title]
    typed = replace(sheet, cells={**sheet.cells, place.position: Cell(text)})
    return replace(cells(), sheets={**cells().sheets, place.title: typed})


@settings(max_examples=25, deadline=None)
@given(draw=st.data())
def test_a_text_changed_is_the_text_typed(small: Tables, draw: st.DataObject) -> None:
    """Proves: a name put into any text column, however it is spelt, gives the rows that the reader gives, or a stop.

    Sensitivity: kept as it was given, a name in capitals would be another, of which nothing is sold, moved or made.
    """
    column = draw.draw(st.sampled_from(list(texts())), label="column")
    place = draw.draw(st.sampled_from(texts()[column]), label="cell")
    there = (cells().sheets[column[0]].cells.get(p.position) for p in texts()[column])
    names = sorted({str(cell.value) for cell in there if cell is not None} | {"Zzyzx"})
    way = draw.draw(st.sampled_from(list(WAYS)), label="way")
    name = WAYS[way](draw.draw(st.sampled_from(names), label="name"))
    change = one_cell(place.title, place.position[0], place.name, name, ())
    try:
        typed = tables_from(with_cell(place, name))
    except InputProblems:
        with pytest.raises(InputProblems):
            changed(small, [change])
        return
    for tables in (changed(small, [change]).tables, often().changed([change]).tables):
        assert tables.parsed == typed.parsed
        assert set(typed.notes) <= set(tables.notes)


@cache
def often() -> Changeable:
    """The small workbook, changed many times."""
    return Changeable(tables_from(cells()))


def test_a_name_has_one_spelling_wherever_it_stands(small: Tables) -> None:
    """Proves: an end of a lane in small letters is the country, at its freight; a good in capitals is the good.

    Sensitivity: as given, the lane would be nobody's and free, and the good would have no price and end the run.
    """
    lane = changed(small, [Change("Freight", "origin", "china", where=(("origin", ("CHINA",)),))])
    assert [(h.before, h.after) for h in lane.cells] == [("China", "China")]
    good = changed(small, [Change("Recipes", "commodity", " NDPR OXIDE", where=(("commodity", ("NdPr oxide",)),))])
    assert not any(h.moved for h in good.cells)
    assert good.tables.parsed["Recipes"] == small.parsed["Recipes"]
    spelt = changed(small, [Change("Commodities", "commodity", "NDPR OXIDE", where=(("commodity", ("NdPr oxide",)),))])
    names = {p.values.commodity for p in spelt.tables.parsed["Recipes"]}
    assert "NDPR OXIDE" in names
    assert "NdPr oxide" not in names


def test_low_base_and_high_stay_in_order(small: Tables) -> None:
    first, *rest = small.parsed["Capacity"]
    spread = replace(first, high={"capex": first.values.capex})
    tables = replace(small, parsed={**small.parsed, "Capacity": [spread, *rest]})
    change = Change("Capacity", "capex", 1.0, "add", (("row", (first.row,)),))
    with pytest.raises(InputProblems, match="is above High"):
        changed(tables, [change])


def test_rules_that_read_nothing_of_what_changed_are_left_out_and_the_result_is_the_same(small: Tables) -> None:
    """Proves: a workbook that is changed often gives what one changed once gives, refusals and notes too."""
    often = Changeable(small)
    for change in (Change("Demand and sales", how="multiply", value=1.2), Change("Bids", "rate", 1.1, "multiply"),
                   Change("Prices", how="multiply", value=0.9), Change("Settings", "discount_rate", 0.1)):
        one, other = often.changed([change]), changed(small, [change])
        assert one.tables.notes == other.tables.notes
        assert one.cells == other.cells
    with pytest.raises(InputProblems) as mine:
        often.changed([Change("Bids", "rate", 1e6)])
    with pytest.raises(InputProblems) as theirs:
        changed(small, [Change("Bids", "rate", 1e6)])
    assert str(mine.value) == str(theirs.value)


def test_the_cells_hit_have_their_addresses(small: Tables) -> None:
    (hit, *_) = apply(small, [Change("Bids", "rate", 0.9, "multiply")]).cells
    assert hit.cell == f"Bids!C{hit.at.row}"
