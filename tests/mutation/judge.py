"""What became of a mistake: said at its cell, of no consequence, a change of just that value, or silence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from model.case.parsed import ParsedRow
from model.ground.address import position, split
from model.ground.errors import Problem
from model.ground.names import plain
from model.ground.units import factor
from model.ground.years import start_of
from model.schema import BY_TITLE, Field, fields_of
from model.workbook.layout import UNIT_ROW
from model.workbook.read.cells import Grid
from tests.mutation.kinds import TOLD
from tests.mutation.mistakes import Mistake
from tests.mutation.replay import Read, Replay
from tests.mutation.told import harm, noted

AT_CELL, IN_ROW, ELSEWHERE = "said at the cell", "said in its row", "stopped where the cell is missed"
NOTED, UNCHANGED, RENAMED = "taken and told in a note", "plan's data unchanged", "another name, and no more"
CHANGED = "only that value changed, as allowed"
SILENT, TRACEBACK = "SILENT", "TRACEBACK"
SUMMED = {
    "stopped": (AT_CELL, IN_ROW, ELSEWHERE), "noted": (NOTED,), "harmless": (UNCHANGED, RENAMED), "allowed": (CHANGED,),
    "silent": (SILENT, TRACEBACK),
}
"""What the verdicts are summed to; allowed is a value that may be meant, in a cell that stands alone."""


class WholeColumn(Protocol):
    """A mistake in all cells of a column."""

    kind: ClassVar[str]


@dataclass(frozen=True)
class Verdict:
    """What became of a mistake.

    Attributes:
        mistake: what was typed.
        word: one of those of `SUMMED`.
        why: what else changed, or the error.
    """

    mistake: Mistake | WholeColumn
    word: str
    why: str = ""

    def __str__(self) -> str:
        """One line."""
        return f"{self.word}: {self.mistake}{f': {self.why}' if self.why else ''}"


def judged(replay: Replay, mistake: Mistake) -> Verdict:
    """Make a mistake, read the workbook and say what became of it; within `Replay.reading` only."""
    place = mistake.place
    try:
        read = replay.with_cell(place.title, place.position, mistake.cell)
    except Exception as error:  # whatever it is, a planner would see a traceback
        return Verdict(mistake, TRACEBACK, f"{type(error).__name__}: {error}")
    if read.rows is None:
        return Verdict(mistake, _nearest(mistake, read.problems))
    differing = list(differences(replay.sound, read))
    if not differing:
        return Verdict(mistake, UNCHANGED)
    if [d[:3] for d in differing] != [_datum(mistake)]:
        return Verdict(mistake, SILENT, f"changed: {differing[:4]}")
    told = noted(replay, read, mistake)
    if mistake.kind in TOLD:
        wrong = "" if told else harm(replay, read, mistake)
    else:
        wrong = _not_allowed(replay, mistake, differing[0][3])
    if wrong:
        return Verdict(mistake, SILENT, wrong)
    return Verdict(mistake, NOTED if told else RENAMED if mistake.kind in TOLD else CHANGED)


def _nearest(mistake: Mistake, problems: tuple[Problem, ...]) -> str:
    """How near to the cell the nearest stop is."""
    row, column = mistake.place.position
    found = ELSEWHERE
    for problem in problems:
        title, cell = split(problem.where)
        if problem.severity == "stop" and title == mistake.place.title and cell:
            top, left = position(cell)
            bottom, right = position(cell.partition(":")[2]) if ":" in cell else (top, left)
            if top <= row <= bottom:
                if left <= column <= right:
                    return AT_CELL
                found = IN_ROW
    return found


def _datum(mistake: Mistake) -> tuple[str, int, str]:
    place = mistake.place
    return place.title, 0 if BY_TITLE[place.title].SHEET.form else place.position[0], place.name


def differences(before: Read, after: Read) -> Iterator[tuple[str, int, str, Any]]:
    """Sheet, row, name and new value of every value that differs; a row that came or went counts as a value."""
    for title, old, new in (("Settings", before.settings, after.settings), ("Scheme", before.scheme, after.scheme)):
        yield from _of_row(title, 0, old and old.model_dump(), new and new.model_dump())
    for title in sorted((before.rows or {}).keys() | (after.rows or {}).keys()):
        was, now = ({p.row: p for p in (r.rows or {}).get(title, ())} for r in (before, after))
        for row in sorted(was.keys() | now.keys()):
            one, other = was.get(row), now.get(row)
            if one is not other:
                yield from _of_row(title, row, one and _flat(one), other and _flat(other))


def _flat(parsed: ParsedRow) -> dict[str, Any]:
    spread = {f"{n} low": v for n, v in parsed.low.items()} | {f"{n} high": v for n, v in parsed.high.items()}
    return {**parsed.values.model_dump(), **spread, **parsed.years}


def _of_row(title: str, row: int, old: Any, new: Any) -> Iterator[tuple[str, int, str, Any]]:
    if (old is None) != (new is None):
        yield title, row, "", None
        return
    for name in (old or {}) | (new or {}):
        if old.get(name) != new.get(name):
            yield title, row, name, new.get(name)


def _not_allowed(replay: Replay, mistake: Mistake, value: Any) -> str:
    """Why a value that was accepted should not have been; "" where it may stand there and is what was typed."""
    field, cell = mistake.place.field, mistake.cell
    if field is None:
        return "a cell that no plan reads changed a value"
    if value is None or mistake.cell is None and value == field.column.blank:
        return _emptied(replay, mistake, field)
    if cell is None or cell.formula:
        return f"nothing was typed and {value!r} was taken"
    if field.kind in ("number", "whole", "share"):
        return _number_not_allowed(replay.grid, mistake, field, value)
    if field.kind == "year":
        start_of(value)
    if field.choices and value not in field.choices or field.kind == "yes/no" and not isinstance(value, bool):
        return f"{value!r} is no choice"
    if field.column.refers and value not in field.column.words and not _defined(replay.sound, value):
        return f"{value!r} is defined nowhere"
    return "" if isinstance(value, bool) or plain(str(value)) == plain(_written(cell.value)) else f"{value!r} was taken"


def _written(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _emptied(replay: Replay, mistake: Mistake, field: Field) -> str:
    """An empty cell may be empty: it is a low or high end, a year of a Low or High row, or declared so."""
    place = mistake.place
    if mistake.cell is not None:
        return f"{mistake.cell.value!r} was taken for an empty cell"
    rows = {p.row: p for p in (replay.sound.rows or {}).get(place.title, ())}
    in_case = field.name == "{year}" and getattr(rows[place.position[0]].values, "case", "Base") != "Base"
    spread = place.name != field.name and field.column.spread
    return "" if in_case or spread or not field.required else "a required cell may not be empty"


def _number_not_allowed(grid: Grid, mistake: Mistake, field: Field, value: float) -> str:
    inside = ((field.ge is None or value >= field.ge) and (field.gt is None or value > field.gt)
              and (field.le is None or value <= field.le) and (field.lt is None or value < field.lt))
    typed = mistake.cell.value if mistake.cell is not None else None
    if not inside or not isinstance(typed, int | float) or not math.isfinite(value):
        return f"{value} is outside the allowed range"
    row, column = mistake.place.position
    at = (row, 3) if BY_TITLE[mistake.place.title].SHEET.form else (UNIT_ROW, column)
    unit = grid.sheets[mistake.place.title].cells.get(at)
    times = factor(str(unit.value), field.column.unit) if unit is not None else 1.0
    return "" if math.isclose(value, typed * (times or 1.0)) else f"{typed} was taken as {value}"


def _defined(read: Read, name: str) -> bool:
    """Whether a name is a value of any text column of any sheet."""
    return any(name == getattr(p.values, f.name) for rows in (read.rows or {}).values() for p in rows
               for f in fields_of(type(p.values)) if f.kind == "text")
