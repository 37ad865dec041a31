"""Stops of a plan: what each costs, with the builds, flows and stocks of the plan held."""

from __future__ import annotations

import numpy as np

from model.data.stops import NAME
from model.engine import Session
from model.engine.arrays import Floats
from model.ground.errors import ToolFailure
from model.planning.program import Program

LOSS = "stop_loss"


def with_stops(program: Program, x: Floats) -> Floats:
    """A plan with the stops of its years at their least cost, whatever the plan pursued.

    With the plan's own decisions held the stops do not touch each other, so the least sum is the least of each.

    Args:
        program: what the plan is a solution of.
        x: the plan, one value a column.

    Raises:
        ToolFailure: the stops of a plan cannot be solved; every plan has them, since what is short may go without.
    """
    years = program.arrays.terms.get(LOSS, {})
    if not years:
        return x
    part, columns = program.arrays.part(NAME, np.maximum(x, program.arrays.lower))
    cost = np.sum([program.arrays.cost_of(LOSS, y)[0] for y in years], axis=0)[columns]
    outcome = Session(part, time_limit=program.tables.settings.time_limit).minimise(cost, 0.0)
    if outcome.word != "optimal":
        raise ToolFailure(f"the stops of the plan could not be settled: {outcome.word}")
    settled = x.copy()
    settled[columns] = outcome.x
    return settled
