"""Prices that make a good land far above what its markets say it is worth: the cell of the price, not of the market."""

from __future__ import annotations

from collections.abc import Sequence

from model.ground.errors import Problem
from model.schema.prices import Price
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, members
from model.workbook.wording import number

FAR_ABOVE = 10.0
"""Times the cost of not serving a market above which a landed price is taken for the mistake, and not the cost."""


def far_price(book: Book, commodity: str, country: str, year: str, times: float, where: str) -> Problem | None:
    """The stop at the cell of a price; None where the price has no row of its own on Prices.

    Args:
        book: the workbook.
        commodity: what lands.
        country: where it comes from.
        year: financial year.
        times: its landed price, as times the cost of not serving the market.
        where: the cell of that cost.
    """
    names, rows = members(book), chosen(book, Price)
    own = [x for x in rows if x.values.at == country and commodity in names.get(x.values.commodity, ())]
    exact: Sequence[object] = [x for x in own if x.values.commodity == commodity]
    for line in [x for x in own if x in exact] or own:
        if year in line.years:
            return Problem(
                at(book, Price, line.row, year),
                f"{number(line.years[year])} {line.values.currency} per kg lands {commodity} in India at "
                f"{number(round(times))} times what its market loses by a kilogram not served ({where}).",
                "Check unit and currency of the price, then of that cell.")
    return None
