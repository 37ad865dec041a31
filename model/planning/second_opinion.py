"""Second opinion: the chosen plan searched for once more, by a solver that may not simplify the program first."""

from __future__ import annotations

from model.engine import Session
from model.ground.errors import Unproved
from model.ground.progress import SILENT, Progress
from model.planning.result import Result
from model.priorities.lexicographic import Lexicographic
from model.priorities.search import rounding


def second_opinion(result: Result, progress: Progress = SILENT) -> tuple[float, ...]:
    """What each priority reaches when presolve is off, which must be what the plan reached.

    Args:
        result: the plan, its search ended as optimal.
        progress: who watches.

    Returns:
        The objective of each priority in the second search; none where there is no optimal plan to compare with.

    Raises:
        Unproved: a priority reached something else.
        Stopped: whoever watches asked to stop.
    """
    program, chosen = result.program, result.chosen
    if chosen.word != "optimal":
        return ()
    settings = program.tables.settings
    session = Session(program.pursued, settings.gap, settings.time_limit, progress=progress, presolve=False)
    reached = Lexicographic(session, result.priorities).climb()
    lots = session.gap if session.has_whole_lots else 0.0
    for first, second in zip(chosen.reached, reached, strict=False):
        one, other = first.outcome.objective, second.outcome.objective
        room = 2 * max(rounding(one), lots * abs(one))
        if second.outcome.word == "optimal" and abs(one - other) > room:
            aims = " and ".join(g.aim for g in first.priority.goals)
            raise Unproved(f"for {aims} the plan reaches {one:.9g}, and a second search without presolve {other:.9g}")
    return tuple(r.outcome.objective for r in reached if r.outcome.word == "optimal")
