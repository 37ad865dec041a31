"""Open clauses: the other reading of each clause whose meaning is open, as the sheet Readings lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.schema.readings import settings_by_name, value_of


@dataclass(frozen=True)
class Other:
    """The other reading of a clause.

    Attributes:
        name, question: of the sheet Readings.
        changes: (sheet, field) → (value as read, other value, cell).
    """

    name: str
    question: str
    changes: dict[tuple[str, str], tuple[Any, Any, str]]


def others(tables: Tables) -> Iterator[Other]:
    """The other readings of a workbook, in the order of the sheet."""
    found: dict[str, Other] = {}
    for r in rows_of(tables.frames["Readings"]):
        sheet, field = settings_by_name()[r.setting]
        now = getattr(tables.scheme if sheet == "Scheme" else tables.settings, field.name)
        other = (now, value_of(field, r.other), tables.form_cell(sheet, field.name))
        found.setdefault(r.reading, Other(r.reading, r.question, {})).changes[sheet, field.name] = other
    return iter(found.values())


def said(value: Any) -> str:
    """A value of a clause in words."""
    if value is None:
        return "none"
    return {True: "Yes", False: "No"}.get(value, f"{value}") if isinstance(value, bool) else f"{value}"
