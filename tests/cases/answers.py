"""The answer of a small case: its aims in order, and its decisions by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.case.tables import Tables
from model.engine import Arrays, Session
from model.engine.outcome import Word
from model.planning.program import Program, program_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import EXPRESSIONS, priorities_of
from model.priorities.reached import Reached
from tests.cases.case import Case


@dataclass(frozen=True)
class Answer:
    """What the priorities of a case reached.

    Attributes:
        program: the case as a program.
        reached: what each priority reached.
    """

    program: Program
    reached: tuple[Reached, ...]

    @property
    def word(self) -> Word:
        """How the last search ended."""
        return self.reached[-1].outcome.word

    @property
    def values(self) -> tuple[float, ...]:
        """The aims in order of priority; infinity from where no plan was found."""
        found = []
        for priority in priorities_of(self.program.tables):
            done = [r for r in self.reached if r.priority.rank == priority.rank and r.values]
            found += list(done[0].values) if done else [np.inf] * len(priority.goals)
        return tuple(found)

    def aim(self, name: str) -> float:
        """An aim in the plan that was found, whatever priority asked for it."""
        return self.expression(EXPRESSIONS[name])

    def expression(self, name: str, *index: Any) -> float:
        """A named expression in the plan."""
        arrays = self.program.arrays
        cost, constant = arrays.cost_of(name, index)
        return float(cost @ self.point) + constant

    def of(self, variable: str, *index: Any) -> float:
        """A decision in the plan; 0 where the program does not use it."""
        column = self.program.arrays.columns.get(variable, {}).get(index)
        return 0.0 if column is None else float(self.point[column])

    def total(self, variable: str, *start: Any) -> float:
        """Sum of a decision over every index that begins in this way."""
        found = self.program.arrays.columns.get(variable, {})
        return float(sum(self.point[n] for index, n in found.items() if index[: len(start)] == start))

    @property
    def point(self) -> Any:
        """The plan, one value a column."""
        assert self.reached[-1].outcome.has_plan, f"{self.program.tables.name}: {self.word}"
        return self.reached[-1].outcome.x


def answer(case: Case | Tables, without: Iterable[str] = ()) -> Answer:
    """Pursue the aims of a case.

    Args:
        case: the case, or its tables.
        without: constraint groups that are switched off.
    """
    program = program_of(case.tables if isinstance(case, Case) else case)
    return answer_of(program, without)


def answer_of(program: Program, without: Iterable[str] = ()) -> Answer:
    """Pursue the aims of a program, some of its constraint groups switched off."""
    settings = program.tables.settings
    session = Session(relaxed(program.arrays, without), time_limit=settings.time_limit)
    return Answer(program, Lexicographic(session, priorities_of(program.tables)).climb())


def relaxed(arrays: Arrays, groups: Iterable[str]) -> Arrays:
    """The same program with constraint groups that hold nothing."""
    lower, upper = arrays.row_lower.copy(), arrays.row_upper.copy()
    for name in groups:
        here = list(arrays.rows[name].values())
        lower[here], upper[here] = -np.inf, np.inf
    return arrays.with_rows(lower, upper)
