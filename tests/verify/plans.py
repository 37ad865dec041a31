"""Solved plans that the tests of the verifier share, and ways to spoil them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from model.plan import program_of
from model.plan import solve as solve_program
from model.tables import Tables
from tests.cases.network import chain, one_plant

Solution = dict[str, pd.DataFrame]
Change = Callable[[float], float]

REJECTED = {
    "Facilities": [{"facility": "B3", "kind": "beneficiary"}],
    "Bids": [{"beneficiary": "B3", "status": "out", "award_year": "FY2026-27"}],
}
"""A third bidder that is out."""


@dataclass(frozen=True)
class Solved:
    """A case with its plans.

    Attributes:
        tables: the checked tables.
        plans: name of a plan → its result tables.
    """

    tables: Tables
    plans: Mapping[str, Mapping[str, pd.DataFrame]]

    def copy(self) -> Solution:
        """The chosen plan, to be spoilt."""
        return {name: frame.copy() for name, frame in self.plans["chosen"].items()}

    def tables_of(self, plan: str) -> Tables:
        """The workbook a plan was made for: the plan without the scheme knows no sheet Scheme."""
        return replace(self.tables, scheme=None) if plan == "no scheme" else self.tables


def solved(tables: Tables) -> Solved:
    """Solve every plan of a case."""
    plans = solve_program(program_of(tables)).plans
    return Solved(tables, {n: p.solution.tables for n, p in plans.items() if p.solution is not None})


@cache
def plant() -> Solved:
    """One plant that makes magnets."""
    return solved(one_plant())


@cache
def scheme() -> Solved:
    """The chain from ore to magnets, with a third bidder that is out."""
    return solved(chain(**REJECTED))


def change(solution: Solution, name: str, new: Change, **keys: Any) -> None:
    """Change the value of one row of a table; the row is added where there is none.

    Args:
        solution: the plan.
        name: of the table.
        new: old value → new value.
        keys: values of the index columns; `from_` for the column from.
    """
    wanted = {k.rstrip("_"): v for k, v in keys.items()}
    frame = solution[name]
    here = pd.Series(True, index=frame.index)
    for column, value in wanted.items():
        here &= frame[column] == value
    if not here.any():
        solution[name] = pd.concat([frame, pd.DataFrame([{**wanted, "value": new(0.0)}])], ignore_index=True)
        return
    first = frame.index[here][0]
    frame.loc[first, "value"] = new(float(frame.loc[first, "value"]))


def plus(amount: float) -> Change:
    """Add an amount."""
    return lambda value: value + amount


def to(amount: float) -> Change:
    """Set an amount."""
    return lambda value: amount
