"""Objectives by priority: aims pursued one after the other, each held within its tolerance by the later ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from model.engine import Arrays, Basis, DualBound, Interrupted, Move, Outcome, Session, best_so_far, dual_bound
from model.engine.arrays import Floats
from model.errors import ToolFailure
from model.priorities import EXPRESSIONS, TIE_BREAK, Goal, Priority, exactly, only, priorities_of
from model.progress import SILENT, Progress

__all__ = [
    "EXPRESSIONS", "TIE_BREAK", "Goal", "Ladder", "Priority", "Reached", "exactly", "last_plan", "only",
    "priorities_of",
]

ROUNDING_ROOM = 1e-7
"""Share of an aim's value left to later priorities beyond its tolerance, so that rounding does not bar every plan."""


SAME_RANGE = 1e-3
"""Range below which an aim does not really move against the others; it is then weighed as it stands."""


@dataclass(frozen=True)
class Reached:
    """What one priority reached.

    Attributes:
        priority: its aims.
        values: value of each aim at the best point of this priority.
        ranges: span of each aim over its payoff table; 1 where it is alone.
        most: what each aim is held below afterwards.
        outcome: how the search ended.
        certificate: the dual bound recomputed from the arrays; None with whole lots.
    """

    priority: Priority
    values: tuple[float, ...]
    ranges: tuple[float, ...]
    most: tuple[float, ...]
    outcome: Outcome
    certificate: DualBound | None


@dataclass
class Ladder:
    """A program and its priorities, climbed once and then again from the same bases with a limit moved.

    Attributes:
        session: the program in the solver; held priorities are its last rows.
        keeps_best: where the user stops the climb, its best point so far is the plan; else the stop is handed on.
        progress: who watches the climb.
        reached: what each priority reached on the first climb.
        stopped: whether the user stopped that climb.
    """

    session: Session
    priorities: tuple[Priority, ...]
    keeps_best: bool = False
    progress: Progress = SILENT
    reached: list[Reached] = field(default_factory=list)
    stopped: bool = False
    _costs: list[tuple[Floats, float]] = field(default_factory=list)
    _bases: list[Basis] = field(default_factory=list)
    _holds: list[tuple[int, int, float]] = field(default_factory=list)

    def climb(self) -> tuple[Reached, ...]:
        """Pursue the priorities in order, each held within its tolerance by the later ones.

        Returns:
            What each priority reached; ends early where a search finds no plan.

        Raises:
            Stopped: the user stopped it, and there is no point yet or none is to be kept.
        """
        for n, priority in enumerate(self.priorities):
            self.progress.pursuing(n + 1, len(self.priorities), [g.aim for g in priority.goals])
            reached = self._pursue(priority)
            self.reached.append(reached)
            if not reached.outcome.has_plan or self.stopped:
                break
            if n + 1 < len(self.priorities):
                self._hold(reached)
        return tuple(self.reached)

    def _pursue(self, priority: Priority) -> Reached:
        ranges = tuple(1.0 for _ in priority.goals)
        try:
            with _of_another_aim():
                ranges = _ranges(self.session, priority, first=not self.reached)
            cost, offset = _weighted(self.session.arrays, priority, ranges)
            outcome = self._search(priority, cost, offset)
        except Interrupted as interrupted:
            if not self.keeps_best:
                raise
            cost, offset = _weighted(self.session.arrays, priority, ranges)
            earlier = self.reached[-1].outcome if self.reached else None
            outcome, self.stopped = best_so_far(cost, offset, interrupted, earlier), True
        if not outcome.has_plan:
            return Reached(priority, (), ranges, (), outcome, None)
        self._costs.append((cost, offset))
        self._bases.append(self.session.basis)
        return self._reach(priority, ranges, cost, offset, outcome)

    def _search(self, priority: Priority, cost: Floats, offset: float) -> Outcome:
        """Pursue one priority; with whole lots, first with the decisions of the last plan, which is often enough.

        The best plan with those decisions is accepted where the relaxed program proves it within the gap; else the
        search among all decisions starts from it.
        """
        last = self.reached[-1].outcome if self.reached else None
        if last is None or not self.session.has_whole_lots:
            return self.session.minimise(cost, offset, primal=last is not None)
        free = self.session.arrays
        self.session.fix_whole(last.x)
        with _of_another_aim():
            near = self.session.minimise(cost, offset)
        if near.has_plan and all(g.aim == TIE_BREAK for g in priority.goals):
            return near
        self.session.free_whole(free)
        if not near.has_plan:
            return self.session.minimise(cost, offset)
        bound = self.session.relaxed(cost, offset)
        if near.objective - bound <= max(self.session.gap * abs(near.objective), _rounding(near.objective)):
            return replace(near, bound=bound)
        self.session.start_from(near.x)
        return self.session.minimise(cost, offset)

    def _reach(
        self, priority: Priority, ranges: tuple[float, ...], cost: Floats, offset: float, outcome: Outcome
    ) -> Reached:
        values = tuple(_value(self.session.arrays, g.aim, outcome.x) for g in priority.goals)
        most = tuple(
            v + max(g.tolerance, g.relative * abs(v)) + _rounding(v)
            for g, v in zip(priority.goals, values, strict=True)
        )
        duals = outcome.row_dual
        certificate = dual_bound(self.session.arrays, cost, offset, duals) if len(duals) else None
        return Reached(priority, values, ranges, most, outcome, certificate)

    def _hold(self, reached: Reached) -> None:
        """Add a row for each aim of a priority, so that later ones keep it within its own tolerance."""
        for goal, most in zip(reached.priority.goals, reached.most, strict=True):
            cost, offset = self.session.arrays.cost_of(EXPRESSIONS[goal.aim])
            self._holds.append((len(self.reached) - 1, self.session.arrays.row_count, offset))
            self.session.hold(cost, most - offset)

    def again(self, move: Move, last: int) -> tuple[float, ...] | None:
        """Climb again with limits or decisions moved, each priority from its own old basis.

        Earlier priorities are held at the level of the first climb, or at the best that can still be reached.

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
                self._set_holds(held, n)
                session.restart(self._bases[n])
                outcome = session.minimise(*self._costs[n], primal=False)
                if not outcome.has_plan:
                    return None
                values.append(outcome.objective)
                here = [_value(session.arrays, g.aim, outcome.x) for g in self.priorities[n].goals]
                held[n] = [max(h, v + _rounding(v)) for h, v in zip(held[n], here, strict=True)]
            return tuple(values)
        finally:
            session.move(move.back(before))

    def _set_holds(self, held: list[list[float]], before: int) -> None:
        """Hold the aims of the priorities before one, and none of the others."""
        place: dict[int, int] = {}
        for priority, row, offset in self._holds:
            n = place.get(priority, 0)
            place[priority] = n + 1
            self.session.bound_row(row, -np.inf, held[priority][n] - offset if priority < before else np.inf)


@contextmanager
def _of_another_aim() -> Iterator[None]:
    """A search on the way to another: where it is stopped, what it proved says nothing of the other."""
    try:
        yield
    except Interrupted as stopped:
        raise Interrupted(stopped.outcome and replace(stopped.outcome, bound=-np.inf)) from stopped


def _rounding(value: float) -> float:
    return ROUNDING_ROOM * max(1.0, abs(value))


def _ranges(session: Session, priority: Priority, first: bool) -> tuple[float, ...]:
    """Payoff table of a priority: how far each aim moves while another is pursued first and it after.

    Pursuing it after the other (Mavrotas 2009) keeps the table free of points that are worse in one aim for nothing.
    """
    if len(priority.goals) == 1:
        return (1.0,)
    costs = [session.arrays.cost_of(EXPRESSIONS[g.aim]) for g in priority.goals]
    rows = []
    for n, (cost, offset) in enumerate(costs):
        best = session.minimise(cost, offset, primal=not (first and n == 0))
        if not best.has_plan:
            return tuple(1.0 for _ in priority.goals)
        row = session.arrays.row_count
        session.hold(cost, best.objective + _rounding(best.objective) - offset)
        others = np.sum([c for k, (c, _) in enumerate(costs) if k != n], axis=0)
        point = session.minimise(others)
        session.bound_row(row, -np.inf, np.inf)
        rows.append([_value(session.arrays, g.aim, point.x) for g in priority.goals])
    table = np.array(rows)
    spans = table.max(axis=0) - table.min(axis=0)
    return tuple(float(s) if s > SAME_RANGE else 1.0 for s in spans)


def _weighted(arrays: Arrays, priority: Priority, ranges: tuple[float, ...]) -> tuple[Floats, float]:
    """Weighted mean of the aims, each divided by its range; weights add up to 1, so it stays in the aims' own unit."""
    shares = [g.weight / r for g, r in zip(priority.goals, ranges, strict=True)]
    parts = [arrays.cost_of(EXPRESSIONS[g.aim]) for g in priority.goals]
    cost = np.sum([s / sum(shares) * c for s, (c, _) in zip(shares, parts, strict=True)], axis=0)
    return cost, sum(s / sum(shares) * o for s, (_, o) in zip(shares, parts, strict=True))


def _value(arrays: Arrays, aim: str, x: Floats) -> float:
    cost, offset = arrays.cost_of(EXPRESSIONS[aim])
    return float(cost @ x) + offset


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
