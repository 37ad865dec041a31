"""Solved plans in which every clause about money is at work, and the money paid for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve as solve_program
from model.verify import Verification, verify
from tests.cases.answered import answered
from tests.cases.case import Case
from tests.verify.plans import RICH, Change, change

AIMS = (
    {"priority": 1, "aim": "Unmet demand"},
    {"priority": 2, "aim": "Magnets by quantity", "tolerance": 0.1, "tolerance_unit": "points"},
    {"priority": 4, "aim": "Viability gap", "tolerance": 0.01, "tolerance_unit": "₹ crore"},
    {"priority": 5, "aim": "Cost", "tolerance_unit": "₹ crore"},
)

BOTH = replace(
    RICH.adding(
        "Supply", {"supply": "Refinery", "commodity": "light oxide", "country": "India", "assured": True, "years": 12.0}
    )
    .adding("Prices", {"commodity": "light oxide", "at": "(assured)", "years": [80, 82, 84, 86, 88]})
    .adding("Capacity", {"facility": "B1", "stage": "recycling", "capex": 0.2, "running_cost": 5.0, "currency": "USD",
                         "electricity": 4.0, "lead_time": 1})
    .with_("Recipes", {"recipe": "recycle swarf", "commodity": "light oxide"}, facility="(all)")
    .with_("Award sizes", {"capacity": 60.0}, incentive_ceiling=70.0)
    .ruled(assured_bids=2, running_share=0.5),
    name="money",
)
"""The chain with assured oxide, and B1 recycling its own swarf; without its aims and its third bidder."""

ANY_SIZE = replace(BOTH, rows={**BOTH.rows, "Aims": AIMS}).adding(
    "Bids", {"beneficiary": "B3", "status": "out", "award_year": "FY2026-27"}
)
"""Awards of any size; the third is out."""

WHOLE = ANY_SIZE.without("Bids", beneficiary="B3").adding(
    "Bids", {"beneficiary": "B3", "status": "open", "rate": 2050.0, "least": 40.0, "award_year": "FY2026-27"}
).with_("Bids", {"beneficiary": "B2"}, net_worth=240.0).set(whole_lots=True)
"""Awards in whole lots; the third may be selected."""


@dataclass(frozen=True)
class Paid:
    """A case with its plans and what the scheme pays in them.

    Attributes:
        case: the case.
        result: its plans.
    """

    case: Case
    result: Result

    def verified(
        self, plan: str = "chosen", *edits: tuple[str, Change, dict[str, object]], **clauses: Any
    ) -> Verification:
        """Check a plan, spoilt by edits, against the workbook, spoilt by clauses.

        Args:
            plan: its name.
            edits: table of the plan, new value, index columns.
            clauses: clauses that differ in the workbook.
        """
        tables = answered(self.case.ruled(**clauses).tables, plan)
        solution = {name: frame.copy() for name, frame in self.solution(plan).items()}
        for name, new, keys in edits:
            change(solution, name, new, **keys)
        return verify(tables, solution, self.money(plan))

    def check(self, money: dict[str, pd.DataFrame]) -> Verification:
        """Check the chosen plan with other money paid."""
        return verify(self.case.tables, self.solution(), money)

    def solution(self, plan: str = "chosen") -> dict[str, pd.DataFrame]:
        """The tables of a plan."""
        found = self.result.plans[plan].solution
        assert found is not None, f"{plan}: {self.result.plans[plan].word}"
        return dict(found.tables)

    def money(self, plan: str = "chosen") -> dict[str, pd.DataFrame]:
        """What the scheme pays in a plan."""
        return {name: frame.copy() for name, frame in vars(self.result.money[plan]).items()}


def paid(case: Case) -> Paid:
    """Solve every plan of a case."""
    return Paid(case, solve_program(program_of(case.tables)))


@cache
def any_size() -> Paid:
    """Awards of any size, the assured oxide split equally and taken in full, a yearly ceiling carried forward."""
    return paid(ANY_SIZE.ruled(assured_split="equal", take_or_pay=True, yearly_ceiling=0.1, carry_forward=True))


@cache
def whole() -> Paid:
    """Awards in whole lots to three, the assured oxide split by award among the two lowest."""
    law = {"assured_split": "by award", "award_order": "free", "beneficiaries": 3, "total_capacity": 200.0}
    return paid(WHOLE.ruled(**law))
