"""What a workbook has otherwise than its parent, the workbook it was made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

SHEET_GONE, COLUMN_GONE, ROW_GONE, ROW_NEW = "sheet gone", "column gone", "row gone", "row new"
SHEET_NEW, COLUMN_NEW, MOVED, CHANGED = "sheet new", "column new", "rows in another order", "value changed"
KINDS = (SHEET_GONE, COLUMN_GONE, ROW_GONE, ROW_NEW, SHEET_NEW, COLUMN_NEW, MOVED, CHANGED)
"""What may be otherwise; what is lacking first."""
@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise.

    Attributes:
        kind: one of `KINDS`.
        sheet: title of the sheet.
        item: keys of the row, "" where it is not of one row.
        column: heading or financial year, "" where it is not of one column.
        before, after: what the parent and this workbook have; None for nothing.
        cell: address in this workbook, "" where it has none.
    """

    kind: str
    sheet: str
    item: str = ""
    column: str = ""
    before: Any = None
    after: Any = None
    cell: str = ""


@dataclass(frozen=True)
class Against:
    """A workbook beside its parent.

    Attributes:
        parent: file name of the parent.
        differences: what is otherwise, sheet by sheet.
    """

    parent: str
    differences: tuple[Difference, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Kind → how many of it; those that there are, what is lacking first."""
        found = Counter(d.kind for d in self.differences)
        return {kind: found[kind] for kind in KINDS if kind in found}
