"""A plan: what its priorities reached and its tables."""

from __future__ import annotations

from dataclasses import dataclass

from model.engine.arrays import Floats
from model.engine.outcome import Word
from model.planning.program import Program
from model.planning.solution import SolutionTables, solution_tables
from model.planning.stops import with_stops
from model.priorities.lexicographic import Lexicographic
from model.priorities.reached import Reached, last_plan

CHOSEN, LEAST_COST, LEAST_DEPENDENCE = "chosen", "least cost", "least dependence"
NO_SCHEME, FREE_CHOICE, CHOSEN_ANEW = "no scheme", "free choice", "chosen anew"


@dataclass(frozen=True)
class Plan:
    """One solved plan.

    Attributes:
        name: chosen, one of those it is compared with, or that of a variant.
        reached: what each priority reached.
        solution: its tables; None where there is no plan.
    """

    name: str
    reached: tuple[Reached, ...]
    solution: SolutionTables | None

    @property
    def word(self) -> Word:
        """How the search ended, in one of four words: the worst over its priorities."""
        words = [r.outcome.word for r in self.reached] or ["no plan"]
        for worst in ("unbounded input", "no plan", "stopped early with a plan"):
            if worst in words:
                return worst
        return "optimal"

    @property
    def impossible(self) -> bool:
        """Whether it was proven that there is no plan; a search that ran out of time proves nothing."""
        return self.word == "no plan" and not any(r.outcome.stopped for r in self.reached)


def pursue(program: Program, name: str, search: Lexicographic) -> Plan:
    """Solve one plan."""
    reached = search.climb()
    outcome = last_plan(reached)
    return Plan(name, reached, laid_out(program, outcome.x) if outcome.has_plan else None)


def laid_out(program: Program, x: Floats) -> SolutionTables:
    """The tables of a plan, with the stops of its years at their least cost.

    Args:
        program: what the plan is a solution of.
        x: the plan, one value a column.
    """
    return solution_tables(program.arrays, program.shapes, with_stops(program, x))
