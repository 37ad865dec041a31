"""Facilities: reserves that only hold stock, facilities that take no part, and what a closed one can still do."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.capacity import CapacityOption
from model.schema.facilities import Facility
from model.schema.recipes import RecipeLine
from model.schema.returns import Return
from model.schema.stocks import Stock
from model.workbook.read.book import Book
from model.workbook.rules.common import RESERVE, at, note, only_reserves, rows
from model.workbook.rules.routes import stages_by_facility
from model.workbook.rules.ways import Ways

MEND = "Give it another Kind on Facilities, or name another facility."


def reserves_hold_only(book: Book) -> Iterator[Problem]:
    """No reserve has capacity or works a route. One message a route.

    Protects: a strategic reserve that would quietly become a plant, and be left out again where a row says (all).
    """
    said: set[str] = set()
    for parsed, option in rows(book, CapacityOption):
        if only_reserves(book, option.facility):
            yield Problem(at(book, CapacityOption, parsed.row, "facility"), f"'{option.facility}' is a reserve, which "
                          f"only holds stock, and can have no capacity of {option.stage}.", MEND)
    for parsed, line in rows(book, RecipeLine):
        if only_reserves(book, line.facility) and line.recipe not in said:
            said.add(line.recipe)
            yield Problem(at(book, RecipeLine, parsed.row, "facility"), f"'{line.facility}' is a reserve, which only "
                          f"holds stock, and cannot work {line.recipe}.", MEND)


def takes_part(book: Book) -> Iterator[Problem]:
    """A facility has capacity, holds stock or takes something back.

    Protects: a site that the planner believes to be in the plan; it may be meant, so it is a note.
    """
    stages = stages_by_facility(book)
    holders = {s.facility for _, s in rows(book, Stock)} | {r.facility for _, r in rows(book, Return)}
    for parsed, facility in rows(book, Facility):
        if facility.facility in holders or (stages.get(facility.facility) and facility.kind != RESERVE):
            continue
        sheets = "Stocks" if facility.kind == RESERVE else "Capacity, Stocks or Returns"
        yield note(at(book, Facility, parsed.row, "facility"), f"'{facility.facility}' has no row on {sheets}, so it "
                   "takes no part in the plan.", "Add one, or delete it.")


def closed_ships_nothing(book: Book) -> Iterator[Problem]:
    """A facility that the plan may leave closed, and that passes goods on, says how much.

    Protects: a depot that stays closed, pays nothing and passes goods on all the same. A store of what only the
    facility itself uses, which no way leaves, passes nothing on.
    """
    ways = Ways(book)
    for parsed, facility in rows(book, Facility):
        if facility.decision is None or facility.throughput is not None:
            continue
        held = [s.commodity for _, s in rows(book, Stock) if s.facility == facility.facility]
        if any(origin.name == facility.facility for c in held for origin, _ in ways.of(c)):
            yield Problem(at(book, Facility, parsed.row, "throughput"), f"the plan opens {facility.facility} or not, "
                          "and it holds stock: without Throughput it would pass goods on even where it is closed.",
                          "Type the most that it ships out in a year, in t.")
