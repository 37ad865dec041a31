"""Changed workbooks: changes made under the reader's own rules, with the reader's own messages."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from model.case.change import Applied, Change, Hit, laid_out, reach
from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.schema import BY_TITLE, Field, fields_of
from model.schema.column import NO_LIMIT
from model.workbook.layout import year_field
from model.workbook.read.book import Book, Draft, SheetRead
from model.workbook.read.bounds import bound_problems
from model.workbook.read.cells import Cell
from model.workbook.read.coerce import take
from model.workbook.read.references import with_known_names
from model.workbook.read.slots import Slot
from model.workbook.read.typed import typed_rows
from model.workbook.rules.validate import rule_problems, sheets_read


@dataclass(frozen=True)
class Changeable:
    """A checked workbook that is changed many times, always from what it is.

    Attributes:
        tables: the workbook.
    """

    tables: Tables

    @cached_property
    def read(self) -> tuple[frozenset[str], ...]:
        """For each rule of the reader the sheets it reads."""
        return sheets_read(_book(self.tables))

    def changed(self, changes: Sequence[Change]) -> Applied:
        """As `changed`; only rules that read a changed sheet are applied again."""
        return _changed(self.tables, changes, self)


def changed(tables: Tables, changes: Sequence[Change]) -> Applied:
    """Make changes and check the workbook as the reader would have, had they been typed in.

    Args:
        tables: a checked workbook.
        changes: what is changed, in order.

    Returns:
        The checked workbook and the cells that were hit; its notes are those of the reader about it.

    Raises:
        InputProblems: a change names what is not there, hits no cell, or leaves a workbook that cannot be planned with.
    """
    return _changed(tables, changes, None)


def _changed(tables: Tables, changes: Sequence[Change], of: Changeable | None) -> Applied:
    applied = reach(tables, changes)
    if not changes:
        return applied
    problems = [p for change, hits in zip(changes, applied.hits, strict=True) for h in hits if h.moved
                for p in _cell_problems(change, h)]
    if not any(p.severity == "stop" for p in problems):
        problems += across_sheets(applied.tables, applied.cells, of)
    stops = [p for p in dict.fromkeys(problems) if p.severity == "stop"]
    if stops and (brought := _brought(tables, applied, stops)):
        raise InputProblems(brought)
    notes = tuple(dict.fromkeys([*tables.notes, *problems]))
    return laid_out(replace(applied, tables=replace(applied.tables, notes=notes)), tables)


def _brought(tables: Tables, applied: Applied, stops: Sequence[Problem]) -> list[Problem]:
    """The stops that the changes bring; what the workbook had before is not theirs."""
    before = set(across_sheets(tables, applied.cells))
    return [p for p in stops if p not in before]


def across_sheets(tables: Tables, hits: Sequence[Hit], of: Changeable | None = None) -> list[Problem]:
    """What the reader says of a workbook beyond its single cells.

    Args:
        tables: the workbook.
        hits: cells in which something else was put.
        of: the workbook before, so that rules that read nothing of what changed are left out; None for all rules.

    Returns:
        Names that are defined nowhere, rows whose columns do not go together, and what the rules across sheets find.
    """
    problems: list[Problem] = []
    rows: dict[str, set[int]] = {}
    for h in hits:
        if h.moved:
            rows.setdefault(h.at.sheet, set()).add(h.at.row)
    if any(h.moved and _declared(h).kind == "text" for h in hits):
        sheets = with_known_names({t: _as_read(tables, t) for t in tables.parsed})
        problems += [p for sheet in sheets.values() for p in sheet.problems]
    for title, changed_rows in rows.items():
        if title in tables.parsed:
            problems += typed_rows(title, _as_read(tables, title, changed_rows))[1]
    if problems:
        return problems
    if of is None or any(BY_TITLE[t].SHEET.form for t in rows):
        return rule_problems(_book(tables))
    return rule_problems(_book(tables), rows, of.read)


def _book(tables: Tables) -> Book:
    return Book(tables.name, tables.settings, tables.scheme, tables.parsed, tables.columns)


def _as_read(tables: Tables, title: str, only: Collection[int] | None = None) -> SheetRead:
    """A sheet as the reader has it before names are compared; only some of its rows where they are named."""
    kept = [p for p in tables.parsed[title] if only is None or p.row in only]
    drafts = [Draft(p.row, dict(p.values), p.low, p.high, p.years) for p in kept]
    return SheetRead(tables.columns.get(title, {}), drafts)


def _declared(hit: Hit) -> Field:
    """The column of a cell; that of the year cells for a year."""
    kind = BY_TITLE[hit.at.sheet]
    if hit.at.part == "years":
        return year_field(kind)
    return next(f for f in fields_of(kind) if f.name == hit.at.name)


def _cell_problems(change: Change, hit: Hit) -> list[Problem]:
    """What the reader would say of a value typed into a cell."""
    declared = _declared(hit)
    slot = Slot(change.said_at or hit.cell, declared.column.heading, declared, declared.column.unit)
    if hit.after is None:
        return [] if declared.column.empty or hit.at.part != "values" else [
            Problem(slot.where, f"'{slot.label}' would be empty.", f"Change it to {bound_or_choice(declared)}.")]
    if isinstance(hit.after, bool):
        shown: float | str = "Yes" if hit.after else "No"
    elif isinstance(hit.after, int | float):
        if math.isnan(hit.after):
            return [Problem(slot.where, f"'{slot.label}' would be no number.", "Change it to a number.")]
        if math.isfinite(hit.after) and declared.kind in ("number", "share"):
            return list(bound_problems(hit.after, "0%", slot))
        shown = NO_LIMIT if math.isinf(hit.after) else float(hit.after)
    else:
        shown = str(hit.after)
    return list(take(Cell(shown), slot).problems)


def bound_or_choice(declared: Field) -> str:
    """What a column may hold, in short."""
    return " or ".join(declared.choices) or f"a value in {declared.column.unit}"
