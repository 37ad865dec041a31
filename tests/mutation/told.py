"""What is told of a mistake that is taken, and whether a name that is spelt otherwise is only another name."""

from __future__ import annotations

from functools import cache
from typing import Any

from model.ground.address import position, split
from model.ground.names import plain
from model.schema import BY_TITLE, Field, fields_of
from model.schema.text_class import text_class
from model.workbook.read.book import first_key
from model.workbook.read.references import SPECIAL
from tests.mutation.kinds import MISSPELT, SHARE
from tests.mutation.mistakes import SETTING, Mistake
from tests.mutation.replay import Read, Replay


def noted(replay: Replay, read: Read, mistake: Mistake) -> bool:
    """Whether a note that was not there before names the row of a mistake, or the name that was misspelt."""
    before = set(replay.sound.problems)
    row, _ = mistake.place.position
    written = str(mistake.cell.value) if mistake.cell is not None and mistake.kind in MISSPELT else ""
    for problem in read.problems:
        title, cell = split(problem.where)
        if problem not in before and title == mistake.place.title and cell:
            first, _, last = cell.partition(":")
            if position(first)[0] <= row <= position(last or first)[0]:
                return True
        if problem not in before and written and f"'{written}'" in problem.found:
            return True
    return False


def harm(replay: Replay, read: Read, mistake: Mistake) -> str:
    """What harm a value does that was taken without a word; "" where it does none."""
    place = mistake.place
    if mistake.kind == SHARE and _shown_in_percent(replay, mistake):
        return ""
    if mistake.kind not in MISSPELT or place.field in (None, SETTING):
        return "taken without a word"
    assert place.field is not None
    old = plain(str(replay.grid.sheets[place.title].cells[place.position].value))
    for title, name in _linked(place.title, place.field):
        if any(plain(str(v)) == old for v in _values(read, title, name)):
            return f"{title} has '{old}' too"
    return ""


def _shown_in_percent(replay: Replay, mistake: Mistake) -> bool:
    """Whether the row itself says that its numbers are shares."""
    rows = {p.row: p.values for p in (replay.sound.rows or {}).get(mistake.place.title, ())}
    return str(getattr(rows.get(mistake.place.position[0]), "unit", "")).startswith("%")


def _values(read: Read, title: str, name: str) -> list[Any]:
    form = {"Settings": read.settings, "Scheme": read.scheme}.get(title)
    rows = [form] if form is not None else [p.values for p in (read.rows or {}).get(title, ())]
    return [v for r in rows if (v := getattr(r, name)) is not None]


@cache
def _linked(title: str, field: Field) -> tuple[tuple[str, str], ...]:
    """The columns in which a name of a column means the same: its own, those that refer to it, all of countries."""
    words = {w for w, columns in SPECIAL.items() if (title, field.name) in columns}
    if not BY_TITLE[title].SHEET.form and field.column.key and first_key(BY_TITLE[title]) == field:
        words.add(title)
    country = text_class(field) == "country"
    texts = [(t, f) for t, kind in BY_TITLE.items() for f in fields_of(kind) if f.kind == "text"]
    return ((title, field.name), *((t, f.name) for t, f in texts
                                   if words & set(f.column.refers) or country and text_class(f) == "country"))
