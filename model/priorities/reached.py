"""Reached: what each priority came to, and the plan that the last one carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from model.engine import Basis, Outcome
from model.engine.arrays import Floats
from model.ground.errors import ToolFailure
from model.priorities.objectives import Priority


@dataclass(frozen=True)
class Reached:
    """What one priority reached.

    Attributes:
        priority: its aims.
        values: value of each aim at the best point of this priority.
        ranges: span of each aim over its payoff table; 1 where it is alone.
        most: what each aim is held below afterwards.
        outcome: how the search ended.
        basis: in which its search ended, so that another can start there; None where it found no plan.
    """

    priority: Priority
    values: tuple[float, ...]
    ranges: tuple[float, ...]
    most: tuple[float, ...]
    outcome: Outcome
    basis: Basis | None = field(default=None, compare=False)


def kept(last: Outcome, cost: Floats, offset: float) -> Outcome:
    """The plan of the priority before, where a limit of time ended a search that had found no other."""
    objective = float(cost @ last.x) + offset
    return replace(last, word="stopped early with a plan", objective=objective, bound=-np.inf, stopped=True)


def last_plan(reached: Sequence[Reached]) -> Outcome:
    """The outcome that carries the plan: the last priority's.

    Raises:
        ToolFailure: a later priority found no plan although an earlier one had, which rounding alone can cause.
    """
    last = reached[-1].outcome
    if last.word == "no plan" and len(reached) > 1:
        raise ToolFailure(f"priority {reached[-1].priority.rank} found no plan although priority "
                          f"{reached[-2].priority.rank} did")
    return last
