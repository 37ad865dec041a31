"""Plans that the chosen one is compared with: each a variant of the workbook, stated here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.case.change import Change
from model.case.tables import Tables
from model.planning.plan import CHOSEN_ANEW, FREE_CHOICE, LEAST_COST, LEAST_DEPENDENCE, NO_SCHEME
from model.planning.program import Program
from model.planning.variant import Solved, Variant
from model.priorities.objectives import TIE_BREAK, TOTAL, Priority, exactly, only
from model.verify import CheckFinding

DEPENDENCE_AIMS = frozenset({"Magnets by quantity", "Magnets by value", "Chain by value"})
NATIONAL_COST = "National cost"
HIGHEST_POINT = 100.0
"""₹ crore a year for a point of dependence at the end of the curve, where Settings names no other."""


def compared_with(program: Program, priorities: Sequence[Priority]) -> tuple[Variant, ...]:
    """The variants that a chosen plan is compared with, the one that takes longest last.

    Args:
        program: the workbook as a program.
        priorities: what the chosen plan pursues.
    """
    found = list(_ends(program.tables, priorities))
    if program.data.awards.BENEFICIARIES:
        found.append(Variant(NO_SCHEME, no_scheme(program.tables)))
    if program.given is not None:
        found.append(Variant(CHOSEN_ANEW))
    if program.data.awards.ORDER:
        found.append(Variant(FREE_CHOICE, free_choice()))
    return tuple(found)


def pursues_total(priorities: Sequence[Priority]) -> bool:
    """Whether aims are priced and added up."""
    return any(g.aim == TOTAL for p in priorities for g in p.goals)


def _ends(tables: Tables, priorities: Sequence[Priority]) -> tuple[Variant, ...]:
    """Both ends of the trade-off; of priced aims one is the plan without the scheme."""
    if pursues_total(priorities):
        return (Variant(LEAST_DEPENDENCE, (point_at(highest_point(tables)),)),)
    return (Variant(LEAST_COST, aims=least_cost(priorities)),
            Variant(LEAST_DEPENDENCE, aims=least_dependence(priorities)))


def point_at(price: float) -> Change:
    """A point of dependence at another price [₹ crore a year]."""
    return Change("Settings", "point_price", price)


def highest_point(tables: Tables) -> float:
    """The price of a point at the end of the curve [₹ crore a year]."""
    most = tables.settings.point_price_most
    return HIGHEST_POINT if most is None else most


def no_scheme(tables: Tables) -> tuple[Change, ...]:
    """What *no scheme* means: nobody is awarded anything; everything else is as the workbook says.

    Markets, prices, ceilings and plants outside the scheme stay. A bidder may work what it has, and builds nothing of
    the steps of the scheme, since it may only build them for an award.

    Args:
        tables: a workbook with bids.
    """
    return (Change("Bids", "status", "out"),) if tables.parsed.get("Bids") else ()


def free_choice() -> tuple[Change, ...]:
    """What *free choice* means: bids are selected in any order."""
    return (Change("Scheme", "award_order", "free"),)


def least_cost(priorities: Sequence[Priority]) -> tuple[Priority, ...]:
    """What is pursued at the least-cost end: the first priority still, then national cost.

    Where the chosen plan pursues that and nothing else, it is those very priorities, so that nothing is solved twice.
    """
    return tuple(priorities) if _pursues_cost_alone(priorities) else only(priorities, NATIONAL_COST, TIE_BREAK)


def _pursues_cost_alone(priorities: Sequence[Priority]) -> bool:
    """Whether nothing is pursued but the first priority and national cost, and no later aim gives up any of it."""
    goals = [p.goals for p in priorities]
    ties = len(goals) > 1 and [g.aim for g in goals[-1]] == [TIE_BREAK]
    *before, last = goals[:-1] if ties else goals
    cost = [g.aim for g in last] == [NATIONAL_COST] and len(before) <= 1
    return cost and not (ties and (last[0].tolerance or last[0].relative))


def least_dependence(priorities: Sequence[Priority]) -> tuple[Priority, ...]:
    """What is pursued at the least-dependence end: the same priorities, dependence with no tolerance."""
    return exactly(priorities, DEPENDENCE_AIMS)


def findings(compared: Mapping[str, Solved]) -> tuple[CheckFinding, ...]:
    """What the independent check found of each plan that the chosen one is compared with.

    Args:
        compared: solved variants by name.

    Returns:
        One finding a plan: how many of its checks failed, and the first that did.
    """
    return tuple(_finding(name, s) for name, s in compared.items() if s.plan.solution is not None)


def _finding(name: str, solved: Solved) -> CheckFinding:
    assert solved.verification is not None, "a variant with a plan is verified"
    failed, count = solved.verification.failures, len(solved.verification.findings)
    where, sentence = "", f"All {count} checks of the plan passed."
    if failed:
        where = f"{failed[0].check}, {failed[0].where}"
        sentence = f"{len(failed)} of {count} checks of the plan failed, {failed[0].check} first: {failed[0].sentence}"
    return CheckFinding(f"compared_{name.replace(' ', '_')}", f"The plan {name} passes every check too.",
                        float(len(failed)), 0.0, "checks", not failed, where, sentence)
