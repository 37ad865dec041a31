"""Mistakes of typing: one of each kind in each column is noticed or does no harm, and the trial can tell when not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.ground.errors import InputProblems
from model.workbook import tables_from
from model.workbook.read.cells import Cell, Grid, load
from tests.cases.grid import place, put, sound_grid
from tests.mutation.columns import columns_judged, columns_of
from tests.mutation.judge import AT_CELL, CHANGED, NOTED, SILENT, TRACEBACK, UNCHANGED, judged
from tests.mutation.kept import Kept
from tests.mutation.kinds import KINDS
from tests.mutation.mistakes import Mistake, Place, mistakes_in, places
from tests.mutation.replay import READER, Replay
from tests.mutation.workbook import SHIPPED, Trial, one_of_each, tried

SEED = 1
DATA = Path(__file__).resolve().parents[2] / "inputs" / "data"
FEWEST = 4
"""Sheets of its own that the smallest workbook has at least."""
SMALL = SHIPPED[2]
quick = pytest.mark.quick


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem, marks=quick if p == SMALL else pytest.mark.whole)
                                  for p in SHIPPED])
def test_one_mistake_of_each_kind_in_each_column_is_noticed_or_does_no_harm(path: Path) -> None:
    """Without it: a column whose mistakes nobody sees. The whole: python -m tests.mutation.workbook.

    A workbook that takes sheets from another is tried in its own: the others hold the very same cells. The
    smallest is tried in full; the others in a fifth of the mistakes, some in each column.
    """
    trial = Trial(path)
    own = {p.stem for p in (DATA / path.stem.removeprefix("repm_")).glob("*.csv")}
    mistakes = [m for m in one_of_each(trial, SEED) if m.place.title in own][::1 if path == SMALL else 5]
    columns = {(p.title, p.name) for p in trial.places if p.title in own}
    assert {(m.place.title, m.place.name) for m in mistakes} == columns
    assert len(own) > FEWEST
    assert {m.kind for m in mistakes} == set(KINDS)
    assert [str(v) for v in trial.verdicts(mistakes) if v.word in (SILENT, TRACEBACK)] == []


@quick
def test_what_is_done_anew_gives_what_the_reader_alone_gives() -> None:
    """Proves the short way by the long one. Without it: a mistake could be judged by what was read before it."""
    trial = Trial(SMALL)
    grid = load(SMALL)
    replay = Replay(grid)
    for mistake in one_of_each(trial, SEED + 1)[::45]:
        with replay.reading():
            short = replay.with_cell(mistake.place.title, mistake.place.position, mistake.cell)
        whole = mistaken(grid, mistake)
        assert whole_read(whole) == (short.settings, short.scheme, short.rows, short.problems), str(mistake)


def whole_read(grid: Grid) -> tuple[object, ...]:
    """Settings, scheme, rows and problems by the reader alone."""
    try:
        tables = tables_from(grid)
    except InputProblems as refused:
        return None, None, None, refused.problems
    return tables.settings, tables.scheme, tables.parsed, tables.notes


def mistaken(grid: Grid, mistake: Mistake) -> Grid:
    """A workbook with a mistake in it."""
    sheet = grid.sheets[mistake.place.title]
    cells = {at: cell for at, cell in sheet.cells.items() if at != mistake.place.position}
    if mistake.cell is not None:
        cells[mistake.place.position] = mistake.cell
    return replace(grid, sheets={**grid.sheets, mistake.place.title: replace(sheet, cells=cells)})


def in_cell(grid: Grid, title: str, heading: str, row: int) -> Place:
    """The place of a cell by its heading."""
    at = place(grid, title, heading, row)
    return next(p for p in places(grid) if (p.title, p.position) == (title, at))


@quick
@pytest.mark.parametrize(("title", "heading", "row", "kind", "word"), [
    ("Prices", "FY2026-27", 7, "text", AT_CELL),
    ("Prices", "FY2026-27", 7, "×1000", NOTED),
    ("Prices", "Commodity", 7, "unknown name", AT_CELL),
    ("Recipes", "Note", 7, "blank", None),
    ("Recipes", "Note", 7, "text", CHANGED),
    ("Recipes", "Amount low", 8, "blank", CHANGED),
])
def test_a_mistake_is_judged_by_what_becomes_of_it(
    title: str, heading: str, row: int, kind: str, word: str | None
) -> None:
    grid = sound_grid()
    replay = Replay(grid)
    made = {m.kind: m for m in mistakes_in(grid, in_cell(grid, title, heading, row))}
    if word is None:
        assert kind not in made
        return
    with replay.reading():
        assert judged(replay, made[kind]).word == word


@quick
def test_a_cell_that_is_not_read_changes_nothing() -> None:
    grid = sound_grid()
    put(grid, "Settings", "Plan name", "my own words", column=9)
    grid.sheets["Settings"].cells[6, 9] = Cell("Note")
    place_of_note = next(p for p in places(grid) if p.title == "Settings" and p.position[1] == 9)
    replay = Replay(grid)
    with replay.reading():
        assert {judged(replay, m).word for m in mistakes_in(grid, place_of_note)} == {UNCHANGED}


@quick
@pytest.mark.parametrize(("other", "word"), [
    (("Prices", "FY2026-27", 7), SILENT),
    (("Prices", "FY2027-28", 7), SILENT),
    (("Recipes", "Note", 7), SILENT),
])
def test_a_reader_that_takes_a_text_for_something_else_would_be_found(
    other: tuple[str, str, int], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is taken for nought, or for a value of another cell. Without it: a trial that calls all noticed."""
    grid = sound_grid()
    replay = Replay(grid)
    (mistake,) = (m for m in mistakes_in(grid, in_cell(grid, "Prices", "FY2026-27", 7)) if m.kind == "text")
    right, there = replay.with_cell, in_cell(grid, *other)
    monkeypatch.setattr(replay, "with_cell", lambda *given: right(there.title, there.position, Cell(0.0)))
    with replay.reading():
        assert judged(replay, mistake).word == word


@quick
def test_an_error_of_the_reader_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    grid = sound_grid()
    replay = Replay(grid)
    (mistake,) = (m for m in mistakes_in(grid, in_cell(grid, "Prices", "FY2026-27", 7)) if m.kind == "text")

    def failing(*given: object) -> None:
        raise ZeroDivisionError

    with replay.reading():
        monkeypatch.setattr(READER, "tab_problems", failing)
        assert judged(replay, mistake).word == TRACEBACK


@pytest.mark.whole
def test_the_command_tries_a_sample() -> None:
    found = list(tried(SMALL, 40, SEED, 2))
    assert len(found) == 40
    assert {v.word for v in found} & {SILENT, TRACEBACK} == set()


@pytest.mark.solve
def test_a_trial_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    """Proves: parts add up to the whole, and what a file keeps is not tried again but told again."""
    file = tmp_path / "done.jsonl"
    whole = sorted(map(str, tried(SMALL, 40, SEED, 1)))
    parts = [list(tried(SMALL, 40, SEED, 1, (n, 2), Kept(file))) for n in (1, 2)]
    assert sorted(str(v) for part in parts for v in part) == whole
    assert len(Kept(file).found) == 2
    again = Kept(file)
    again.keep = None  # type: ignore[assignment, method-assign]
    assert sorted(map(str, tried(SMALL, 40, SEED, 1, (1, 2), again))) == sorted(map(str, parts[0]))


@pytest.mark.whole
def test_a_column_in_another_unit_is_told() -> None:
    """Proves: every column of numbers a thousand times as large, all rows alike, is told by a usual range.

    Sensitivity: no other row gives it away; without the range of its column the plan would be made with it.
    """
    grid = load(SMALL)
    assert [str(v) for v in columns_judged(grid, columns_of(grid)) if v.word == SILENT] == []
