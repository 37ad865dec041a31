"""What the reader says about a workbook in memory."""

from __future__ import annotations

from model.errors import InputProblems
from model.workbook import tables_from
from model.workbook.cells import Grid


def messages(grid: Grid) -> list[str]:
    """Every message as severity and text, in the order in which planners see them."""
    try:
        problems = tables_from(grid).notes
    except InputProblems as error:
        problems = error.problems
    return [f"{p.severity} {p}" for p in problems]
