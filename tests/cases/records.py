"""The small sound workbook as records, from which a real file is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.schema import BY_TITLE
from model.workbook.layout import FIRST_ROW, FORM_HEADINGS, HEADING_ROW
from model.workbook.read.cells import Grid
from model.workbook.records import Record, Records
from tests.cases.grid import sound_grid


def sound_records() -> Records:
    """Sheet title → its rows, heading by heading."""
    return records_of(sound_grid())


def records_of(grid: Grid) -> Records:
    """The records that a workbook in memory would be written from."""
    return {title: (_form if BY_TITLE[title].SHEET.form else _list)(_rows(grid, title)) for title in grid.sheets}


def _rows(grid: Grid, title: str) -> list[list[Any]]:
    cells = grid.sheets[title].cells
    width, height = max(c for _, c in cells), max(r for r, _ in cells)
    return [[cells[r, c].value if (r, c) in cells else None for c in range(1, width + 1)]
            for r in (HEADING_ROW, *range(FIRST_ROW, height + 1))]


def _list(rows: Sequence[Sequence[Any]]) -> list[Record]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def _form(rows: Sequence[Sequence[Any]]) -> list[Record]:
    wanted: Mapping[str, None] = dict.fromkeys(h for h in FORM_HEADINGS if h not in ("Unit", "Meaning", "Allowed",
                                                                                    "Clause"))
    return [{h: dict(zip(rows[0], row, strict=True)).get(h) for h in wanted} for row in rows[1:]]
