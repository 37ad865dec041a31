"""Gestation: what an award asks for can be built before it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.ground.errors import Problem
from model.ground.years import label_of, later, start_of
from model.schema.bids import Bid
from model.schema.capacity import CapacityOption
from model.schema.scheme import Scheme
from model.schema.stages import Stage
from model.workbook.read.book import Book
from model.workbook.rules.bids import FIXED_IN, may_receive
from model.workbook.rules.common import RuleRow, at, chosen, form_at, note, plan_years, rows, stands_for
from model.workbook.rules.demand import first_year
from model.workbook.wording import count

NEW = "new"


@dataclass(frozen=True)
class _Line:
    """A way to build a stage of the scheme, and the first year in which a bidder may have it for an award."""

    row: int
    option: CapacityOption
    start: int

    @property
    def dated(self) -> bool:
        """Whether its earliest year is what makes it late."""
        return self.option.earliest is not None and start_of(self.option.earliest) == self.start


@dataclass(frozen=True)
class _Late:
    """A bid, the latest of the stages that come too late for it, how many others do, and the year it needs them by."""

    where: str
    row: int
    bid: Bid
    line: _Line
    others: int
    by: int


def stands_in_time(book: Book) -> Iterator[Problem]:
    """Each stage an award asks for can stand by the end of the gestation; one message a cell.

    Protects: a bid fixed in that can have no award, for which the search would blame the status; one that is open
    receives none, without a word.
    """
    found: dict[tuple[str, bool], list[_Late]] = {}
    for late in _late(book):
        found.setdefault((late.where, late.bid.status == FIXED_IN), []).append(late)
    for (where, fixed), several in found.items():
        yield _said(book, where, several, fixed)


def awards_within_plan(book: Book) -> Iterator[Problem]:
    """Capacity under an award stands before the plan ends.

    Protects: a plan too short to see what an award brings; it may be meant, so it is a note.
    """
    years, late = plan_years(book), {x.row for x in _late(book)}
    for parsed, bid in may_receive(book):
        if book.scheme is not None and years and parsed.row not in late:
            stands = later(bid.award_year, book.scheme.gestation)
            if start_of(stands) > start_of(years[-1]):
                found = f"capacity awarded in {bid.award_year} must stand by {stands}, after the plan ends."
                yield note(at(book, Bid, parsed.row, "award_year"), found, "Check that this is meant.")


def late_cells(book: Book) -> frozenset[str]:
    """Cells that are said to make a stage too late for an award."""
    return frozenset(x.where for x in _late(book))


def _late(book: Book) -> Iterator[_Late]:
    """Every bid that may receive an award and a stage of which comes too late for it.

    A plant that must be built and cannot start within the plan is told by the rules of Capacity.
    """
    years = plan_years(book)
    if book.scheme is None or not years:
        return
    for parsed, bid in may_receive(book):
        by = min(start_of(later(bid.award_year, book.scheme.gestation)), start_of(years[-1]))
        first = [min(lines, key=lambda x: x.start) for lines in _lines(book, bid, book.scheme).values()]
        late = sorted((line for line in first if line.start > by), key=lambda x: -x.start)
        if late and not (late[0].option.least > 0 and late[0].start > start_of(years[-1])):
            where = at(book, CapacityOption, late[0].row, "earliest" if late[0].dated else "lead_time")
            yield _Late(where, parsed.row, bid, late[0], len(late) - 1, by)


def _lines(book: Book, bid: Bid, scheme: Scheme) -> dict[str, list[_Line]]:
    """Role that the award asks for → the ways to build its stages; a role without any is another rule's."""
    asked = {"magnet": 1.0, "metal": scheme.metal_share, "alloy": scheme.alloy_share}
    roles = {s.stage: s.scheme_role for _, s in rows(book, Stage)}
    found: dict[str, list[_Line]] = {}
    for line in chosen(book, CapacityOption):
        role = roles.get(line.values.stage)
        if role and asked[role] and _his(book, line, bid):
            start = max(first_year(book, line.values), start_of(bid.award_year) + line.values.lead_time)
            found.setdefault(role, []).append(_Line(line.row, line.values, start))
    return found


def _his(book: Book, line: RuleRow[CapacityOption], bid: Bid) -> bool:
    return line.values.kind == NEW and stands_for(line.values.facility, bid.beneficiary, "beneficiary")


def _said(book: Book, where: str, late: list[_Late], fixed: bool) -> Problem:
    first, others = late[0], len(late) - 1
    bid, line = first.bid, first.line
    why = (f"Earliest year is {line.option.earliest}" if line.dated else
           f"with a Lead time of {count(line.option.lead_time, 'year')} nothing stands before {label_of(line.start)}")
    gestation = later(bid.award_year, book.scheme.gestation if book.scheme is not None else 0)
    until = (f"the gestation of {bid.beneficiary} ends in {gestation} ({form_at(book, Scheme, 'gestation')}, award "
             f"{at(book, Bid, first.row, 'award_year')})" if start_of(gestation) == first.by else
             f"the plan ends in {label_of(first.by)} (award of {bid.beneficiary} "
             f"{at(book, Bid, first.row, 'award_year')})")
    more = f", nor {count(first.others, 'more stage')}" if first.others else ""
    also = f" So it is with {count(others, 'more bid')}." if others else ""
    found = f"{why}, and {until}: no {line.option.stage} can stand for the award in time{more}.{also}"
    mend = "start it earlier, lengthen the gestation, or award later"
    if fixed:
        return Problem(where, found, f"As the bid is fixed in, there is no plan: {mend}, or set the bid to open.")
    return note(where, found, f"The bid receives no award; if that is not meant, {mend}.")
