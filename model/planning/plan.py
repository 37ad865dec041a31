"""A plan and what it is compared with."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field

from model.engine import Arrays
from model.engine.arrays import Floats
from model.engine.outcome import Word
from model.ground.errors import Stopped
from model.ground.progress import SILENT, Progress
from model.planning.ends import in_any_order, least_cost, least_dependence, without_scheme
from model.planning.money import Money, money_of
from model.planning.program import Program, program_of, session_of
from model.planning.solution import SolutionTables, solution_tables
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import Priority, priorities_of
from model.priorities.reached import Reached, last_plan

__all__ = [
    "CHOSEN", "CHOSEN_ANEW", "FREE_CHOICE", "LEAST_COST", "LEAST_DEPENDENCE", "NO_SCHEME", "Plan", "Program", "Result",
    "program_of", "pursue", "session_of", "solve",
]

CHOSEN, LEAST_COST, LEAST_DEPENDENCE = "chosen", "least cost", "least dependence"
NO_SCHEME, FREE_CHOICE, CHOSEN_ANEW = "no scheme", "free choice", "chosen anew"
LISTEN_EVERY = 0.2
"""Seconds after which the wait for plans in other threads is broken off for a moment, so that Ctrl-C is heard."""


@dataclass(frozen=True)
class Plan:
    """One solved plan.

    Attributes:
        name: chosen, least cost, least dependence or no scheme.
        reached: what each priority reached.
        solution: its tables; None where there is no plan.
    """

    name: str
    reached: tuple[Reached, ...]
    solution: SolutionTables | None

    @property
    def word(self) -> Word:
        """How the search ended, in one of four words: the worst over its priorities."""
        words = [r.outcome.word for r in self.reached]
        for worst in ("unbounded input", "no plan", "stopped early with a plan"):
            if worst in words:
                return worst
        return "optimal"

    @property
    def impossible(self) -> bool:
        """Whether it was proven that there is no plan; a search that ran out of time proves nothing."""
        return self.word == "no plan" and not any(r.outcome.stopped for r in self.reached)


@dataclass(frozen=True)
class Result:
    """Everything a report is made from.

    Attributes:
        program: the workbook as a program.
        plans: name → plan, the chosen one first.
        ladder: the chosen plan's program in the solver, for prices; with whole lots its decisions are fixed there.
        money: name of the plan → what the scheme pays in it; empty without a scheme.
        seconds: stage of the run → seconds.
        left_out: names of the plans that were not solved, since the user stopped the run.
    """

    program: Program
    plans: Mapping[str, Plan]
    ladder: Ladder
    money: Mapping[str, Money] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def chosen(self) -> Plan:
        """The plan that is reported."""
        return self.plans[CHOSEN]


def pursue(program: Program, name: str, ladder: Ladder) -> Plan:
    """Solve one plan."""
    reached = ladder.climb()
    outcome = last_plan(reached)
    solution = solution_tables(program.arrays, program.shapes, outcome.x) if outcome.has_plan else None
    return Plan(name, reached, solution)


def solve(program: Program, progress: Progress = SILENT, workers: int | None = None) -> Result:
    """Solve the chosen or the given plan, both ends of the trade-off and the plan without the scheme.

    Args:
        program: what `program_of` gives; beside a given plan stands the one the workbook itself would choose.
        progress: who watches; where it asks to stop, the best plan so far is the chosen one, and plans it would be
            compared with are left out.
        workers: plans solved at a time after the chosen one, as many as there are cores unless given; the plans are
            the same whatever it is.

    Returns:
        The plans; only the chosen one where it has no plan.

    Raises:
        Stopped: whoever watches asked to stop before there was a plan.
    """
    begun = time.perf_counter()
    priorities = priorities_of(program.tables)
    session = session_of(program, program.pursued, progress)
    ladder = Ladder(session, priorities, keeps_best=True, progress=progress)
    plans = {CHOSEN: pursue(program, CHOSEN, ladder)}
    found: dict[str, Future[Plan]] = {}
    if plans[CHOSEN].solution is not None:
        start = last_plan(plans[CHOSEN].reached).x
        with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
            for name, aims, arrays in reversed(_others(program, priorities)):
                other = Ladder(session_of(program, arrays, progress), aims, start)
                found[name] = pool.submit(pursue, program, name, other)
            if program.arrays.integer.any():
                with suppress(Stopped):
                    ladder = _with_decisions_fixed(program, start, priorities, progress)
            plans |= _finished(found, progress)
    money = {
        n: money_of(program.data, p.solution)
        for n, p in plans.items() if p.solution is not None and program.data.awards.BENEFICIARIES
    }
    left_out = tuple(n for n in found if n not in plans)
    return Result(program, plans, ladder, money, {"solve": time.perf_counter() - begun}, left_out)


def _finished(found: dict[str, Future[Plan]], progress: Progress) -> dict[str, Plan]:
    """The plans of other threads, those left out that the user stopped."""
    waiting: set[Future[Plan]] = set(found.values())
    while waiting:
        progress.step("plans compared", len(found) - len(waiting), len(found))
        waiting = wait(waiting, LISTEN_EVERY, FIRST_COMPLETED).not_done
    plans = {}
    for name, future in reversed(found.items()):
        with suppress(Stopped):
            plans[name] = future.result()
    return plans


def _others(program: Program, priorities: tuple[Priority, ...]) -> list[tuple[str, tuple[Priority, ...], Arrays]]:
    """The plans the chosen one is compared with, the one that takes longest last."""
    others = [
        (LEAST_COST, least_cost(priorities), program.arrays),
        (LEAST_DEPENDENCE, least_dependence(priorities), program.arrays),
    ]
    if program.data.awards.BENEFICIARIES:
        others.append((NO_SCHEME, priorities, without_scheme(program.arrays)))
    if program.given is not None:
        others.append((CHOSEN_ANEW, priorities, program.arrays))
    if program.data.awards.ORDER:
        others.append((FREE_CHOICE, priorities, in_any_order(program.arrays)))
    return others


def _with_decisions_fixed(
    program: Program, x: Floats, priorities: tuple[Priority, ...], progress: Progress
) -> Ladder:
    """The chosen plan's program with its yes/no decisions fixed: a linear program, for prices."""
    ladder = Ladder(session_of(program, program.pursued.fixed_whole(x), progress), priorities)
    ladder.climb()
    return ladder
