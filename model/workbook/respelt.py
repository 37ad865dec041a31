"""Names put back into changed rows as the reader spells them: one name, one spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.case.cells import value_at
from model.case.change import Hit
from model.case.parsed import ParsedRow
from model.case.tables import Tables
from model.ground.names import plain
from model.workbook.read.book import Draft


def respelt(rows: Sequence[ParsedRow], before: Sequence[Draft], after: Sequence[Draft]) -> Sequence[ParsedRow]:
    """The rows of a sheet with their names in one spelling.

    Args:
        rows: of the sheet.
        before: a draft of each row.
        after: the same drafts after their names were compared.

    Returns:
        The very same rows where no name is spelt otherwise.
    """
    spelt = [_row(r, old, new) for r, old, new in zip(rows, before, after, strict=True)]
    return rows if all(new is old for new, old in zip(spelt, rows, strict=True)) else spelt


def _row(row: ParsedRow, before: Draft, after: Draft) -> ParsedRow:
    names = {n: v for n, v in after.values.items() if v != before.values[n]}
    return replace(row, values=row.values.model_copy(update=names)) if names else row


def respelt_hit(tables: Tables, hit: Hit) -> Hit:
    """A cell that was reached, with what stands there once its name has the one spelling.

    Args:
        tables: the workbook with names in one spelling.
        hit: the cell; a later change may have put another name there.
    """
    now = value_at(tables, hit.at) if isinstance(hit.after, str) else None
    return replace(hit, after=now) if isinstance(now, str) and plain(now) == plain(hit.after) else hit
