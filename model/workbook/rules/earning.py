"""Earning: what bidders make at the stages of the scheme is sold, alone or in what is made of it at later stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.ground.errors import Problem
from model.schema.bids import Bid
from model.schema.commodities import HOLDING, MAGNET, Commodity
from model.schema.demand import Demand
from model.schema.recipes import RecipeLine
from model.schema.settings import OWN_FLOWS, Settings
from model.schema.stages import Stage
from model.schema.supply import HOME
from model.workbook.read.book import Book
from model.workbook.rules.common import at, form_at, members, note, rows
from model.workbook.rules.prices import with_price
from model.workbook.rules.routes import MAIN, Route, routes


@dataclass(frozen=True)
class MagnetRoutes:
    """The routes of one bidder from the magnet stage onward.

    Attributes:
        first: those of stages with the Scheme role magnet.
        later: those of stages without a role that may take what comes before and make goods that hold magnets.
    """

    first: Sequence[Route]
    later: Sequence[Route]

    @property
    def goods(self) -> set[str]:
        """What the magnet stage makes, and what later stages make of it."""
        found = {_made(r) for r in self.first}
        while more := {_made(r) for r in self.later if found & set(r.inputs)} - found:
            found |= more
        return found

    @property
    def after(self) -> list[Route]:
        """The later routes that take such goods."""
        goods = self.goods
        return [r for r in self.later if goods & set(r.inputs)]


def sales_earn(book: Book) -> Iterator[Problem]:
    """Somebody asks for what a bidder makes with its own magnets in it.

    Protects: a chain in which no sale can earn the incentive, so that awards would be judged without it in silence.
    """
    known = _of_bidders(book)
    goods = {b: r.goods for b, r in known.items() if r.goods}
    sold = _sold(book)
    if goods and not any(made & sold for made in goods.values()):
        parsed = next(p for p, s in rows(book, Stage) if s.scheme_role == MAGNET)
        every = set[str]().union(*goods.values())
        yield Problem(at(book, Stage, parsed.row, "scheme_role"), f"nobody asks for {_either(every)}, which bidders "
                      "make at the stage with the Scheme role magnet and after it: no sale can earn the incentive.",
                      "Ask for it on Demand and sales, or give bidders on Recipes and Capacity the route from it to "
                      "what is sold.")
        return
    for parsed, bid in rows(book, Bid):
        made = goods.get(bid.beneficiary)
        if made and not made & sold:
            yield note(at(book, Bid, parsed.row, "beneficiary"), f"nobody asks for {_either(made)}, which is what "
                       f"{bid.beneficiary} makes of its magnets.", "Its sales earn no incentive.")


def one_magnet_stage(book: Book) -> Iterator[Problem]:
    """No stage with the Scheme role magnet works on what another makes, and nothing is made into what it is made of.

    Protects: an award, which would count the capacity of two stages for one tonne; and magnets in goods, of which
    nobody could tell how many there are.
    """
    said: set[str] = set()
    for of in _of_bidders(book).values():
        first = {_made(r) for r in of.first}
        for route in of.first:
            before = sorted(first & set(route.inputs) - {_made(route)})
            if before and route.name not in said:
                said.add(route.name)
                yield Problem(_at_main(book, route, "stage"), f"{route.name} takes {before[0]}, and the stages of both "
                              "have the Scheme role magnet: an award would count both capacities.",
                              "Leave the role to the first of them; sales of what is made later earn the incentive.")
        for route in of.after:
            if route.name not in said and set(route.inputs) & _beyond(of, _made(route)):
                said.add(route.name)
                yield Problem(_at_main(book, route, "commodity"), f"{route.name} makes {_made(route)} of "
                              f"{_either(set(route.inputs) & of.goods)}, which is made of it in its turn: nobody can "
                              "tell how many magnets it holds.", "Delete one of the routes, or give its output another "
                              "name.")


def goods_hold_magnets(book: Book) -> Iterator[Problem]:
    """Goods other than magnets in which a bidder sells magnets say what they hold, and have a price in India.

    Protects: sales that earn nothing in silence, as the goods are said to hold no Nd+Pr, and net sales without a price.
    """
    goods = {c.commodity: (p, c) for p, c in rows(book, Commodity)}
    sold, valued, said = _sold(book), with_price(book), set[str]()
    mix = book.settings is not None and book.settings.margins != OWN_FLOWS
    for route in (r for of in _of_bidders(book).values() for r in of.after):
        made = _made(route)
        if made in said or made not in sold or made not in goods or goods[made][1].kind == MAGNET:
            continue
        said.add(made)
        parsed, commodity = goods[made]
        if commodity.ndpr == 0:
            yield note(at(book, Commodity, parsed.row, "ndpr"), f"{made} is made of magnets and holds no Nd+Pr.",
                       "No magnets count in it, and its sales earn no incentive. Type its content if they should.")
        elif made not in valued:
            yield Problem(at(book, Commodity, parsed.row, "reference_country"), f"{made} is made of magnets and has no "
                          f"price in {HOME}, so that a share of its net sales cannot be told.",
                          f"Add a row on Prices at {HOME}.")
        elif mix:
            yield note(form_at(book, Settings, "margins"), f"{made} is sold with magnets in it, and margins are those "
                       "of the demand's mix of magnets.", "Choose own flows to judge a maker on what it sells.")


def _of_bidders(book: Book) -> dict[str, MagnetRoutes]:
    """Bidder → its routes from the magnet stage onward; none where routes must be mended first."""
    known = routes(book)
    if book.scheme is None or not all(r.hangs_together for r in known):
        return {}
    roles = {s.stage: s.scheme_role for _, s in rows(book, Stage)}
    kinds = {c.commodity: c.kind for _, c in rows(book, Commodity)}
    found = {}
    for bidder in dict.fromkeys(bid.beneficiary for _, bid in rows(book, Bid)):
        his = [(r, roles.get(r.of(MAIN)[0].values.stage)) for r in known if bidder in {f.facility for f in r.workers}]
        later = [r for r, role in his if role is None and kinds.get(_made(r)) in HOLDING]
        found[bidder] = MagnetRoutes([r for r, role in his if role == MAGNET], later)
    return found


def _beyond(of: MagnetRoutes, goods: str) -> set[str]:
    """Goods and all that is made of them."""
    found = {goods}
    while more := {_made(r) for r in of.later if found & set(r.inputs)} - found:
        found |= more
    return found


def _made(route: Route) -> str:
    return route.of(MAIN)[0].values.commodity


def _at_main(book: Book, route: Route, name: str) -> str:
    return at(book, RecipeLine, route.of(MAIN)[0].row, name)


def _sold(book: Book) -> set[str]:
    """What markets in India ask for, abroad too where exports earn, and what may be delivered in its place."""
    if book.scheme is None:
        return set()
    names = members(book)
    found = {c for _, d in rows(book, Demand) if d.country == HOME or book.scheme.exports_earn
             for c in names.get(d.commodity, ())}
    instead = {c.commodity: c.replaced_by for _, c in rows(book, Commodity) if c.replaced_by}
    while more := {b for c, b in instead.items() if c in found and b is not None} - found:
        found |= more
    return found


def _either(names: set[str]) -> str:
    return " or ".join(sorted(names))
