"""Sources: which numbers nobody vouches for."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema import SHEETS, fields_of
from model.schema.column import SourcedRow
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, rows
from model.workbook.wording import count

NUMERIC = ("number", "whole", "share")


def sources_given(book: Book) -> Iterator[Problem]:
    """Rows with numbers say where these come from.

    Protects: the reader of a report, who is told which numbers have no source; it is a note.
    """
    first, values = "", 0
    for kind in (k for k in SHEETS if issubclass(k, SourcedRow)):
        names = [f.name for f in fields_of(kind) if f.kind in NUMERIC]
        for parsed, row in rows(book, kind):
            if getattr(row, "source", None) is None:
                filled = sum(getattr(row, n) is not None for n in names)
                here = filled + len(parsed.years) + len(parsed.low) + len(parsed.high)
                first = first or (at(book, kind, parsed.row, "source") if here else "")
                values += here
    if values:
        said = "has" if values == 1 else "have"
        they = "It is" if values == 1 else "They are"
        yield note(first, f"{count(values, 'value')} {said} no Source; this is the first row.",
                   f"{they} listed in the report as unsupported.")
