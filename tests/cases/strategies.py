"""Rows that the schema allows, drawn by hypothesis column by column."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import strategies as st

from model.schema import SHEETS, Field, Row, fields_of
from model.workbook.layout import Heading, headings
from model.workbook.records import Record, Records
from tests.cases.sound import YEARS

LETTERS = "abc XYZ9é₹नमस्ते&<>'\"/\\"
MOST_ROWS = 3
STEPS = 1000
"""Parts of the allowed range that numbers are drawn from; a workbook holds 15 digits."""


def workbooks() -> st.SearchStrategy[Records]:
    """Records of every sheet, each of its columns filled in every way that it may be."""
    return st.fixed_dictionaries({k.SHEET.title: _sheet(k) for k in SHEETS})


def _sheet(kind: type[Row]) -> st.SearchStrategy[list[Record]]:
    if kind.SHEET.form:
        return st.tuples(*(_setting(f) for f in fields_of(kind))).map(list)
    row = st.fixed_dictionaries({h.text: _cell(h) for h in headings(kind, YEARS) if not h.spread})
    return st.lists(row, min_size=1, max_size=MOST_ROWS).map(lambda rows: _apart(kind, rows))


def _setting(field: Field) -> st.SearchStrategy[Record]:
    nothing = dict.fromkeys(("Source", "Confidence", "Note"))
    return _value(field).map(lambda value: {"Setting": field.column.heading, "Value": value, **nothing})


def _cell(heading: Heading) -> st.SearchStrategy[Any]:
    return _value(heading.field)


def _value(field: Field) -> st.SearchStrategy[Any]:
    """A value as it is written into a cell; None where the cell may be empty."""
    drawn = {"number": _number, "whole": _number, "share": _number}.get(field.kind, _word)(field)
    words = [st.sampled_from(field.column.words)] if field.column.words else []
    return st.one_of(drawn, *words, *([] if field.required else [st.none()]))


def _number(field: Field) -> st.SearchStrategy[Any]:
    low = next((b for b in (field.ge, field.gt) if b is not None), -50.0)
    open_end = max(low, 1.0) if field.kind == "share" else low + 90
    high = next((b for b in (field.le, field.lt) if b is not None), open_end)
    if field.kind == "whole":
        return st.integers(math.ceil(low) + (field.gt is not None), math.floor(high) - (field.lt is not None))
    inner = int(field.gt is not None), STEPS - int(field.lt is not None)
    return st.integers(*inner).map(lambda n: round(low + (high - low) * n / STEPS, 9))


def _word(field: Field) -> st.SearchStrategy[Any]:
    if field.kind == "year":
        return st.sampled_from(YEARS)
    if field.kind == "yes/no":
        return st.sampled_from(("Yes", "No"))
    if field.choices:
        return st.sampled_from(field.choices)
    return st.text(LETTERS, max_size=20).map(lambda text: " ".join(f"No. {text}".split()))


def _apart(kind: type[Row], rows: list[Record]) -> list[Record]:
    """Rows with different names, years in order, and the ends between which a number varies."""
    key = next(f for f in fields_of(kind) if f.column.key)
    for number, row in enumerate(rows):
        if key.kind == "text":
            row[key.column.heading] = f"{row[key.column.heading]} {number}"[-40:].strip()
        for heading in headings(kind, YEARS):
            if heading.spread:
                base = row[heading.field.column.heading]
                row[heading.text] = base if isinstance(base, int | float) else None
    ordered = [h.text for h in headings(kind, YEARS)]
    seen = {str(r[key.column.heading]): {h: r[h] for h in ordered} for r in rows}
    return list(seen.values())
