"""Reading back the tables a run has written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from model.case.tables import Tables
from model.ground.errors import InputProblems, Problem
from model.verify.case import DECISIONS

CONTENTS = "contents"
"""The list of the tables, which is not one of them."""

MONEY = "money"
"""The folder of what the scheme pays in the chosen plan, which is no plan."""

NUMBERS = ("value", "size", "units")
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
    files = [p for p in sorted(folder.glob("*.csv")) if p.stem != CONTENTS]
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
    others = sorted(p for p in tables.iterdir() if p.is_dir() and p.name != MONEY) if tables.is_dir() else []
    return {"chosen": tables, **{p.name.replace("_", " "): p for p in others}}


def workbook_of(tables: Tables, plan: str) -> Tables:
    """The workbook a plan answers to: what a plan is compared with may set clauses of the scheme aside.

    Args:
        tables: the checked workbook.
        plan: name of a plan; "no scheme" knows no sheet Scheme, "free choice" no order of bids.

    Returns:
        The tables it is checked against.
    """
    if plan == "no scheme":
        return replace(tables, scheme=None)
    if plan == "free choice" and tables.scheme is not None:
        return replace(tables, scheme=tables.scheme.model_copy(update={"award_order": "free"}))
    return tables


def _needed(name: str) -> list[str]:
    """The columns a table must have: those of a decision; of others, that have no value, nothing is asked."""
    return [*DECISIONS[name], "value"] if name in DECISIONS else []


def _money_table(path: Path) -> pd.DataFrame:
    frame = _table(path, [], ())
    numbers = [c for c in frame.columns if c not in WORDS]
    try:
        return frame.assign(**{c: [float(v) if v else float("nan") for v in frame[c]] for c in numbers})
    except ValueError as error:
        raise _unread(path, error) from error


def _table(path: Path, wanted: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        missing = [c for c in wanted if c not in frame.columns]
        if missing:
            raise ValueError(f"column {', '.join(missing)} is missing")
        return frame.astype({c: float for c in numbers if c in frame.columns and "value" in frame.columns})
    except (ValueError, OSError) as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: Exception) -> InputProblems:
    mend = "Write the run anew with python -m runners.solve."
    return InputProblems([Problem(str(path), f"The table cannot be read: {error}.", mend)])
