"""The scheme: stages it names, sizes of awards, and what it assures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from model.ground.errors import Problem
from model.schema import fields_of
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.economy import ITEM_UNITS, EconomyItem
from model.schema.facilities import Facility
from model.schema.scheme import Scheme
from model.schema.settings import Settings
from model.schema.stages import Stage
from model.schema.supply import Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import RATE, RuleRow, at, chosen, form_at, note, plan_years, rows
from model.workbook.wording import count, either, number, together

INFLATION = "Inflation"
NEAR = 1e-6
"""₹ crore by which products of rounded figures may differ."""


def stages_named(book: Book) -> Iterator[Problem]:
    """Each step of the scheme is a stage.

    Protects: awards that need metal, alloy and magnet capacity, none of which could be told from other stages.
    """
    if book.scheme is None or not book.rows.get(Bid.SHEET.title):
        return
    roles = next(f.choices for f in fields_of(Stage) if f.name == "scheme_role")
    there = {s.scheme_role for _, s in rows(book, Stage)}
    missing = [f"'{r}'" for r in roles if r not in there]
    if missing:
        first = next(iter(book.rows[Stage.SHEET.title])).row
        yield Problem(at(book, Stage, first, "scheme_role"), f"no stage has the Scheme role {either(missing)}.",
                      f"The scheme asks a beneficiary for {together(roles)}: choose the stages.")


def sizes_rise(book: Book) -> Iterator[Problem]:
    """Sizes of awards stand in rising order, and so do their floors and ceilings.

    Protects: the first and the last row are the ends of an award where lots are not whole.
    """
    lines = chosen(book, AwardSize)
    for field in (f for f in fields_of(AwardSize) if f.kind == "number"):
        for before, after in pairwise(lines):
            low, high = getattr(before.values, field.name), getattr(after.values, field.name)
            if low > high:
                yield Problem(at(book, AwardSize, after.row, field.name), f"{field.column.heading} {number(high)} is "
                              f"below {number(low)} in row {before.row}.",
                              "Give sizes in rising order; a larger size needs and receives no less.")
                break


def envelopes_bind(book: Book) -> Iterator[Problem]:
    """Envelopes and the ceilings of sizes agree.

    Protects: a planner who looks for the effect of a size's ceiling that an envelope overrides; it is a note.
    """
    largest = max(chosen(book, AwardSize), key=lambda line: line.values.capacity, default=None)
    if book.scheme is None or largest is None:
        return
    size, places = largest.values, book.scheme.beneficiaries
    awarded = min(places, book.scheme.total_capacity / size.capacity)
    for name, envelope, ceiling in (("incentive", book.scheme.incentive_envelope, size.incentive_ceiling),
                                    ("subsidy", book.scheme.subsidy_envelope, size.subsidy_ceiling)):
        if envelope < awarded * ceiling - NEAR:
            cell = at(book, AwardSize, largest.row, f"{name}_ceiling")
            found = (f"the {name} envelope of {number(envelope)} ₹ crore is below what {count(places, 'award')} of the "
                     f"largest size could draw, {number(awarded * ceiling)} ₹ crore ({cell}).")
            yield note(form_at(book, Scheme, f"{name}_envelope"), found, "The envelope can bind.")


def assured_facilities(book: Book) -> Iterator[Problem]:
    """What the scheme assures comes from a facility.

    Protects: assured goods are shipped from a plant that makes or stocks them, not out of nothing.
    """
    names = {f.facility for _, f in rows(book, Facility)}
    for line in _assured(book):
        if line.values.supply not in names:
            found = f"'{line.values.supply}' is assured under the scheme but is not in the sheet Facilities."
            yield Problem(at(book, Supply, line.row, "supply"), found,
                          "Name the facility that supplies it, or set Assured to No.")


def assured_amounts(book: Book) -> Iterator[Problem]:
    """What the scheme assures is an amount.

    Protects: a split among those entitled, of which "no limit" has no share; they would be assured nothing.
    """
    for line in _assured(book):
        endless = [y for y in plan_years(book) if math.isinf(line.years.get(y, 0.0))]
        if endless:
            where = at(book, Supply, line.row, endless[0])
            more = f" (and in {count(len(endless) - 1, 'more year')})" if len(endless) > 1 else ""
            yield Problem(where, f"what is assured in {endless[0]}{more} is without limit.",
                          "Type the amount in t, 0 if nothing is assured.")


def rights_need_lots(book: Book) -> Iterator[Problem]:
    """Who is among the lowest of those selected is known with whole lots only.

    Protects: a planner who takes assured oxide for that of the lowest bids selected, where it is that of the lowest
    bids listed; it is a note.
    """
    standing = [bid for _, bid in rows(book, Bid) if bid.qualified and bid.status in ("fixed in", "open")]
    if book.scheme is None or book.settings is None or book.settings.whole_lots or not _assured(book):
        return
    lowest_bids = sorted(standing, key=lambda bid: (bid.rate, -bid.net_worth))[: book.scheme.assured_bids]
    if any(bid.status == "open" for bid in lowest_bids) and book.scheme.assured_bids < len(standing):
        lowest = count(book.scheme.assured_bids, "lowest bid")
        found = f"with awards of any size what is assured goes to the {lowest} on Bids, with an award or without."
        mend = "Type Yes to have it go to the lowest of those selected."
        yield note(form_at(book, Settings, "whole_lots"), found, mend)


def scheme_there(book: Book) -> Iterator[Problem]:
    """Sheets of the scheme come together.

    Protects: bids and assured goods that are passed over in silence because the sheet Scheme is not filled in.
    """
    if book.scheme is not None:
        return
    bid = next(iter(book.rows.get(Bid.SHEET.title, ())), None)
    if bid is not None:
        yield note(at(book, Bid, bid.row, "beneficiary"), "the sheet Scheme is not filled in, so bids are not used.",
                   "Nobody receives an award.")
    assured = next(iter(_assured(book)), None)
    if assured is not None:
        yield note(at(book, Supply, assured.row, "assured"),
                   "the sheet Scheme is not filled in, so nothing is assured.", "The row is not used.")


def inflation_known(book: Book) -> Iterator[Problem]:
    """Ceilings in nominal rupees need inflation.

    Protects: ceilings taken for constant rupees without anybody having said so; it is a note.
    """
    items = [i.item for _, i in rows(book, EconomyItem)]
    known = all(i in ITEM_UNITS or i.startswith(RATE) for i in items)
    if book.scheme is not None and items and known and INFLATION not in items:
        yield note("Sheet 'Economy'", f"there is no item '{INFLATION}'.",
                   "Ceilings of the scheme are nominal; they are counted as if prices did not rise.")


def _assured(book: Book) -> list[RuleRow[Supply]]:
    return [line for line in chosen(book, Supply) if line.values.assured]

