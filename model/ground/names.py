"""Names as they are compared, and the name most like another."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Iterable

SHY = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs without width that no reader sees."""
_ALIKE = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"} | {ord(c): None for c in SHY}
WORD = 4
"""Letters of a word that is taken for another one misspelt; grades such as H and SH are shorter."""
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


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two names differ by a letter dropped, added or changed, or by two swapped, within a word.

    Digits and short words tell things apart, such as bidders and grades.

    >>> one_letter_apart("Magnets", "Magents"), one_letter_apart("NdPr oxide", "NdPr oxid")
    (True, True)
    >>> [one_letter_apart(a, b) for a, b in (("Bid 01", "Bid 02"), ("Magnet H", "Magnet SH"), ("Mine", "mine"))]
    [False, False, False]
    """
    a, b = plain(one), plain(other)
    if abs(len(a) - len(b)) > 1:
        return False
    before = len(os.path.commonprefix((a, b)))
    after = len(os.path.commonprefix((a[before:][::-1], b[before:][::-1])))
    x, y = a[before:len(a) - after], b[before:len(b) - after]
    swapped = len(x) == 2 and x == y[::-1]
    if not (x + y).isalpha() or not (swapped or len(x) <= 1 and len(y) <= 1):
        return False
    return max(_letters_around(name, before) for name in (a, b)) >= WORD


def _letters_around(name: str, at: int) -> int:
    """How many letters stand around a place without a break."""
    start, end = at, at
    while start > 0 and name[start - 1].isalpha():
        start -= 1
    while end < len(name) and name[end].isalpha():
        end += 1
    return end - start
