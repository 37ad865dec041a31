"""Share limits: what is added up is alike, and something is left to buy."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.aims import SHARE_EXCESS, Aim
from model.schema.commodities import Commodity
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, members, note, rows
from model.workbook.wording import together

ELEMENTS = ("ndpr", "dy", "tb")


def alike(book: Book) -> Iterator[Problem]:
    """The members of a group with a share limit are of one kind, and of one element where they hold any.

    Protects: tonnes of unlike goods that are added up, so that all of one of them may come from one country though the
    limit is kept; it is a note.
    """
    goods = {c.commodity: c for _, c in rows(book, Commodity)}
    for line in chosen(book, Supply):
        named = [goods[c] for c in members(book).get(line.values.commodity, ())]
        if line.values.share_limit is not None and len({_alike(c) for c in named}) > 1:
            found = (f"the share limit of {line.values.country} is on {line.values.commodity}: tonnes of "
                     f"{together([c.commodity for c in named])} are added, which are unlike.")
            yield note(at(book, Supply, line.row, "share_limit"), found,
                       "All of one of them may come from there. Give each a row of its own if each is to keep it.")


def somewhere_else(book: Book) -> Iterator[Problem]:
    """Where share limits are held, goods with one can be had from another country too.

    Protects: a limit that lets nothing in at all, since a share of nothing is nothing; it is a note.
    """
    if any(aim.aim == SHARE_EXCESS for _, aim in rows(book, Aim)):
        return
    names = members(book)
    origins = [(line.values.country, set(names.get(line.values.commodity, ()))) for line in chosen(book, Supply)
               if line.values.country != HOME and line.values.control != "ban"]
    for line in chosen(book, Supply):
        country, limit = line.values.country, line.values.share_limit
        goods = set(names.get(line.values.commodity, ()))
        if limit is None or limit >= 1 or country == HOME or any(n != country and goods & c for n, c in origins):
            continue
        yield note(at(book, Supply, line.row, "share_limit"), f"no other country than {country} supplies "
                   f"{line.values.commodity}, and its share limit is below 100 %: none of it can be imported.",
                   f"Empty the limit, add another origin, or make {SHARE_EXCESS} an aim, which counts what is beyond.")


def _alike(commodity: Commodity) -> tuple[str, str]:
    """Kind of a commodity, and the element that it holds most of."""
    held = {e: float(getattr(commodity, e)) for e in ELEMENTS}
    return commodity.kind, max(held, key=lambda e: held[e]) if any(held.values()) else ""
