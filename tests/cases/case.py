"""A small case as data: rows of sheets that a test changes cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from model.case.tables import Tables
from tests.cases.sheets import scheme, settings, tables

Rows = Mapping[str, tuple[Mapping[str, Any], ...]]


@dataclass(frozen=True)
class Case:
    """Rows of every sheet, settings and clauses; each change gives a new case.

    Attributes:
        name: of the case.
        last_year: last year of the plan.
        rows: sheet → its rows, each only with the columns that differ from the usual.
        chosen: settings that differ from the usual.
        clauses: clauses that differ from the usual; None for a workbook without a scheme.
    """

    name: str
    last_year: str
    rows: Rows
    chosen: Mapping[str, Any] = field(default_factory=dict)
    clauses: Mapping[str, Any] | None = None

    @property
    def tables(self) -> Tables:
        """Its checked tables."""
        law = None if self.clauses is None else scheme(**self.clauses)
        return tables(self.name, settings(self.last_year, **self.chosen), self.rows, law)

    def with_(self, sheet: str, where: Mapping[str, Any], **values: Any) -> Case:
        """Other values in the rows that match; a row must match, so that no change is lost."""
        found = [all(r.get(k) == v for k, v in where.items()) for r in self.rows[sheet]]
        assert any(found), f"{sheet} has no row {dict(where)}"
        rows = tuple({**r, **values} if hit else r for r, hit in zip(self.rows[sheet], found, strict=True))
        return replace(self, rows={**self.rows, sheet: rows})

    def adding(self, sheet: str, *rows: Mapping[str, Any]) -> Case:
        """Further rows at the end of a sheet."""
        return replace(self, rows={**self.rows, sheet: (*self.rows.get(sheet, ()), *rows)})

    def without(self, sheet: str, **where: Any) -> Case:
        """The case without the rows that match."""
        kept = tuple(r for r in self.rows[sheet] if any(r.get(k) != v for k, v in where.items()))
        assert len(kept) < len(self.rows[sheet]), f"{sheet} has no row {where}"
        return replace(self, rows={**self.rows, sheet: kept})

    def pursuing(self, *aims: str, **columns: Any) -> Case:
        """Aims one by one, in order, with no tolerance."""
        rows = tuple({"priority": n, "aim": a, "tolerance": 0.0, **columns} for n, a in enumerate(aims, 1))
        return replace(self, rows={**self.rows, "Aims": rows})

    def ruled(self, **clauses: Any) -> Case:
        """Other clauses."""
        return replace(self, clauses={**(self.clauses or {}), **clauses})

    def set(self, **chosen: Any) -> Case:
        """Other settings."""
        last = chosen.pop("last_year", self.last_year)
        return replace(self, last_year=last, chosen={**self.chosen, **chosen})


def rows_of(sheets: Mapping[str, list[dict[str, Any]]]) -> Rows:
    """Rows as a case keeps them."""
    return {title: tuple(rows) for title, rows in sheets.items()}
