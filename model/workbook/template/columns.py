"""The columns of a list sheet as the template shows them: what they say, how wide they are, how many gaps they have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_range_abs

from model.schema.column import SourcedRow
from model.workbook.layout import FIRST_ROW, LAST_PREPARED_ROW, Heading
from model.workbook.records import CellValue, Record
from model.workbook.template.page import WIDEST, width_of
from model.workbook.template.styles import finer, number_format

EMPTY = {"note": 45, "source": 12, "currency": 6}
"""Letters that columns of an empty sheet leave room for; other texts have 20."""

TOP, BOTTOM = FIRST_ROW - 1, LAST_PREPARED_ROW - 1


def count_of(heads: Sequence[Heading], rows: Sequence[Record]) -> tuple[str, str]:
    """The live count of rows and gaps: its formula and its value now.

    Args:
        heads: columns of the sheet.
        rows: its records.

    Returns:
        A gap is an empty cell of a filled row where empty is not allowed; a Low or High row may leave years empty.
    """
    first = xl_range_abs(TOP, 0, BOTTOM, 0)
    case = next((i for i, h in enumerate(heads) if h.name == "case"), None)
    parts: list[str] = []
    gaps = 0
    for (required, is_year), group in groupby(enumerate(heads), key=lambda p: (p[1].required, p[1].is_year)):
        run = list(group)
        if not required:
            continue
        block = xl_range_abs(TOP, run[0][0], BOTTOM, run[-1][0])
        base = is_year and case is not None
        only = f'*({xl_range_abs(TOP, case or 0, BOTTOM, case or 0)}="Base")' if base else ""
        parts.append(f'SUMPRODUCT(({first}<>""){only}*({block}=""))')
        counted = [r for r in rows if r[heads[0].text] is not None and (not base or r["Case"] == "Base")]
        gaps += sum(r[h.text] is None for r in counted for _, h in run)
    filled = sum(r[heads[0].text] is not None for r in rows)
    return f'=COUNTA({first})&" rows, "&({"+".join(parts)})&" gaps"', f"{filled} rows, {gaps} gaps"


def meaning_of(head: Heading) -> str:
    """What the row of meanings says about a column: its meaning, and what an empty cell means."""
    empty = head.field.column.empty
    if not empty or head.spread or head.name in SourcedRow.model_fields:
        return head.meaning
    return f"{head.meaning}. Empty: {empty}"


def formats_of(heads: Sequence[Heading], rows: Sequence[Record]) -> tuple[str, ...]:
    """Number formats, one for a number with its low and high, one for all years."""
    values: dict[str, list[CellValue]] = {}
    for row in rows:
        percent = is_percent_row(row)
        for h in heads:
            if not (h.is_year and percent):
                values.setdefault(h.field.name, []).append(row[h.text])
    return tuple(number_format(h.field, values.get(h.field.name, ())) for h in heads)


def breaks_of(heads: Sequence[Heading]) -> list[int]:
    """Columns before which a page may end: not between a number and its low and high, two years, or provenance."""
    held = {"confidence", "note"}
    return [i for i, h in enumerate(heads)
            if not h.spread and h.name not in held and not (h.is_year and heads[i - 1].is_year)]


def look_of(head: Heading, width: float) -> dict[str, Any]:
    """How the cells of a column stand: numbers to the right, long texts wrapped in small type."""
    if head.field.kind in ("number", "whole", "share"):
        return {"align": "right"}
    prose = width > WIDEST or head.name == "note"
    return {"align": "left", "indent": 1, **({"text_wrap": True, "font_size": 9} if prose else {})}


def is_percent_row(row: Record) -> bool:
    """Whether a row names % as the unit of its own years."""
    return str(row.get("Unit") or "").startswith("%")


def _shown(value: CellValue, number_format_: str) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    more = finer(number_format_)
    return f"{value:,.6g}" if more is None else f"{value:,.{more[0]}f}"


def widths_of(heads: Sequence[Heading], rows: Sequence[Record], formats: Sequence[str]) -> list[float]:
    """Width of each column in characters."""
    widths = []
    for h, f in zip(heads, formats, strict=True):
        texts = [_shown(r[h.text], f) for r in rows] or [" " * EMPTY.get(h.name, 20 if h.field.kind == "text" else 0)]
        widths.append(width_of(h.text, "" if h.is_year else meaning_of(h), texts))
    return widths
