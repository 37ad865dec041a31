"""The rules across sheets, each applied anew only where something it looked at has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model.case.parsed import ParsedRow
from model.ground.errors import Problem
from model.workbook.read.book import Book
from model.workbook.rules.looked import Looked
from model.workbook.rules.validate import RULES

MOST_REMEMBERED = 500
FORMS = ("settings", "scheme")


class _Rows(Looked):
    """Rows by sheet of which those looked at are remembered in a set that is handed in."""

    def __init__(self, rows: Mapping[str, Sequence[ParsedRow]], seen: set[str]) -> None:
        super().__init__(rows)
        self.titles = seen

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("a rule that looks at all sheets cannot be followed")


class _Watched:
    """A workbook that remembers what a rule looked at."""

    def __init__(self, book: Book, seen: set[str]) -> None:
        self._book, self._seen = book, seen
        self.rows = _Rows(book.rows, seen)
        self.columns, self.name = book.columns, book.name
        self.taken: dict[Any, Any] = {}

    def in_case(self, case: str) -> _Watched:
        """The same with another case chosen; what is looked at is remembered here too."""
        return _Watched(self._book.in_case(case), self._seen)

    @property
    def settings(self) -> Any:
        """The sheet Settings."""
        self._seen.add("settings")
        return self._book.settings

    @property
    def scheme(self) -> Any:
        """The sheet Scheme."""
        self._seen.add("scheme")
        return self._book.scheme


class Ruled:
    """Applies the rules to one workbook after the other; the first must be sound."""

    def __init__(self) -> None:
        self._first: Book | None = None
        self._seen: list[set[str]] = []
        self._found: list[list[Problem]] = []
        self._known: dict[Any, list[Problem]] = {}

    def problems(self, book: Book) -> list[Problem]:
        """What the rules find."""
        if book.settings is None:
            return []
        if self._first is None:
            self._first = book
            self._seen = [set() for _ in RULES]
            self._found = [list(r.check(_Watched(book, s))) for r, s in zip(RULES, self._seen, strict=True)]
        changed, key = self._changed(book)
        if key not in self._known:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = self._apply(book, changed)
        return list(self._known[key])

    def _apply(self, book: Book, changed: set[str] | None) -> list[Problem]:
        found: list[Problem] = []
        for rule, seen, before in zip(RULES, self._seen, self._found, strict=True):
            if not book.unsound & set(rule.sheets):
                found += list(rule.check(book)) if changed is None or seen & changed else before
        return found

    def _changed(self, book: Book) -> tuple[set[str] | None, Any]:
        """The sheets that differ from the first workbook, None for all, and a key for what differs in them."""
        first = self._first
        assert first is not None
        if book.columns != first.columns:
            return None, object()
        changed = {n for n in FORMS if getattr(book, n) != getattr(first, n)}
        key: list[Any] = [book.unsound, *(repr(getattr(book, n)) for n in sorted(changed))]
        for title in sorted(book.rows.keys() | first.rows.keys()):
            old, new = first.rows.get(title, ()), book.rows.get(title, ())
            if len(old) != len(new) or any(a is not b for a, b in zip(old, new, strict=True)):
                changed.add(title)
                key.append((title, *_differing(old, new)))
        return changed, tuple(key)


def _differing(old: Any, new: Any) -> tuple[Any, ...]:
    there: dict[int, ParsedRow] = {id(r): r for r in old}
    kept = {id(r) for r in new}
    gone = tuple(r.row for r in old if id(r) not in kept)
    return gone, tuple(repr(r) for r in new if id(r) not in there)
