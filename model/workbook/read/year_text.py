"""Financial years as planners write them."""

from __future__ import annotations

import re
from datetime import date

from model.ground.years import label_of, start_of
from model.workbook.read.numbers import as_date

_LOOSE = re.compile(r"(?:FY)?\s*(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})", re.IGNORECASE)
_SINGLE = re.compile(r"(\d{4})(?:\.0)?")
_SHORT = re.compile(r"FY\s*'?(\d{2}|\d{4})", re.IGNORECASE)
APRIL = 4


def year_from_text(text: str) -> str | None:
    """The label of a financial year written in a way that cannot be misread.

    Args:
        text: without stray spaces.

    Returns:
        The label, None where the text is not clearly a financial year.

    >>> year_from_text("FY2026-27"), year_from_text("2026–27"), year_from_text("FY 2026/27")
    ('FY2026-27', 'FY2026-27', 'FY2026-27')
    >>> year_from_text("2026-28"), year_from_text("2027"), year_from_text("FY27")
    (None, None, None)
    """
    match = _LOOSE.fullmatch(text)
    if not match or int(match[2]) not in {int(match[1]) + 1, (int(match[1]) + 1) % 100}:
        return None
    return label_of(int(match[1]))


def is_exact(text: str) -> bool:
    """Whether a text is a label exactly as it should be written."""
    try:
        start_of(text)
    except ValueError:
        return False
    return True


def looks_like_year(value: object) -> bool:
    """Whether a value was meant as a year, clearly or not.

    >>> looks_like_year("2027"), looks_like_year("FY27"), looks_like_year("Most")
    (True, True, False)
    """
    text = str(value).strip()
    return bool(as_date(value)) or any(p.fullmatch(text) for p in (_LOOSE, _SINGLE, _SHORT))


def not_a_year(value: object) -> tuple[str, str]:
    """What to say of a value that is no financial year.

    Args:
        value: what stands in the cell.

    Returns:
        What was found, and how to mend it.

    >>> not_a_year("FY27")[1]
    'It usually means FY2026-27; write that.'
    """
    if isinstance(value, date):
        year = value.year if value.month >= APRIL else value.year - 1
        return (f"Excel turned the year into a date ({as_date(value)}).",
                f"Set the cell's format to Text and type {label_of(year)}.")
    text = str(value)
    if match := _SINGLE.fullmatch(text):
        start = int(match[1])
        return (f"'{start}' is not a financial year: it is not clear whether this means the year ending or starting "
                f"in {start};", f"write {label_of(start)} or {label_of(start - 1)}.")
    found = f"'{text}' is not a financial year."
    if match := _SHORT.fullmatch(text):
        ending = int(match[1]) % 100 + 2000
        return found, f"It usually means {label_of(ending - 1)}; write that."
    return found, "Write it like FY2026-27."
