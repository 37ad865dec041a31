"""Exports: what is sold abroad comes from who may sell it there."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.demand import Demand
from model.schema.supply import HOME
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, members, note
from model.workbook.rules.ways import Ways


def sold_on(book: Book) -> Iterator[Problem]:
    """Who may sell abroad is not sent the same goods by others who may not; one message a market.

    Protects: a ban on who sells, which a way through another's store would lift, and a plan that gains by trade alone,
    since imports and own goods cannot be told apart where they lie together. It may be meant, so it is a note.
    """
    ways, names = Ways(book), members(book)
    for line in chosen(book, Demand):
        market = line.values
        if market.country == HOME:
            continue
        for commodity in names.get(market.commodity, ()):
            pairs = [(i.name, j.name) for i, j in ways.of(commodity)]
            sellers = {i for i, j in pairs if j == market.market}
            other, seller = next(((i, j) for i, j in pairs if j in sellers and i not in sellers), ("", ""))
            if seller:
                yield note(at(book, Demand, line.row, "market"), f"{seller} may sell {commodity} there and may be sent "
                           f"it by {other}, which may not sell there itself, so that it may be sold on.",
                           "If that is not meant, name on Sellers who alone may sell there.")
                break
