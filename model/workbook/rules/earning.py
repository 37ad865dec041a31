"""Earning: what the stages of the scheme make is sold as it is, since only such sales earn the incentive."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.bids import Bid
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.recipes import RecipeLine
from model.schema.stages import Stage
from model.schema.supply import HOME
from model.workbook.read.book import Book
from model.workbook.rules.common import at, members, note, rows
from model.workbook.rules.routes import MAIN, Route, routes

MAGNET = "magnet"


def sales_earn(book: Book) -> Iterator[Problem]:
    """Somebody asks for what stages with the Scheme role magnet make, and not only for what is made of it.

    Protects: a stage added after sintering, such as coating, that takes the incentive away from everybody in silence.
    """
    known = routes(book)
    if book.scheme is None or not all(r.hangs_together for r in known):
        return
    roles = {s.stage: s.scheme_role for _, s in rows(book, Stage)}
    bidders = {bid.beneficiary for _, bid in rows(book, Bid)}
    his = [r for r in known if bidders & {f.facility for f in r.workers}]
    magnets = {_main(r).commodity for r in his if roles.get(_main(r).stage) == MAGNET}
    sold = _sold(book)
    if magnets and not magnets & sold:
        parsed = next(p for p, s in rows(book, Stage) if s.scheme_role == MAGNET)
        yield Problem(at(book, Stage, parsed.row, "scheme_role"), f"nobody asks for {_either(magnets)}, which is what "
                      "stages with the Scheme role magnet make: no sale can earn the incentive.",
                      "Give the role to the stage whose output is sold, or ask for it on Demand and sales.")
        return
    for route in his:
        made, of = _main(route), sorted(magnets & set(route.inputs))
        if of and roles.get(made.stage) != MAGNET and made.commodity in sold:
            yield note(at(book, RecipeLine, route.of(MAIN)[0].row, "stage"), f"{made.commodity} is made of {of[0]} "
                       f"after the stage with the Scheme role magnet: what is sold of it earns no incentive.",
                       f"Give the role to {made.stage} if it should.")


def _main(route: Route) -> RecipeLine:
    return route.of(MAIN)[0].values


def _sold(book: Book) -> set[str]:
    """What markets in India ask for, abroad too where exports earn, and what may be delivered in its place."""
    assert book.scheme is not None, "asked of a workbook with a scheme"
    names = members(book)
    found = {c for _, d in rows(book, Demand) if d.country == HOME or book.scheme.exports_earn
             for c in names.get(d.commodity, ())}
    instead = {c.commodity: c.replaced_by for _, c in rows(book, Commodity) if c.replaced_by}
    while more := {b for c, b in instead.items() if c in found and b is not None} - found:
        found |= more
    return found


def _either(names: set[str]) -> str:
    return " or ".join(sorted(names))
