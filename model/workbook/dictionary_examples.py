"""The examples on the page of inputs: for each optional feature the rows as they stand in their sheets."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from model.schema import BY_TITLE, Field, Row, fields_of
from model.schema.column import NO_LIMIT
from model.schema.examples import EXAMPLES, SETTING, Example
from model.workbook.wording import in_unit, number

YEARS = "FY2026-27 …"


def example_part() -> str:
    """The part of the page that shows every example.

    Returns:
        Markdown, one table for the rows of one sheet; columns that stay empty are left out.
    """
    said = ("## Examples", "For each optional feature rows that use it, as they stand in their sheets; columns not "
            f"shown stay empty, and each year across holds the value shown.\n{SETTING}")
    return "\n\n".join((*said, *("\n\n".join(_example(e)) for e in EXAMPLES)))


def _example(example: Example) -> Iterator[str]:
    yield f"### {example.feature}"
    yield example.does
    for title, rows in groupby(example.rows, key=lambda r: r[0]):
        yield f"Sheet *{title}*:"
        yield "\n".join(_table(BY_TITLE[title], [values for _, values in rows]))


def _table(kind: type[Row], rows: list[Mapping[str, Any]]) -> Iterator[str]:
    fields = fields_of(kind)
    if kind.SHEET.form:
        given = {f.column.heading: written(f, values[f.name]) for values in rows for f in fields if f.name in values}
        yield from ("| Setting | Value |", "|---|---|", *(f"| {name} | {value} |" for name, value in given.items()))
        return
    shown = [f for f in fields if any(f.name in values for values in rows)]
    across = kind.SHEET.years is not None
    yield "| " + " | ".join([*(f.column.heading for f in shown), *([YEARS] if across else [])]) + " |"
    yield "|" + "---|" * (len(shown) + across)
    for values in rows:
        cells = [written(f, values[f.name]) if f.name in values else "" for f in shown]
        yield "| " + " | ".join([*cells, *([number(values["years"])] if across else [])]) + " |"


def written(field: Field, value: Any) -> str:
    """A value as a planner types it into a cell.

    Args:
        field: the column.
        value: its typed value.
    """
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return value
    if math.isinf(value):
        return NO_LIMIT
    return in_unit(value, "%") if field.kind == "share" else number(value)
