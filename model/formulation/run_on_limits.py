"""Limits in the years that plants run on: each is set by the cell of the last year of the plan, and moves with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.case.tables import Tables
from model.formulation.limit import LimitCell, LimitKey, LimitRow


def with_run_on(cells: Iterable[LimitCell], tables: Tables) -> tuple[LimitCell, ...]:
    """The cells of a workbook, each with the rows that it sets in years after the plan, which have no cell.

    Args:
        cells: cells as topics find them, those of years after the plan among them.
        tables: the workbook.
    """
    last, every = tables.years[-1], list(cells)
    later = set(tables.all_years) - set(tables.years)
    more: dict[tuple[str, int], list[LimitRow]] = {}
    for cell in every:
        if cell.field in later:
            more.setdefault((cell.sheet, cell.row), []).extend(_part(r, cell, last) for r in cell.rows)
    own = (cell for cell in every if cell.field not in later)
    return tuple(replace(c, rows=(*c.rows, *more.get((c.sheet, c.row), ()))) if c.field == last else c for c in own)


def _part(row: LimitRow, cell: LimitCell, last: str) -> LimitRow:
    """A row of a later year as a part of that of the last year of the plan."""
    words = row.words or f"{cell.words} {row.where}".rstrip()
    return replace(row, words=words, priced=False, part_of=_in(row.part_of or (row.group, row.index), cell.field, last))


def _in(key: LimitKey, year: str, last: str) -> LimitKey:
    """The same row in another year."""
    group, index = key
    return group, tuple(i.replace(year, last) if isinstance(i, str) else i for i in index)
