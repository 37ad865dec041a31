"""Solve: the chosen plan, and the plans it is compared with."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress

from model.ground.errors import InputProblems, Stopped
from model.ground.left_out import LeftOut
from model.ground.progress import SILENT, Progress
from model.planning.base import Base
from model.planning.compared import compared_with
from model.planning.cores import threads
from model.planning.endless import endless_problems
from model.planning.plan import CHOSEN, Plan, pursue
from model.planning.program import Program, session_of
from model.planning.result import Climbed, Result
from model.planning.variant import Solved, money_in, try_variant
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import Priority, priorities_of
from model.priorities.reached import last_plan

LISTEN_EVERY = 0.2
"""Seconds after which the wait for plans in other threads is broken off for a moment, so that Ctrl-C is heard."""


def solve_one(program: Program, progress: Progress = SILENT) -> Plan:
    """Solve the chosen or the given plan of a program, and nothing else.

    Args:
        program: what `program_of` gives.
        progress: who watches; where it asks to stop, the best plan so far is the plan.

    Raises:
        Stopped: whoever watches asked to stop before there was a plan.
    """
    session = session_of(program, program.pursued, progress)
    search = Lexicographic(session, priorities_of(program.tables), keeps_best=True, progress=progress)
    return pursue(program, CHOSEN, search)


def solve(program: Program, progress: Progress = SILENT, workers: int | None = None) -> Result:
    """Solve the chosen or the given plan, both ends of the trade-off and the plan without the scheme.

    Args:
        program: what `program_of` gives; beside a given plan stands the one the workbook itself would choose.
        progress: who watches; where it asks to stop, the best plan so far is the chosen one, and plans it would be
            compared with are left out. One that fails is left out with its reason; the others stand.
        workers: plans solved at a time after the chosen one, as many as there are cores unless given; the plans are
            the same whatever it is.

    Returns:
        The plans; only the chosen one where it has no plan.

    Raises:
        InputProblems: the workbook allows a plan without end.
        Stopped: whoever watches asked to stop before there was a plan.
    """
    begun = time.perf_counter()
    priorities = priorities_of(program.tables)
    chosen = solve_one(program, progress)
    if chosen.word == "unbounded input":
        raise InputProblems(endless_problems(program, chosen.reached[-1].priority))
    found, left_out, climbed = dict[str, Solved](), tuple[LeftOut, ...](), None
    if chosen.solution is not None:
        base = Base(program, chosen, priorities)
        with threads(workers) as pool:
            waiting = {v.name: pool.submit(try_variant, base, v, progress)
                       for v in reversed(compared_with(program, priorities))}
            climbed = _climbed(program, chosen, priorities, progress)
            found, left_out = _finished(waiting, progress)
    plans = {CHOSEN: chosen, **{n: s.plan for n, s in found.items()}}
    money = {n: m for n, m in [(CHOSEN, money_in(program, chosen)), *((n, s.money) for n, s in found.items())]
             if m is not None}
    return Result(program, priorities, plans, climbed, found, money, {"solve": time.perf_counter() - begun}, left_out)


def _finished(
    found: Mapping[str, Future[Solved]], progress: Progress
) -> tuple[dict[str, Solved], tuple[LeftOut, ...]]:
    """The variants of other threads, and those that the user stopped or that cannot be solved."""
    waiting: set[Future[Solved]] = set(found.values())
    while waiting:
        progress.step("plans compared", len(found) - len(waiting), len(found))
        waiting = wait(waiting, LISTEN_EVERY, FIRST_COMPLETED).not_done
    solved, left_out = {}, []
    for name, future in reversed(list(found.items())):
        try:
            one = future.result()
        except Stopped:
            left_out.append(LeftOut(f"the plan {name}"))
            continue
        if one.problem:
            left_out.append(LeftOut(f"the plan {name}", one.problem, trace=one.trace, unproved=one.unproved))
        else:
            solved[name] = one
    return solved, tuple(left_out)


def _climbed(program: Program, chosen: Plan, priorities: tuple[Priority, ...], progress: Progress) -> Climbed:
    """The chosen plan's linear program and where its priorities ended.

    With whole lots its whole decisions are fixed and the priorities pursued once more; where the user stops that, as
    far as it came.
    """
    if not program.arrays.integer.any():
        return Climbed(program.pursued, chosen.reached)
    arrays = program.pursued.fixed_whole(last_plan(chosen.reached).x)
    search = Lexicographic(session_of(program, arrays, progress), priorities)
    with suppress(Stopped):
        search.climb()
        return Climbed(arrays, tuple(search.reached))
    return Climbed(program.pursued, chosen.reached)
