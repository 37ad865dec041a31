"""Stocks: bounds that fit together, and goods whose origin can be told."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.grade_mix import GradeShare
from model.schema.stocks import Stock
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RESERVE, at, chosen, facilities, members, note, plan_years, rows
from model.workbook.rules.demand import SERVED
from model.workbook.rules.routes import routes
from model.workbook.rules.ways import End, Ways
from model.workbook.wording import number

MAGNET = "magnet"
DAYS = 365.0
NEAR = 1e-9
"""Share by which a rounded floor may lie above its most."""


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


def days_within_most(book: Book) -> Iterator[Problem]:
    """A floor in days asks for something, and for no more than the store holds.

    Protects: a reserve that the planner believes to last for days and that is empty; a plan that cannot exist.
    """
    for parsed, stock in rows(book, Stock):
        if not stock.floor_days:
            continue
        where, days = at(book, Stock, parsed.row, "floor_days"), number(stock.floor_days)
        holder = facilities(book, stock.facility)
        if holder and holder[0].kind == RESERVE:
            need = _most_demanded(book, stock.commodity) * stock.floor_days / DAYS
            if not need:
                yield note(where, f"the floor of a reserve counts days of India's demand, and no market in India asks "
                           f"for {stock.commodity}, so {days} days are 0 t.", "Ask for tonnes with Closing, or with a "
                           "row on Limits (quantity held, at least).")
            elif stock.most is not None and need > stock.most * (1 + NEAR):
                yield Problem(where, f"{days} days of India's demand for {stock.commodity} are "
                              f"{number(round(need, 2))} t, above Most {number(stock.most)} t.", "Lower it, or raise "
                              "Most.")
        elif stock.most == 0:
            yield Problem(where, f"{days} days of use are to be held where Most is 0 t, so nothing could be used or "
                          "shipped.", "Empty it, or raise Most.")


def _most_demanded(book: Book, commodity: str) -> float:
    """India's demand for a commodity in the year of the most [t], embedded goods left out."""
    mix = {(x.values.market, x.values.grade): x.years for x in chosen(book, GradeShare)}
    total = dict.fromkeys(plan_years(book), 0.0)
    for line in chosen(book, Demand):
        market = line.values
        if market.kind != SERVED or market.country != HOME or commodity not in members(book).get(market.commodity, ()):
            continue
        parts = mix.get((market.market, commodity), {})
        for year in total:
            part = 1.0 if market.commodity == commodity else parts.get(year, 0.0)
            total[year] += line.years.get(year, 0.0) * part * (1 - market.embedded)
    return max(total.values(), default=0.0)


def origin_told(book: Book) -> Iterator[Problem]:
    """No facility holds magnets that it makes and imports as well.

    Protects: dependence, which counts magnets made in India: in a mixed stock they cannot be told from imports.
    """
    kinds = {c.commodity: c.kind for _, c in rows(book, Commodity)}
    ways = Ways(book)
    made = {(f.facility, c) for r in routes(book) for f in r.workers for c in r.outputs}
    for parsed, stock in rows(book, Stock):
        if kinds.get(stock.commodity) != MAGNET or (stock.facility, stock.commodity) not in made:
            continue
        origin = next((s for s in _foreign(book, stock.commodity) if _may_reach(ways, s, stock)), None)
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


def _may_reach(ways: Ways, supply: Supply, stock: Stock) -> bool:
    """Whether an import may come to the facility of a stock."""
    origin = End((supply.supply, None, None, supply.country))
    return ways.may_move(stock.commodity, origin, ways.at(stock.facility))
