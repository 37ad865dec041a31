"""What the search for a plan ended with, in four words, and how good the plan is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.engine.arrays import Floats
from model.engine.proof import DualBound
from model.ground.errors import Stopped

Word = Literal["optimal", "stopped early with a plan", "no plan", "unbounded input"]


@dataclass(frozen=True)
class Outcome:
    """The end of one search.

    Attributes:
        word: one of the four words; a point is present for the first two only.
        x, row_dual: the point and the worth of each row (empty without a point; no duals with whole lots).
        objective: value of the objective at the point.
        bound: best value any plan could reach, as the solver proved it.
        seconds: time of the solver.
        algorithm: simplex, ipx or branch and bound.
        stopped: a limit of time ended the search; "no plan" then only says that none was found.
        proof: the bound recomputed from the arrays, which the objective has been compared with; None without an optimal
            point of a linear program. With whole lots it is of the program with the decisions fixed.
    """

    word: Word
    x: Floats
    row_dual: Floats
    objective: float
    bound: float
    seconds: float
    algorithm: str
    stopped: bool = False
    proof: DualBound | None = None

    @property
    def has_plan(self) -> bool:
        """Whether there is a point to read."""
        return self.word in ("optimal", "stopped early with a plan")

    @property
    def gap(self) -> float:
        """Distance of the plan from the bound, as a share of its value."""
        if not self.has_plan:
            return float("inf")
        return gap_of(self.objective, self.bound)


def gap_of(objective: float, bound: float) -> float:
    """Distance of a plan's value from a bound, as a share of the value."""
    return abs(objective - bound) / max(1.0, abs(objective))


class Interrupted(Stopped):
    """The user stopped a search.

    Attributes:
        outcome: the best point it had, as *stopped early with a plan*; None where it had none.
    """

    def __init__(self, outcome: Outcome | None = None) -> None:
        super().__init__("the search for a plan")
        self.outcome = outcome


def best_so_far(cost: Floats, offset: float, stopped: Interrupted, earlier: Outcome | None) -> Outcome:
    """The best point there is when a search is stopped.

    Args:
        cost: the objective of the search, one coefficient a column.
        offset: its constant.
        stopped: what the search had; its bound is one of this objective, or minus infinity.
        earlier: the search before, whose point is allowed here too.

    Returns:
        The better point, as *stopped early with a plan*.

    Raises:
        Interrupted: there is no point yet.
    """
    points = [o.x for o in (stopped.outcome, earlier) if o is not None]
    if not points:
        raise stopped
    x = min(points, key=lambda p: float(cost @ p))
    bound, seconds = (stopped.outcome.bound, stopped.outcome.seconds) if stopped.outcome else (-np.inf, 0.0)
    value = float(cost @ x) + offset
    return Outcome("stopped early with a plan", x, np.empty(0), value, bound, seconds, "stopped by the user")
