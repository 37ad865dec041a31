"""Names as they are compared, and the name most like another."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

SHY = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs without width that no reader sees."""
_ALIKE = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"} | {ord(c): None for c in SHY}
LIKENESS = 0.6
"""How alike two names must be before one is proposed for the other."""


def plain(text: str) -> str:
    """A name as it is compared: without regard to case, stray spaces, kinds of dash or ways to write a letter.

    >>> plain("  NdPr   Oxide "), plain("Grain–boundary"), plain("N\u00addPr"), plain("Ｎｄ")
    ('ndpr oxide', 'grain-boundary', 'ndpr', 'nd')
    """
    written = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return " ".join(written.split()).casefold()


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like another one; "" where none is at least 60 % alike.

    >>> nearest("SINTR", ["Strip casting", "SINTER"])
    'SINTER'
    """
    by_plain = {plain(n): n for n in names}
    found = difflib.get_close_matches(plain(name), by_plain, n=1, cutoff=LIKENESS)
    return by_plain[found[0]] if found else ""
