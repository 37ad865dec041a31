"""Curve: plans between the best of one aim and the best of another, by the augmented ε-constraint method.

Mavrotas 2009: the second aim is held at steps between its ends and has a small part in the objective, so that no plan
on the curve is worse in one aim for nothing. The ends are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.engine import Move, Outcome, Session
from model.engine.arrays import Floats
from model.ground.errors import ToolFailure
from model.ground.progress import SILENT, Progress, counted
from model.planning.plan import laid_out
from model.planning.program import Program, session_of
from model.planning.solution import SolutionTables
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import EXPRESSIONS, Priority
from model.priorities.search import search

AUGMENTED = 1e-4
"""Part of the second aim in the objective, once both are divided by their ranges."""


@dataclass(frozen=True)
class Curve:
    """A trade-off curve.

    Attributes:
        aims: the aim that is best at the first point, and the one that is best at the last.
        points: one row a plan: point, value of both aims, price of a unit of the second against the one before, knee.
        plans: tables of each point's plan.
    """

    aims: tuple[str, str]
    points: pd.DataFrame
    plans: tuple[SolutionTables, ...]

    def __len__(self) -> int:
        """Number of plans on it."""
        return len(self.points)

    @property
    def knee(self) -> int:
        """Number of the point that lies farthest from the straight line between the ends."""
        return int(self.points["knee"].to_numpy().argmax())


def curve_between(
    program: Program, priorities: Sequence[Priority], first: str, second: str, steps: int, progress: Progress = SILENT
) -> Curve:
    """Plans between the best of one aim and the best of another, the first priority held throughout.

    Args:
        program: the workbook as a program.
        priorities: of the sheet Aims; only the first is held.
        first: aim that is best at the first end, for example National cost.
        second: aim that is best at the other end, for example Magnets by quantity.
        steps: plans on the curve, both ends counted; at least two.
        progress: who watches, point by point.

    Returns:
        The curve.

    Raises:
        ToolFailure: there is no plan to start from.
        Stopped: whoever watches asked to stop.
    """
    session = session_of(program, progress=progress)
    climb = Lexicographic(session, tuple(priorities[:1]))
    start = climb.climb()[0]
    if not start.outcome.has_plan:
        raise ToolFailure("there is no plan, so there is no trade-off")
    for goal, most in zip(start.priority.goals, start.most, strict=True):
        cost, offset = session.arrays.cost_of(EXPRESSIONS[goal.aim])
        session.hold(cost, most - offset)
    costs = [session.arrays.cost_of(EXPRESSIONS[a]) for a in (first, second)]
    rows = [_hold(session, c) for c, _ in costs]
    ends = [_end(session, costs, rows, best, start.outcome.x) for best in (0, 1)]
    outcomes = [ends[0], *_between(session, costs, rows[1], ends, steps, progress), ends[1]]
    values = [[float(c @ o.x) + f for c, f in costs] for o in outcomes]
    plans = tuple(laid_out(program, o.x) for o in outcomes)
    return Curve((first, second), _points(values), plans)


def _hold(session: Session, cost: Floats) -> int:
    row = session.arrays.row_count
    session.hold(cost, np.inf)
    return row


def _end(session: Session, costs: list[tuple[Floats, float]], rows: list[int], best: int, near: Floats) -> Outcome:
    """One aim at its best, then the other as good as that allows; whole lots first as in a plan at hand."""
    cost, offset = costs[best]
    outcome = _found(search(session, cost, offset, near))
    room = 1e-7 * max(1.0, abs(outcome.objective))
    session.move(Move({rows[best]: (-np.inf, outcome.objective - offset + room)}))
    other = _found(search(session, *costs[1 - best], outcome.x))
    session.move(Move({rows[best]: (-np.inf, np.inf)}))
    return other


def _between(
    session: Session, costs: list[tuple[Floats, float]], row: int, ends: list[Outcome], steps: int, progress: Progress
) -> list[Outcome]:
    """The points between the ends: the second aim held at equal steps, each from the first end's basis.

    With whole lots each search starts from the decisions of the other end, which every step allows.
    """
    (first, _), (second, offset) = costs
    span = [abs(float(c @ (ends[0].x - ends[1].x))) for c, _ in costs]
    if min(span) < 1e-9 or steps < 3:
        return []
    augmented = first + AUGMENTED * span[0] / span[1] * second
    high, low = (float(second @ e.x) for e in ends)
    basis = session.basis
    outcomes = []
    for level in counted(progress, "points of the trade-off", np.linspace(high, low, steps)[1:-1].tolist()):
        session.move(Move({row: (-np.inf, level)}))
        session.restart(basis)
        outcomes.append(_found(search(session, augmented, 0.0, ends[1].x, primal=False)))
    session.move(Move({row: (-np.inf, np.inf)}))
    return outcomes


def _found(outcome: Outcome) -> Outcome:
    if not outcome.has_plan:
        raise ToolFailure("a point of the trade-off has no plan")
    return outcome


def _points(values: list[list[float]]) -> pd.DataFrame:
    table = np.array(values)
    spans = np.ptp(table, axis=0)
    scaled = (table - table.min(axis=0)) / np.where(spans > 0, spans, 1.0)
    distance = 1 - scaled.sum(axis=1)
    steps = np.diff(table, axis=0)
    prices = [np.nan, *(-a / b if abs(b) > 1e-9 else np.nan for a, b in steps)]
    return pd.DataFrame({
        "point": range(1, len(table) + 1), "first": table[:, 0], "second": table[:, 1], "price": prices,
        "knee": distance,
    })
