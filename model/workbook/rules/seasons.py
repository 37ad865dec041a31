"""Seasons: the steps of a year."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.demand import Demand
from model.schema.seasons import Season
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows
from model.workbook.rules.grades import NEAR, sum_said
from model.workbook.wording import count


def steps_exist(book: Book) -> Iterator[Problem]:
    """Every step is one of those into which Settings divides a year.

    Protects: a share of the year that falls in no step.
    """
    steps = int(book.settings.steps_per_year) if book.settings is not None else 1
    first = next(iter(rows(book, Season)), None)
    if first is not None and steps == 1:
        yield note(at(book, Season, first[0].row, "step"), "Settings plans each year in one step, so seasons are not "
                   "used.")
        return
    for parsed, season in rows(book, Season):
        if season.step > steps:
            yield Problem(at(book, Season, parsed.row, "step"), f"there is no step {season.step}; Settings divides a "
                          f"year into {count(steps, 'step')}.", "Correct the number, or the steps on Settings.")


def seasons_add_up(book: Book) -> Iterator[Problem]:
    """The seasons of a market add up to 100 %.

    Protects: demand that is lost, or counted twice, by the division into steps. Of a supply, a share is only the most
    that can be had in a step, so that these need not add up.
    """
    markets = {d.market for _, d in rows(book, Demand)}
    sums: dict[str, float] = {}
    lines: dict[str, int] = {}
    for parsed, season in rows(book, Season):
        sums[season.name] = sums.get(season.name, 0.0) + season.share
        lines.setdefault(season.name, parsed.row)
    for name, total in sums.items():
        if name in markets and abs(total - 1) > NEAR:
            yield Problem(at(book, Season, lines[name], "share"), f"the seasons of {name} add up to "
                          f"{sum_said(total)};", "they must add up to 100%.")
