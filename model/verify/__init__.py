"""Independent check of every solved plan: everything is recomputed from the workbook and the decisions.

Nothing here knows how the plan was found. A topic has one file: supply, tiers, capacity, units, facilities, stocks,
demand, limits, awards, lots, costs, dependence, elements; and for the scheme's money eligibility, incentive, subsidy,
assured, viability, tax, sides and, for what is paid after the plan is made, payments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from model.case.tables import Tables
from model.verify import (
    assured,
    awards,
    capacity,
    costs,
    demand,
    dependence,
    elements,
    eligibility,
    facilities,
    firms,
    grade_ladder,
    impacts,
    incentive,
    limits,
    listed,
    lots,
    origins,
    parties,
    payments,
    reserve,
    sides,
    stocks,
    stop_losses,
    stop_supplies,
    stops,
    subsidy,
    supply,
    tax,
    tiers,
    total,
    units,
    viability,
)
from model.verify.case import case_of
from model.verify.compare import CheckFinding
from model.verify.decisions import DECISIONS

TOPICS = (
    listed, supply, tiers, capacity, units, facilities, stocks, reserve, demand, grade_ladder, limits, awards, lots,
    eligibility, firms, incentive, subsidy, assured, viability, tax, costs, sides, impacts, dependence, origins,
    elements, stops, stop_supplies, stop_losses, total, parties,
)

__all__ = ["DECISIONS", "TOPICS", "CheckFinding", "Verification", "verify"]


@dataclass(frozen=True)
class Verification:
    """What the check of a plan found.

    Attributes:
        findings: one finding a check.
        element_balance: element, item and tonnes over the whole plan; positive comes in, negative goes out.
        parties: party, year and what it pays in that year; below 0 where it earns [₹ crore].
    """

    findings: tuple[CheckFinding, ...]
    element_balance: pd.DataFrame
    parties: pd.DataFrame

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(f.passed for f in self.findings)

    @property
    def failures(self) -> tuple[CheckFinding, ...]:
        """The findings that did not pass."""
        return tuple(f for f in self.findings if not f.passed)


def verify(
    tables: Tables, solution: Mapping[str, pd.DataFrame], money: Mapping[str, pd.DataFrame] | None = None
) -> Verification:
    """Check a plan against its workbook.

    Args:
        tables: the checked workbook.
        solution: name of a variable or expression → its index columns and `value`.
        money: incentive, subsidy, viability, budget → the table of what the scheme pays; unless given, not checked.

    Returns:
        One finding a check, the element balance, and who pays and earns.
    """
    case = case_of(tables, solution)
    found = [finding for topic in TOPICS for finding in topic.findings(case)]
    if money is not None:
        found += payments.findings(case, money)
    return Verification(tuple(found), elements.element_balance(case), parties.table(case))
