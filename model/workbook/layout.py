"""Where things stand on a sheet: the one page that reader and template agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.schema import Row, fields_of
from model.schema.column import Field, Kind, SourcedRow

TITLE_ROW, PURPOSE_ROW, LINK_ROW, MEANING_ROW, UNIT_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4, 5, 6, 7
LAST_PREPARED_ROW = 506
README, COPIED_FROM = "Read me", "Copied from"
"""The first sheet, and its words before the name of the shipped workbook that a copy was made from."""
LISTS = "Lists"
"""The hidden sheet behind the drop-downs; nothing of a plan stands there."""
FORM_HEADINGS = ("Setting", "Value", "Unit", "Meaning", "Allowed", "Clause", "Source", "Confidence", "Note")
"""Columns of a form sheet; each of its fields is one row, from FIRST_ROW on, in the order of the schema."""


@dataclass(frozen=True)
class Heading:
    """One column of a list sheet.

    Attributes:
        name: field name, "field low", "field high", or a financial year.
        text: what the heading row says.
        unit: what the unit row says.
        meaning: what the meaning row says.
        field: the declaration it belongs to; for a year column the sheet's year declaration.
        spread: "", "low" or "high".
        is_year: whether it is a year column.
    """

    name: str
    text: str
    unit: str
    meaning: str
    field: Field
    spread: str = ""
    is_year: bool = False

    @property
    def required(self) -> bool:
        """Whether an empty cell is a mistake."""
        return self.field.required and not self.spread


def headings(kind: type[Row], years: Sequence[str]) -> tuple[Heading, ...]:
    """The columns of a list sheet from left to right.

    Args:
        kind: the row class of the sheet.
        years: financial years across, used by sheets that have year columns.

    Returns:
        Own fields with low and high beside them, years, then Source, Confidence and Note.
    """
    result: list[Heading] = []
    last: list[Heading] = []
    for f in fields_of(kind):
        column = f.column
        here = last if f.name in SourcedRow.model_fields else result
        here.append(Heading(f.name, column.heading, column.unit, column.meaning, f))
        if column.spread:
            for end in ("low", "high"):
                text = f"{column.heading} {end}"
                meaning = f"{end} end of {column.heading}; empty: does not vary"
                here.append(Heading(f"{f.name} {end}", text, column.unit, meaning, f, spread=end))
    if kind.SHEET.years is not None:
        declared = year_field(kind)
        result += [
            Heading(y, y, declared.column.unit, declared.column.meaning, declared, is_year=True) for y in years
        ]
    return (*result, *last)


def year_field(kind: type[Row]) -> Field:
    """The declaration behind the year columns of a sheet, as a field named ``{year}``."""
    column = kind.SHEET.years
    if column is None:
        raise ValueError(f"{kind.SHEET.title} has no year columns")
    kind_of_value: Kind = "share" if column.unit.startswith("%") else "number"
    return Field("{year}", column, kind_of_value, ge=kind.SHEET.years_ge)
