"""Lexicographic: the priorities climbed one after the other, and again with a limit or a decision moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from model.engine import Basis, Interrupted, Move, Outcome, Session, best_so_far, dual_bound
from model.engine.arrays import Floats
from model.ground.errors import ToolFailure
from model.ground.progress import SILENT, Progress
from model.priorities.holds import Holds, with_room
from model.priorities.objectives import TIE_BREAK, Priority
from model.priorities.reached import Reached, kept
from model.priorities.search import of_another_aim, ranges_of, search, value_of, weighted

SURE = 1e-6
"""Share of a value by which a bound must pass it before a search is spared."""


@dataclass
class Lexicographic:
    """A program and its priorities, climbed once and then again from the same bases with a limit moved.

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
    _costs: list[tuple[Floats, float]] = field(default_factory=list)
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
            settled = earlier is not None and all(g.aim == TIE_BREAK for g in priority.goals)
            outcome = search(self.session, cost, offset, near, primal=earlier is not None, settled=settled)
        except Interrupted as interrupted:
            if not self.keeps_best:
                raise
            cost, offset = weighted(self.session.arrays, priority, ranges)
            outcome, self.stopped = best_so_far(cost, offset, interrupted, earlier), True
        if outcome.stopped and not outcome.has_plan and earlier is not None:
            outcome = kept(earlier, cost, offset)
        if not outcome.has_plan:
            return Reached(priority, (), ranges, (), outcome, None)
        self._costs.append((cost, offset))
        return self._reach(priority, ranges, cost, offset, outcome)

    def _reach(
        self, priority: Priority, ranges: tuple[float, ...], cost: Floats, offset: float, outcome: Outcome
    ) -> Reached:
        values = tuple(value_of(self.session.arrays, g.aim, outcome.x) for g in priority.goals)
        most = tuple(with_room(priority, values))
        duals = outcome.row_dual
        certificate = dual_bound(self.session.arrays, cost, offset, duals) if len(duals) else None
        return Reached(priority, values, ranges, most, outcome, certificate, self.session.basis)

    @classmethod
    def resumed(
        cls, session: Session, priorities: tuple[Priority, ...], reached: Sequence[Reached]
    ) -> Lexicographic:
        """A search as another left it, in a session of its own: the same rows held, and the bases at hand.

        Args:
            session: a fresh one with the program that was searched.
            priorities: what was pursued.
            reached: what each priority reached.
        """
        search = cls(session, priorities)
        for n, found in enumerate(reached):
            if found.basis is None:
                break
            search._holds.pad(found)
            search._costs.append(weighted(session.arrays, found.priority, found.ranges))
            search.reached.append(found)
            if n + 1 < len(reached):
                search._holds.add(n, found)
        return search

    def _basis(self, n: int) -> Basis:
        basis = self.reached[n].basis
        assert basis is not None, "a priority that found a plan has its basis"
        return basis

    def again(self, move: Move, last: int) -> tuple[float, ...] | None:
        """Climb again with limits or decisions moved, each priority from its own old basis.

        Earlier priorities are held within their tolerances of what they reach with the move made, as in a plan of the
        changed workbook.

        Args:
            move: rows and columns with their new bounds.
            last: number of the last priority that is pursued.

        Returns:
            The objective of each priority up to the last; None where no plan is left.
        """
        session, before = self.session, self.session.arrays
        held = [list(r.most) for r in self.reached]
        values: list[float] = []
        try:
            session.move(move)
            for n in range(last + 1):
                self._holds.set(held, n)
                session.restart(self._basis(n))
                outcome = session.minimise(*self._costs[n], primal=False)
                if not outcome.has_plan:
                    return None
                values.append(outcome.objective)
                here = [value_of(session.arrays, g.aim, outcome.x) for g in self.priorities[n].goals]
                held[n] = with_room(self.priorities[n], here)
            return tuple(values)
        finally:
            session.move(move.back(before))
            self._holds.set([r.most for r in self.reached], len(self.reached))

    def instead(self, aim: tuple[Floats, float], held: int) -> Outcome:
        """Pursue another aim in the climbed program, with the first so many priorities held at what they reached.

        Args:
            aim: cost of every column, and its constant.
            held: how many priorities are held.

        Raises:
            ToolFailure: there is no plan although the first climb found one.
        """
        if held > len(self._holds):
            self._holds.add(len(self.reached) - 1, self.reached[-1])
        self._holds.set([r.most for r in self.reached], held)
        self.session.restart(self._basis(min(held, len(self._costs) - 1)))
        outcome = self.session.minimise(*aim)
        if not outcome.has_plan:
            raise ToolFailure("another aim found no plan although the priorities did")
        return outcome

    def within(self, move: Move, n: int, most: float) -> bool:
        """Whether a priority can be brought to a value with something moved; a dual bound often tells without a search.

        Args:
            move: rows and columns with their new bounds.
            n: number of the priority.
            most: the value, in the unit of the priority's objective.
        """
        session, before = self.session, self.session.arrays
        try:
            session.move(move)
            self._holds.set([r.most for r in self.reached], n)
            worths = self.reached[n].outcome.row_dual
            padded = np.pad(worths, (0, session.arrays.row_count - len(worths)))
            if dual_bound(session.arrays, *self._costs[n], padded).value > most + SURE * max(1.0, abs(most)):
                return False
            session.restart(self._basis(n))
            outcome = session.minimise(*self._costs[n], primal=False)
            return outcome.has_plan and outcome.objective <= most
        finally:
            session.move(move.back(before))
