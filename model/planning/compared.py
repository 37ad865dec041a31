"""Compared plans checked: each against the workbook as it reads it."""

from __future__ import annotations

from model.planning.plan import CHOSEN, Plan, Result
from model.verify import CheckFinding, verify
from model.verify.saved import workbook_of


def checked(result: Result) -> tuple[CheckFinding, ...]:
    """Check every plan that the chosen one is compared with, as the chosen one is.

    Args:
        result: solved plans.

    Returns:
        One finding a plan: how many of its checks failed, and the first that did.
    """
    others = [p for n, p in result.plans.items() if n != CHOSEN and p.solution is not None]
    return tuple(_finding(result, plan) for plan in others)


def _finding(result: Result, plan: Plan) -> CheckFinding:
    assert plan.solution is not None
    money, tables = result.money.get(plan.name), workbook_of(result.program.tables, plan.name)
    found = verify(tables, plan.solution.tables, None if money is None else vars(money))
    failed = found.failures
    count, where, sentence = len(found.findings), "", f"All {len(found.findings)} checks of the plan passed."
    if failed:
        where = f"{failed[0].check}, {failed[0].where}"
        sentence = f"{len(failed)} of {count} checks of the plan failed, {failed[0].check} first: {failed[0].sentence}"
    return CheckFinding(f"compared_{plan.name.replace(' ', '_')}", f"The plan {plan.name} passes every check too.",
                   float(len(failed)), 0.0, "checks", not failed, where, sentence)
