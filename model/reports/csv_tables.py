"""Tidy tables of every plan as CSV files: one per variable and expression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from model.case.change import Change
from model.case.change_text import COLUMNS, record_of
from model.ground.csv_files import write_rows
from model.ground.frozen import FrozenDict
from model.planning.plan import CHOSEN
from model.planning.solution import SolutionTables

DIGITS = "%.9g"
"""Nine significant digits: the same workbook gives the same files on any machine."""


def write_tables(
    plans: Mapping[str, SolutionTables], folder: Path, changes: Mapping[str, Sequence[Change]] = FrozenDict({})
) -> None:
    """Write the tables of the chosen plan, and those of the other plans in a folder each.

    Args:
        plans: name → tables.
        folder: an empty folder.
        changes: name of a plan → what is changed in the workbook for it; written beside its tables.
    """
    for name, solution in plans.items():
        here = folder if name == CHOSEN else folder / name.replace(" ", "_")
        here.mkdir(parents=True, exist_ok=True)
        for table, frame in solution.tables.items():
            write_csv(frame, here / f"{table}.csv")
        changed = bool(changes.get(name))
        write_csv(_contents(solution, changed), here / "contents.csv")
        if changed:
            write_csv(pd.DataFrame([record_of(c) for c in changes[name]], columns=list(COLUMNS)), here / "changes.csv")


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame, results to nine digits; a number that is missing is empty."""
    columns = [[_text(v) for v in frame[c].tolist()] for c in frame.columns]
    write_rows(path, frame.columns, zip(*columns, strict=True))


def _text(value: object) -> object:
    if not isinstance(value, float):
        return value
    return DIGITS % (value + 0.0) if value == value else ""


def _contents(solution: SolutionTables, changed: bool) -> pd.DataFrame:
    """What each file holds."""
    rows = [[n, f"{n}.csv", " ".join(s.columns), s.unit, s.meaning] for n, s in solution.shapes.items()]
    if changed:
        rows.append(["changes", "changes.csv", " ".join(COLUMNS), "–", "what is changed in the workbook for this plan"])
    return pd.DataFrame(rows, columns=["table", "file", "keys", "unit", "meaning"])
