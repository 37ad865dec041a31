"""Rule: what is looked for across sheets, and which of them must be sound first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.ground.errors import Problem
from model.workbook.read.book import Book


@dataclass(frozen=True)
class Rule:
    """A rule and the sheets it must be able to trust.

    Attributes:
        check: what it looks for.
        sheets: titles; where one of them has to be mended first, the rule waits: one cause, one message.
    """

    check: Callable[[Book], Iterable[Problem]]
    sheets: tuple[str, ...] = ()
