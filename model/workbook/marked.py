"""A copy of a planner's workbook in which every problem is marked at its cell. The workbook itself is left alone."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from model.ground.address import position, split
from model.ground.errors import Problem
from model.ground.files import write_bytes

STOP_COLOUR, NOTE_COLOUR = "F4B183", "FFF2CC"
"""Orange where something must be mended, yellow where something should be known."""
AUTHOR = "Check"
WHOLE_SHEET = "A1"
"""Where a problem of a whole sheet is marked."""
COMMENT_WIDTH, LINE_HEIGHT, LINE_LENGTH = 380, 18, 48
MOST_CHARACTERS = 8_000
"""Characters of a comment; Excel shows no more with ease."""


def write_marked(path: Path, problems: Sequence[Problem], folder: Path, ending: str | None = None) -> Path | None:
    """Write a copy of a workbook with every problem coloured, and said in a comment, at its cell.

    Drop-downs, formulas and names are kept; Excel works the formulas out when it opens the copy.

    Args:
        path: the planner's workbook, one that can be read.
        problems: what was found in it.
        folder: where the copy goes.
        ending: of its name; the next that is free unless given.

    Returns:
        The copy, ``<name>_marked.xlsx``, or with -2, -3 … where there is one already; None where no problem has a
        place on a sheet that is there.

    Raises:
        OSError: the workbook cannot be read again.
        Unwritten: the copy cannot be written.
    """
    found = _by_sheet(problems)
    if not found:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm")
    there = [s for s in book.worksheets if s.title in found]
    for sheet in there:
        for cell, said in found[sheet.title].items():
            _mark(sheet, cell, said)
    if not there:
        return None
    copy = folder / f"{path.stem}_marked{free_ending(path, folder) if ending is None else ending}{path.suffix}"
    content = BytesIO()
    book.save(content)
    write_bytes(copy, content.getvalue())
    return copy


def free_ending(path: Path, folder: Path) -> str:
    """What makes the names of copy and table of problems new: a planner may be mending the copy of an earlier check.

    Args:
        path: the planner's workbook.
        folder: where they go.

    Returns:
        Nothing, or -2, -3 … where one of the two is there already.
    """
    endings = chain([""], (f"-{n}" for n in count(2)))
    return next(e for e in endings if not any(
        (folder / name).exists() for name in (f"{path.stem}_marked{e}{path.suffix}", f"{path.stem}_problems{e}.xlsx")))


def _by_sheet(problems: Sequence[Problem]) -> dict[str, dict[str, list[Problem]]]:
    """Sheet → cell → its problems; of a range the first cell."""
    found: dict[str, dict[str, list[Problem]]] = {}
    for problem in problems:
        title, cell = split(problem.where)
        if title:
            first = cell.partition(":")[0].replace("$", "") or WHOLE_SHEET
            found.setdefault(title, {}).setdefault(first, []).append(problem)
    return found


def _mark(sheet: Any, cell: str, problems: Sequence[Problem]) -> None:
    row, column = position(cell)
    target = sheet.cell(row, column)
    colour = STOP_COLOUR if any(p.severity == "stop" for p in problems) else NOTE_COLOUR
    target.fill = PatternFill("solid", start_color=colour, end_color=colour)
    before = [target.comment.text] if target.comment is not None else []
    text = "\n".join([*(f"{p.found} {p.mend}".strip() for p in problems), *before])[:MOST_CHARACTERS]
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.splitlines())
    target.comment = Comment(text, AUTHOR, height=LINE_HEIGHT * (lines + 1), width=COMMENT_WIDTH)
