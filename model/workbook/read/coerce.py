"""One cell → one typed value, or what to say about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from model.ground.names import plain
from model.schema import Field
from model.schema.column import SourcedRow
from model.workbook.read.cells import Cell
from model.workbook.read.number_cell import take_number
from model.workbook.read.numbers import as_date, from_text, is_placeholder
from model.workbook.read.seen import as_seen
from model.workbook.read.slots import Slot, Taken
from model.workbook.read.year_text import is_exact, not_a_year, year_from_text
from model.workbook.wording import either, number, what_to_type

LONGEST_NAME = 40
FORMULA_STARTS = "=+-@"
"""Signs with which Excel takes a text for a formula, wherever it is opened again."""
_INVISIBLE = re.compile("[\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Control characters, spaces without width and marks that turn the direction of writing."""
_SPACES = re.compile(r"\s+")
YES_NO = {"yes": True, "y": True, "no": False, "n": False}


def take(cell: Cell | None, slot: Slot) -> Taken:
    """Read one cell of a column.

    Args:
        cell: the cell, None where it is empty.
        slot: where it stands and what may stand there.

    Returns:
        Its value in the column's own unit, None for an empty cell; or the problems found.
    """
    if cell is None:
        return Taken()
    if cell.is_error:
        mend = f"Mend the formula {cell.formula}, or type" if cell.formula else "Type"
        return slot.stop(f"Excel shows {cell.value} here.", f"{mend} {_what(slot.field)}.")
    if cell.formula and cell.value is None:
        return slot.stop("the formula has never been calculated, so it has no value.",
                         "Open the file in Excel, let it calculate, save, and run again "
                         f"(or type {_what(slot.field)}).")
    if cell.again is not None:
        return _stale(cell, slot)
    value = _clean(cell.value) if isinstance(cell.value, str) else cell.value
    if value is None or value == "":
        return Taken()
    taken = as_seen(_BY_KIND[slot.field.kind](value, cell, slot), cell.look, cell.number_format, slot)
    if "[" in cell.formula and not taken.bad:
        link = slot.note("the formula takes its value from another workbook;",
                         f"the value last saved, {_shown(cell.value)}, was used.")
        return taken.but(link) if re.search(r"\[[^\]]+\][^\]]*!", cell.formula) else taken
    return taken


def _stale(cell: Cell, slot: Slot) -> Taken:
    """A stored result that is none: written by a program that does not calculate."""
    holds = f"the file holds {_shown(cell.value)} for {cell.formula}"
    found = f"{holds}, which is {number(cell.again)}." if cell.again == cell.again and cell.again is not None else (
        f"{holds}, and says itself that it was not calculated.")
    return slot.stop(found, "Open the file in Excel or LibreOffice, save it there, and run again.")


def _what(field: Field) -> str:
    nouns = {"number": "the number", "whole": "the number", "share": "the percentage", "year": "the year"}
    return nouns.get(field.kind, "the text")


def _shown(value: object) -> str:
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _clean(text: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def _text(value: Any, cell: Cell, slot: Slot) -> Taken:
    field = slot.field
    is_name = field.column.key and not field.column.refers
    if as_date(value):
        if is_name:
            return slot.stop(f"Excel turned the name into a date ({as_date(value)}).",
                             "Set the cell's format to Text and type the name.")
        shown = as_date(value)
        return Taken(shown, (slot.note("Excel holds a date here;", f"it was read as the text {shown}."),))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    for word in field.column.words:
        if plain(word) == plain(text):
            return Taken(word)
    if is_placeholder(text) and (field.required or field.column.refers):
        empty = f"Leave the cell empty ({field.column.empty}), or t" if field.column.empty else "T"
        return slot.stop(f"'{text}' is not a name.", empty + what_to_type(field, slot.unit)[1:])
    if is_name and from_text(text) is not None:
        return slot.stop(f"'{text}' is a bare number.", "Give it a name with a letter in it.")
    if is_name and len(text) > LONGEST_NAME:
        return slot.stop(f"the name is {len(text)} characters long.", f"Shorten it to {LONGEST_NAME} characters.")
    if _starts_a_formula(text) and field.name not in SourcedRow.model_fields:
        return slot.stop(f"'{text[:LONGEST_NAME]}' begins like a formula.",
                         f"Begin it with another sign than '{text[0]}'.")
    strayed = isinstance(cell.value, str) and cell.value != text and (is_name or bool(field.column.refers))
    notes = (slot.note(f"stray spaces around '{text}' were ignored."),) if strayed else ()
    return Taken(text, notes)


def _starts_a_formula(text: str) -> bool:
    """Whether Excel would take a text for a formula; a number below 0 is none."""
    return len(text) > 1 and text[0] in FORMULA_STARTS and from_text(text) is None


def _choice(value: Any, cell: Cell, slot: Slot) -> Taken:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(as_date(value) or value)
    for choice in slot.field.choices:
        if plain(choice) == plain(text):
            return Taken(choice)
    for other, choice in slot.field.column.also.items():
        if plain(other) == plain(text):
            return Taken(choice)
    return slot.stop(f"'{text}' is not allowed in '{slot.label}'.", f"Choose {either(slot.field.choices)}.")


def _yes_no(value: Any, cell: Cell, slot: Slot) -> Taken:
    if isinstance(value, bool):
        return Taken(value, (slot.note(f"{str(value).upper()} was read as {'Yes' if value else 'No'}."),))
    if plain(str(value)) in YES_NO:
        return Taken(YES_NO[plain(str(value))])
    return slot.stop(f"'{as_date(value) or value}' is not allowed in '{slot.label}'.", "Choose Yes or No.")


def _year(value: Any, cell: Cell, slot: Slot) -> Taken:
    label = year_from_text(value) if isinstance(value, str) else None
    if label is None:
        return slot.stop(*not_a_year(value))
    if is_exact(value):
        return Taken(label)
    return Taken(label, (slot.note(f"'{value}' was read as {label}."),))


_BY_KIND: dict[str, Callable[[Any, Cell, Slot], Taken]] = {
    "text": _text,
    "choice": _choice,
    "yes/no": _yes_no,
    "year": _year,
    "number": take_number,
    "whole": take_number,
    "share": take_number,
}
