"""Readings: each clause whose meaning is open, solved again under its other reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.case.change import Change
from model.case.tables import Tables, rows_of
from model.ground.progress import SILENT, Progress, counted
from model.planning.plan import CHOSEN
from model.planning.result import Result
from model.planning.variant import Solved, Variant, solve_variant
from model.schema import fields_of
from model.schema.readings import value_of
from model.schema.scheme import Scheme
from model.studies.figures import MEASURES, REFUSED, figures

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


def readings(result: Result, progress: Progress = SILENT, workers: int | None = None) -> pd.DataFrame:
    """Solve the plan again under each other reading, starting from the whole decisions of the plan.

    A reading that changes nothing in the program has the plan of the report: only what is paid is computed anew.

    Args:
        result: the plan as the workbook reads the clauses.
        progress: who watches, reading by reading.
        workers: readings solved at a time, as many as there are cores unless given.

    Returns:
        One row a reading: status, change of dependence [points], national cost, outlay and viability gap [₹ crore],
        awards in all [t/a] and whose award changed. A plan that the independent check refuses has no figures.

    Raises:
        Stopped: the user stopped it.
    """
    base = figures(result.chosen, result.money.get(CHOSEN))
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        found = [(o, pool.submit(solve_variant, result.base, variant_of(result, o), progress))
                 for o in others(result.program.tables)]
        rows = [_row(other, f.result(), base) for other, f in counted(progress, "readings solved", found)]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def variant_of(result: Result, other: Other) -> Variant:
    """The plan with a clause read the other way."""
    changes = tuple(Change("Scheme", field, value) for field, (_, value, _) in other.changes.items())
    return Variant(other.name, changes, result.program.given)


def others(tables: Tables) -> Iterator[Other]:
    """The other readings of a workbook, in the order of the sheet."""
    fields = {f.column.heading: f for f in fields_of(Scheme)}
    found: dict[str, Other] = {}
    for r in rows_of(tables.frames["Readings"]):
        field = fields[r.setting]
        change = (getattr(tables.scheme, field.name), value_of(field, r.other), tables.form_cell("Scheme", field.name))
        found.setdefault(r.reading, Other(r.reading, r.question, {})).changes[field.name] = change
    return iter(found.values())


def _row(other: Other, solved: Solved, base: dict[str, Any]) -> dict[str, Any]:
    now = figures(solved.plan, solved.money) if solved.accepted else {}
    word = SAME_PLAN if solved.same else solved.plan.word
    row: dict[str, Any] = {
        "reading": other.name, "question": other.question,
        "status": REFUSED if solved.plan.solution is not None and not solved.accepted else word,
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
