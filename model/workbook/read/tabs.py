"""The tabs of a workbook against the sheets the tool knows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from model.ground.commands import command
from model.ground.errors import Problem
from model.ground.names import plain
from model.schema import LAYOUT, SHEETS
from model.workbook.layout import LISTS, README
from model.workbook.read.cells import Grid
from model.workbook.read.locate import OWN

RENAMED = 0.8
"""How alike a strange tab must be to an absent optional sheet to be taken for it."""
LIKE_NEEDED = 0.6
"""The same for a sheet that must be there."""
VERSION_ROW, VERSION_COLUMN = 2, 2
KEPT_TABS = (README, LISTS)
"""Sheets that every workbook of the tool has and no planner fills."""
FRESH = f"Copy it from a fresh template ({command('template')})."


def tab_problems(grid: Grid) -> Iterator[Problem]:
    """Sheets that are missing, renamed or not known, and a layout of another version.

    Args:
        grid: the workbook.

    Yields:
        Problems.
    """
    yield from _version(grid)
    known = {k.SHEET.title for k in SHEETS} | {*KEPT_TABS}
    strange = [t for t in grid.sheets if t not in known and not t.strip().startswith(OWN)]
    for kind in SHEETS:
        title, needed = kind.SHEET.title, kind.SHEET.needed
        if title in grid.sheets:
            continue
        by_plain = {plain(t): t for t in strange}
        likeness = LIKE_NEEDED if needed else RENAMED
        near = [t for t in by_plain if _holds(t, plain(title))] or difflib.get_close_matches(
            plain(title), by_plain, n=1, cutoff=likeness)
        if near:
            other = by_plain[near[0]]
            strange.remove(other)
            mend = f"There is a sheet '{other}'; rename its tab to '{title}'."
            yield Problem(f"Sheet '{title}'", "missing.", mend if needed else f"{mend} If it is another, put # before "
                          "its name.")
        elif needed:
            yield Problem(f"Sheet '{title}'", "missing.", FRESH)
    for title in strange:
        yield Problem(f"Sheet '{title}'", "not known and not read.",
                      "If it is your own working, put # before its name to stop this note.", "note")


def _holds(tab: str, title: str) -> bool:
    """Whether a tab is named like a sheet with something added.

    >>> _holds("bids 2026", "bids"), _holds("supply (2)", "supply"), _holds("bidding", "bids")
    (True, True, False)
    """
    return re.fullmatch(rf"{re.escape(title)}[\W_\d].*|.*[\W_\d]{re.escape(title)}", tab) is not None


def _version(grid: Grid) -> Iterator[Problem]:
    """The layout written on Read me, where there is one."""
    version = layout_of(grid)
    if version not in ("", LAYOUT):
        found = f"this workbook follows layout {version}, the tool needs {LAYOUT}."
        yield Problem(f"'{README}'!B{VERSION_ROW}", found,
                      f"Run: {command('template')} --upgrade {grid.name}.xlsx {grid.name}_{LAYOUT}.xlsx, check the "
                      "list of changes it prints, and use the new file.")


def layout_of(grid: Grid) -> str:
    """The layout a workbook says it follows, on Read me; "" where it does not say."""
    cell = grid.sheets[README].cells.get((VERSION_ROW, VERSION_COLUMN)) if README in grid.sheets else None
    return str(cell.value).strip() if cell is not None else ""
