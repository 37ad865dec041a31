"""Search: the best plan under one aim; with whole lots, from the decisions of a plan at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from model.engine import Arrays, Interrupted, Outcome, Session
from model.engine.arrays import Floats
from model.priorities.objectives import EXPRESSIONS, Priority

ROUNDING_ROOM = 1e-7
"""Share of an aim's value left to later priorities beyond its tolerance, so that rounding does not bar every plan."""

SAME_RANGE = 1e-3
"""Range below which an aim does not really move against the others; it is then weighed as it stands."""


def rounding(value: float) -> float:
    """What rounding may take of an aim of this value."""
    return ROUNDING_ROOM * max(1.0, abs(value))


def value_of(arrays: Arrays, aim: str, x: Floats) -> float:
    """The value of an aim at a point."""
    return arrays.value_of(EXPRESSIONS[aim], x)


def search(
    session: Session, cost: Floats, offset: float, near: Floats | None = None, *, primal: bool = True,
    settled: bool = False,
) -> Outcome:
    """Pursue one aim; with whole lots, first with the decisions of a plan at hand, which is often enough.

    The best plan with those decisions is accepted where the relaxed program proves it within the gap; else the search
    among all decisions starts from it.

    Args:
        session: the program in the solver.
        cost: one coefficient a column.
        offset: constant of the aim.
        near: a plan whose yes/no decisions are tried first; None where there is none.
        primal: the last point is still allowed (only the cost has changed), so walk on from it.
        settled: the decisions at hand stay where they allow a plan.

    Returns:
        How the search ended.

    Raises:
        Interrupted: whoever watches asked it to stop.
    """
    if near is None or not session.has_whole_lots:
        return session.minimise(cost, offset, primal)
    with of_another_aim():
        found = session.settled(cost, offset, near)
    if found.has_plan and settled:
        return found
    if not found.has_plan:
        return session.minimise(cost, offset)
    bound = session.relaxed(cost, offset)
    if found.objective - bound <= max(session.gap * abs(found.objective), rounding(found.objective)):
        return replace(found, word="optimal", bound=bound, stopped=False)
    return session.minimise(cost, offset, start=found.x)


@contextmanager
def of_another_aim() -> Iterator[None]:
    """A search on the way to another: where it is stopped, what it proved says nothing of the other."""
    try:
        yield
    except Interrupted as stopped:
        raise Interrupted(stopped.outcome and replace(stopped.outcome, bound=-np.inf)) from stopped


def ranges_of(session: Session, priority: Priority, near: Floats | None, first: bool) -> tuple[float, ...]:
    """Payoff table of a priority: how far each aim moves while another is pursued first and it after.

    Pursuing it after the other (Mavrotas 2009) keeps the table free of points that are worse in one aim for nothing.

    Args:
        session: the program in the solver, earlier priorities held.
        priority: its aims.
        near: a plan whose yes/no decisions are tried first; None where there is none.
        first: no point has been found in this session.

    Returns:
        The range of each aim; 1 where it is alone, where it hardly moves or where there is no plan.
    """
    if len(priority.goals) == 1:
        return (1.0,)
    costs = [session.arrays.cost_of(EXPRESSIONS[g.aim]) for g in priority.goals]
    rows = []
    for n, (cost, offset) in enumerate(costs):
        best = search(session, cost, offset, near, primal=not (first and n == 0))
        if not best.has_plan:
            return tuple(1.0 for _ in priority.goals)
        row = session.arrays.row_count
        session.hold(cost, best.objective + rounding(best.objective) - offset)
        others = np.sum([c for k, (c, _) in enumerate(costs) if k != n], axis=0)
        point = search(session, others, 0.0, best.x)
        session.bound_row(row, -np.inf, np.inf)
        if not point.has_plan:
            return tuple(1.0 for _ in priority.goals)
        rows.append([value_of(session.arrays, g.aim, point.x) for g in priority.goals])
    table = np.array(rows)
    spans = table.max(axis=0) - table.min(axis=0)
    return tuple(float(s) if s > SAME_RANGE else 1.0 for s in spans)


def weighted(arrays: Arrays, priority: Priority, ranges: tuple[float, ...]) -> tuple[Floats, float]:
    """Weighted mean of the aims, each divided by its range; weights add up to 1, so it stays in the aims' own unit."""
    shares = [g.weight / r for g, r in zip(priority.goals, ranges, strict=True)]
    parts = [arrays.cost_of(EXPRESSIONS[g.aim]) for g in priority.goals]
    cost = np.sum([s / sum(shares) * c for s, (c, _) in zip(shares, parts, strict=True)], axis=0)
    return cost, sum(s / sum(shares) * o for s, (_, o) in zip(shares, parts, strict=True))
