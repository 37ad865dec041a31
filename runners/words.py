"""Words for the screen: signs that its code page has, and times."""

from __future__ import annotations

from typing import TextIO

PLAIN = {"₹": "Rs ", "–": "-", "—": "-", "−": "-", "→": "->", "≤": "<=", "≥": ">=", "×": "x", "·": "-", "’": "'",
         "…": "..."}


def fitting(text: str, stream: TextIO) -> str:
    """Text with the signs replaced that the stream's code page does not have."""
    encoding = stream.encoding or "ascii"
    for sign, plain in PLAIN.items():
        if sign in text and not _has(encoding, sign):
            text = text.replace(sign, plain)
    return text.encode(encoding, errors="replace").decode(encoding)


def duration(seconds: float) -> str:
    """About how long something takes, in words.

    >>> duration(42), duration(300), duration(9000)
    ('42 s', '5 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
