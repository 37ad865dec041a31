"""What the reader says about a workbook in memory."""

from __future__ import annotations

import re

from model.ground.errors import InputProblems
from model.schema import BY_TITLE, fields_of
from model.workbook import tables_from
from model.workbook.layout import FIRST_ROW
from model.workbook.read.cells import Grid


def messages(grid: Grid) -> list[str]:
    """Every message as severity and text, in the order in which planners see them."""
    try:
        problems = tables_from(grid).notes
    except InputProblems as error:
        problems = error.problems
    return [f"{p.severity} {p}" for p in problems]


def addressed(message: str) -> str:
    """An expected message with the row of each setting put in: ``Scheme!B<Rate ceiling>``.

    Settings stand in the order of the schema, so that a new one moves those below it.
    """

    def row(match: re.Match[str]) -> str:
        names = [f.column.heading for f in fields_of(BY_TITLE[match[1]])]
        return f"{match[1]}!{match[2]}{FIRST_ROW + names.index(match[3])}"

    return re.sub(r"(Settings|Scheme)!([A-Z])<([^>]+)>", row, message)
