"""Values put into cells as if they had been typed: each in its column's own type, and what the reader says of it."""

from __future__ import annotations

import math
from typing import Any

from model.case.asked_change import Change
from model.case.change import Hit
from model.schema import BY_TITLE, Field, fields_of
from model.schema.column import NO_LIMIT
from model.workbook.layout import year_field
from model.workbook.read.bounds import bound_problems
from model.workbook.read.cells import Cell
from model.workbook.read.coerce import take
from model.workbook.read.slots import Slot, Taken


def declared(hit: Hit) -> Field:
    """The column of a cell; that of the year cells for a year."""
    kind = BY_TITLE[hit.at.sheet]
    if hit.at.part == "years":
        return year_field(kind)
    return next(f for f in fields_of(kind) if f.name == hit.at.name)


def retyped(change: Change, hit: Hit) -> Taken:
    """What the reader would take from a cell with a value typed in.

    Args:
        change: what put the value there.
        hit: the cell with its new value.

    Returns:
        The value in the column's own type, and what is to be said about it.
    """
    field = declared(hit)
    slot = Slot(change.said_at or hit.cell, _heading(hit, field), field, field.column.unit)
    value = hit.after
    if value is None:
        return _emptied(slot, hit)
    if isinstance(value, float) and math.isnan(value):
        return slot.stop(f"'{slot.label}' would be no number.", "Change it to a number.")
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and (
            field.kind in ("number", "share")):
        problems = bound_problems(value, "0%" if slot.field.kind == "share" else "General", slot)
        return Taken(float(value), problems, bad=any(p.severity == "stop" for p in problems))
    taken = take(Cell(_shown(value)), slot)
    return taken if taken.problems or taken.value is not None else _emptied(slot, hit)


def _heading(hit: Hit, field: Field) -> str:
    """What stands above a cell: its year, or the name of its column, with low or high behind it."""
    if hit.at.part == "years":
        return hit.at.name
    return field.column.heading if hit.at.part == "values" else f"{field.column.heading} {hit.at.part}"


def _emptied(slot: Slot, hit: Hit) -> Taken:
    """An emptied cell: allowed where the reader allows it; the Low and High columns, and years of other cases, may."""
    needed = not slot.field.column.empty and hit.at.part in ("values", "years")
    if not needed:
        return Taken()
    allowed = " or ".join(slot.field.choices) or f"a value in {slot.field.column.unit}"
    return slot.stop(f"'{slot.label}' would be empty.", f"Change it to {allowed}.")


def _shown(value: Any) -> float | str:
    """A value as it would stand in a cell."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return NO_LIMIT if math.isinf(value) else int(value) if value == int(value) else float(value)
    return str(value)
