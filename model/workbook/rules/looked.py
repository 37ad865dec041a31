"""Rows of a workbook that remember which sheets a rule looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.case.parsed import ParsedRow


class Looked(Mapping[str, Sequence[ParsedRow]]):
    """Rows by sheet that remember which sheets were looked at.

    Args:
        rows: title of a sheet → its rows.
    """

    def __init__(self, rows: Mapping[str, Sequence[ParsedRow]]) -> None:
        self._rows = rows
        self.titles: set[str] = set()

    def __getitem__(self, title: str) -> Sequence[ParsedRow]:
        """The rows of a sheet; looking for a sheet that is not there counts too."""
        self.titles.add(title)
        return self._rows[title]

    def __iter__(self) -> Iterator[str]:
        """Every title; each counts as looked at."""
        self.titles.update(self._rows)
        return iter(self._rows)

    def __len__(self) -> int:
        """Number of sheets."""
        return len(self._rows)
