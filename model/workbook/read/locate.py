"""Where the columns of a list sheet stand: the heading row is found by its headings."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from model.ground.address import address, letters_of
from model.ground.errors import Problem
from model.ground.names import LIKENESS, plain
from model.ground.years import start_of
from model.schema import Row
from model.workbook.layout import Heading, headings
from model.workbook.read.cells import Cell
from model.workbook.read.numbers import as_date
from model.workbook.read.year_text import is_exact, looks_like_year, not_a_year, year_from_text

SEARCHED_ROWS = 30
UNMISSED = ("source", "confidence", "note")
"""Columns that say where a row comes from; whoever leaves them out is told on Weak inputs."""
OWN = "#"
"""Begins the titles and headings of the planner's own working, which is not read."""
Rows = Mapping[int, Mapping[int, Cell]]


@dataclass
class Located:
    """The heading row of a sheet.

    Attributes:
        row: its number, 0 where none was found.
        columns: column number → what it holds.
        own: columns with the planner's own working, and others that are not read.
        problems: what was found.
        readable: whether the rows below can be read.
        complete: whether every column that must be there is there.
        years_clear: whether every heading that was meant as a year is one.
    """

    row: int = 0
    columns: dict[int, Heading] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True
    complete: bool = True
    years_clear: bool = True


def locate(title: str, kind: type[Row], rows: Rows, years: Sequence[str]) -> Located:
    """Find the heading row and say which column is which.

    Args:
        title: of the sheet.
        kind: its row class.
        rows: row number → column number → cell.
        years: the years of the plan; empty where they are not known, so that all years are taken.

    Returns:
        The columns found. A heading that was misspelt is taken for the one it resembles, so that the rows below it
        are checked as well; it is a stop all the same.
    """
    expected = {plain(h.text): h for h in headings(kind, ())}
    result = Located(heading_row(rows, expected, years))
    if not result.row:
        example = ", ".join(h.text for h in list(expected.values())[:3])
        result.problems.append(Problem(f"Sheet '{title}'", f"no row with the headings {example} … was found in the "
                                       f"first {SEARCHED_ROWS} rows.", "Copy them from a fresh template."))
        result.readable = result.complete = False
        return result
    strangers = _known(title, kind, rows, years, expected, result)
    there = {h.text for h in result.columns.values()}
    missing = {p: h for p, h in expected.items() if h.text not in there}
    _strangers(title, strangers, missing, result)
    _missing(title, missing, result)
    _repeated(title, result)
    if kind.SHEET.years is not None:
        _missing_years(title, years, result)
    return result


def _known(
    title: str, kind: type[Row], rows: Rows, years: Sequence[str], expected: Mapping[str, Heading], result: Located
) -> dict[int, str]:
    """Take the headings that are known; column → text of those that are not."""
    strangers: dict[int, str] = {}
    for column, cell in sorted(rows[result.row].items()):
        text = " ".join(str(cell.value if cell.value is not None else "").split())
        if text.startswith(OWN):
            result.own.add(column)
        elif plain(text) in expected:
            result.columns[column] = expected[plain(text)]
        elif kind.SHEET.years is not None and looks_like_year(cell.value):
            _take_year(title, column, cell.value, years, kind, result)
        elif text:
            strangers[column] = text
    return strangers


def heading_row(rows: Rows, expected: Mapping[str, object], years: Sequence[str] = ()) -> int:
    """The row among the first 30 with most of the headings; 0 where none has any two of them."""
    def hits(row: int) -> int:
        texts = {plain(str(c.value)) for c in rows[row].values()}
        return len(texts & expected.keys()) + len(texts & {plain(y) for y in years})

    best = max((r for r in rows if r <= SEARCHED_ROWS), key=lambda r: (hits(r), -r), default=0)
    return best if best and hits(best) >= min(2, len(expected)) else 0


def _take_year(title: str, column: int, value: object, years: Sequence[str], kind: type[Row], result: Located) -> None:
    where = address(title, f"{letters_of(column)}{result.row}")
    text = str(value).strip()
    label = year_from_text(text)
    if label is None:
        result.problems.append(Problem(where, *not_a_year(value if as_date(value) else text)))
        result.own.add(column)
        result.complete = result.years_clear = False
        return
    if years and label not in years:
        result.own.add(column)
        result.problems.append(Problem(where, f"{label} lies outside the plan's years {years[0]} to {years[-1]} and "
                                       "was not used.", severity="note"))
        return
    if not is_exact(text):
        result.problems.append(Problem(where, f"the heading '{text}' was read as {label}.", severity="note"))
    result.columns[column] = next(h for h in headings(kind, (label,)) if h.is_year)


def _strangers(title: str, strangers: dict[int, str], missing: dict[str, Heading], result: Located) -> None:
    """Headings that are not known, each taken for the missing one it resembles."""
    for column, text in strangers.items():
        near = difflib.get_close_matches(plain(text), missing, n=1, cutoff=LIKENESS)
        guess = missing.pop(near[0]) if near else None
        if guess is not None:
            result.columns[column] = guess
        else:
            result.own.add(column)
        mend = f"Did you mean '{guess.text}'?" if guess else "Delete it, or put # before it if it is your own working."
        result.problems.append(Problem(address(title, f"{letters_of(column)}{result.row}"),
                                       f"there is no column '{text}' on this sheet.", mend))


def _missing(title: str, missing: dict[str, Heading], result: Located) -> None:
    lacked = [h for h in missing.values() if not h.required and not h.spread and h.name not in UNMISSED]
    if lacked:
        named = "; ".join(f"'{h.text}' ({h.field.column.empty})" for h in lacked)
        few = len(lacked) == 1
        result.problems.append(Problem(f"Sheet '{title}'", f"the column{'' if few else 's'} {named} "
                                       f"{'is' if few else 'are'} missing and read as empty.",
                                       "Insert from a fresh template what is wanted.", "note"))
    for heading in missing.values():
        if heading.required:
            result.complete = False
            result.problems.append(Problem(f"Sheet '{title}'", f"the column '{heading.text}' is missing.",
                                           f"Insert it with its unit, {heading.unit}, in the row above the heading."
                                           if heading.unit != "–" else "Insert it."))


def _repeated(title: str, result: Located) -> None:
    first: dict[str, int] = {}
    for column, heading in sorted(result.columns.items()):
        if heading.name not in first:
            first[heading.name] = column
            continue
        result.readable = result.complete = False
        other = f"{letters_of(first[heading.name])}{result.row}"
        result.problems.append(Problem(address(title, f"{letters_of(column)}{result.row}"),
                                       f"the column '{heading.text}' appears twice (also {other}).",
                                       "Delete one of them."))


def _missing_years(title: str, years: Sequence[str], result: Located) -> None:
    """Years of the plan without a column, one message for each gap."""
    if not result.years_clear:
        return
    there = {h.name: c for c, h in result.columns.items() if h.is_year}
    if not there:
        span = f" {years[0]} to {years[-1]}" if years else ""
        result.problems.append(Problem(f"Sheet '{title}'", "there are no year columns.",
                                       f"Insert a column for each year{span}."))
        result.complete = False
        return
    absent = [y for y in years if y not in there]
    for _, group in groupby(absent, key=lambda y: sum(start_of(t) < start_of(y) for t in there)):
        gap = list(group)
        result.complete = False
        before = [y for y in there if start_of(y) < start_of(gap[0])]
        after = [y for y in there if start_of(y) > start_of(gap[-1])]
        said = f"{gap[0]} is missing" if len(gap) == 1 else f"{gap[0]} to {gap[-1]} are missing"
        between = (f"between {before[-1]} and {after[0]}" if before and after
                   else f"after {before[-1]}" if before else f"before {after[0]}")
        column = there[after[0]] if after else there[before[-1]] + 1
        mend = "Insert the column and fill it." if len(gap) == 1 else "Insert the columns and fill them."
        result.problems.append(Problem(address(title, f"{letters_of(column)}{result.row}"), f"{said} {between}.", mend))
