"""Lexicographic: the priorities climbed one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.engine import Basis, Interrupted, Outcome, Session, best_so_far
from model.engine.arrays import Floats
from model.ground.progress import SILENT, Progress
from model.priorities.holds import Holds, with_room
from model.priorities.objectives import TIE_BREAK, TOTAL, Priority
from model.priorities.reached import Reached, kept
from model.priorities.search import of_another_aim, ranges_of, search, value_of, weighted


@dataclass
class Lexicographic:
    """A program and its priorities, climbed once.

    Attributes:
        session: the program in the solver; held priorities are its last rows.
        start: a plan of a program alike whose yes/no decisions are tried first; None where there is none.
        warm: basis from which the first search starts; the later ones walk on. None for a cold start.
        keeps_best: where the user stops the climb, its best point so far is the plan; else the stop is handed on.
        progress: who watches the climb.
        reached: what each priority reached on the first climb.
        stopped: whether the user stopped that climb.
    """

    session: Session
    priorities: tuple[Priority, ...]
    start: Floats | None = None
    warm: Basis | None = None
    keeps_best: bool = False
    progress: Progress = SILENT
    reached: list[Reached] = field(default_factory=list)
    stopped: bool = False
    _holds: Holds = field(init=False)

    def __post_init__(self) -> None:
        self._holds = Holds(self.session)

    def climb(self) -> tuple[Reached, ...]:
        """Pursue the priorities in order, each held within its tolerance by the later ones.

        Returns:
            What each priority reached; ends early where a search finds no plan.

        Raises:
            Stopped: the user stopped it, and there is no point yet or none is to be kept.
        """
        if self.warm is not None and not self.session.has_whole_lots:
            self.session.restart(self.warm)
        for n, priority in enumerate(self.priorities):
            self.progress.pursuing(n + 1, len(self.priorities), [g.aim for g in priority.goals])
            reached = self._pursue(priority)
            self.reached.append(reached)
            if not reached.outcome.has_plan or self.stopped:
                break
            if n + 1 < len(self.priorities):
                self._holds.add(n, reached)
        return tuple(self.reached)

    def _pursue(self, priority: Priority) -> Reached:
        earlier = self.reached[-1].outcome if self.reached else None
        near = self.start if earlier is None else earlier.x
        ranges = tuple(1.0 for _ in priority.goals)
        try:
            with of_another_aim():
                ranges = ranges_of(self.session, priority, near, first=earlier is None)
            cost, offset = weighted(self.session.arrays, priority, ranges)
            settled = earlier is not None and (all(g.aim == TIE_BREAK for g in priority.goals) or self._totalled)
            outcome = search(self.session, cost, offset, near, primal=earlier is not None, settled=settled)
        except Interrupted as interrupted:
            if not self.keeps_best:
                raise
            cost, offset = weighted(self.session.arrays, priority, ranges)
            outcome, self.stopped = best_so_far(cost, offset, interrupted, earlier), True
        if outcome.stopped and not outcome.has_plan and earlier is not None:
            outcome = kept(earlier, cost, offset)
        if not outcome.has_plan:
            return Reached(priority, (), ranges, (), outcome)
        return self._reach(priority, ranges, outcome)

    @property
    def _totalled(self) -> bool:
        """Whether the total was pursued: who is selected in which lot is then decided.

        Later aims only choose among plans of an equal total with those lots.
        """
        return any(g.aim == TOTAL for r in self.reached for g in r.priority.goals)

    def _reach(self, priority: Priority, ranges: tuple[float, ...], outcome: Outcome) -> Reached:
        values = tuple(value_of(self.session.arrays, g.aim, outcome.x) for g in priority.goals)
        most = tuple(with_room(priority, values))
        return Reached(priority, values, ranges, most, outcome, self.session.basis)
