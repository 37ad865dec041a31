"""Walk: from where the priorities ended, climbed again with a limit or a decision moved, or towards another aim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.engine import Basis, Move, Outcome, Session, dual_bound
from model.engine.arrays import Floats, Index
from model.ground.errors import ToolFailure, Unfinished
from model.priorities.holds import Holds, with_room
from model.priorities.objectives import Priority
from model.priorities.reached import Reached
from model.priorities.search import search, value_of, weighted

SURE = 1e-6
"""Share of a value by which a bound must pass it before a search is spared."""


@dataclass
class Walk:
    """A climbed program in the solver, to be walked on in from the basis of each of its priorities.

    Attributes:
        session: the program in the solver; held priorities are its last rows.
        priorities: what was pursued.
        reached: what each priority reached.
        costs: cost of every column and constant, of each priority that found a plan.
        holds: the rows that keep earlier priorities.
    """

    session: Session
    priorities: tuple[Priority, ...]
    reached: list[Reached]
    costs: list[tuple[Floats, float]]
    holds: Holds

    @classmethod
    def resumed(cls, session: Session, priorities: tuple[Priority, ...], reached: Sequence[Reached]) -> Walk:
        """A search as another left it, in a session of its own: the same rows held, and the bases at hand.

        Args:
            session: a fresh one with the program that was searched.
            priorities: what was pursued.
            reached: what each priority reached.
        """
        walk = cls(session, priorities, [], [], Holds(session))
        for n, found in enumerate(reached):
            if found.basis is None:
                break
            walk.holds.pad(found)
            walk.costs.append(weighted(session.arrays, found.priority, found.ranges))
            walk.reached.append(found)
            if n + 1 < len(reached):
                walk.holds.add(n, found)
        return walk

    def _basis(self, n: int) -> Basis:
        basis = self.reached[n].basis
        assert basis is not None, "a priority that found a plan has its basis"
        return basis

    def again(self, move: Move, last: int) -> tuple[Outcome, ...] | None:
        """Climb again with limits or decisions moved, each priority from its own old basis.

        Earlier priorities are held within their tolerances of what they reach with the move made, as in a plan of the
        changed workbook.

        Args:
            move: rows and columns with their new bounds.
            last: number of the last priority that is pursued.

        Returns:
            What each priority up to the last found; None where no plan is left.

        Raises:
            Unfinished: time ended one of the searches.
        """
        session, before = self.session, self.session.arrays
        held = [list(r.most) for r in self.reached]
        found: list[Outcome] = []
        try:
            session.move(move)
            for n in range(last + 1):
                self.holds.set(held, n)
                session.restart(self._basis(n))
                outcome = session.minimise(*self.costs[n], primal=False)
                _require_ended(outcome)
                if not outcome.has_plan:
                    return None
                found.append(outcome)
                here = [value_of(session.arrays, g.aim, outcome.x) for g in self.priorities[n].goals]
                held[n] = with_room(self.priorities[n], here)
            return tuple(found)
        finally:
            session.move(move.back(before))
            self.holds.set([r.most for r in self.reached], len(self.reached))

    def ends(
        self, expression: str, indices: Sequence[Index], held: int, room: float = 0.0
    ) -> tuple[float, float]:
        """The least and the most that an expression can be in a plan as good.

        Args:
            expression: its name.
            indices: of which ones; those of more than one are added up.
            held: how many priorities, the first ones, are held at what they reached.
            room: by how much the last of these may be worse, in the unit of its aim.

        Raises:
            Unfinished: time ended one of the two searches.
            ToolFailure: there is no plan although the first climb found one.
        """
        least, most = (self.plan_at_end(expression, indices, held, room, sign) for sign in (1.0, -1.0))
        return least.objective, -most.objective

    def plan_at_end(
        self, expression: str, indices: Sequence[Index], held: int, room: float = 0.0, sign: float = 1.0
    ) -> Outcome:
        """The plan in which it is least; with a sign of −1 that in which it is most, which turns the objective's sign.

        Arguments and errors are those of `ends`.
        """
        parts = [self.session.arrays.cost_of(expression, index) for index in indices]
        cost, offset = np.sum([c for c, _ in parts], axis=0), sum(o for _, o in parts)
        return self._least(sign * cost, sign * offset, held, room)

    def _least(self, cost: Floats, offset: float, held: int, room: float) -> Outcome:
        """The least of another aim; with whole lots the search starts from the decisions of the plan."""
        if held > len(self.holds):
            self.holds.add(len(self.reached) - 1, self.reached[-1])
        most = [list(r.most) for r in self.reached]
        most[held - 1] = [v + room for v in most[held - 1]]
        self.holds.set(most, held)
        self.session.restart(self._basis(min(held, len(self.costs) - 1)))
        outcome = search(self.session, cost, offset, self.reached[-1].outcome.x)
        _require_ended(outcome)
        if not outcome.has_plan:
            raise ToolFailure("another aim found no plan although the priorities did")
        return outcome

    def within(self, move: Move, n: int, most: float) -> bool:
        """Whether a priority can be brought to a value with something moved; a dual bound often tells without a search.

        Args:
            move: rows and columns with their new bounds.
            n: number of the priority.
            most: the value, in the unit of the priority's objective.

        Raises:
            Unfinished: time ended the search before it came to the value.
        """
        session, before = self.session, self.session.arrays
        try:
            session.move(move)
            self.holds.set([r.most for r in self.reached], n)
            worths = self.reached[n].outcome.row_dual
            padded = np.pad(worths, (0, session.arrays.row_count - len(worths)))
            if dual_bound(session.arrays, *self.costs[n], padded).value > most + SURE * max(1.0, abs(most)):
                return False
            session.restart(self._basis(n))
            outcome = session.minimise(*self.costs[n], primal=False)
            if outcome.has_plan and outcome.objective <= most:
                return True
            _require_ended(outcome)
            return False
        finally:
            session.move(move.back(before))


def _require_ended(outcome: Outcome) -> None:
    """Stop where time ended a search, since what it missed need not be impossible.

    Raises:
        Unfinished: it did.
    """
    if outcome.stopped:
        raise Unfinished("skipped, since a search that goes on from the plan hit the limit of time; the plan itself is "
                         "valid")
