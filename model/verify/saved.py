"""Reading back the tables a run has written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from model.case.change import Change
from model.case.change_text import COLUMNS, change_of
from model.ground.commands import command
from model.ground.csv_files import read_rows
from model.ground.errors import InputProblems, Problem
from model.verify.decisions import DECISIONS

CONTENTS = "contents"
"""The list of the tables, which is not one of them."""

CHANGES = "changes"
"""What is changed in the workbook for a plan that is compared with the chosen one."""

MONEY, STUDIES = "money", "studies"
"""Folders of what the scheme pays in the chosen plan and of what studies found, which are no plans."""

NUMBERS = ("value", "size", "units", "tier")
WORDS = ("beneficiary", "year", "held", "paid_in")
"""Columns of the tables of money that hold no numbers."""


def read_solution(folder: Path) -> dict[str, pd.DataFrame]:
    """Read the tables of a plan.

    Args:
        folder: a folder of CSV files, each with index columns and `value`; one without them belongs to no plan.

    Returns:
        Name → table.

    Raises:
        InputProblems: the folder holds no plan, or a table cannot be read.
    """
    files = [p for p in sorted(folder.glob("*.csv")) if p.stem not in (CONTENTS, CHANGES)]
    if not any(p.stem in DECISIONS for p in files):
        mend = "Name the folder of a run, which has a folder tables with ship.csv and others."
        raise InputProblems([Problem(str(folder), "There are no tables of a plan here.", mend)])
    found = {p.stem: _table(p, _needed(p.stem), NUMBERS) for p in files}
    return {name: frame for name, frame in found.items() if "value" in frame.columns}


def read_money(run: Path) -> dict[str, pd.DataFrame] | None:
    """Read the tables of what the scheme pays in the chosen plan.

    Args:
        run: the folder of a run.

    Returns:
        Name → table, an empty cell as not a number; None where the run has none.

    Raises:
        InputProblems: a table cannot be read.
    """
    folder = run / "tables" / MONEY
    files = [p for p in sorted(folder.glob("*.csv")) if p.stem != CONTENTS]
    return {p.stem: _money_table(p) for p in files} if files else None


def plans_of(run: Path) -> dict[str, Path]:
    """The plans of a run: the chosen one, and those it is compared with.

    Args:
        run: the folder of a run.

    Returns:
        Name → folder of its tables.
    """
    tables = run / "tables"
    folders = [p for p in tables.iterdir() if p.is_dir()] if tables.is_dir() else []
    others = sorted(p for p in folders if p.name not in (MONEY, STUDIES))
    return {"chosen": tables, **{p.name.replace("_", " "): p for p in others}}


def read_changes(folder: Path) -> tuple[Change, ...]:
    """The changes of the workbook that a plan answers to, as its folder states them; none where it states none.

    Args:
        folder: of the tables of a plan.

    Raises:
        InputProblems: they cannot be read.
    """
    path = folder / f"{CHANGES}.csv"
    if not path.is_file():
        return ()
    frame = _table(path, COLUMNS, ())
    try:
        return tuple(change_of({c: str(r[c]) for c in COLUMNS}) for r in frame.to_dict("records"))
    except (ValueError, KeyError) as error:
        raise _unread(path, error) from error


def read_table(path: Path, numbers: Sequence[str] = ()) -> pd.DataFrame:
    """Read a table as it stands, every cell a text but for the columns of numbers; an empty number is not a number.

    Args:
        path: a CSV file of a run.
        numbers: columns that hold numbers, where the table has them.

    Raises:
        InputProblems: it cannot be read.
    """
    frame = _table(path, (), ())
    try:
        return frame.assign(**{c: [float(v) if v else float("nan") for v in frame[c]]
                               for c in numbers if c in frame.columns})
    except ValueError as error:
        raise _unread(path, error) from error


def _needed(name: str) -> list[str]:
    """The columns a table must have: those of a decision; of others, that have no value, nothing is asked."""
    return [*DECISIONS[name], "value"] if name in DECISIONS else []


def _money_table(path: Path) -> pd.DataFrame:
    return read_table(path, [c for c in _table(path, (), ()).columns if c not in WORDS])


def _table(path: Path, wanted: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    try:
        columns, rows = read_rows(path)
        frame = pd.DataFrame(rows, columns=columns, dtype=str)
        missing = [c for c in wanted if c not in frame.columns]
        if missing:
            raise ValueError(f"column {', '.join(missing)} is missing")
        return frame.astype({c: float for c in numbers if c in frame.columns and "value" in frame.columns})
    except (ValueError, OSError) as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: Exception) -> InputProblems:
    mend = f"Write the run anew with {command('solve')}."
    return InputProblems([Problem(str(path), f"The table cannot be read: {error}.", mend)])
