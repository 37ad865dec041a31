"""Workbooks whose numbers are moved at random, made from the rows as read and not by way of the tables."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from random import Random
from typing import Any

from model.case.parsed import ParsedRow
from model.case.tables import Tables, assemble
from model.schema.column import Row


def with_rows(tables: Tables, **sheets: list[ParsedRow]) -> Tables:
    """The same workbook with other rows on some sheets; an underscore in a name stands for a space."""
    rows = {**tables.parsed, **{title.replace("_", " "): rows for title, rows in sheets.items()}}
    return assemble(tables.name, tables.settings, tables.scheme, rows, tables.columns, tables.notes, tables.sha256)


def drawn(tables: Tables, seed: int, sheets: Collection[str] | None = None, spread: float = 0.1) -> Tables:
    """Every number on some sheets multiplied by a factor of its own.

    Args:
        tables: a workbook.
        seed: of the factors.
        sheets: titles of lists and forms; all where None.
        spread: factors lie between 1 − spread and 1 + spread.
    """
    draw = Random(seed)

    def one(value: Any) -> Any:
        return value * draw.uniform(1 - spread, 1 + spread) if isinstance(value, float) and math.isfinite(value) \
            else value

    def row(parsed: ParsedRow) -> ParsedRow:
        return replace(parsed, values=form(parsed.values), **{
            part: {k: one(v) for k, v in getattr(parsed, part).items()} for part in ("low", "high", "years")})

    def form(values: Row) -> Any:
        return values.model_copy(update={n: one(v) for n, v in values})

    def asked(title: str) -> bool:
        return sheets is None or title in sheets

    rows = {t: [row(r) for r in rows] if asked(t) else rows for t, rows in tables.parsed.items()}
    settings = form(tables.settings) if asked("Settings") else tables.settings
    scheme = form(tables.scheme) if asked("Scheme") and tables.scheme is not None else tables.scheme
    return assemble(tables.name, settings, scheme, rows, tables.columns, tables.notes, tables.sha256)


def number_sheets(tables: Tables) -> list[str]:
    """Titles of the sheets on which numbers stand."""
    found = [
        t for t, rows in tables.parsed.items()
        if any(isinstance(v, float) for r in rows for v in (*dict(r.values).values(), *r.years.values()))
    ]
    return [*found, "Settings", *(["Scheme"] if tables.scheme is not None else [])]
