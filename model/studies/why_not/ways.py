"""Ways to mend: changes that leave a plan, one cell first, each solved and priced."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.engine import Move
from model.ground.errors import InputProblems, ToolFailure
from model.planning.base import Base
from model.planning.program import Program, session_of
from model.planning.variant import Variant, solve_variant
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from model.priorities.reached import last_plan
from model.studies.why_not.repair import CellMove, as_changes
from model.studies.why_not.room import Held

COST, POINTS = "national_cost", "magnets_quantity_aim"
"""What a change is priced in: ₹ crore, and points of the import dependence of magnets by quantity."""
MOST = 3
"""Ways that are told and priced."""
Figures = tuple[float | None, float | None]
"""National cost and dependence; None where they are not known."""


@dataclass(frozen=True)
class Mend:
    """Cells that are changed together.

    Attributes:
        moves: the cells.
        leaves_a_plan: the changed workbook was solved, and there is a plan.
        figures: national cost and dependence of that plan.
        beside: how much more they are than without those limits at all.
    """

    moves: tuple[CellMove, ...]
    leaves_a_plan: bool
    figures: Figures = (None, None)
    beside: Figures = (None, None)

    @property
    def size(self) -> float:
        """Relative change of all its cells together."""
        return sum(m.relative for m in self.moves)


def in_order(together: Sequence[CellMove], alone: Sequence[CellMove]) -> list[tuple[CellMove, ...]]:
    """Ways to be tried: one number that is enough, then the least change in all, then the other single cells.

    A number that would more than double, and a word that is switched, come after the least change.

    Args:
        together: the least change of all limits together.
        alone: changes of one cell each that are enough by themselves.
    """
    single = [(m,) for m in sorted(alone, key=lambda m: m.relative)]
    first = [w for w in single if w[0].limit.way != "switch" and w[0].relative <= 1.0]
    ways = [*first, *([tuple(together)] if together else []), *single]
    return list({tuple(m.limit.cell for m in w) + tuple(str(m.to) for m in w): w for w in ways}.values())


def priced(program: Program, held: Sequence[Held], ways: Sequence[tuple[CellMove, ...]], until: float) -> list[Mend]:
    """The first ways that leave a plan, with what it comes to; those that leave none follow, where none does.

    Args:
        program: the program without a plan.
        held: its movable limits.
        ways: in the order in which they are tried.
        until: time at which no further one is tried.
    """
    good, bad = list[Mend](), list[Mend]()
    for moves in ways:
        if len(good) == MOST or (good or bad) and time.perf_counter() > until:
            break
        way = _solved(program, held, moves)
        (good if way.leaves_a_plan else bad).append(way)
    return good or bad[:1]


def _solved(program: Program, held: Sequence[Held], moves: tuple[CellMove, ...]) -> Mend:
    """A way, solved with its cells changed and once more without their limits."""
    asked = Variant("repair", as_changes(program.tables, moves), program.given)
    try:
        plan = solve_variant(Base(program), asked).plan
    except (InputProblems, ToolFailure):
        return Mend(moves, False)
    if plan.solution is None:
        return Mend(moves, False)
    figures = tuple(plan.solution.value(name) for name in (COST, POINTS))
    free = tuple(_without(program, held, moves))
    beside = tuple(a - b for a, b in zip(figures, free, strict=True)) if free else (None, None)
    return Mend(moves, True, (figures[0], figures[1]), (beside[0], beside[1]))


def _without(program: Program, held: Sequence[Held], moves: Sequence[CellMove]) -> Iterator[float]:
    """National cost and dependence without the limits that a way moves; nothing where that plan is not known."""
    arrays, cells = program.pursued, {id(m.limit) for m in moves}
    freed = Move({n: h.freed(n, arrays) for h in held if id(h.limit) in cells for n in h.rows}).on(arrays)
    try:
        reached = Lexicographic(session_of(program, freed), priorities_of(program.tables)).climb()
    except ToolFailure:
        return
    outcome = last_plan(reached)
    if outcome.has_plan:
        yield from (arrays.value_of(name, outcome.x) for name in (COST, POINTS))
