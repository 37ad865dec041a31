"""The parent of a workbook: the one it was made from, by Settings or by the mark on Read me, read and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from model.case.against import Against
from model.case.parent import against
from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.ground.names import nearest
from model.workbook.layout import COPIED_FROM, README
from model.workbook.read.cells import Grid
from model.workbook.read.files import ENDINGS

SHIPPED = Path(__file__).resolve().parents[2] / "inputs"
"""The folder of the shipped workbooks."""
SHOWN = 6
"""Things gone that a note names, at most."""


def with_parent(tables: Tables, path: Path, grid: Grid, read: Callable[[Path], Tables]) -> Tables:
    """The tables with what is otherwise than in the parent, and a note that says how much.

    Args:
        tables: of the workbook.
        path: its file.
        grid: its cells.
        read: reads a workbook, without its parent.

    Raises:
        InputProblems: Settings names a workbook that is not there or cannot be read.
    """
    named, marked = tables.settings.parent, mark_of(grid)
    parent = _named(tables, path, named) if named else SHIPPED / marked if marked else None
    if parent is None or not parent.is_file() or _same(parent, tables):
        return tables
    where = tables.form_cell("Settings", "parent") if named else f"Sheet '{README}'"
    try:
        found = against(tables, read(parent), parent.name)
    except InputProblems as error:
        stops = sum(p.severity == "stop" for p in error.problems)
        problem = Problem(where, f"{parent.name}, from which this workbook was made, cannot be read: {stops} cells "
                          "must be mended there.", "Mend it, or clear the cell.", severity="stop" if named else "note")
        if named:
            raise InputProblems([problem]) from error
        return replace(tables, notes=(*tables.notes, problem))
    return replace(tables, against=found, notes=(*tables.notes, Problem(where, _said(found), severity="note")))


def _said(found: Against) -> str:
    if not found.differences:
        return f"Against {found.parent}, from which it was made: nothing is otherwise."
    parts = [f"{n} × {kind}" for kind, n in found.counts.items()]
    lacking = [f"{d.sheet}{f': {d.column or d.item}' if d.column or d.item else ''}" for d in found.differences
               if d.kind.endswith("gone")]
    more = f" Gone: {'; '.join(lacking[:SHOWN])}{' …' if len(lacking) > SHOWN else ''}." if lacking else ""
    return f"Against {found.parent}, from which it was made: {', '.join(parts)}.{more}"


def mark_of(grid: Grid) -> str:
    """The shipped workbook that Read me says it was copied from; "" where it says none."""
    cells = grid.sheets[README].cells if README in grid.sheets else {}
    place = next((at for at, c in cells.items() if c.value == COPIED_FROM), None)
    value = cells[place[0], place[1] + 1].value if place and (place[0], place[1] + 1) in cells else None
    return Path(value).name if isinstance(value, str) else ""


def _named(tables: Tables, path: Path, name: str) -> Path:
    """The workbook that Settings names: beside this one, or among the shipped ones.

    Raises:
        InputProblems: it is not there.
    """
    given = Path(name) if Path(name).suffix.lower() in ENDINGS else Path(f"{name}.xlsx")
    places = [path.parent / given, SHIPPED / given.name]
    found = next((p for p in places if p.is_file() and p.resolve() != path.resolve()), None)
    if found is not None:
        return found
    guess = nearest(given.name, _others(path))
    mend = f"Did you mean {guess}?" if guess else "Type the name of a workbook beside this one, or clear the cell."
    raise InputProblems([Problem(tables.form_cell("Settings", "parent"), f"there is no other workbook {given} beside "
                                 "this one or among the shipped ones.", mend)])


def _others(path: Path) -> Iterator[str]:
    for folder in (path.parent, SHIPPED):
        yield from (p.name for p in folder.glob("*") if p.suffix.lower() in ENDINGS and p.resolve() != path.resolve())


def _same(parent: Path, tables: Tables) -> bool:
    return hashlib.sha256(parent.read_bytes()).hexdigest() == tables.sha256
