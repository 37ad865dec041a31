"""The integrated chain: a bidder makes metal from oxide, alloy from that metal and magnets from that alloy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.ground.errors import Problem
from model.schema.bids import Bid
from model.schema.commodities import Commodity
from model.schema.facilities import Facility
from model.schema.scheme import Scheme
from model.schema.stages import Stage
from model.workbook.read.book import Book
from model.workbook.rules.common import at, form_at, note, rows
from model.workbook.rules.routes import MAIN, Route, routes

ROLES = ("metal", "alloy", "magnet")
WORDS = {"metal": "metal", "alloy": "alloy from its own metal", "magnet": "magnets from its own alloy"}
"""Role of a stage → what it stands for in a sentence."""


def integrated_chain(book: Book) -> Iterator[Problem]:
    """A bidder that may receive an award has a route from oxide to metal, alloy and magnet of its own.

    Protects: an award to somebody who can only buy alloy or metal in, for which nothing would be asked and whose
    magnets earn nothing. Where the scheme asks for no own capacity it is a note.
    """
    known, law = routes(book), book.scheme
    if law is None or not all(r.hangs_together for r in known):
        return
    kinds = {f.facility: f.kind for _, f in rows(book, Facility)}
    for parsed, bid in rows(book, Bid):
        his = [r for r in known if bid.beneficiary in {f.facility for f in r.workers}]
        may = bid.qualified and bid.status != "out" and kinds.get(bid.beneficiary) == "beneficiary"
        lacking = _lacking(book, his) if may else None
        if lacking is None:
            continue
        where = at(book, Bid, parsed.row, "beneficiary")
        found = f"{bid.beneficiary} has no route of its own from oxide to magnet: it cannot make {lacking}."
        if law.metal_share > 0 or law.alloy_share > 0:
            mend = "Give it the stage on Capacity and the route on Recipes, or set the bid to out."
            yield Problem(where, found, mend)
        elif not law.bought_in_earn:
            yield note(where, found, f"Its magnets earn no incentive ({form_at(book, Scheme, 'bought_in_earn')}).")


def _lacking(book: Book, his: Sequence[Route]) -> str | None:
    """The first good of the chain that a bidder's routes do not reach; None where they reach a magnet."""
    roles = {s.stage: s.scheme_role for _, s in rows(book, Stage)}
    if not set(ROLES) <= set(roles.values()):
        return None
    goods = {c.commodity: c for _, c in rows(book, Commodity)}
    own: set[str] = set()
    for role in ROLES:
        able = [r for r in his if roles.get(r.of(MAIN)[0].values.stage) == role and _from_own(r, role, own, goods)]
        if not able:
            return WORDS[role]
        own |= {r.of(MAIN)[0].values.commodity for r in able}
    return None


def _from_own(route: Route, role: str, own: set[str], goods: dict[str, Commodity]) -> bool:
    """Whether a route takes an own good of the step before, and no metal, alloy or magnet that must be bought in."""
    taken = [goods[c] for c in route.inputs if c in goods]
    foreign = [c for c in taken if c.commodity not in own
               and (c.kind in ("alloy", "magnet") or (c.kind == "metal" and c.ndpr > 0))]
    return role == "metal" or (bool(own & {c.commodity for c in taken}) and not foreign)
