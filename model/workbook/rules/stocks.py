"""Stocks: bounds that fit together, and goods whose origin can be told."""

from __future__ import annotations

from collections.abc import Iterator

from model.errors import Problem
from model.schema.commodities import Commodity
from model.schema.facilities import Facility
from model.schema.freight import ANYWHERE, Freight
from model.schema.stocks import Stock
from model.schema.supply import HOME, Supply
from model.workbook.book import Book
from model.workbook.rules.common import at, chosen, members, rows
from model.workbook.rules.routes import routes
from model.workbook.wording import number

MAGNET = "magnet"


def within_most(book: Book) -> Iterator[Problem]:
    """What is held at the start, and must be at the end, fits into the store.

    Protects: a plan that cannot exist.
    """
    for parsed, stock in rows(book, Stock):
        for name, label in (("opening", "Opening"), ("closing", "Closing")):
            value = getattr(stock, name)
            if value is not None and stock.most is not None and value > stock.most:
                yield Problem(at(book, Stock, parsed.row, name), f"{label} {number(value)} is above Most "
                              f"{number(stock.most)} t.", "Lower it, or raise Most.")


def origin_told(book: Book) -> Iterator[Problem]:
    """No facility holds magnets that it makes and imports as well.

    Protects: dependence, which counts magnets made in India: in a mixed stock they cannot be told from imports.
    """
    kinds = {c.commodity: c.kind for _, c in rows(book, Commodity)}
    made = {(f.facility, c) for r in routes(book) for f in r.workers for c in r.outputs}
    for parsed, stock in rows(book, Stock):
        if kinds.get(stock.commodity) != MAGNET or (stock.facility, stock.commodity) not in made:
            continue
        origin = next((s for s in _foreign(book, stock.commodity) if _may_reach(book, s, stock)), None)
        if origin is not None:
            found = (f"{stock.facility} would hold {stock.commodity} that it makes together with imports from "
                     f"{origin.country}, which cannot be told apart.")
            yield Problem(at(book, Stock, parsed.row, "commodity"), found,
                          f"Bar the way from {origin.country} to {stock.facility} on Freight, or hold the stock at "
                          "another facility.")


def _foreign(book: Book, commodity: str) -> list[Supply]:
    names = members(book)
    return [line.values for line in chosen(book, Supply)
            if line.values.country != HOME and line.values.control != "ban"
            and commodity in names.get(line.values.commodity, ())]


def _may_reach(book: Book, supply: Supply, stock: Stock) -> bool:
    """Whether the most exact row of Freight lets an import come to the facility of a stock."""
    commodity = next(c for _, c in rows(book, Commodity) if c.commodity == stock.commodity)
    holder = next(f for _, f in rows(book, Facility) if f.facility == stock.facility)
    origins = (supply.supply, None, None, supply.country)
    targets = (stock.facility, holder.place, f"({holder.kind})", HOME)
    goods = (commodity.commodity, commodity.group, commodity.kind)
    best: tuple[int, int, bool] | None = None
    for _, row in rows(book, Freight):
        exact = [_exact(row.origin, origins), _exact(row.target, targets), _exact(row.goods, goods)]
        if min(exact) >= 0:
            here = exact[0] + exact[1], exact[2], not row.barred
            best = here if best is None else max(best, here, key=lambda b: b[:2])
    if best is None:
        return book.settings is None or book.settings.unlisted_lanes == "free"
    return best[2]


def _exact(word: str, names: tuple[str | None, ...]) -> int:
    if word in names:
        return len(names) - names.index(word)
    return 0 if word == ANYWHERE else -1
