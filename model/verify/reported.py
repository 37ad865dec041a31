"""Result tables that follow from the decisions, beside what was recomputed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, finding, judge, plus

WHOLE = "the whole plan"


def compare_with_report(
    case: PlanCase, name: str, proves: str, unit: str, recomputed: Amounts, index: Sequence[str] = ("year",),
    beside: Amounts | None = None,
) -> CheckFinding:
    """Compare a result table with what the decisions give.

    Args:
        case: the plan and its workbook.
        name: name of the table, which is also the name of the check.
        proves: what holds where the check passes.
        unit: of its values.
        recomputed: what the decisions give.
        index: its index columns.
        beside: what is added to both sides, so that rounding is judged by the size of what a difference is made of.

    Returns:
        The finding; a table that is absent fails.
    """
    table = case.reported.get(name)
    if table is None:
        return _absent(name, proves, unit)
    more = beside or {}
    return judge(name, proves, unit, plus(amounts_of(table, index), more), "=", plus(recomputed, more))


def compare_number(
    case: PlanCase, name: str, proves: str, unit: str, value: float, plus_reported: float = 0.0
) -> CheckFinding:
    """Compare a result without an index, and what is added to it, with what the decisions give.

    What is added counts for the size by which rounding is judged: where both cancel out, what is left has none.
    """
    table = case.reported.get(name)
    if table is None:
        return _absent(name, proves, unit)
    reported = plus_reported + float(table["value"].sum(skipna=False))
    beside = abs(plus_reported)
    return judge(name, proves, unit, {WHOLE: reported + beside}, "=", {WHOLE: value + beside})


def amounts_of(table: pd.DataFrame, index: Sequence[str]) -> Amounts:
    """The values of a table by its index columns."""
    return amounts(zip(*(table[c].tolist() for c in (*index, "value")), strict=True))


def _absent(name: str, proves: str, unit: str) -> CheckFinding:
    return finding(name, proves, unit, float("inf"), 0.0, "the table, which is absent")
