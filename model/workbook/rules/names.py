"""Names that must not stand for two things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.names import one_letter_apart, plain
from model.schema import SHEETS, Row, fields_of
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.facilities import Facility
from model.schema.supply import Supply
from model.schema.text_class import text_class
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows

LISTED = tuple(kind for kind in SHEETS if not kind.SHEET.form)
COLUMNS = tuple((kind, f.name, text_class(f)) for kind in LISTED for f in fields_of(kind) if f.kind == "text")
COUNTRIES = tuple((kind, name) for kind, name, word in COLUMNS if word == "country")
NAMED_IN = (*(((kind, name),) for kind, name, word in COLUMNS if word == "key"), COUNTRIES)
"""Columns that name things as the planner likes, those that name the same things together."""


def distinct_ends(book: Book) -> Iterator[Problem]:
    """No supply, facility and market share a name.

    Protects: goods move between ends by name; two ends of one name would be one end.
    """
    first: dict[str, str] = {}
    for _, facility in rows(book, Facility):
        first[plain(facility.facility)] = "a facility"
    said: set[str] = set()
    for parsed, supply in rows(book, Supply):
        key = plain(supply.supply)
        if not supply.assured and first.setdefault(key, "a supply") != "a supply" and key not in said:
            said.add(key)
            yield _clash(at(book, Supply, parsed.row, "supply"), supply.supply, first[key])
    for parsed, demand in rows(book, Demand):
        key = plain(demand.market)
        if first.setdefault(key, "a market") != "a market" and key not in said:
            said.add(key)
            yield _clash(at(book, Demand, parsed.row, "market"), demand.market, first[key])


def groups_apart(book: Book) -> Iterator[Problem]:
    """No group of commodities has the name of a commodity.

    Protects: a limit or price for the commodity would be taken for the whole group.
    """
    names = {plain(c.commodity) for _, c in rows(book, Commodity)}
    said: set[str] = set()
    for parsed, commodity in rows(book, Commodity):
        if commodity.group and plain(commodity.group) in names and commodity.group not in said:
            said.add(commodity.group)
            yield _clash(at(book, Commodity, parsed.row, "group"), commodity.group, "a commodity")


def one_country(book: Book) -> Iterator[Problem]:
    """All rows of a supply, and of a market, name one country.

    Protects: freight, duty and origin follow the country of the end.
    """
    yield from _countries(book, Supply, "supply")
    yield from _countries(book, Demand, "market")


def spelt_once(book: Book) -> Iterator[Problem]:
    """A name that is met once in the workbook, one letter from another of its kind, is told.

    Protects: a row that a slip of the fingers takes from its supply, market or group, so that a limit, a seller or a
    price no longer holds for it; it is a note.
    """
    met: Counter[str] = Counter()
    for columns in NAMED_IN:
        first: dict[str, tuple[str, str, int]] = {}
        often: Counter[str] = Counter()
        for place, (where, name) in enumerate(n for kind, column in columns for n in _names(book, kind, column)):
            first.setdefault(plain(name), (where, name, place))
            often[plain(name)] += 1
        for key, (where, name, place) in first.items():
            near = [n for n in first if often[key] == 1 and one_letter_apart(key, n)]
            met = met or (_met(book) if near else met)
            near = [n for n in near if met[key] == 1 and (met[n] > 1 or first[n][2] < place)]
            if near:
                yield note(where, f"'{name}' is met nowhere else, and is one letter from '{first[near[0]][1]}'.",
                           f"Type '{first[near[0]][1]}' if that is meant.")


def _names(book: Book, kind: type[Row], column: str) -> Iterator[tuple[str, str]]:
    """Cell and name of every name of a column."""
    for parsed, values in rows(book, kind):
        if (name := getattr(values, column)) is not None:
            yield at(book, kind, parsed.row, column), name


def _met(book: Book) -> Counter[str]:
    """How often each name is met on any list."""
    return Counter(plain(n) for kind, column, word in COLUMNS if word != "words" for _, n in _names(book, kind, column))


def _countries(book: Book, kind: type[Supply] | type[Demand], name: str) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    for parsed, values in rows(book, kind):
        if getattr(values, "assured", False):
            continue
        end = str(getattr(values, name))
        country, row = first.setdefault(end, (values.country, parsed.row))
        if country != values.country:
            yield Problem(at(book, kind, parsed.row, "country"), f"'{end}' is in {values.country} here and in "
                          f"{country} in row {row}.", "Give one country, or two names.")


def _clash(where: str, name: str, other: str) -> Problem:
    return Problem(where, f"'{name}' is also the name of {other}.", "Give one of them another name.")
