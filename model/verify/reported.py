"""Result tables that follow from the decisions, beside what was recomputed."""

from __future__ import annotations

from collections.abc import Sequence

from model.verify.case import Case
from model.verify.compare import Finding, Numbers, finding, judge, numbers, total

WHOLE = "the whole plan"


def compare_with_report(
    case: Case, name: str, proves: str, unit: str, recomputed: Numbers, index: Sequence[str]
) -> Finding:
    """Compare a result table with what the decisions give.

    Args:
        case: the plan and its workbook.
        name: name of the table, which is also the name of the check.
        proves: what holds where the check passes.
        unit: of its values.
        recomputed: what the decisions give.
        index: its index columns.

    Returns:
        The finding; a table that is absent fails.
    """
    table = case.reported.get(name)
    if table is None:
        return _absent(name, proves, unit)
    return judge(name, proves, unit, total(table, index), "=", recomputed)


def compare_number(
    case: Case, name: str, proves: str, unit: str, value: float, plus_reported: float = 0.0
) -> Finding:
    """Compare a result without an index, and what is added to it, with what the decisions give."""
    table = case.reported.get(name)
    if table is None:
        return _absent(name, proves, unit)
    reported = numbers([(WHOLE, plus_reported), *((WHOLE, v) for v in table["value"])], ("of",))
    return judge(name, proves, unit, reported, "=", numbers([(WHOLE, value)], ("of",)))


def _absent(name: str, proves: str, unit: str) -> Finding:
    return finding(name, proves, unit, float("inf"), 0.0, "the table, which is absent")
