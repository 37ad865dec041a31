"""Stops: the settings of a stop go together, its origin supplies something, and what it draws has a price."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.years import start_of
from model.schema import fields_of
from model.schema.facilities import Facility
from model.schema.settings import Settings
from model.schema.stocks import Stock
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RESERVE, at, form_at, note, plan_years, rows
from model.workbook.rules.prices import with_price

TOGETHER = ("stop_origin", "stop_first_year", "stop_months", "stop_chance", "surge_share", "surge_premium")
"""The settings that say together what a stop is."""


def asks_for_stops(book: Book) -> bool:
    """Whether the workbook looks at stops."""
    return book.settings is not None and all(getattr(book.settings, n) is not None for n in TOGETHER)


def settings_together(book: Book) -> Iterator[Problem]:
    """Where one setting of a stop is filled, all are.

    Protects: a stop without a chance, a length or a surge, which would be none.
    """
    if book.settings is None or all(getattr(book.settings, n) is None for n in TOGETHER):
        return
    headings = {f.name: f.column.heading for f in fields_of(Settings)}
    filled = next(headings[n] for n in TOGETHER if getattr(book.settings, n) is not None)
    for name in TOGETHER:
        if getattr(book.settings, name) is None:
            yield Problem(form_at(book, Settings, name), f"'{headings[name]}' is empty, and '{filled}' is filled.",
                          f"Fill all {len(TOGETHER)} rows from '{headings[TOGETHER[0]]}' to "
                          f"'{headings[TOGETHER[-1]]}', or empty them all.")


def origin_supplies(book: Book) -> Iterator[Problem]:
    """The origin that stops is a country abroad that supplies something, and stops in a year of the plan.

    Protects: a stop of nobody, or of India itself, that costs nothing.
    """
    if book.settings is None or not asks_for_stops(book):
        return
    origin, first, years = book.settings.stop_origin or "", book.settings.stop_first_year or "", plan_years(book)
    abroad = sorted({s.country for _, s in rows(book, Supply) if not s.assured} - {HOME})
    if origin not in abroad:
        guess = next(iter(difflib.get_close_matches(origin, abroad, 1)), "")
        yield Problem(form_at(book, Settings, "stop_origin"), f"no supply comes from '{origin}'.",
                      f"Did you mean '{guess}'?" if guess else f"Type a country of Supply other than {HOME}.")
    if years and start_of(first) > start_of(years[-1]):
        yield Problem(form_at(book, Settings, "stop_first_year"), f"{first} lies after the plan, so no "
                      "stop is calculated.", f"Type a year up to {years[-1]}.")


def kept_for_stops(book: Book) -> Iterator[Problem]:
    """Only a reserve keeps stock for stops, at most so much, and it helps where a stop is calculated.

    Protects: a plant's own stock that the plan could not touch; a reserve that no stop ever opens; a store without
    limit, which grows as long as prices do.
    """
    kinds = {f.facility: f.kind for _, f in rows(book, Facility)}
    for parsed, stock in rows(book, Stock):
        if stock.for_stops and kinds.get(stock.facility) != RESERVE:
            yield Problem(at(book, Stock, parsed.row, "for_stops"), f"{stock.facility} is no reserve, and keeps "
                          f"{stock.commodity} for stops.", "Choose No, or give it the Kind reserve on Facilities.")
        elif stock.for_stops and (stock.most is None or math.isinf(stock.most)):
            yield Problem(at(book, Stock, parsed.row, "most"), f"nothing limits what is held, and {stock.commodity} is "
                          "kept for stops.", "Type what the store holds at most, in t.")
        elif stock.for_stops and not asks_for_stops(book):
            yield note(at(book, Stock, parsed.row, "for_stops"), f"{stock.commodity} is kept for stops, and no stop "
                       "is calculated.", "Fill the rows of Settings that say what a stop is: as it is, the store is "
                       "filled only as far as Opening, Closing and Floor in days ask for.")


def drawn_has_price(book: Book) -> Iterator[Problem]:
    """What a stop draws on, and what is kept for stops, has a price in India where it cannot be bought abroad.

    Protects: stocks that a stop uses up for nothing, and a store that is worth nothing when the plan ends.
    """
    asked, priced = asks_for_stops(book), with_price(book)
    for parsed, stock in rows(book, Stock):
        if stock.commodity not in priced and (asked or stock.for_stops):
            yield Problem(at(book, Stock, parsed.row, "commodity"), f"{stock.commodity} has no price in {HOME}, by "
                          "which what is held of it is valued.", f"Add a row on Prices at {HOME}, or a Reference "
                          "country on Commodities.")
