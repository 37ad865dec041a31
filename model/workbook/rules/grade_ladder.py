"""Grade ladder: its years follow each other, and nobody forgets what he can do."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.grade_ladder import LadderStep
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows
from model.workbook.wording import number


def years_follow(book: Book) -> Iterator[Problem]:
    """Years are 1, 2, 3 … without a gap; a factor that falls is a note.

    Protects: a year for which nothing is said, and would be taken from another.
    """
    steps = sorted(rows(book, LadderStep), key=lambda r: r[1].age)
    before = None
    for place, (parsed, step) in enumerate(steps, start=1):
        if step.age != place:
            yield Problem(at(book, LadderStep, parsed.row, "age"), f"Year is {step.age}; the years before it are not "
                          f"all there.", f"Type {place}, or add the row for it.")
            return
        if before is not None and step.factor < before:
            yield note(at(book, LadderStep, parsed.row, "factor"), f"Most of a grade is {number(step.factor)}, less "
                       f"than {number(before)} a year before.", "A maker would have to unlearn.")
        before = step.factor
