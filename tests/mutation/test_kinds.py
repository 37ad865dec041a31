"""Kinds of mistakes: each leaves the cell that it says, and is told on cells of the smallest workbook."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from model.schema import BY_TITLE, fields_of
from model.workbook.read.cells import Cell, load
from model.workbook.rules import names
from tests.mutation.columns import Column, columns_judged, columns_of
from tests.mutation.judge import (
    AT_CELL,
    CHANGED,
    RENAMED,
    SILENT,
    SUMMED,
    TRACEBACK,
    UNCHANGED,
    Verdict,
    judged,
)
from tests.mutation.kinds import COMMA, DROPPED, KINDS, MISSPELT, SHARE, STORED_ZERO, SWAPPED, TOLD
from tests.mutation.mistakes import Mistake, mistakes_in, places
from tests.mutation.replay import Replay
from tests.mutation.workbook import SHIPPED, summed

pytestmark = pytest.mark.quick
FEWEST = 5
"""Columns in which each kind is tried at least."""
GRID = cache(lambda: load(SHIPPED[2]))
LIST_ROWS = importlib.import_module("model.workbook.read.list_rows")
SHEETS = ("Supply", "Economy", "Scheme")
FIELDS = {(t, f.name): f for t, kind in BY_TITLE.items() for f in fields_of(kind)}


@cache
def verdicts() -> tuple[Verdict, ...]:
    """What becomes of the first mistake of each kind that is told in each column of some sheets."""
    replay = Replay(GRID())
    with replay.reading():
        return tuple(judged(replay, m) for m in _first())


def _first() -> Iterator[Mistake]:
    seen = set()
    for place in places(GRID()):
        for mistake in mistakes_in(GRID(), place):
            key = place.title, place.name, mistake.kind
            if mistake.kind in TOLD and place.title in SHEETS and key not in seen:
                seen.add(key)
                yield mistake


@pytest.mark.parametrize(("kind", "at", "was", "becomes"), [
    (DROPPED, ("Supply", "country"), "India", "Inda"),
    (SWAPPED, ("Supply", "country"), "India", "Indai"),
    (SWAPPED, ("Commodities", "group"), "aaab", "aaba"),
    (DROPPED, ("Supply", "note"), "India", None),
    (DROPPED, ("Aims", "aim"), "Cost", "ost"),
    (COMMA, ("Prices", "cost"), 0.25, None),
    (COMMA, ("Recipes", "amount"), 0.25, "0,250"),
    (COMMA, ("Recipes", "amount"), 1.5, "1,5"),
    (SHARE, ("Freight", "cost"), 5000, 0.3),
    (SHARE, ("Freight", "loss"), 0.01, None),
    (SHARE, ("Facilities", "capex_factor"), 1, None),
])
def test_what_a_cell_becomes(kind: str, at: tuple[str, str], was: object, becomes: object) -> None:
    """Proves: each kind spoils the cells it is about, and leaves the others."""
    cell = Cell(was)
    spoilt = KINDS[kind](cell, FIELDS.get(at), 3)
    assert spoilt is not None
    assert spoilt.value == (was if becomes is None else becomes)


@pytest.mark.parametrize("formula", ["=0.25*1", "=IFERROR(VLOOKUP(1,Z1:Z9,1),0.25)"])
def test_a_stored_zero_is_what_a_file_of_xlsxwriter_gives(formula: str, tmp_path: Path) -> None:
    """Proves: the mistake that is tried is the one that a program that does not calculate makes."""
    book = xlsxwriter.Workbook(str(tmp_path / "new.xlsx"))
    book.add_worksheet("Prices").write_formula("B7", formula)
    book.close()
    written = load(tmp_path / "new.xlsx").sheets["Prices"].cells[7, 2]
    tried = KINDS[STORED_ZERO](Cell(0.25), FIELDS["Recipes", "amount"], 1 if formula.endswith("*1") else 2)
    assert tried is not None
    assert (tried.value, tried.formula, repr(tried.again)) == (written.value, written.formula, repr(written.again))
    assert written.again is not None


@pytest.mark.parametrize("kind", TOLD)
def test_each_kind_is_told_in_each_column_or_does_no_harm(kind: str) -> None:
    """Proves: what is taken after a mistake of the kind is noted, the very same, or only another name."""
    found = [v for v in verdicts() if v.mistake.kind == kind]
    assert len(found) >= FEWEST
    assert [str(v) for v in found if v.word in (SILENT, TRACEBACK, CHANGED)] == []
    assert any(v.word == AT_CELL for v in found)
    assert kind in MISSPELT or all(v.word != RENAMED for v in found)


@pytest.mark.parametrize("kind", [DROPPED, SHARE])
def test_without_what_tells_it_a_kind_would_be_silent(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sensitivity: without the rule of names met once, or of shares in rows with a unit, mistakes are silent."""
    monkeypatch.setattr(names, "one_letter_apart", lambda *given: False)
    monkeypatch.setattr(LIST_ROWS, "shares_elsewhere", lambda *given: ())
    replay = Replay(GRID())
    with replay.reading():
        found = {judged(replay, m).word for p in places(GRID()) if p.title in SHEETS
                 for m in mistakes_in(GRID(), p) if m.kind == kind}
    assert SILENT in found


def test_a_column_in_another_unit_is_one_of_the_kinds() -> None:
    """Proves: columns are judged like cells, and the summary has a line for each kind."""
    columns = [c for c in columns_of(GRID()) if c.title == "Prices"]
    found = list(columns_judged(GRID(), columns))
    assert [v.word for v in found if v.word in (SILENT, TRACEBACK)] == []
    head, *lines = summed({(Column.kind, v.word): 1 for v in found} | {("blank", UNCHANGED): 2})
    assert head.split() == ["tried", *SUMMED]
    assert [line.split(maxsplit=6)[-1] for line in lines] == [*KINDS, Column.kind]
    assert lines[0].split()[:6] == ["2", "0", "0", "2", "0", "0"]
