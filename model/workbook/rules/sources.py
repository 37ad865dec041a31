"""Where the materials of the routes come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.ground.errors import Problem
from model.schema.column import CASES
from model.schema.commodities import Commodity
from model.schema.recipes import RecipeLine
from model.schema.returns import Return
from model.schema.stocks import Stock
from model.schema.supply import Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, members, note, rows
from model.workbook.rules.routes import INPUT, Route, routes


def needs_met(book: Book) -> Iterator[Problem]:
    """Every material a route needs can be had from somewhere; one that Supply names and has none of is told.

    Protects: a route that cannot be worked for want of one row on Supply, or that needs its own product to begin. A
    supply of 0 t, or banned, is a question that may be asked. It waits until every route hangs together.
    """
    known = routes(book)
    if not all(r.hangs_together for r in known):
        return
    workable = [r for r in known if r.workers]
    bought = _bought(book)
    needed = {c for r in workable for c in r.inputs}
    made = {c for r in workable for c in r.outputs}
    missing = needed - bought - made
    lines = {c.commodity: parsed.row for parsed, c in rows(book, Commodity)}
    for commodity in sorted(missing, key=lambda c: lines[c]):
        users = [r.name for r in workable if commodity in r.inputs]
        also = "" if len(users) == 1 else f" and {len(users) - 1} more"
        if any(commodity in _bought(book.in_case(c)) for c in CASES):
            yield note(at(book, Commodity, lines[commodity], "commodity"), f"'{commodity}' can be had in another case "
                       f"alone: in this one Supply has 0 t of it in every year, and the route {users[0]}{also} "
                       "stands idle.")
            continue
        if (row := _named(book, commodity)) is not None:
            yield note(at(book, Supply, row, "commodity"), f"Supply has 0 t of '{commodity}' in every year and "
                       f"nothing else gives it: the route {users[0]}{also} stands idle.", "Check that this is meant.")
            continue
        yield Problem(at(book, Commodity, lines[commodity], "commodity"), f"'{commodity}' is used by the route "
                      f"{users[0]}{also} but has no domestic supply, import or recycling.",
                      "Add a row on Supply, or a route that makes it.")
    yield from _circles(book, workable, bought | missing, needed)


def _named(book: Book, commodity: str) -> int | None:
    """The first row of Supply that names a commodity, whatever it has of it."""
    names = members(book)
    return next((x.row for x in chosen(book, Supply) if commodity in names.get(x.values.commodity, ())), None)


def _bought(book: Book) -> set[str]:
    """Commodities that can be had without making them: supplied in some year, in stock at the start, or returned."""
    names = members(book)
    found = {s.commodity for _, s in rows(book, Stock) if s.opening > 0}
    found |= {r.scrap for _, r in rows(book, Return) if r.share > 0}
    for line in chosen(book, Supply):
        had = not line.values.assured and line.values.control != "ban"
        if had and any(most > 0 for most in line.years.values()):
            found.update(names.get(line.values.commodity, []))
    return found


def _within_reach(start: set[str], workable: Iterable[Route]) -> set[str]:
    """Everything that can be made from a start."""
    found, grown = set(start), True
    while grown:
        grown = False
        for route in workable:
            if set(route.inputs) <= found and not set(route.outputs) <= found:
                found.update(route.outputs)
                grown = True
    return found


def _circles(book: Book, workable: list[Route], start: set[str], needed: set[str]) -> Iterator[Problem]:
    """Materials that can only be made out of themselves, one message a circle."""
    beyond = needed - _within_reach(start, workable)
    while beyond:
        circle = next((c for r in workable for c in r.inputs if c in beyond and c in _ancestors(c, workable, beyond)),
                      None)
        if circle is None:
            return
        line = next(x for r in workable for x in r.of(INPUT) if x.values.commodity == circle)
        yield Problem(at(book, RecipeLine, line.row, "commodity"), f"'{circle}' is needed to make itself and has no "
                      "other source.", "Add a row on Supply, an opening stock, or another route that makes it.")
        start = start | {circle}
        beyond = needed - _within_reach(start, workable)


def _ancestors(commodity: str, workable: list[Route], among: set[str]) -> set[str]:
    """What goes, at some remove, into a commodity."""
    found: set[str] = set()
    front = {commodity}
    while front:
        front = {c for r in workable if front & set(r.outputs) for c in r.inputs if c in among} - found
        found |= front
    return found
