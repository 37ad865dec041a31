"""Designs: each says what it hands out, and can be handed out."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.designs import Design
from model.schema.scheme import Scheme
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, form_at, note, rows
from model.workbook.wording import count, number

EQUAL, WHOLE, PARTS = "equal", "whole", "parts"


def cells_fit_the_word(book: Book) -> Iterator[Problem]:
    """How many awards of what size is said where all are equal, and nowhere else.

    Protects: a number that a planner typed and no design uses.
    """
    for parsed, design in rows(book, Design):
        for name, heading in (("beneficiaries", "Beneficiaries"), ("award", "Award")):
            filled = getattr(design, name) is not None
            where = at(book, Design, parsed.row, name)
            if design.awards == EQUAL and not filled:
                yield Problem(where, f"{heading} is empty although Awards is equal.",
                              f"Type {'a whole number' if name == 'beneficiaries' else 't/a'}.")
            if design.awards != EQUAL and filled:
                yield Problem(where, f"{heading} is filled although Awards is {design.awards}.",
                              "Empty the cell, or set Awards to equal.")


def awards_possible(book: Book) -> Iterator[Problem]:
    """Equal awards are within the scheme, its sizes and what the bidders want.

    Protects: a design without a plan, which would stand in the comparison without figures. It is a note, since the
    other designs are compared all the same.
    """
    if book.scheme is None:
        return
    bids = sorted((bid for _, bid in rows(book, Bid) if bid.status != "out" and bid.qualified),
                  key=lambda bid: (bid.rate, -bid.net_worth))
    sizes = [line.values.capacity for line in chosen(book, AwardSize)]
    for parsed, design in rows(book, Design):
        if not bids:
            yield note(at(book, Design, parsed.row, "design"), "no bid on Bids may receive an award.",
                       "The design is not compared.")
        elif design.awards == EQUAL and design.beneficiaries and design.award:
            found = [*_within(book, parsed.row, design.beneficiaries, design.award, len(bids)),
                     *_sized(book, parsed.row, design, sizes)]
            yield from found or _wanted(book, parsed.row, design.award, bids[: design.beneficiaries])


def _within(book: Book, row: int, places: int, award: float, bids: int) -> Iterator[Problem]:
    assert book.scheme is not None
    where = at(book, Design, row, "beneficiaries")
    if places > bids:
        yield note(where, f"{places} receive an award; {count(bids, 'bid')} on Bids may.", f"The design awards {bids}.")
    if min(places, bids) > book.scheme.beneficiaries:
        yield note(where, f"{places} receive an award; the scheme selects {book.scheme.beneficiaries} at most "
                   f"({form_at(book, Scheme, 'beneficiaries')}).", "The design has no plan: lower it.")
    awards = min(places, bids)
    if awards * award > book.scheme.total_capacity:
        yield note(at(book, Design, row, "award"), f"{awards} awards of {number(award)} t/a are "
                   f"{number(awards * award)} t/a; Total capacity is {number(book.scheme.total_capacity)} t/a "
                   f"({form_at(book, Scheme, 'total_capacity')}).", "The design has no plan: lower it, or award fewer.")


def _sized(book: Book, row: int, design: Design, sizes: list[float]) -> Iterator[Problem]:
    where, award = at(book, Design, row, "award"), design.award or 0.0
    if not sizes:
        return
    if award > max(sizes):
        yield note(where, f"Award is {number(award)} t/a; the largest of Award sizes is {number(max(sizes))} t/a.",
                   "The design has no plan: lower it, or add the size.")
    elif design.lots != PARTS and _whole(book, design) and award not in sizes:
        yield note(where, f"Award {number(award)} t/a is none of Award sizes, and lots are whole.",
                   f"The design has no plan: type one of {', '.join(number(k) for k in sizes)}, or set Lots to parts.")
    elif award < min(sizes):
        yield note(where, f"Award is {number(award)} t/a; the smallest of Award sizes is {number(min(sizes))} t/a.",
                   "The design has no plan: raise it, or add the size.")


def _whole(book: Book, design: Design) -> bool:
    return design.lots == WHOLE or (book.settings is not None and book.settings.whole_lots)


def _wanted(book: Book, row: int, award: float, bids: list[Bid]) -> Iterator[Problem]:
    for bid in bids:
        if not bid.least <= award <= bid.most:
            yield note(at(book, Design, row, "award"), f"Award is {number(award)} t/a; {bid.beneficiary} wants "
                       f"{number(bid.least)} to {number(bid.most)} t/a on Bids.",
                       "The design is compared all the same.")
