"""Own limits: filters that mean something for their quantity, and spans of years."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.years import start_of
from model.schema import fields_of
from model.schema.column import Row
from model.schema.duties import Duty
from model.schema.facilities import Facility
from model.schema.limits import Limit
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, plan_years, rows
from model.workbook.rules.counted import Counted
from model.workbook.wording import either, number, together

FILTERS: dict[str, tuple[str, ...]] = {
    "shipped": ("commodity", "origin", "target"),
    "made": ("commodity", "facility", "stage"),
    "built": ("facility", "stage"),
    "held": ("commodity", "facility"),
    "unmet": ("commodity", "target"),
    "open": ("facility",),
}
"""Quantity of a limit → the columns that may narrow it."""

FILTER_FIELDS = tuple(f for f in fields_of(Limit) if any(f.name in own for own in FILTERS.values()))
"""The columns that narrow a limit, in their order."""

WORDS = {"shipped": "shipped", "made": "made", "built": "built", "held": "held", "unmet": "left unmet",
         "open": "opened or not"}
"""Quantity of a limit → what is done to it, in a sentence."""

EACH = "each year"

SPANS: tuple[type[Row], ...] = (Limit, Duty)
"""Row classes of the sheets with a first and a last year."""


def filters_meant(book: Book) -> Iterator[Problem]:
    """A limit is narrowed only by what its quantity has.

    Protects: a limit on more than its planner meant, because a filter would be passed over.
    """
    labels = {f.name: f.column.heading for f in fields_of(Limit)}
    for parsed, limit in rows(book, Limit):
        own = FILTERS[limit.quantity]
        for name in (f.name for f in FILTER_FIELDS):
            if getattr(limit, name) is not None and name not in own:
                yield Problem(at(book, Limit, parsed.row, name), f"'{labels[name]}' does not narrow the quantity "
                              f"'{limit.quantity}'.", f"Empty it; {either([labels[n] for n in own])} can.")


def open_is_decided(book: Book) -> Iterator[Problem]:
    """A limit on open facilities finds some that the plan may open or not.

    Protects: a limit on nothing.
    """
    if _anybody_decided(book):
        return
    for parsed, limit in rows(book, Limit):
        if limit.quantity == "open":
            yield Problem(at(book, Limit, parsed.row, "quantity"), "no facility has the Decision 'decide', so none is "
                          "opened by the plan.", "Set it on Facilities, or delete the limit.")


def something_counted(book: Book) -> Iterator[Problem]:
    """A limit counts something in the years in which it holds.

    Protects: a limit on nothing, which the planner believes to hold; a stop where it can never hold, else a note.
    """
    counted = Counted(book)
    for parsed, limit in rows(book, Limit):
        own = FILTERS[limit.quantity]
        given = [f for f in FILTER_FIELDS if getattr(limit, f.name) is not None]
        if any(f.name not in own for f in given) or (limit.quantity == "open" and not _anybody_decided(book)):
            continue
        held = [y for y in plan_years(book) if (limit.first or y) <= y <= (limit.last or y)]
        years = counted.years(limit)
        where = at(book, Limit, parsed.row, given[0].name if given else "quantity")
        fits = " with " + together([f"{f.column.heading} {getattr(limit, f.name)}" for f in given]) if given else ""
        found = f"'{limit.name}' counts nothing: nothing can be {WORDS[limit.quantity]}{fits}"
        if not held:
            yield note(at(book, Limit, parsed.row, "first" if limit.first else "last"), f"'{limit.name}' holds in no "
                       "year of the plan, so it is not used.", "Correct its years if it should hold.")
        elif not years and limit.penalty is None and not _kept_by_nothing(limit):
            yield Problem(where, f"{found}, so it can never be {_asked(limit)}.", "Correct the filters, or delete the "
                          "limit.")
        elif not years:
            yield note(where, f"{found}.", "It changes no decision; correct the filters if it should.")
        elif years != held and limit.over == EACH and limit.penalty is None and not _kept_by_nothing(limit):
            yield Problem(at(book, Limit, parsed.row, "first"), f"in {held[0]} nothing can be {WORDS[limit.quantity]} "
                          f"that '{limit.name}' counts, so it can never be {_asked(limit)}.",
                          f"Begin it in {years[0]}, or hold it over 'all years'.")


def _anybody_decided(book: Book) -> bool:
    return any(f.decision is not None for _, f in rows(book, Facility))


def _kept_by_nothing(limit: Limit) -> bool:
    """Whether nothing at all keeps the limit."""
    return {"≤": limit.value >= 0, "≥": limit.value <= 0, "=": limit.value == 0}[limit.sense]


def _asked(limit: Limit) -> str:
    words = {"≤": "at most", "≥": "at least", "=": "exactly"}
    return f"{words[limit.sense]} {number(limit.value)}"


def years_in_order(book: Book) -> Iterator[Problem]:
    """A span of years does not end before it begins.

    Protects: a row that holds in no year.
    """
    for kind in SPANS:
        labels = {f.name: f.column.heading for f in fields_of(kind)}
        for parsed, row in rows(book, kind):
            first, last = getattr(row, "first", None), getattr(row, "last", None)
            if first is not None and last is not None and start_of(first) > start_of(last):
                words = together([f"{labels['first']} {first}", f"{labels['last']} {last}"])
                yield Problem(at(book, kind, parsed.row, "last"), f"{words} are in the wrong order.",
                              "Exchange them, or correct one.")
