"""Variant: the workbook with some changes, some decisions held, or other aims, solved and verified by one function."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace

from model.case.change import Change, Hit
from model.case.decisions import GivenPlan
from model.case.tables import Tables
from model.engine.arrays import Floats
from model.ground.errors import InputProblems, Stopped, Unproved
from model.ground.progress import SILENT, Progress
from model.planning.base import Base
from model.planning.money import Money, money_of
from model.planning.plan import Plan, pursue
from model.planning.program import Program, session_of
from model.planning.work import words_of
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import Priority, priorities_of
from model.priorities.reached import last_plan
from model.verify import Verification, verify

REFUSED = "checks failed"
"""Status of a plan that the independent check does not accept; its figures are not shown."""
NO_PLAN, NOT_FOUND, EARLY = "no plan", "no plan found in time", "stopped early with a plan"
"""Status where it is proven that there is no plan, where none was found in time, and where time ended the search."""
UNSOLVED = "not solved"
"""How the status of a variant begins that could not be solved; the reason follows."""
STOPPED = "stopped by the user"
"""The reason of a variant that was not solved any more."""


@dataclass(frozen=True)
class Variant:
    """A plan that is asked for beside another.

    Attributes:
        name: what it is called.
        changes: what is changed in the workbook, in order.
        held: decisions that are kept; None where all are chosen.
        aims: what is pursued; the aims of the changed workbook where None.
    """

    name: str
    changes: tuple[Change, ...] = ()
    held: GivenPlan | None = None
    aims: tuple[Priority, ...] | None = None


@dataclass(frozen=True)
class Solved:
    """A variant after its search.

    Attributes:
        variant: what was asked.
        program: the changed workbook as a program.
        plan: its plan; without tables where there is none.
        money: what the scheme pays in it; None without a scheme or a plan.
        verification: what the independent check found; None where there is no plan.
        hits: the cells that the changes reached.
        same: its program and aims are those of the base, so that its plan is the base's.
        problem: why it could not be solved at all; "" where it could.
        trace: where in the tool it failed, for the record; "" where it did not.
        unfit: what is changed or held does not fit the workbook, so that there can be no plan of it.
        stopped: the user stopped the run before it was solved.
        unproved: the solver's answer is not borne out by its proof, so that the run must not end as if all were well.
        unlike: its program, played again, is not the one built anew, so that the recording must not be used.
        rebuilt: why its program was built anew; "" where it was played again from a recording, or is the base's.
    """

    variant: Variant
    program: Program
    plan: Plan
    money: Money | None
    verification: Verification | None
    hits: tuple[Hit, ...] = ()
    same: bool = False
    problem: str = ""
    rebuilt: str = ""
    trace: str = ""
    unfit: bool = False
    stopped: bool = False
    unproved: bool = False
    unlike: bool = False

    @property
    def status(self) -> str:
        """How its search ended, that its check failed, or why it could not be solved."""
        if self.problem:
            return f"{UNSOLVED}: {self.problem}"
        if self.plan.word == NO_PLAN and not self.impossible:
            return NOT_FOUND
        return REFUSED if self.refused else self.plan.word

    @property
    def refused(self) -> bool:
        """Whether there is a plan that the independent check does not accept, or an answer that is not proved."""
        return self.unproved or self.plan.solution is not None and not self.accepted

    @property
    def impossible(self) -> bool:
        """Whether it was proven that it has no plan; one that was not solved, or not in time, proves nothing."""
        return not self.problem and self.plan.impossible

    @property
    def tables(self) -> Tables:
        """The changed workbook."""
        return self.program.tables

    @property
    def accepted(self) -> bool:
        """Whether its figures may be shown: there is a plan and no check failed."""
        return self.verification is not None and self.verification.passed


def solve_variant(base: Base, variant: Variant, progress: Progress = SILENT) -> Solved:
    """Solve a variant and have its plan verified.

    Args:
        base: what it starts from. Its search tries the whole decisions of the base's plan first; a program that is the
            base's is not solved twice.
        variant: what is asked.
        progress: who watches.

    Returns:
        The variant with its plan, its money and what the check found.

    Raises:
        InputProblems: a change names what is not there, hits no cell, or leaves a workbook that cannot be planned
            with; or the decisions held do not fit.
        Stopped: whoever watches asked to stop before there was a plan.
    """
    program, hits, rebuilt = base.asked(variant.changes, variant.held)
    aims = variant.aims if variant.aims is not None else priorities_of(program.tables)
    same = base.settled and aims == base.priorities and program.pursued.same(base.program.pursued)
    if same and base.plan is not None:
        plan = replace(base.plan, name=variant.name)
    else:
        session = session_of(program, program.pursued, progress)
        warm = base.basis_for(program.pursued)
        plan = pursue(program, variant.name, Lexicographic(session, aims, _start(base, program), warm))
    return verified(Solved(variant, program, plan, None, None, hits, same, rebuilt=rebuilt))


def try_variant(base: Base, variant: Variant, progress: Progress = SILENT) -> Solved:
    """As `solve_variant`; one that cannot be solved, whatever failed, says why instead of ending the others.

    Raises:
        Stopped: whoever watches asked to stop before there was a plan.
    """
    trace, unfit, unproved = "", False, False
    try:
        return solve_variant(base, variant, progress)
    except Stopped:
        raise
    except InputProblems as error:
        problem, unfit = str(error.stops[0]) if error.stops else str(error), True
    except Unproved as error:
        problem, unproved = f"it is not proved ({error})", True
    except Exception as error:
        problem, trace = f"it failed in the tool ({words_of(error)})", traceback.format_exc()
    return replace(unsolved(base, variant, problem, trace), unfit=unfit, unproved=unproved)


def unsolved(base: Base, variant: Variant, problem: str, trace: str = "") -> Solved:
    """A variant that could not be solved.

    Args:
        base: what it would have started from.
        variant: what was asked.
        problem: why it could not be solved.
        trace: where in the tool it failed.
    """
    return Solved(variant, base.program, Plan(variant.name, (), None), None, None, problem=problem, trace=trace)


def verified(solved: Solved) -> Solved:
    """A solved variant with its money and what the independent check finds; as it is where it has no plan."""
    solution = solved.plan.solution
    if solution is None:
        return solved
    money = money_in(solved.program, solved.plan)
    found = verify(solved.tables, solution.tables, None if money is None else vars(money))
    return replace(solved, money=money, verification=found)


def money_in(program: Program, plan: Plan) -> Money | None:
    """What the scheme pays in a plan; None without a scheme or a plan."""
    if plan.solution is None or not program.data.awards.BENEFICIARIES:
        return None
    return money_of(program.data, plan.solution)


def _start(base: Base, program: Program) -> Floats | None:
    """The base's plan as a point of another program; only its whole decisions are used."""
    if base.plan is None or base.plan.solution is None or not program.arrays.integer.any():
        return None
    return program.arrays.point_of(last_plan(base.plan.reached).x, base.program.arrays)
