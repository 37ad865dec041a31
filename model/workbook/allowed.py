"""What may stand in a cell, in words: for prompts, form sheets and the page of inputs."""

from __future__ import annotations

from model.schema import Field
from model.workbook.read.bounds import bounds_said
from model.workbook.wording import either, in_unit, refers_to

NOUNS = {"number": "number", "whole": "whole number", "share": "percentage"}


def allowed(field: Field) -> str:
    """What may stand in a cell of a column.

    Args:
        field: the column.

    Returns:
        One phrase without a full stop, units included.
    """
    if field.kind == "choice":
        return either(field.choices)
    if field.kind == "yes/no":
        return "Yes or No"
    if field.kind == "year":
        return "financial year, such as FY2026-27"
    words = field.column.words
    if field.kind == "text":
        return either([*(f"a name of {refers_to(r)}" for r in field.column.refers), *words]) or "text"
    bounds = (field.ge, field.gt, field.le, field.lt)
    said = NOUNS[field.kind]
    if any(b is not None for b in bounds):
        said += f", {bounds_said(field, field.column.unit)}"
    return f"{said}; or {either(words)}" if words else said


def usual(field: Field) -> str:
    """The range outside which the check leaves a note; "" where there is none."""
    if field.column.usual is None:
        return ""
    low, high = field.column.usual
    unit = " ".join(filter(None, (field.column.usual_currency, field.column.unit)))
    return f"{in_unit(low, '–')} to {in_unit(high, unit)}"
