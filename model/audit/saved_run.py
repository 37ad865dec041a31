"""A run as its folder holds it: the record, the tables of its plans, what is changed for each, and the money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from model.case.change import Change
from model.planning.plan import CHOSEN
from model.verify.saved import plans_of, read_changes, read_money, read_solution


@dataclass(frozen=True)
class SavedRun:
    """A run as its folder holds it.

    Attributes:
        folder: of the run.
        record: its run.json; empty where it has none.
        plans: name → tables of each plan, the chosen one first.
        changes: name → what is changed in the workbook for it.
        money: what the scheme pays in the chosen plan; None where the run has no such tables.
    """

    folder: Path
    record: Mapping[str, Any]
    plans: Mapping[str, Mapping[str, pd.DataFrame]]
    changes: Mapping[str, tuple[Change, ...]]
    money: Mapping[str, pd.DataFrame] | None

    @property
    def chosen(self) -> Mapping[str, pd.DataFrame]:
        """The tables of the chosen plan."""
        return self.plans[CHOSEN]


def read_saved(folder: Path, record: Mapping[str, Any]) -> SavedRun:
    """Read the tables of a run.

    Args:
        folder: of the run.
        record: its run.json.

    Raises:
        InputProblems: the folder holds no plan, or a table cannot be read.
    """
    folders = plans_of(folder)
    return SavedRun(folder, record, {n: read_solution(f) for n, f in folders.items()},
                    {n: read_changes(f) for n, f in folders.items()}, read_money(folder))
