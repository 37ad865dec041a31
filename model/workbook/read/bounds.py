"""Numbers against the bounds of their column."""

from __future__ import annotations

import re

from model.ground.errors import Problem
from model.schema import Field
from model.workbook.read.slots import Slot
from model.workbook.wording import in_unit, number, percent

UNSAID_CLAUSES = ("", "not found", "computed")
"""What a column says where no clause of the scheme sets it."""
_QUOTED = re.compile(r'"[^"]*"|\\.')

BEYOND_ALL = 2.0
"""Share, 200 %, up to which a number above its bound is one that is too large, not a percentage without its sign."""
YEAR = "{year}"
"""Name of the field of a year, whose figures are held against the usual row by row."""
FAR = 1000
"""How many times beyond the usual range a number lies where another unit must be meant."""
RUPEES_IN_A_CRORE = "; 1 crore is 10,000,000 rupees"


def bound_problems(value: float, number_format: str, slot: Slot) -> tuple[Problem, ...]:
    """Whether a number lies where its column allows it.

    Args:
        value: as written.
        number_format: Excel's format of the cell; a real percent format shows what the number means.
        slot: where it stands; its bounds are taken to the unit in which it is written.

    Returns:
        A stop, a note about an unusual value, or nothing.
    """
    field, factor = slot.field, slot.factor or 1.0
    shown_as_percent = shows_percent(number_format)
    most = field.le if field.le is not None else field.lt
    bounded = most is not None and most <= 1
    meant = value > BEYOND_ALL and value <= 100 if bounded else value > 1 and not shown_as_percent
    if field.kind == "share" and meant:
        return (Problem(slot.where, f"{number(value)} means {percent(value)} here.",
                        f"Type {number(value)}% (or {number(value / 100)})."),)
    if shown_as_percent and field.kind == "number" and slot.unit not in ("1", "as named") and "%" not in slot.unit:
        return (Problem(slot.where, f"the cell shows {percent(value)}, and a share is no {slot.unit}.",
                        f"Set the cell's format to Number and type {slot.unit}."),)
    inside = (
        (field.ge is None or value >= field.ge / factor)
        and (field.gt is None or value > field.gt / factor)
        and (field.le is None or value <= field.le / factor)
        and (field.lt is None or value < field.lt / factor)
    )
    if not inside:
        clause = f" (clause {field.column.clause})" if field.column.clause not in UNSAID_CLAUSES else ""
        return (Problem(slot.where, f"{slot.label} is {_alone(value, field)};",
                        f"it must be {bounds_said(field, slot.unit, factor)}{clause}."),)
    usual = field.column.usual if not field.column.usual_currency else None
    if usual is None or field.name == YEAR:
        return ()
    return usual_problems(slot.where, value, (usual[0] / factor, usual[1] / factor), slot.unit)


def shows_percent(number_format: str) -> bool:
    """Whether Excel shows the number of a cell as a percentage.

    >>> shows_percent("0.0%"), shows_percent('0"%"')
    (True, False)
    """
    return "%" in _QUOTED.sub("", number_format)


def usual_problems(where: str, value: float, usual: tuple[float, float], unit: str) -> tuple[Problem, ...]:
    """Whether a number lies where such numbers lie.

    Args:
        where: its cell.
        value: as written.
        usual: the usual range, in the unit in which it is written.
        unit: that unit.

    Returns:
        A note where it lies outside; a stop where it lies so far outside that another unit must be meant.
    """
    low, high = usual
    if low <= value <= high:
        return ()
    bare = "%" if unit.startswith("%") else "–"
    ends, shown = f"{in_unit(low, bare)} to {in_unit(high, bare)}", in_unit(value, unit)
    if value > FAR * high or 0 < value < low / FAR:
        return (Problem(where, f"{shown} is {FAR:,}-fold outside the usual {ends}: another unit must be meant.",
                        f"Type it in {unit}{RUPEES_IN_A_CRORE if 'crore' in unit else ''}."),)
    return (Problem(where, f"{shown} is outside the usual {ends}.", "Check the unit.", "note"),)


def bounds_said(field: Field, unit: str, factor: float = 1.0) -> str:
    """The bounds of a column in words.

    Args:
        field: the column.
        unit: the unit to name.
        factor: from that unit to the column's own.

    Returns:
        For example "between 0 and 2,150 ₹/kg" or "at least 0 ₹ crore".
    """
    def said(bound: float) -> str:
        return in_unit(bound / factor, unit)

    low = field.ge if field.ge is not None else field.gt
    high = field.le if field.le is not None else field.lt
    above = "above" if field.gt is not None else "at least"
    below = "below" if field.lt is not None else "at most"
    if low is None:
        return f"{below} {said(high or 0.0)}"
    if high is None:
        return f"{above} {said(low)}"
    if field.gt is None and field.lt is None:
        return f"between {_alone(low / factor, field)} and {said(high)}"
    return f"{above} {_alone(low / factor, field)} and {below} {said(high)}"


def _alone(value: float, field: Field) -> str:
    return percent(value) if field.kind == "share" else number(value)
