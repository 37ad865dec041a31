"""Own limits: filters that mean something for their quantity, and spans of years."""

from __future__ import annotations

from collections.abc import Iterator

from model.errors import Problem
from model.schema import fields_of
from model.schema.column import Row
from model.schema.duties import Duty
from model.schema.facilities import Facility
from model.schema.limits import Limit
from model.workbook.book import Book
from model.workbook.rules.common import at, rows
from model.workbook.wording import either, together
from model.years import start_of

FILTERS: dict[str, tuple[str, ...]] = {
    "shipped": ("commodity", "origin", "target"),
    "made": ("commodity", "facility", "stage"),
    "built": ("facility", "stage"),
    "held": ("commodity", "facility"),
    "unmet": ("commodity", "target"),
    "open": ("facility",),
}
"""Quantity of a limit → the columns that may narrow it."""

SPANS: tuple[type[Row], ...] = (Limit, Duty)
"""Row classes of the sheets with a first and a last year."""


def filters_meant(book: Book) -> Iterator[Problem]:
    """A limit is narrowed only by what its quantity has.

    Protects: a limit on more than its planner meant, because a filter would be passed over.
    """
    labels = {f.name: f.column.heading for f in fields_of(Limit)}
    for parsed, limit in rows(book, Limit):
        own = FILTERS[limit.quantity]
        for name in dict.fromkeys(n for names in FILTERS.values() for n in names):
            if getattr(limit, name) is not None and name not in own:
                yield Problem(at(book, Limit, parsed.row, name), f"'{labels[name]}' does not narrow the quantity "
                              f"'{limit.quantity}'.", f"Empty it; {either([labels[n] for n in own])} can.")


def open_is_decided(book: Book) -> Iterator[Problem]:
    """A limit on open facilities finds some that the plan may open or not.

    Protects: a limit on nothing.
    """
    if any(f.decision is not None for _, f in rows(book, Facility)):
        return
    for parsed, limit in rows(book, Limit):
        if limit.quantity == "open":
            yield Problem(at(book, Limit, parsed.row, "quantity"), "no facility has the Decision 'decide', so none is "
                          "opened by the plan.", "Set it on Facilities, or delete the limit.")


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
