"""Figures that look as if they were typed in another unit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

from model.ground.errors import Problem
from model.schema import SHEETS
from model.schema.economy import ITEM_USUAL, EconomyItem
from model.schema.prices import Price
from model.workbook.read.book import Book
from model.workbook.read.bounds import usual_problems
from model.workbook.rules.common import at, note, rates, rows
from model.workbook.wording import number

THOUSAND = 900
"""How many times the other years' figure looks like a unit a thousand times smaller."""
ANYTHING = (0.0, math.inf)
"""The range of a figure of which nothing is known."""
LEAST_OTHERS = 2
"""Other years without which a figure cannot be compared."""


def usual_prices(book: Book) -> Iterator[Problem]:
    """A price lies where prices lie, after exchange; one message a row.

    Protects: a price in rupees where dollars are meant, or per tonne; it is a note.
    """
    column = Price.SHEET.years
    to_rupees = rates(book)
    if column is None or column.usual is None or column.usual_currency not in to_rupees:
        return
    base = to_rupees[column.usual_currency]
    for parsed, price in rows(book, Price):
        own = to_rupees.get(price.currency, {})
        for year, value in parsed.years.items():
            times = base[year] / own[year] if own.get(year) and base.get(year) else None
            if times and not column.usual[0] * times <= value <= column.usual[1] * times:
                ends = " to ".join(number(round(end * times, 2)) for end in column.usual)
                yield note(at(book, Price, parsed.row, year),
                           f"{number(value)} {price.currency} per kg is outside the usual {ends}.",
                           "Check the unit and the currency.")
                break


def usual_economy(book: Book) -> Iterator[Problem]:
    """A figure of the economy lies where such figures lie; one message a row.

    Protects: a power price in paise, an inflation of 40 where 4 % is meant: every cost and gap would move with it.
    """
    for parsed, item in rows(book, EconomyItem):
        usual = ITEM_USUAL.get(item.item, ANYTHING)
        for year, value in parsed.years.items():
            found = usual_problems(at(book, EconomyItem, parsed.row, year), value, usual, item.unit)
            if found:
                yield found[0]
                break


def usual_tonnes(book: Book) -> Iterator[Problem]:
    """Tonnes of a year lie where tonnes lie; one message a row.

    Protects: a whole row in kilograms, which no other year of it gives away.
    """
    for kind in SHEETS:
        years = kind.SHEET.years
        if years is None or years.usual is None or years.usual_currency:
            continue
        for parsed, _ in rows(book, kind):
            far = ((y, v) for y, v in parsed.years.items() if math.isfinite(v))
            found = (usual_problems(at(book, kind, parsed.row, y), v, years.usual, years.unit) for y, v in far)
            yield from next((p for p in found if p), ())


def years_alike(book: Book) -> Iterator[Problem]:
    """A year's figure is not a thousand times, or a thousandth of, those of the other years; one message a row.

    Protects: kg typed as t, or lakh as crore, in one cell; it is a note.
    """
    for kind in SHEETS:
        if kind.SHEET.years is None or kind.SHEET.years.unit.startswith("%"):
            continue
        for parsed, _ in rows(book, kind):
            figures = {y: v for y, v in parsed.years.items() if v > 0 and math.isfinite(v)}
            if not figures or max(figures.values()) < min(figures.values()) * THOUSAND:
                continue
            for year, value in figures.items():
                others = [v for y, v in figures.items() if y != year]
                middle = median(others) if len(others) >= LEAST_OTHERS else value
                if not middle / THOUSAND < value < middle * THOUSAND:
                    yield note(at(book, kind, parsed.row, year), f"{number(value)} in {year} is far from the "
                               f"{number(middle)} of the other years.", "Check the unit.")
                    break
