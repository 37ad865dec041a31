"""Whether two texts, or two tables, say the same: words to the letter, numbers as far as they are written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pandas as pd

NUMBER = re.compile(r"(?<!\w)(?<!\d-)\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?(?!-\d)")
"""A number that is no part of a name or of a financial year."""
FINE = 1e-8
"""Share by which two numbers in a text may differ: they are written with more digits in charts alone."""


def same_words(saved: str, again: str) -> bool:
    """Whether two texts agree: every word and sign, and every number that is not written to nine digits or more.

    >>> same_words("64.7 % of 1,200 t", "64.7 % of 1,200 t"), same_words("64.7 %", "64.8 %"), same_words("a 1", "b 1")
    (True, False, False)
    """
    if saved == again:
        return True
    if NUMBER.sub("#", saved) != NUMBER.sub("#", again):
        return False
    pairs = zip(NUMBER.findall(saved), NUMBER.findall(again), strict=True)
    return all(math.isclose(*(float(t.replace(",", "")) for t in pair), rel_tol=FINE) for pair in pairs)


def unlike(saved: pd.DataFrame, again: pd.DataFrame) -> Iterator[str]:
    """Where two tables differ: heading, number of rows, or a cell with both values.

    Args:
        saved: as read from a file; every cell a text.
        again: as made again from the plan.
    """
    if list(saved.columns) != [str(c) for c in again.columns]:
        yield "its headings"
        return
    if len(saved) != len(again):
        yield f"{len(saved)} rows for {len(again)}"
        return
    for name in again.columns:
        column = again[name].tolist()
        size = max((abs(v) for v in column if _is_number(v) and math.isfinite(v)), default=0.0)
        for row, (text, value) in enumerate(zip(saved[name].tolist(), column, strict=True), start=1):
            if not same_cell(text, value, size):
                yield f"{name}, row {row}: {text or 'empty'} for {value}"


def same_cell(text: str, value: object, size: float) -> bool:
    """Whether a cell of a file says a value.

    Args:
        text: of the cell.
        value: what it should say.
        size: of the largest number of its column, by which rounding is judged.
    """
    if value is None or value != value:
        return text == ""
    if not _is_number(value):
        return same_words(text, str(value))
    try:
        number = float(text)
    except ValueError:
        return False
    return abs(number - float(value)) <= FINE * size  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    return hasattr(value, "__float__") and not isinstance(value, bool | str)
