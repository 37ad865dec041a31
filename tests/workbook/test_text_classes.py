"""Columns of text: each is a key, a reference, a choice, a country or words; words are proven to decide nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from model.data import prepare
from model.schema import SHEETS, fields_of
from model.schema.column import SourcedRow
from model.schema.text_class import TextClass, text_class
from model.workbook import tables_from
from model.workbook.read.cells import Cell, Grid, load
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sound import SERVED, SOUND
from tests.mutation.judge import AT_CELL, judged
from tests.mutation.kinds import STRANGER
from tests.mutation.mistakes import Mistake, Place, places
from tests.mutation.replay import Replay

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
SMALL, BASE = INPUTS / "repm_small.xlsx", INPUTS / "repm_base.xlsx"
TEXTS = {(k.SHEET.title, f.name): text_class(f) for k in SHEETS for f in fields_of(k) if f.kind == "text"}
WORDS = frozenset(c for c, word in TEXTS.items() if word == "words")
quick = pytest.mark.quick
grid_of = cache(load)
places_of = cache(lambda path: places(grid_of(path)))


def reworded(path: Path, columns: Collection[tuple[str, str]]) -> Grid:
    """A shipped workbook with other words in some columns of text, in empty cells too."""
    grid = grid_of(path)
    sheets = dict(grid.sheets)
    for n, place in enumerate(places_of(path)):
        if (place.title, column_of(place)) in columns:
            cells = {**sheets[place.title].cells, place.position: Cell(f"other words, no. {n}")}
            sheets[place.title] = replace(sheets[place.title], cells=cells)
    return replace(grid, sheets=sheets)


def column_of(place: Place) -> str:
    """Name of the column a cell holds the value of; "" for a low or high end, a year and the rest of a setting."""
    return place.name if place.field is not None and place.field.name == place.name else ""


def data_of(grid: Grid) -> str:
    """All that a plan is made from, written out: a number that is none is then like itself."""
    return repr(prepare(tables_from(grid)))


@quick
def test_every_column_of_text_is_of_one_class() -> None:
    """Proves: the declaration alone says the class, and says it once; what is no text has none."""
    assert set(TEXTS.values()) == set(get_args(TextClass))
    for kind in SHEETS:
        for f in fields_of(kind):
            assert not f.column.text or f.kind == "text", (kind, f.name)
            assert not (f.column.text and f.column.refers), (kind, f.name)
            assert not (f.column.key and text_class(f) == "words"), (kind, f.name)
            assert not f.column.unit_in or f.column.unit_in in {g.name for g in fields_of(kind)}, (kind, f.name)


@pytest.mark.parametrize("path", [pytest.param(SMALL, marks=quick), pytest.param(BASE, marks=pytest.mark.whole)])
def test_words_decide_nothing(path: Path) -> None:
    """Proves: with other words in every column of words the plan is made from the very same data.

    Without it: a new column of text could decide something that no list and no rule looks at.
    """
    before = data_of(grid_of(path))
    if data_of(reworded(path, WORDS)) != before:
        assert [c for c in sorted(WORDS) if data_of(reworded(path, {c})) != before] == []
        pytest.fail("only together do words decide something")


@quick
def test_a_column_of_words_that_decides_something_would_be_found() -> None:
    """Sensitivity: the names of options decide nothing but their own name, and that is found already."""
    assert data_of(reworded(SMALL, {("Capacity", "option")})) != data_of(grid_of(SMALL))


@pytest.mark.whole
def test_every_column_of_words_is_in_a_workbook_that_is_reworded() -> None:
    """Proves: what is said of words is tried; the rest are sources and notes of sheets that neither has."""
    tried = {(p.title, p.name) for path in (SMALL, BASE) for p in places_of(path)}
    assert {name for _, name in WORDS - tried} <= SourcedRow.model_fields.keys()


@quick
def test_a_word_of_no_list_is_a_stop_in_references_and_choices() -> None:
    """Proves: in every column of a reference or a choice a word that is none is a stop at the cell."""
    replay = Replay(grid_of(SMALL))
    first: dict[tuple[str, str], Place] = {}
    for place in places_of(SMALL):
        filled = place.position in replay.grid.sheets[place.title].cells
        if filled and TEXTS.get((place.title, column_of(place))) in ("reference", "choice"):
            first.setdefault((place.title, place.name), place)
    with replay.reading():
        found = {c: judged(replay, Mistake(p, "unknown name", Cell(STRANGER))).word for c, p in first.items()}
    assert len(found) > 10
    assert {c: word for c, word in found.items() if word != AT_CELL} == {}


@quick
@pytest.mark.parametrize(("title", "heading", "row", "typed", "meant"), [
    ("Commodities", "Group", 11, "magents", "magnets"),
    ("Commodities", "Group", 12, "magnts", "magnets"),
    ("Supply", "Supply", 11, "Chin", "China"),
    ("Demand and sales", "Market", 10, "Pumsp", "Pumps"),
    ("Supply", "Country", 9, "Inda", "India"),
])
def test_a_name_met_once_that_is_like_another_is_told(
    title: str, heading: str, row: int, typed: str, meant: str
) -> None:
    """Proves: a row taken from its group, supply or market by a slip is named, with what was meant."""
    grid = sound_grid()
    grid.sheets["Demand and sales"] = more("Demand and sales", *SOUND["Demand and sales"],
                                           {**SERVED, "market": "Pumps", "commodity": "magnet H", "years": 5})
    put(grid, title, heading, typed, row)
    said = [m for m in messages(grid) if f"'{typed}'" in m and f"'{meant}'" in m]
    assert said, messages(grid)


@quick
def test_names_told_apart_by_digits_or_short_words_are_not_told() -> None:
    """Proves: bidders, grades and names that stand elsewhere too are no misspellings of each other."""
    assert [m for m in messages(sound_grid()) if "one letter" in m] == []
    assert [str(p) for p in tables_from(grid_of(SMALL)).notes if "one letter" in p.found] == []
