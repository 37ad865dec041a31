"""Readings: the other value of each open clause is one its setting may hold."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.names import nearest
from model.schema.readings import Reading, settings_by_name, value_of
from model.schema.scheme import Scheme
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows


def readings_hold(book: Book) -> Iterator[Problem]:
    """Each reading changes a setting of Scheme or Settings to a value it may hold.

    Protects: a table of readings that silently solves the same plan again.
    """
    fields = settings_by_name()
    for parsed, reading in rows(book, Reading):
        sheet, field = fields.get(reading.setting, ("", None))
        if field is None:
            guess = nearest(reading.setting, fields)
            mend = f"Did you mean '{guess}'?" if guess else "Copy the name of the setting from there."
            yield Problem(at(book, Reading, parsed.row, "setting"),
                          f"'{reading.setting}' is no setting of the sheets Scheme and Settings.", mend)
            continue
        where = at(book, Reading, parsed.row, "other")
        try:
            other = value_of(field, reading.other)
        except ValueError as allowed:
            yield Problem(where, f"'{reading.other}' is no value of '{reading.setting}'.", f"Write {allowed}.")
            continue
        form = book.scheme if sheet == Scheme.SHEET.title else book.settings
        if form is not None and other == getattr(form, field.name):
            yield note(where, f"'{reading.setting}' is {reading.other} already.",
                       "Write the other reading, or delete the row: as it is, nothing changes.")
