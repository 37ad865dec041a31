"""One cell of a column of numbers → a number within its bounds and in its unit, or what to say about it."""

from __future__ import annotations

import math
from typing import Any

from model.ground.errors import Problem
from model.ground.names import plain
from model.workbook.read.bounds import bound_problems
from model.workbook.read.cells import Cell
from model.workbook.read.numbers import (
    amount_within,
    as_date,
    from_text,
    has_devanagari_digits,
    is_placeholder,
    percent_from_text,
    with_point,
)
from model.workbook.read.reach import reach_problems, remainder
from model.workbook.read.slots import Slot, Taken
from model.workbook.wording import in_unit, number, percent, unit_phrase, what_to_type


def take_number(value: Any, cell: Cell, slot: Slot) -> Taken:
    """Read a cell of a column of numbers.

    Args:
        value: what stands there, a text without stray spaces.
        cell: the cell, for its number format.
        slot: where it stands and what may stand there.

    Returns:
        Its value in the column's own unit; or the problems found.
    """
    if isinstance(value, bool):
        return slot.stop(f"{str(value).upper()} is not a number.", f"Type a number{unit_phrase(slot.unit)}.")
    if as_date(value):
        return slot.stop(f"Excel turned this into a date or time ({as_date(value)}).",
                         f"Set the cell's format to Number and type a number{unit_phrase(slot.unit)}.")
    if isinstance(value, str):
        return _number_text(value, cell, slot)
    return _checked(float(value), cell, slot)


def _number_text(text: str, cell: Cell, slot: Slot) -> Taken:
    if any(plain(word) == plain(text) for word in slot.field.column.words):
        return Taken(math.inf)
    is_share = slot.field.kind == "share" or slot.unit == "as named"
    value = percent_from_text(text) if is_share and text.endswith("%") else from_text(text)
    if value is None:
        return _no_number(text, slot)
    script = " in Devanagari digits" if has_devanagari_digits(text) else ""
    said = percent(value) if text.endswith("%") else number(value)
    note = slot.note(f"the number {text} is stored as text{script}; it was read as {said}.")
    return _checked(value, cell, slot).but(note)


def _no_number(text: str, slot: Slot) -> Taken:
    if is_placeholder(text):
        return slot.stop(f"'{text}' is not a value.", what_to_type(slot.field, slot.unit))
    if with_point(text):
        return slot.stop(f"'{text}' is not a number: thousands never begin with 0 and have three digits each.",
                         f"Type {with_point(text)} if the comma stands before a fraction.")
    amount = amount_within(text)
    mend = f"type {amount} if that is the amount." if amount else "type only the number."
    unit = unit_phrase(slot.unit).removeprefix(" in ").strip()
    if not unit:
        return slot.stop(f"'{text}' is not a number.", mend[0].upper() + mend[1:])
    column = f"The column is already in {unit}" if unit_phrase(slot.unit).startswith(" in ") else f"The unit is {unit}"
    return slot.stop(f"'{text}' is not a number.", f"{column}; {mend}")


def _checked(value: float, cell: Cell, slot: Slot) -> Taken:
    """A number against the bounds of its column, then in the column's own unit."""
    if not math.isfinite(value):
        return slot.stop(f"'{value}' is not a number.", f"Type a number{unit_phrase(slot.unit)}.")
    if slot.factor is None:  # the unit is to be mended first: one cause, one message
        return Taken(round(value) if slot.field.kind == "whole" else value)
    nothing = remainder(value * slot.factor, slot)
    if nothing:
        return _checked(0.0, cell, slot).but(nothing[0])
    problems = bound_problems(value, cell.number_format, slot)
    if not any(p.severity == "stop" for p in problems):
        problems = reach_problems(value * slot.factor, slot) or problems
    if any(p.severity == "stop" for p in problems):
        return Taken(None, problems, bad=True)
    value *= slot.factor
    if slot.field.kind != "whole":
        return Taken(value, problems)
    if abs(value - round(value)) > 1e-9:  # a whole number of months need not be one in binary years
        stop = Problem(slot.where, f"{slot.label} is {in_unit(value, slot.field.column.unit)};",
                       "it must be a whole number.")
        return Taken(None, (*problems, stop), bad=True)
    return Taken(round(value), problems)
