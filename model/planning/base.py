"""Base: the program and plan that variants start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from model.case.change import Change, Hit
from model.engine import Basis
from model.planning.plan import Plan
from model.planning.program import Program, program_of
from model.planning.replay import Recorded
from model.priorities.objectives import Priority
from model.workbook.changed import Changeable

UNRECORDED = "the base was not recorded, since few variants are asked for"
"""Why a program is built anew where none is played again."""
Built = tuple[Program, tuple[Hit, ...], str]
"""A program, the cells that were hit, and why it was built anew."""


@dataclass(frozen=True)
class Base:
    """What variants start from.

    Attributes:
        program: the workbook as a program.
        plan: the plan whose whole decisions are tried first; None where there is none.
        priorities: what that plan pursued.
        replays: many variants follow whose numbers alone change, so that recording the program once is worth it.
        recorded: the program recorded, so that a variant whose numbers alone change is played again.
        warm: basis from which each first search starts; None for a cold start, which gives bit for bit the plan of the
            workbook with the same cells typed in.
    """

    program: Program
    plan: Plan | None = None
    priorities: tuple[Priority, ...] = ()
    replays: bool = False
    recorded: Recorded | None = None
    warm: Basis | None = None
    _last: dict[tuple[Change, ...], Built] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def workbook(self) -> Changeable:
        """The workbook that variants change."""
        return Changeable(self.program.tables)

    def changed(self, changes: tuple[Change, ...]) -> Built:
        """The changed workbook as a program with nothing held, the cells hit, and why it was built anew.

        The last one is kept, since variants that hold other decisions often share their changes.
        """
        found = self._last.get(changes)
        if found is None:
            applied = self.workbook.changed(changes)
            made = None if self.recorded is None else self.recorded.program_for(applied.tables)
            program = program_of(applied.tables) if made is None else made.program
            found = program, applied.cells, UNRECORDED if made is None else made.rebuilt
            self._last.clear()
            self._last[changes] = found
        return found

    @property
    def tables_asked(self) -> tuple[object, ...]:
        """Everything of the base that a solved variant depends on."""
        t = self.program.tables
        start = None if self.plan is None or not self.program.arrays.integer.any() else self.plan.solution
        warm = None if self.warm is None else self.warm.statuses()
        book = t.name, t.settings, t.scheme, t.parsed, t.columns
        return *book, self.program.given, self.priorities, start, warm, self.replays

    @property
    def settled(self) -> bool:
        """Whether the plan is known to be the best of its program."""
        return self.plan is not None and self.plan.word == "optimal"
