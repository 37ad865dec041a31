"""Result: the plans of a run and what their searches ended with; no solver is kept alive in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.engine import Arrays
from model.ground.left_out import LeftOut
from model.ground.progress import SILENT, Progress
from model.planning.base import Base
from model.planning.money import Money
from model.planning.plan import CHOSEN, Plan
from model.planning.program import Program, session_of
from model.planning.variant import Solved
from model.priorities.objectives import Priority
from model.priorities.reached import Reached
from model.priorities.walk import Walk


@dataclass(frozen=True)
class Climbed:
    """A linear program whose priorities were pursued, with the basis in which each ended.

    Attributes:
        arrays: the program; with whole lots its whole decisions are fixed at those of the plan.
        reached: what each priority reached, with its basis.
    """

    arrays: Arrays
    reached: tuple[Reached, ...]


@dataclass(frozen=True)
class Result:
    """Everything a report is made from.

    Attributes:
        program: the workbook as a program.
        priorities: what the chosen plan pursues.
        plans: name → plan, the chosen one first.
        climbed: the chosen plan's linear program, for prices and ties; None where there is no plan.
        compared: name → the variant behind each plan that the chosen one is compared with.
        money: name of the plan → what the scheme pays in it; empty without a scheme.
        seconds: stage of the run → seconds.
        left_out: the plans that were not solved, since the user stopped the run or they cannot be solved.
    """

    program: Program
    priorities: tuple[Priority, ...]
    plans: Mapping[str, Plan]
    climbed: Climbed | None = None
    compared: Mapping[str, Solved] = field(default_factory=dict)
    money: Mapping[str, Money] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def chosen(self) -> Plan:
        """The plan that is reported."""
        return self.plans[CHOSEN]

    @property
    def base(self) -> Base:
        """What variants of the chosen plan start from."""
        return Base(self.program, self.chosen, self.priorities)

    def search(self, progress: Progress = SILENT, whole: bool = False) -> Walk:
        """The chosen plan's linear program in a solver of its own, as its priorities left it.

        Whoever re-solves takes one of these, so that no study depends on another.

        Args:
            progress: who watches.
            whole: with whole lots the whole decisions are not fixed at those of the plan but chosen again.

        Raises:
            LookupError: there is no plan.
        """
        if self.climbed is None:
            raise LookupError("there is no plan to start from")
        arrays = self.program.pursued if whole else self.climbed.arrays
        session = session_of(self.program, arrays, progress, exact=whole)
        return Walk.resumed(session, self.priorities, self.climbed.reached)
