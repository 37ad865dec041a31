"""What the rules share: rows of a sheet with the chosen case taken, names that stand for several, rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from model.case.parsed import ParsedRow
from model.ground.address import address
from model.ground.errors import Problem
from model.ground.years import span
from model.schema import Row, fields_of
from model.schema.commodities import Commodity
from model.schema.economy import EconomyItem
from model.schema.facilities import Facility
from model.workbook.read.book import Book

R = TypeVar("R", bound=Row)
BASE = "Base"
EVERY = "(all)"
RESERVE = "reserve"
"""Kind of facility that only holds stock."""
RUPEE = "₹"
RATE = "₹ per "
"""Begins the name of an exchange rate on Economy."""


@dataclass(frozen=True)
class RuleRow(Generic[R]):
    """A row with the chosen case taken.

    Attributes:
        row: its Excel row.
        values: its values, those of the chosen case where they vary.
        years: value of each year; of the Base row where the row of the chosen case leaves a year empty.
    """

    row: int
    values: R
    years: Mapping[str, float] = field(default_factory=dict)


def rows(book: Book, kind: type[R]) -> Iterator[tuple[ParsedRow, R]]:
    """Every sound row of a list sheet, all cases."""
    for parsed in book.rows.get(kind.SHEET.title, ()):
        if isinstance(parsed.values, kind):
            yield parsed, parsed.values


def chosen(book: Book, kind: type[R]) -> Sequence[RuleRow[R]]:
    """The rows of a list sheet that the plan uses.

    Args:
        book: the workbook.
        kind: row class of the sheet.

    Returns:
        One line a row, or a line for all cases of a row, with the case that Settings names.
    """
    if kind not in book.taken:
        book.taken[kind] = _taken(book, kind)
    return book.taken[kind]


def _taken(book: Book, kind: type[R]) -> list[RuleRow[R]]:
    case = book.settings.case if book.settings is not None else BASE
    keys = [f.name for f in fields_of(kind) if f.column.key and f.name != "case"]
    found: dict[tuple[object, ...], dict[str, tuple[ParsedRow, R]]] = {}
    for number, (parsed, values) in enumerate(rows(book, kind)):
        has_case = "case" in kind.model_fields
        key = tuple(getattr(values, k) for k in keys) if has_case else (number,)
        found.setdefault(key, {})[str(getattr(values, "case", BASE))] = parsed, values
    lines = []
    for cases in found.values():
        base = cases.get(BASE) or next(iter(cases.values()))
        parsed, values = cases.get(case, base)
        spread = {"Low": parsed.low, "High": parsed.high}.get(case, {})
        if spread:
            values = values.model_copy(update=dict(spread))
        lines.append(RuleRow(parsed.row, values, {**base[0].years, **parsed.years}))
    return lines


def at(book: Book, kind: type[Row], row: int, name: str) -> str:
    """Address of a cell of a list sheet, by field name or year."""
    title = kind.SHEET.title
    return address(title, f"{book.columns.get(title, {}).get(name, '')}{row}")


def form_at(book: Book, kind: type[Row], name: str) -> str:
    """Address of the value of a form's setting."""
    columns = book.columns.get(kind.SHEET.title, {})
    return address(kind.SHEET.title, f"{columns.get(name, '')}{columns.get(f'{name} row', '')}")


def note(where: str, found: str, mend: str = "") -> Problem:
    """A problem that does not prevent a plan."""
    return Problem(where, found, mend, "note")


def plan_years(book: Book) -> Sequence[str]:
    """The years of the plan; none where Settings could not be read."""
    return span(book.settings.first_year, book.settings.last_year) if book.settings is not None else ()


def members(book: Book) -> dict[str, list[str]]:
    """Commodity or group → the commodities it stands for."""
    found: dict[str, list[str]] = {}
    for _, commodity in rows(book, Commodity):
        found.setdefault(commodity.commodity, []).append(commodity.commodity)
        if commodity.group:
            found.setdefault(commodity.group, []).append(commodity.commodity)
    return found


def facilities(book: Book, word: str) -> list[Facility]:
    """The facilities that a name, (all) or a (kind) stands for; (all) leaves out reserves, which only hold stock."""
    return [f for _, f in rows(book, Facility) if stands_for(word, f.facility, f.kind)]


def stands_for(word: str, facility: str, kind: str) -> bool:
    """Whether a name, (all) or a (kind) stands for a facility."""
    return word in (facility, f"({kind})") or (word == EVERY and kind != RESERVE)


def only_reserves(book: Book, word: str) -> bool:
    """Whether a word stands for reserves and for nobody else."""
    found = facilities(book, word)
    return bool(found) and all(f.kind == RESERVE for f in found)


def rates(book: Book) -> dict[str, Mapping[str, float]]:
    """Currency → year → ₹ for one of it."""
    found: dict[str, Mapping[str, float]] = {RUPEE: dict.fromkeys(plan_years(book), 1.0)}
    for line in chosen(book, EconomyItem):
        if line.values.item.startswith(RATE):
            found[line.values.item.removeprefix(RATE).strip()] = line.years
    return found
