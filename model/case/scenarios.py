"""Scenarios of a workbook as changes: each with those of the scenario it is built on, in the order typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from model.case.change import Change, reach
from model.case.change_text import change_of
from model.case.tables import Tables, rows_of
from model.ground.errors import InputProblems, Problem
from model.ground.names import nearest
from model.schema import BY_TITLE

SCENARIOS, CHANGES = "Scenarios", "Scenario changes"
PER_CENT = "%"


def ticked(tables: Tables) -> list[Any]:
    """The rows of the scenarios that are solved, in the order typed."""
    return [r for r in rows_of(tables.frames[SCENARIOS]) if r.run]


def chain(tables: Tables, name: str) -> list[str]:
    """A scenario and those it is built on, the first one first.

    Raises:
        ValueError: it is built on itself.
    """
    below = {r.scenario: r.built_on for r in rows_of(tables.frames[SCENARIOS])}
    found = [name]
    while below.get(found[-1]):
        if below[found[-1]] in found:
            raise ValueError(" on ".join([*found, below[found[-1]]]))
        found.append(below[found[-1]])
    return found[::-1]


def changes_of(tables: Tables, name: str) -> tuple[Change, ...]:
    """What a scenario changes in the workbook.

    Raises:
        ValueError: a row cannot be read as a change, or the scenario is built on itself.
    """
    rows = rows_of(tables.frames[CHANGES])
    return tuple(change_in(tables, r) for own in chain(tables, name) for r in rows if r.scenario == own)


def change_in(tables: Tables, row: Any) -> Change:
    """The change of one row of Scenario changes.

    Raises:
        ValueError: it cannot be read as one.
    """
    record = {n: getattr(row, n) or "" for n in ("sheet", "where", "column", "first", "last", "how")}
    change = change_of({**record, "value": _plain(row.value or "")})
    return replace(change, said_at=tables.cell(CHANGES, row.row, "change"))


def _plain(value: str) -> str:
    """A share as a number; any other value as it was typed."""
    text = value.removesuffix(PER_CENT).strip()
    try:
        return repr(float(text) / 100) if value.endswith(PER_CENT) else value
    except ValueError:
        return value


def scenario_problems(tables: Tables) -> Iterator[Problem]:
    """Rows of Scenario changes that name what the workbook does not have, hit no cell, or lead in a circle.

    Args:
        tables: a workbook without another problem.
    """
    circles = [r for r in rows_of(tables.frames[SCENARIOS]) if _circle(tables, r.scenario)]
    for r in circles:
        yield Problem(tables.cell(SCENARIOS, r.row, "built_on"), f"{_circle(tables, r.scenario)}: the scenario is "
                      "built on itself.", "Clear the cell, or name a scenario that is not built on this one.")
    if circles:
        return
    known = set()
    for r in rows_of(tables.frames[CHANGES]):
        known.add(r.scenario)
        try:
            reach(tables, [change_in(tables, r)])
        except ValueError as error:
            guess = nearest(r.sheet, BY_TITLE) if r.sheet not in BY_TITLE else ""
            yield Problem(tables.cell(CHANGES, r.row, "sheet"), f"{error}.",
                          f"Did you mean '{guess}'?" if guess else "Copy names of sheets and headings.")
        except InputProblems as error:
            yield from error.problems
    for r in ticked(tables):
        if not {*chain(tables, r.scenario)} & known:
            yield Problem(tables.cell(SCENARIOS, r.row, "scenario"), f"'{r.scenario}' has no row on {CHANGES}.",
                          "It is the workbook as it is: add its changes, or set Run to No.", severity="note")


def _circle(tables: Tables, name: str) -> str:
    try:
        chain(tables, name)
    except ValueError as error:
        return str(error)
    return ""
