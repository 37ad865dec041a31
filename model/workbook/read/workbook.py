"""From cells to checked tables: sheets, then names across sheets, then rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from model.case.parsed import ParsedRow
from model.case.scenarios import scenario_problems
from model.case.tables import Tables, assemble
from model.ground.address import position, split
from model.ground.errors import InputProblems, Problem
from model.ground.years import span, start_of
from model.schema import BY_TITLE, SHEETS
from model.schema.scheme import Scheme
from model.schema.settings import Settings
from model.workbook.read.book import Book, SheetRead
from model.workbook.read.cells import Grid
from model.workbook.read.forms import read_form
from model.workbook.read.lists import read_list
from model.workbook.read.references import with_known_names
from model.workbook.read.tabs import tab_problems
from model.workbook.read.typed import typed_rows
from model.workbook.rules.anchors import anchors_hold, derived
from model.workbook.rules.validate import rule_problems


def tables_from(grid: Grid) -> Tables:
    """Check a workbook held in memory and lay it out as tables.

    Args:
        grid: its cells.

    Returns:
        The checked tables with the chosen case taken; what a reviewer should know is in their notes.

    Raises:
        InputProblems: something must be mended first; carries every stop and note found.
    """
    sheets, problems = read_sheets(grid)
    sheets = with_known_names(sheets)
    rows: dict[str, list[ParsedRow]] = {}
    for title, sheet in sheets.items():
        rows[title], misfits = typed_rows(title, sheet)
        problems += [*sheet.problems, *misfits]
    book = _book(grid.name, sheets, rows, problems)
    problems += rule_problems(book)
    problems = in_tab_order(problems)
    if book.settings is None or any(p.severity == "stop" for p in problems):
        raise InputProblems(problems)
    found = derived(book)
    problems = in_tab_order([*problems, *anchors_hold(found, {p.where for p in problems})])
    if any(p.severity == "stop" for p in problems):
        raise InputProblems(problems)
    tables = assemble(book.name, book.settings, book.scheme, book.rows, book.columns, problems, grid.sha256,
                      derived=found)
    more = scenario_problems(tables)
    return _with_more(tables, list(more))


def _with_more(tables: Tables, more: Sequence[Problem]) -> Tables:
    """The tables with what is said of them once they are whole.

    Raises:
        InputProblems: a stop is among it.
    """
    if not more:
        return tables
    problems = in_tab_order([*tables.notes, *more])
    if any(p.severity == "stop" for p in problems):
        raise InputProblems(problems)
    return replace(tables, notes=tuple(problems))


def read_sheets(grid: Grid) -> tuple[dict[str, SheetRead], list[Problem]]:
    """Read every sheet the tool knows.

    Args:
        grid: the workbook's cells.

    Returns:
        Title → sheet as read, without optional sheets that are absent or empty; problems of the file and its tabs.
    """
    problems = [*grid.notes, *tab_problems(grid)]
    sheets: dict[str, SheetRead] = {}
    years: tuple[str, ...] = ()
    for kind in SHEETS:
        title = kind.SHEET.title
        if title not in grid.sheets:
            continue
        form = kind.SHEET.form
        read = read_form(kind, grid.sheets[title]) if form else read_list(kind, grid.sheets[title], years)
        if read is None or not (form or kind.SHEET.needed or read.drafts or read.problems):
            continue
        if kind.SHEET.needed and not kind.SHEET.without and not read.drafts and not read.problems:
            problems.append(Problem(f"Sheet '{title}'", "no row is filled in.", f"One row is {kind.SHEET.one_row_is}."))
        sheets[title] = read
        if kind is Settings:
            years = _plan_years(read)
            problems += _year_problems(read)
    return sheets, problems


def in_tab_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems once each: of the file first, then sheet by sheet and cell by cell.

    A note about a cell that has to be mended anyway is left out.
    """
    stopped = {p.where for p in problems if p.severity == "stop"}
    kept = [p for p in problems if p.severity == "stop" or p.where not in stopped]
    order = {k.SHEET.title: i for i, k in enumerate(SHEETS, start=1)}

    def place(problem: Problem) -> tuple[int, str, tuple[int, int]]:
        title, cell = split(problem.where)
        return (order.get(title, len(order) + 1) if title else 0), title, position(cell)

    return sorted(dict.fromkeys(kept), key=place)


def _plan_years(settings: SheetRead) -> tuple[str, ...]:
    first, last = _ends(settings)
    return span(first, last) if first and last else ()


def _ends(settings: SheetRead) -> tuple[str, str]:
    values: Mapping[str, Any] = settings.drafts[0].values if settings.drafts else {}
    return values.get("first_year") or "", values.get("last_year") or ""


def _year_problems(settings: SheetRead) -> list[Problem]:
    first, last = _ends(settings)
    if not first or not last or start_of(first) <= start_of(last):
        return []
    where = f"Settings!{settings.columns['last_year']}{settings.columns['last_year row']}"
    return [Problem(where, f"Last year {last} is before First year {first}.", f"Type {first} or a later year.")]


def _book(
    name: str, sheets: Mapping[str, SheetRead], rows: Mapping[str, Sequence[ParsedRow]], problems: Sequence[Problem]
) -> Book:
    stopped = {split(p.where)[0] for p in problems if p.severity == "stop"}
    unsound = frozenset(stopped | {t for t, s in sheets.items() if not all(d.sound for d in s.drafts)})
    forms = {t: rows[t][0].values for t in rows if BY_TITLE[t].SHEET.form and rows[t] and t not in unsound}
    settings, scheme = forms.get(Settings.SHEET.title), forms.get(Scheme.SHEET.title)
    lists = {t: r for t, r in rows.items() if not BY_TITLE[t].SHEET.form}
    columns = {title: dict(sheet.columns) for title, sheet in sheets.items()}
    return Book(
        name,
        settings if isinstance(settings, Settings) else None,
        scheme if isinstance(scheme, Scheme) else None,
        lists,
        columns,
        unsound,
    )
