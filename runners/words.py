"""Words as a stream can show them, whatever its code page."""

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


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
