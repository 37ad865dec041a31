"""Solved plans that the tests of the verifier share, and ways to spoil them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from model.case.tables import Tables
from model.planning.program import program_of
from model.planning.solve import solve as solve_program
from tests.cases.answered import answered
from tests.cases.case import Case, rows_of
from tests.cases.chain_rows import CHAIN
from tests.cases.network import one_plant

Solution = dict[str, pd.DataFrame]
Change = Callable[[float], float]

RICH = (
    Case("chain", "FY2030-31", rows_of(CHAIN), {"discount_rate": 0.1}, {})
    .with_("Bids", {"beneficiary": "B1"}, least=45.0)
    .with_("Bids", {"beneficiary": "B2"}, net_worth=250.0)
    .with_("Award sizes", {"capacity": 80.0}, net_worth=250.0)
    .adding("Facilities", {"facility": "B3", "kind": "beneficiary"})
    .adding("Capacity", {"facility": "Recycler", "stage": "recycling", "option": "hired", "most": 5.0, "capex": 9.0,
                         "running_cost": 6.0, "currency": "USD", "electricity": 4.0, "life": 2})
)
"""The chain from ore to magnets, with a third who may bid, sizes that ask for net worth, and a line that retires."""


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
        """The workbook a plan answers to."""
        return answered(self.tables, plan)


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
    """Awards of any size; the third bidder is out."""
    return solved(RICH.adding("Bids", {"beneficiary": "B3", "status": "out", "award_year": "FY2026-27"}).tables)


@cache
def flows() -> Solved:
    """Awards of any size, makers judged on their own flows, their profit taxed and their purchases tied up."""
    case = RICH.adding("Bids", {"beneficiary": "B3", "status": "out", "award_year": "FY2026-27"})
    taxed = {"tax_rate": 0.25, "working_capital": 3.0}
    case = case.set(margins="own flows").with_("Facilities", {"kind": "beneficiary"}, **taxed)
    return solved(case.pursuing("Unmet demand", "Magnets by quantity", "National cost", "Viability gap").tables)


@cache
def lots() -> Solved:
    """Awards in whole lots; B1 is fixed in, and of B3 and B2, in rising order of their bids, one can be selected."""
    third = {"beneficiary": "B3", "status": "open", "rate": 2050.0, "least": 40.0, "award_year": "FY2026-27"}
    case = RICH.adding("Bids", third).with_("Bids", {"beneficiary": "B2"}, net_worth=240.0)
    return solved(case.set(whole_lots=True).ruled(award_order="least cost", beneficiaries=2).tables)


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
