"""Numbers as planners write them: which texts are a number beyond doubt, and what to say of the others."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

PLACEHOLDERS = frozenset({"-", "–", "—", "--", ".", "?", "na", "n/a", "n.a.", "n.a", "tbd", "tbc", "nil", "none",
                          "null", "#n/a", "not available", "to be decided"})
"""Words that stand for a value not known; never read as 0."""

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_WESTERN = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_INDIAN = re.compile(r"[+-]?[1-9]\d?(,\d{2})*,\d{3}(\.\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_MINUS = str.maketrans("−", "-")
_WITH_UNIT = re.compile(r"(?:₹|rs\.?|inr)?\s*(?P<number>[\d.,]+)\s*(?:/-)?\s*(?:cr\.?|crores?)?", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether a text stands for a value that is not known.

    >>> is_placeholder("TBD"), is_placeholder("–"), is_placeholder("0")
    (True, True, False)
    """
    return text.casefold() in PLACEHOLDERS


def has_devanagari_digits(text: str) -> bool:
    """Whether a text is written with Devanagari digits.

    >>> has_devanagari_digits("१२००")
    True
    """
    return text != text.translate(_DIGITS)


def from_text(text: str) -> float | None:
    """The number a text is beyond doubt; grouping must be exactly western or exactly Indian.

    Args:
        text: without stray spaces.

    Returns:
        The number, None for anything else.

    >>> from_text("12,34,567.50"), from_text("1,200"), from_text("१२००")
    (1234567.5, 1200.0, 1200.0)
    >>> from_text("1.200,50"), from_text("1_200"), from_text("nan"), from_text("₹ 600"), from_text("0,250")
    (None, None, None, None, None)
    """
    written = text.translate(_DIGITS).translate(_MINUS)
    if _PLAIN.fullmatch(written):
        return float(written)
    if _WESTERN.fullmatch(written) or _INDIAN.fullmatch(written):
        return float(written.replace(",", ""))
    return None


def with_point(text: str) -> str:
    """A number written with a comma before its fraction, written with a point; "" for anything else.

    >>> with_point("0,250"), with_point("12,5"), with_point("1,200")
    ('0.250', '12.5', '')
    """
    return text.replace(",", ".") if _COMMA.fullmatch(text) and from_text(text) is None else ""


def percent_from_text(text: str) -> float | None:
    """The share a text such as 15% is beyond doubt.

    >>> percent_from_text("15 %")
    0.15
    """
    if not text.endswith("%"):
        return None
    value = from_text(text[:-1].strip())
    return None if value is None else value / 100


def amount_within(text: str) -> str:
    """The number inside a text with currency or unit, as written; "" where there is doubt.

    >>> amount_within("₹ 600 cr"), amount_within("1.200,50"), amount_within("600 or 700")
    ('600', '', '')
    """
    match = _WITH_UNIT.fullmatch(text)
    return match["number"] if match and from_text(match["number"]) is not None else ""


def as_date(value: object) -> str:
    """A date or time as Excel shows it; "" for anything else.

    >>> as_date(date(2026, 4, 1)), as_date(5)
    ('01-Apr-2026', '')
    """
    if isinstance(value, date):
        return f"{value.day:02d}-{value:%b-%Y}"
    return str(value) if isinstance(value, time | timedelta) else ""
