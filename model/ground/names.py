"""Names as they are compared, and the name most like another."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LIKENESS = 0.6
"""How alike two names must be before one is proposed for the other."""


def plain(text: str) -> str:
    """A name as it is compared: without regard to case or stray spaces.

    >>> plain("  NdPr   Oxide ")
    'ndpr oxide'
    """
    return " ".join(text.split()).casefold()


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like another one; "" where none is at least 60 % alike.

    >>> nearest("SINTR", ["Strip casting", "SINTER"])
    'SINTER'
    """
    by_plain = {plain(n): n for n in names}
    found = difflib.get_close_matches(plain(name), by_plain, n=1, cutoff=LIKENESS)
    return by_plain[found[0]] if found else ""
