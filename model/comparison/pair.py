"""Two runs side by side: rows with the same keys are one row, whatever place they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.comparison.runs import RunFolder

BOTH, ONLY_A, ONLY_B = "both", "only in A", "only in B"
Row = Mapping[str, Any]

RELATIVE, ABSOLUTE = 1e-6, 1e-6
"""Differences of results up to these, of the larger number and in its unit, are rounding of the solver."""


@dataclass(frozen=True)
class Pair:
    """Two runs.

    Attributes:
        a: the run that is compared with.
        b: the run that is compared; differences are B less A.
    """

    a: RunFolder
    b: RunFolder

    @property
    def both_have_numbers(self) -> bool:
        """Whether there are two plans to compare."""
        return self.a.has_numbers and self.b.has_numbers

    @property
    def years(self) -> tuple[str, ...]:
        """Years that either has, in order."""
        return tuple(sorted({*self.a.years, *self.b.years}))

    def frames(self, sheet: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The table of a sheet in both; without rows where a run does not have it."""
        found = [r.sheets.get(sheet) for r in (self.a, self.b)]
        names = next((list(f.columns) for f in found if f is not None), [])
        a, b = (pd.DataFrame(columns=names) if f is None else f for f in found)
        return a, b

    def where(self, a: Row | None, b: Row | None) -> str:
        """Whether a row is in both runs or in one of them."""
        return ONLY_B if a is None else ONLY_A if b is None else BOTH


def matched(a: pd.DataFrame, b: pd.DataFrame, keys: Sequence[str]) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of two tables with equal keys; of rows that repeat a key the first with the first, and so on.

    Args:
        a: one table.
        b: the other, with the same keys.
        keys: columns that say which row it is; a table that lacks one has an empty cell in it.

    Yields:
        The row of each; None where a table does not have it. Those of `a` in order, then what `b` has besides.
    """
    left, right = _by_key(a, keys), _by_key(b, keys)
    for key in [*left, *(k for k in right if k not in left)]:
        yield left.get(key), right.get(key)


def _by_key(frame: pd.DataFrame, keys: Sequence[str]) -> dict[tuple[Any, ...], Row]:
    found: dict[tuple[Any, ...], Row] = {}
    seen: dict[tuple[Any, ...], int] = {}
    for record in frame.to_dict("records"):
        row = {str(k): v for k, v in record.items()}
        key = tuple(row.get(k, "") for k in keys)
        seen[key] = seen.get(key, 0) + 1
        found[(*key, seen[key])] = row
    return found


def differ(a: float, b: float) -> bool:
    """Whether two results differ by more than rounding; two empty cells do not, an empty and a filled one do.

    >>> differ(1.0, 1.0 + 1e-7), differ(1.0, 1.1), differ(float("nan"), float("nan")), differ(float("nan"), 0.0)
    (False, True, False, True)
    """
    if a != a or b != b:
        return (a == a) != (b == b)
    return abs(a - b) > ABSOLUTE + RELATIVE * max(abs(a), abs(b))
