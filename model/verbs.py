"""The public verbs: read, check, build, solve, verify, report.

Heavy libraries are imported only by the verb that needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from model.case.tables import Tables
    from model.ground.errors import Problem
    from model.ground.progress import Progress
    from model.planning.plan import Plan
    from model.planning.program import Program
    from model.planning.result import Result
    from model.planning.variant import Solved, Variant
    from model.verify import CheckFinding, Verification

__all__ = [
    "build", "check", "read", "report", "second_opinion", "solve", "solve_one", "solve_variant", "verify",
    "verify_compared", "verify_shown",
]


def read(path: Path) -> Tables:
    """Read and check a workbook.

    Args:
        path: an Excel workbook.

    Returns:
        Its checked tables.

    Raises:
        InputProblems: it cannot be planned with; every problem is named.
    """
    from model.workbook import read as read_workbook

    return read_workbook(path)


def check(path: Path) -> tuple[Problem, ...]:
    """Every problem and note of a workbook; no stop among them means it can be planned with."""
    from model.ground.errors import InputProblems

    try:
        return read(path).notes
    except InputProblems as error:
        return error.problems


def build(tables: Tables, given: Path | None = None) -> Program:
    """Turn checked tables into a program.

    Args:
        tables: the checked workbook.
        given: a file plan.xlsx, whose plan is tested instead of one being chosen.

    Raises:
        InputProblems: that file cannot be read as a plan, or the plan does not fit the workbook.
    """
    from model.ground.errors import InputProblems
    from model.planning.program import program_of
    from model.workbook.plan_file import read_plan

    plan = None if given is None else read_plan(given)
    try:
        return program_of(tables, plan)
    except InputProblems as error:
        raise InputProblems(error.problems, given) from error


def solve(program: Program, progress: Progress | None = None, workers: int | None = None) -> Result:
    """Solve the chosen plan, the ends of the trade-off and the plan without the scheme.

    Args:
        program: what `build` gives.
        progress: who watches.
        workers: plans solved at a time after the chosen one, as many as there are cores unless given.

    Raises:
        Stopped: whoever watches asked to stop before there was a plan.
    """
    from model.ground.progress import SILENT
    from model.planning.solve import solve as solve_program

    return solve_program(program, progress or SILENT, workers)


def solve_one(program: Program, progress: Progress | None = None) -> Plan:
    """Solve the chosen plan and nothing else.

    Raises:
        Stopped: whoever watches asked to stop before there was a plan.
    """
    from model.ground.progress import SILENT
    from model.planning.solve import solve_one as solve_plan

    return solve_plan(program, progress or SILENT)


def solve_variant(result: Result, variant: Variant, progress: Progress | None = None) -> Solved:
    """Solve a variant of a result's plan and have it verified.

    Raises:
        InputProblems: a change names what is not there, hits no cell, or leaves a workbook that cannot be planned with.
        Stopped: whoever watches asked to stop before there was a plan.
    """
    from model.ground.progress import SILENT
    from model.planning.variant import solve_variant as solve_it

    return solve_it(result.base, variant, progress or SILENT)


def verify(
    tables: Tables, solution: Mapping[str, pd.DataFrame], money: Mapping[str, pd.DataFrame] | None = None
) -> Verification:
    """Recompute every balance, limit, cost, entitlement and measure of a plan, independently of the formulation."""
    from model.verify import verify as verify_plan

    return verify_plan(tables, solution, money)


def verify_shown(result: Result) -> Verification:
    """Check the chosen plan with the numbers that a report shows of it.

    Raises:
        LookupError: there is no plan.
    """
    from model.planning.fixed import fixed
    from model.reports.material import solution_of

    shown = fixed(result)
    money = shown.money.get(shown.chosen.name)
    return verify(result.program.tables, solution_of(shown.chosen).tables, None if money is None else vars(money))


def verify_compared(result: Result) -> tuple[CheckFinding, ...]:
    """Check the plans that the chosen one is compared with; one finding a plan."""
    from model.planning.compared import findings

    return findings(result.compared)


def second_opinion(result: Result, progress: Progress | None = None) -> tuple[float, ...]:
    """What each priority of the chosen plan reaches in a second search without presolve.

    Raises:
        Unproved: a priority reached something else.
        Stopped: whoever watches asked to stop.
    """
    from model.ground.progress import SILENT
    from model.planning.second_opinion import second_opinion as second

    return second(result, progress or SILENT)


def report(result: Result, verification: Verification | None, out: Path, **details: Any) -> Path:
    """Write the run folder, whole or not at all.

    Returns:
        The folder.
    """
    from model.reports import write

    return write(result, verification, out, **details)
