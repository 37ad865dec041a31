"""Grade mix: shares that divide a market's demand."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema import SHEETS, fields_of
from model.schema.demand import Demand
from model.schema.grade_mix import GradeShare
from model.workbook.read.book import Book
from model.workbook.rules.common import at, chosen, members, note, plan_years, rows
from model.workbook.wording import count

NEAR = 1e-6
"""How far a sum of shares may be from 1: rounding of the parts, as far as it does not move a tonne."""


def shares_add_up(book: Book) -> Iterator[Problem]:
    """Shares add up to 100 % in every year.

    Protects: demand that is lost, or counted twice, by the division into grades.
    """
    for kind in (k for k in SHEETS if k.SHEET.sums_to_one):
        over = [f.name for f in fields_of(kind) if f.column.heading in kind.SHEET.sums_to_one]
        parts: dict[tuple[str, ...], list[int]] = {}
        sums: dict[tuple[str, ...], dict[str, float]] = {}
        for line in chosen(book, kind):
            key = tuple(str(getattr(line.values, n)) for n in over)
            parts.setdefault(key, []).append(line.row)
            for year, share in line.years.items():
                sums.setdefault(key, {}).setdefault(year, 0.0)
                sums[key][year] += share
        for key, by_year in sums.items():
            wrong = [y for y in plan_years(book) if abs(by_year.get(y, 0.0) - 1) > NEAR]
            if wrong:
                more = f" (and in {count(len(wrong) - 1, 'other year')} not to 100%)" if len(wrong) > 1 else ""
                yield Problem(at(book, kind, parts[key][0], wrong[0]), f"the grade shares of {', '.join(key)} in "
                              f"{wrong[0]} add up to {sum_said(by_year.get(wrong[0], 0.0))}{more};",
                              "they must add up to 100%.")


def sum_said(total: float) -> str:
    """A sum in percent, with as many decimals as it takes to see that it is not 100 %."""
    decimals = next((d for d in range(1, 6) if float(f"{total * 100:.{d}f}") != 100), 6)
    return f"{total * 100:.{decimals}f}%"


def groups_divided(book: Book) -> Iterator[Problem]:
    """A market that asks for a group has a grade mix.

    Protects: demand for a group that nothing divides would be no demand at all.
    """
    mixed = {m.market for _, m in rows(book, GradeShare)}
    said: set[str] = set()
    for line in chosen(book, Demand):
        asked = line.values.commodity
        if members(book).get(asked) != [asked] and line.values.market not in mixed | said:
            said.add(line.values.market)
            yield Problem(at(book, Demand, line.row, "commodity"), f"'{asked}' is a group, and 'Grade mix' has no row "
                          f"for the market {line.values.market}.", "Add its shares there, or name one commodity.")


def grades_asked_for(book: Book) -> Iterator[Problem]:
    """Every grade of a mix belongs to the group its market asks for.

    Protects: a share of the demand that falls on something the market never asked for.
    """
    groups: dict[str, set[str]] = {}
    for line in chosen(book, Demand):
        grades = members(book).get(line.values.commodity, [])
        if grades != [line.values.commodity]:
            groups.setdefault(line.values.market, set()).update(grades)
    unused: set[str] = set()
    for parsed, share in rows(book, GradeShare):
        grades_of = groups.get(share.market)
        if grades_of is None and share.market not in unused:
            unused.add(share.market)
            found = f"{share.market} asks for single commodities, so its grade mix is not used."
            yield note(at(book, GradeShare, parsed.row, "market"), found)
        elif grades_of is not None and share.grade not in grades_of:
            yield Problem(at(book, GradeShare, parsed.row, "grade"), f"'{share.grade}' is not in the group that "
                          f"{share.market} asks for.", "Choose a commodity of that group, or set its Group on "
                          "Commodities.")
