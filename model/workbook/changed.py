"""Changed workbooks: changes made under the reader's own rules, with the reader's own messages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from model.case.cells import with_values
from model.case.change import Applied, Change, Hit, laid_out, reach
from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.schema import BY_TITLE
from model.workbook.read.among_rows import falling_spreads, repeats
from model.workbook.read.book import Book, Draft, SheetRead
from model.workbook.read.references import with_known_names
from model.workbook.read.typed import typed_rows
from model.workbook.respelt import respelt, respelt_hit
from model.workbook.retyped import declared, retyped
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
        The checked workbook and the cells that were hit; its notes are those it had and those that the changes bring.

    Raises:
        InputProblems: a change names what is not there, hits no cell, or leaves a workbook that cannot be planned with.
    """
    return _changed(tables, changes, None)


def _changed(tables: Tables, changes: Sequence[Change], of: Changeable | None) -> Applied:
    reached = reach(tables, changes)
    if not changes:
        return reached
    applied, problems = _typed_in(reached, changes)
    if not any(p.severity == "stop" for p in problems):
        applied, found = across_sheets(applied, of)
        problems += found
    stops = [p for p in dict.fromkeys(problems) if p.severity == "stop"]
    if stops and (brought := _brought(tables, applied, stops)):
        raise InputProblems(brought)
    notes = tuple(dict.fromkeys([*tables.notes, *problems]))
    return laid_out(replace(applied, tables=replace(applied.tables, notes=notes)), tables)


def _typed_in(reached: Applied, changes: Sequence[Change]) -> tuple[Applied, list[Problem]]:
    """The changes with each value in its column's own type, and what the reader says of single cells."""
    problems: list[Problem] = []
    hits: list[tuple[Hit, ...]] = []
    for change, cells in zip(changes, reached.hits, strict=True):
        taken = [(h, retyped(change, h)) for h in cells]
        problems += [p for h, one in taken if h.moved for p in one.problems]
        hits.append(tuple(h if one.bad else replace(h, after=one.value) for h, one in taken))
    values = [(h.at, h.after) for cells in hits for h in cells]
    return Applied(with_values(reached.tables, values), tuple(hits)), problems


def _brought(tables: Tables, applied: Applied, stops: Sequence[Problem]) -> list[Problem]:
    """The stops that the changes bring; what the workbook had before is not theirs."""
    before = set(across_sheets(Applied(tables, applied.hits))[1])
    return [p for p in stops if p not in before]


def across_sheets(applied: Applied, of: Changeable | None = None) -> tuple[Applied, list[Problem]]:
    """What the reader makes of a workbook beyond its single cells.

    Args:
        applied: the workbook with other values in some cells.
        of: the workbook before, so that rules that read nothing of what changed are left out; None for all rules.

    Returns:
        The workbook with its names in one spelling; names that are defined nowhere, rows whose columns do not go
        together, and what the rules across sheets find.
    """
    spelt, problems = _in_one_spelling(applied)
    tables, rows = spelt.tables, dict[str, set[int]]()
    for h in spelt.cells:
        if h.moved:
            rows.setdefault(h.at.sheet, set()).add(h.at.row)
    problems = [p for title, changed_rows in rows.items() for p in _of_sheet(tables, title, changed_rows)] + problems
    if problems:
        return spelt, problems
    if of is None or any(BY_TITLE[t].SHEET.form for t in rows):
        return spelt, rule_problems(_book(tables))
    too = {t for t, parsed in tables.parsed.items() if parsed is not applied.tables.parsed[t]}
    return spelt, rule_problems(_book(tables), rows.keys() | too, of.read)


def _in_one_spelling(applied: Applied) -> tuple[Applied, list[Problem]]:
    """The workbook with every name spelt as where it is defined, and the names that are defined nowhere."""
    if not any(h.moved and declared(h).kind == "text" for h in applied.cells):
        return applied, []
    tables = applied.tables
    read = {t: _as_read(tables, t) for t in tables.parsed}
    known = with_known_names(read)
    parsed = {t: respelt(rows, read[t].drafts, known[t].drafts) for t, rows in tables.parsed.items()}
    tables = replace(tables, parsed=parsed)
    hits = tuple(tuple(respelt_hit(tables, h) for h in hits) for hits in applied.hits)
    return Applied(tables, hits), [p for sheet in known.values() for p in sheet.problems]


def _of_sheet(tables: Tables, title: str, rows: Collection[int]) -> Iterator[Problem]:
    """What is said of the changed rows of a sheet: columns at odds, spreads that fall, rows that repeat others."""
    kind = BY_TITLE[title]
    if kind.SHEET.form:
        form = tables.settings if title == "Settings" else tables.scheme
        if form is not None:
            yield from typed_rows(title, SheetRead(tables.columns.get(title, {}), [Draft(0, dict(form))]))[1]
        return
    sheet = _as_read(tables, title, rows)
    yield from typed_rows(title, sheet)[1]
    for draft in sheet.drafts:
        yield from falling_spreads(kind, sheet.columns, draft)
    yield from repeats(kind, sheet.columns, _as_read(tables, title).drafts)


def _book(tables: Tables) -> Book:
    return Book(tables.name, tables.settings, tables.scheme, tables.parsed, tables.columns)


def _as_read(tables: Tables, title: str, only: Collection[int] | None = None) -> SheetRead:
    """A sheet as the reader has it before names are compared; only some of its rows where they are named."""
    kept = [p for p in tables.parsed[title] if only is None or p.row in only]
    drafts = [Draft(p.row, dict(p.values), p.low, p.high, p.years) for p in kept]
    return SheetRead(tables.columns.get(title, {}), drafts)
