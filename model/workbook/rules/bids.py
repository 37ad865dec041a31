"""Bids: who may bid, for how much, and how many can be chosen without whole lots."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.case.parsed import ParsedRow
from model.ground.errors import Problem
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.facilities import Facility
from model.schema.scheme import Scheme
from model.schema.settings import Settings
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, form_at, rows
from model.workbook.wording import count, number

FIXED_IN, OPEN, BENEFICIARY = "fixed in", "open", "beneficiary"


def bidders_may_bid(book: Book) -> Iterator[Problem]:
    """Only facilities of the kind beneficiary bid.

    Protects: an award to somebody whose plants do not follow the rules of beneficiaries.
    """
    kinds = {f.facility: f.kind for _, f in rows(book, Facility)}
    for parsed, bid in rows(book, Bid):
        kind = kinds.get(bid.beneficiary, BENEFICIARY)
        if kind != BENEFICIARY:
            yield Problem(at(book, Bid, parsed.row, "beneficiary"), f"{bid.beneficiary} is of the kind {kind} on "
                          "Facilities; only a beneficiary may bid.", "Change its kind there, or delete the row.")


def least_within_most(book: Book) -> Iterator[Problem]:
    """A bidder's least is not above its most.

    Protects: an award that cannot exist.
    """
    for parsed, bid in rows(book, Bid):
        if bid.least > bid.most:
            yield Problem(at(book, Bid, parsed.row, "most"), f"Wanted most {number(bid.most)} is below Wanted least "
                          f"{number(bid.least)} t/a.", "Raise one or lower the other.")


def rate_within_ceiling(book: Book) -> Iterator[Problem]:
    """No bid asks for more than the rate ceiling.

    Protects: a bid that would not be admitted.
    """
    ceiling = book.scheme.rate_ceiling if book.scheme is not None else math.inf
    for parsed, bid in rows(book, Bid):
        if bid.rate > ceiling:
            yield Problem(at(book, Bid, parsed.row, "rate"), f"Rate is {number(bid.rate)};", "it must be between 0 and "
                          f"{number(ceiling)} ₹/kg ({form_at(book, Scheme, 'rate_ceiling')}).")


def awards_fit_sizes(book: Book) -> Iterator[Problem]:
    """A beneficiary fixed in wants a size that is awarded.

    Protects: a decided award for which there is no size, so that no plan exists.
    """
    sizes = [line.values.capacity for line in chosen(book, AwardSize)]
    standing = list(may_receive(book))
    if book.scheme is not None and standing and not sizes:
        yield Problem("Sheet 'Award sizes'", f"there is no size for the {count(len(standing), 'bid')} that may receive "
                      "an award.", "Add the sizes [t/a] with their ceilings, or set every bid on Bids to out.")
    for parsed, bid in standing:
        if not sizes or bid.status != FIXED_IN or bid.least > bid.most:
            continue
        if bid.least > max(sizes):
            yield Problem(at(book, Bid, parsed.row, "least"), f"Wanted least {number(bid.least)} is above the largest "
                          f"size of Award sizes, {number(max(sizes))} t/a.", "Lower it, or add the size.")
        if bid.most < min(sizes):
            yield Problem(at(book, Bid, parsed.row, "most"), f"Wanted most {number(bid.most)} is below the smallest "
                          f"size of Award sizes, {number(min(sizes))} t/a.", "Raise it, or set the bid to out.")


def awards_fit_total(book: Book) -> Iterator[Problem]:
    """What is fixed in fits into the capacity of the scheme, and into its number of beneficiaries.

    Protects: decisions that together leave no plan.
    """
    if book.scheme is None:
        return
    fixed = [bid for _, bid in may_receive(book) if bid.status == FIXED_IN]
    smallest = min((line.values.capacity for line in chosen(book, AwardSize)), default=0.0)
    least = sum(max(bid.least, smallest) for bid in fixed)
    if least > book.scheme.total_capacity:
        yield Problem(form_at(book, Scheme, "total_capacity"), f"bids that are fixed in take {number(least)} t/a at "
                      f"least; Total capacity is {number(book.scheme.total_capacity)} t/a.",
                      "Raise it, or set some bids to open or out.")
    if len(fixed) > book.scheme.beneficiaries:
        yield Problem(form_at(book, Scheme, "beneficiaries"), f"{count(len(fixed), 'bid')} are fixed in; the scheme "
                      f"selects {book.scheme.beneficiaries} at most.", "Set the others to open or out.")


def choice_needs_lots(book: Book) -> Iterator[Problem]:
    """More candidates than places are chosen from with whole lots only.

    Protects: without whole lots every candidate would receive a part of a size, which the scheme does not know.
    """
    if book.scheme is None or book.settings is None or book.settings.whole_lots:
        return
    standing = [bid for _, bid in may_receive(book)]
    is_open = sum(bid.status == OPEN for bid in standing)
    if is_open and len(standing) > book.scheme.beneficiaries:
        yield Problem(form_at(book, Settings, "whole_lots"), f"{count(len(standing), 'bid')} stand for "
                      f"{count(book.scheme.beneficiaries, 'place')}; who is selected can only be decided with whole "
                      "lots.", f"Type Yes, or set {len(standing) - book.scheme.beneficiaries} of the open bids on Bids "
                      "to out.")


def worth_enough(book: Book) -> Iterator[Problem]:
    """A bidder's net worth covers the largest award it wants.

    Protects: an award the scheme would refuse.
    """
    sizes = sorted(chosen(book, AwardSize), key=lambda line: line.values.capacity)
    for parsed, bid in may_receive(book):
        wanted = [line for line in sizes if line.values.capacity <= bid.most]
        if not wanted or wanted[-1].values.net_worth <= bid.net_worth:
            continue
        size = wanted[-1]
        covered = [line.values.capacity for line in wanted if line.values.net_worth <= bid.net_worth]
        lower = at(book, Bid, parsed.row, "most").partition("!")[2]
        mend = f"Lower 'Wanted most' ({lower}) to {number(covered[-1])} or correct the net worth." if covered else (
            "Correct the net worth, or set the bid to out.")
        yield Problem(at(book, Bid, parsed.row, "net_worth"), f"net worth {number(bid.net_worth)} ₹ crore is below the "
                      f"{number(size.values.net_worth)} needed for {number(size.values.capacity)} t/a "
                      f"({at(book, AwardSize, size.row, 'net_worth')}).", mend)


def may_receive(book: Book) -> list[tuple[ParsedRow, Bid]]:
    """Bids that may receive an award."""
    return [(p, b) for p, b in rows(book, Bid) if b.qualified and b.status in (FIXED_IN, OPEN)]
