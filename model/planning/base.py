"""Base: the program and plan that variants start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from model.case.change import Change, Hit
from model.case.decisions import GivenPlan
from model.engine import Arrays, Basis, basis_for
from model.planning.plan import Plan
from model.planning.program import Program, holding, program_of
from model.planning.replay import Recorded
from model.priorities.objectives import Priority
from model.workbook.changed import Changeable

FEW_ASKED = "the base was not recorded, since few variants are asked for"
"""Why a program is built anew where none is played again."""
Built = tuple[Program, tuple[Hit, ...], str]
"""A program, the cells that were hit, and why it was built anew."""


@dataclass(frozen=True)
class Base:
    """What variants start from.

    Attributes:
        program: the workbook as a program.
        plan: the plan from whose basis each search starts, or whose whole decisions are tried first; None for cold
            starts.
        priorities: what that plan pursued.
        replays: many variants follow whose numbers alone change, so that recording the program once is worth it.
        recorded: the program recorded, so that a variant whose numbers alone change is played again.
        unrecorded: why it is not recorded, where it is not.
    """

    program: Program
    plan: Plan | None = None
    priorities: tuple[Priority, ...] = ()
    replays: bool = False
    recorded: Recorded | None = None
    unrecorded: str = FEW_ASKED
    _last: dict[str, Built] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def workbook(self) -> Changeable:
        """The workbook that variants change."""
        return Changeable(self.program.tables)

    def changed(self, changes: tuple[Change, ...]) -> Built:
        """The changed workbook as a program with nothing held, the cells hit, and why it was built anew.

        The last one is kept, since variants that hold other decisions often share their changes.
        """
        asked = repr(changes)  # which tells Yes from 1, as equality does not
        found = self._last.get(asked)
        if found is None:
            applied = self.workbook.changed(changes)
            made = None if self.recorded is None else self.recorded.program_for(applied.tables)
            program = program_of(applied.tables) if made is None else made.program
            found = program, applied.cells, self.unrecorded if made is None else made.rebuilt
            self._last.clear()
            self._last[asked] = found
        return found

    def asked(self, changes: tuple[Change, ...], held: GivenPlan | None) -> Built:
        """The changed workbook as a program with the decisions of a plan held, or with none; else as `changed`.

        Raises:
            InputProblems: a change names what is not there, hits no cell, or leaves a workbook that cannot be planned
                with; or the decisions held do not fit.
        """
        if not changes:
            return (self.program if held is self.program.given else holding(self.program, held)), (), ""
        program, hits, rebuilt = self.changed(changes)
        return holding(program, held), hits, rebuilt

    @property
    def basis(self) -> Basis | None:
        """The basis that every first search starts from; None with whole lots, or where there is no plan."""
        if self.plan is None or not self.plan.reached or self.program.arrays.integer.any():
            return None
        return self.plan.reached[0].basis

    def basis_for(self, arrays: Arrays) -> Basis | None:
        """That basis for another program; None where there is none or the program has whole lots."""
        if self.basis is None or arrays.integer.any():
            return None
        return basis_for(arrays, self.program.pursued, self.basis)

    @property
    def tables_asked(self) -> tuple[object, ...]:
        """Everything of the base that a solved variant depends on."""
        t = self.program.tables
        start = None if self.plan is None or not self.program.arrays.integer.any() else self.plan.solution
        basis = None if self.basis is None else self.basis.statuses()
        book = t.name, t.settings, t.scheme, t.parsed, t.columns
        return *book, self.program.given, self.priorities, start, basis, self.settled, self.replays, self.unrecorded

    @property
    def settled(self) -> bool:
        """Whether the plan is known to be the best of its program."""
        return self.plan is not None and self.plan.word == "optimal"
