"""Import tiers: numbered without a gap, each dearer than the one before, and each beyond some ceiling."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.ground.errors import Problem
from model.schema.commodities import Commodity
from model.schema.import_tiers import ImportTier
from model.schema.supply import HOME, Supply
from model.workbook.read.book import Book
from model.workbook.rules.common import EVERY, RuleRow, at, chosen, note, plan_years, rows
from model.workbook.wording import percent


@dataclass(frozen=True)
class Tiers:
    """The tiers of one ceiling.

    Attributes:
        ceiling: what they go beyond, in words.
        rows: tier → the most exact row, tiers in order.
    """

    ceiling: str
    rows: Mapping[int, RuleRow[ImportTier]]

    def most(self, ceiling: float) -> float:
        """What can be had of a year's ceiling, tiers included."""
        beyond = sum(line.values.most for line in self.rows.values()) if 0 < ceiling < math.inf else 0.0
        return ceiling * (1 + beyond)

    def dearest(self, ceiling: float) -> RuleRow[ImportTier] | None:
        """The dearest tier in which something can be had beyond a year's ceiling."""
        used = [line for line in self.rows.values() if line.values.most > 0 and 0 < ceiling < math.inf]
        return max(used, key=lambda line: line.values.premium, default=None)


def tiers_of(book: Book, supply: Supply) -> Tiers:
    """The tiers of a supply's ceiling; none at home, of an assured supply and under a ban.

    Args:
        book: the workbook.
        supply: a row of Supply.
    """
    words = f"{supply.commodity} from {supply.supply}"
    lines = chosen(book, ImportTier)
    if not lines or supply.assured or supply.control == "ban" or supply.country == HOME:
        return Tiers(words, {})
    groups = {c.commodity: c.group for _, c in rows(book, Commodity)}
    goods = (supply.commodity, groups.get(supply.commodity) or supply.commodity, EVERY)
    found: dict[int, RuleRow[ImportTier]] = {}
    for name in goods:
        for country in (supply.country, EVERY):
            for line in lines:
                if (line.values.commodity, line.values.country) == (name, country):
                    found.setdefault(line.values.tier, line)
    return Tiers(words, dict(sorted(found.items())))


def tiers_rise(book: Book) -> Iterator[Problem]:
    """The tiers of a ceiling are numbered 1, 2, … and rise in premium.

    Protects: a tier that is used before a lower one, since it is cheaper.
    """
    said: set[int] = set()
    for tiers in _beyond_ceilings(book):
        last: RuleRow[ImportTier] | None = None
        for expected, (number, line) in enumerate(tiers.rows.items(), 1):
            if line.row in said:
                break
            if number != expected:
                said.add(line.row)
                yield Problem(at(book, ImportTier, line.row, "tier"), f"{tiers.ceiling} has a tier {number} but no "
                              f"tier {expected}.", f"Number its tiers 1, 2, … without a gap, or add tier {expected}.")
                break
            if last is not None and line.values.premium <= last.values.premium:
                said.add(line.row)
                yield Problem(at(book, ImportTier, line.row, "premium"), f"tier {number} of {tiers.ceiling} has a "
                              f"Premium of {percent(line.values.premium)}, not above the "
                              f"{percent(last.values.premium)} of tier {number - 1} in row {last.row}.",
                              f"Type more than {percent(last.values.premium)}, or exchange the two.")
                break
            last = line


def tiers_used(book: Book) -> Iterator[Problem]:
    """Every row of Import tiers goes beyond some ceiling.

    Protects: a premium that the planner believes to hold; it is a note.
    """
    used = {line.row for tiers in _beyond_ceilings(book) for line in tiers.rows.values()}
    for line in chosen(book, ImportTier):
        if line.row not in used:
            tier = line.values
            where = "any country abroad" if tier.country == EVERY else tier.country
            goods = "anything" if tier.commodity == EVERY else tier.commodity
            yield note(at(book, ImportTier, line.row, "country"), f"no ceiling on {goods} from {where} takes tier "
                       f"{tier.tier} from this row, so it is not used.", "A ceiling is a year's number above 0 on "
                       "Supply, of a country other than India, without a ban; the most exact row holds.")


def _beyond_ceilings(book: Book) -> list[Tiers]:
    """The tiers of every row of Supply that has a number above 0 in some year of the plan."""
    if not any(rows(book, ImportTier)):
        return []
    years = plan_years(book)
    lines = [x for x in chosen(book, Supply) if any(0 < x.years.get(y, math.inf) < math.inf for y in years)]
    return [tiers_of(book, line.values) for line in lines]
