"""Low, Base and High rows of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.case.parsed import ParsedRow
from model.ground.errors import Problem
from model.schema import SHEETS, Row, fields_of
from model.schema.column import CASES
from model.workbook.read.book import Book
from model.workbook.rules.common import BASE, at, note, rows
from model.workbook.wording import number

Cases = dict[str, ParsedRow]


def base_present(book: Book) -> Iterator[Problem]:
    """Every thing has a Base row.

    Protects: Low and High rows may leave years empty, which are then taken from Base.
    """
    for kind in _kinds():
        for cases in _by_key(book, kind).values():
            if BASE not in cases:
                word, row = next(iter(cases.items()))
                yield Problem(at(book, kind, row.row, "case"), f"there is a {word} row for {_name(kind, row)}, but no "
                              f"{BASE} row.", f"Add a row with the case {BASE} and fill every year.")


def rising_cases(book: Book) -> Iterator[Problem]:
    """Low, Base and High mostly rise.

    Protects: two rows whose cases were exchanged; it may be meant, so it is a note.
    """
    for kind in _kinds():
        for cases in _by_key(book, kind).values():
            given = [(c, cases[c]) for c in CASES if c in cases]
            for (lower, low), (upper, high) in pairwise(given):
                year = next((y for y in low.years if y in high.years and low.years[y] > high.years[y]), None)
                if year is not None:
                    found = (f"{lower} {number(low.years[year])} of {_name(kind, low)} is above {upper} "
                             f"{number(high.years[year])} in {year}.")
                    yield note(at(book, kind, low.row, year), found, "Check that this is meant.")


def _kinds() -> Iterator[type[Row]]:
    return (k for k in SHEETS if "case" in k.model_fields and not k.SHEET.form)


def _keys(kind: type[Row]) -> list[str]:
    return [f.name for f in fields_of(kind) if f.column.key and f.name != "case"]


def _by_key(book: Book, kind: type[Row]) -> dict[tuple[str, ...], Cases]:
    found: dict[tuple[str, ...], Cases] = {}
    keys = _keys(kind)
    for parsed, values in rows(book, kind):
        key = tuple(str(getattr(values, k)) for k in keys)
        found.setdefault(key, {})[str(getattr(values, "case", BASE))] = parsed
    return found


def _name(kind: type[Row], parsed: ParsedRow) -> str:
    return ", ".join(str(getattr(parsed.values, k)) for k in _keys(kind))
