"""Readings: each clause whose meaning is open, solved again under its other reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from model.case.tables import Tables, rows_of
from model.ground.progress import SILENT, Progress, counted
from model.planning.figures import MEASURES, REFUSED, Check, accepted, figures
from model.planning.money import money_of
from model.planning.plan import CHOSEN, Program, Result, program_of, pursue, session_of
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import priorities_of
from model.priorities.reached import last_plan
from model.schema import fields_of
from model.schema.readings import value_of
from model.schema.scheme import Scheme

COLUMNS = (
    "reading", "question", "cells", "as_read", "other", "status", *MEASURES, "outlay", "gap", "awards_t",
    "awards_changed",
)
SAME_PLAN = "the same plan: only what is paid can differ"
"""Status of a reading under which the plan has the same limits and aims."""


@dataclass(frozen=True)
class Other:
    """The other reading of a clause.

    Attributes:
        name, question: of the sheet Readings.
        changes: field of Scheme → (value as read, other value, cell).
    """

    name: str
    question: str
    changes: dict[str, tuple[Any, Any, str]]


def readings(
    result: Result, progress: Progress = SILENT, workers: int | None = None, check: Check | None = None
) -> pd.DataFrame:
    """Solve the plan again under each other reading, starting from the yes/no decisions of the plan.

    A reading that changes nothing in the program has the plan of the report: only what is paid is computed anew.

    Args:
        result: the plan as the workbook reads the clauses.
        progress: who watches, reading by reading.
        workers: readings solved at a time, as many as there are cores unless given.
        check: an independent check of each plan; a plan that it refuses has no figures.

    Returns:
        One row a reading: status, change of dependence [points], national cost, outlay and viability gap [₹ crore],
        awards in all [t/a] and whose award changed.

    Raises:
        Stopped: the user stopped it.
    """
    tables = result.program.tables
    base = figures(result.chosen, result.money.get(CHOSEN))
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        found = [(o, pool.submit(_read, result, _program(result.program, o), progress, check)) for o in others(tables)]
        rows = [_row(other, *f.result(), base) for other, f in counted(progress, "readings solved", found)]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def _program(program: Program, other: Other) -> Program:
    """The workbook as a program with the clause read the other way."""
    tables = program.tables
    assert tables.scheme is not None, "a reading is of a clause of the scheme"
    changed = tables.scheme.model_copy(update={f: v for f, (_, v, _) in other.changes.items()})
    return program_of(replace(tables, scheme=changed), program.given)


def _read(result: Result, program: Program, progress: Progress, check: Check | None) -> tuple[str, dict[str, Any]]:
    """Status and figures under a reading."""
    priorities, plan, word = priorities_of(program.tables), result.chosen, SAME_PLAN
    same = program.pursued.same(result.program.pursued) and priorities == priorities_of(result.program.tables)
    if not same:
        start = program.arrays.point_of(last_plan(plan.reached).x, result.program.arrays)
        plan = pursue(program, CHOSEN, Ladder(session_of(program, program.pursued, progress), priorities, start))
        word = plan.word
    money = money_of(program.data, plan.solution) if plan.solution is not None else None
    if plan.solution is not None and not accepted(check, program.tables, plan, money):
        return REFUSED, {}
    return word, figures(plan, money)


def others(tables: Tables) -> Iterator[Other]:
    """The other readings of a workbook, in the order of the sheet."""
    fields = {f.column.heading: f for f in fields_of(Scheme)}
    found: dict[str, Other] = {}
    for r in rows_of(tables.frames["Readings"]):
        field = fields[r.setting]
        change = (getattr(tables.scheme, field.name), value_of(field, r.other), tables.form_cell("Scheme", field.name))
        found.setdefault(r.reading, Other(r.reading, r.question, {})).changes[field.name] = change
    return iter(found.values())


def _row(other: Other, word: str, now: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "reading": other.name, "question": other.question, "status": word,
        "cells": ", ".join(c for _, _, c in other.changes.values()),
        "as_read": "; ".join(said(v) for v, _, _ in other.changes.values()),
        "other": "; ".join(said(v) for _, v, _ in other.changes.values()),
    }
    if now and base:
        row |= {n: now[n] - base[n] for n in (*MEASURES, "outlay", "gap")}
        changed = [b for b, v in now["awards"].items() if abs(v - base["awards"][b]) > 0.5]
        row |= {"awards_t": sum(now["awards"].values()), "awards_changed": ", ".join(changed)}
    return row


def said(value: Any) -> str:
    """A value of a clause in words."""
    if value is None:
        return "none"
    return {True: "Yes", False: "No"}.get(value, f"{value}") if isinstance(value, bool) else f"{value}"
