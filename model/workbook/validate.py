"""The rules across sheets."""

from __future__ import annotations

from model.errors import Problem
from model.workbook.book import Book


def rule_problems(book: Book) -> list[Problem]:
    """What the rules find."""
    return []
