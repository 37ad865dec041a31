"""Names that must not stand for two things."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.names import plain
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.facilities import Facility
from model.schema.supply import Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import at, rows


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
