"""Holds: rows that keep the aims of earlier priorities within their tolerances while later ones are pursued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from model.engine import Session
from model.priorities.objectives import EXPRESSIONS, Priority
from model.priorities.reached import Reached
from model.priorities.search import rounding


@dataclass
class Holds:
    """The held rows of a search, after the rows of its program.

    Attributes:
        session: the program in the solver.
        rows: (number of the priority, number of the row, constant of the aim) of each held aim.
    """

    session: Session
    rows: list[tuple[int, int, float]] = field(default_factory=list)

    def __len__(self) -> int:
        """How many priorities have held rows."""
        return len({priority for priority, _, _ in self.rows})

    def add(self, priority: int, reached: Reached) -> None:
        """Add a row for each aim of a priority, so that later ones keep it within its own tolerance."""
        for goal, most in zip(reached.priority.goals, reached.most, strict=True):
            cost, offset = self.session.arrays.cost_of(EXPRESSIONS[goal.aim])
            self.rows.append((priority, self.session.arrays.row_count, offset))
            self.session.hold(cost, most - offset)

    def set(self, held: Sequence[Sequence[float]], before: int) -> None:
        """Hold the aims of the priorities before one at these values, and none of the others."""
        place: dict[int, int] = {}
        for priority, row, offset in self.rows:
            n = place.get(priority, 0)
            place[priority] = n + 1
            self.session.bound_row(row, -np.inf, held[priority][n] - offset if priority < before else np.inf)

    def pad(self, reached: Reached) -> None:
        """Add the rows with which the payoff table of a priority was made, free of any limit, as they were left."""
        missing = reached.basis.row_count - self.session.arrays.row_count if reached.basis is not None else 0
        for goal in reached.priority.goals[:missing]:
            self.session.hold(self.session.arrays.cost_of(EXPRESSIONS[goal.aim])[0], np.inf)


def with_room(priority: Priority, values: Sequence[float]) -> list[float]:
    """What each aim of a priority may come to in later ones: its value, its tolerance and the rounding."""
    return [
        v + max(g.tolerance, g.relative * abs(v)) + rounding(v) for g, v in zip(priority.goals, values, strict=True)
    ]
