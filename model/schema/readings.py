"""Readings: clauses whose meaning is open, and what else they may mean."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from model.schema.column import Column, Field, Sheet, SourcedRow, fields_of
from model.schema.scheme import Scheme
from model.schema.settings import Settings


class Reading(SourcedRow):
    """One setting under the other reading of a clause or a rule; rows of one reading change together."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Readings", "one setting under the other reading of a clause", tab="fill", without="no reading is compared"
    )

    reading: Annotated[str, Column("Reading", "name of the open question", key=True)]
    setting: Annotated[
        str, Column("Setting", "a setting of the sheet Scheme, or of Settings", key=True, text="choice")
    ]
    other: Annotated[str, Column("Other value", "what the setting would be, written as on its sheet",
                                  text="choice")]
    question: Annotated[str, Column("Question", "what is open, in a sentence")]


def settings_by_name() -> dict[str, tuple[str, Field]]:
    """Setting as it is called → its sheet and field; a name of both sheets is that of Scheme."""
    return {f.column.heading: (kind.SHEET.title, f) for kind in (Settings, Scheme) for f in fields_of(kind)}


def value_of(field: Field, text: str) -> Any:
    """A value of a form's field written as text.

    Args:
        field: the field.
        text: as a planner writes it.

    Raises:
        ValueError: it is not what the field holds; says what is.

    >>> from model.schema.column import fields_of
    >>> from model.schema.scheme import Scheme
    >>> value_of(next(f for f in fields_of(Scheme) if f.name == "exports_earn"), "yes")
    True
    """
    try:
        if field.kind == "yes/no":
            return {"yes": True, "no": False}[text.strip().casefold()]
        if field.kind == "choice":
            return next(c for c in field.choices if c.casefold() == text.strip().casefold())
        if field.kind == "whole":
            return int(text)
        if field.kind in ("number", "share"):
            return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except (KeyError, StopIteration, ValueError):
        allowed = "Yes or No" if field.kind == "yes/no" else " or ".join(field.choices) or "a plain number"
        raise ValueError(allowed) from None
    return text
