"""A plan and what it is compared with."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from model.analysis.ends import in_any_order, least_cost, least_dependence, without_scheme
from model.analysis.money import Money, money_of
from model.build import build
from model.data import prepare
from model.data.model_data import ModelData
from model.engine import Arrays, Session, arrays_of
from model.engine.outcome import Word
from model.objectives import Ladder, Priority, Reached, last_plan, priorities_of
from model.solution import Shape, SolutionTables, shapes_of, solution_tables
from model.tables import Tables

CHOSEN, LEAST_COST, LEAST_DEPENDENCE = "chosen", "least cost", "least dependence"
NO_SCHEME, FREE_CHOICE = "no scheme", "free choice"


@dataclass(frozen=True)
class Program:
    """A workbook turned into a program ready to be solved.

    Attributes:
        tables: the checked workbook.
        data: model data.
        arrays: the compiled program.
        shapes: what its result tables look like.
        cost_lines: names of the cost lines, with sort and sign, in the order of the ledger.
    """

    tables: Tables
    data: ModelData
    arrays: Arrays
    shapes: Mapping[str, Shape]
    cost_lines: tuple[tuple[str, str, int], ...]


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
    """

    program: Program
    plans: Mapping[str, Plan]
    ladder: Ladder
    money: Mapping[str, Money] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def chosen(self) -> Plan:
        """The plan that is reported."""
        return self.plans[CHOSEN]


def program_of(tables: Tables) -> Program:
    """Turn checked tables into a program.

    Args:
        tables: the checked workbook.
    """
    data = prepare(tables)
    m, ledger = build(data)
    lines = tuple((t.name, t.sort, t.sign) for t in ledger.cost_terms)
    return Program(tables, data, arrays_of(m), shapes_of(m), lines)


def session_of(program: Program, arrays: Arrays | None = None) -> Session:
    """A solver session with the settings of the workbook."""
    s = program.tables.settings
    return Session(arrays or program.arrays, gap=s.gap, time_limit=s.time_limit)


def pursue(program: Program, name: str, ladder: Ladder) -> Plan:
    """Solve one plan."""
    reached = ladder.climb()
    outcome = last_plan(reached)
    solution = solution_tables(program.arrays, program.shapes, outcome.x) if outcome.has_plan else None
    return Plan(name, reached, solution)


def solve(program: Program) -> Result:
    """Solve the chosen plan, both ends of the trade-off and the plan without the scheme.

    Args:
        program: what `program_of` gives.

    Returns:
        The plans; only the chosen one where it has no plan.
    """
    begun = time.perf_counter()
    priorities = priorities_of(program.tables)
    ladder = Ladder(session_of(program), priorities)
    plans = {CHOSEN: pursue(program, CHOSEN, ladder)}
    if plans[CHOSEN].solution is not None:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = {n: pool.submit(_other, program, n, aims, a) for n, aims, a in _others(program, priorities)}
            if program.arrays.integer.any():
                ladder = _with_decisions_fixed(program, plans[CHOSEN], priorities)
            plans |= {n: f.result() for n, f in found.items()}
    money = {
        n: money_of(program.data, p.solution)
        for n, p in plans.items() if p.solution is not None and program.data.BENEFICIARIES
    }
    return Result(program, plans, ladder, money, {"solve": time.perf_counter() - begun})


def _others(program: Program, priorities: tuple[Priority, ...]) -> list[tuple[str, tuple[Priority, ...], Arrays]]:
    """The plans the chosen one is compared with."""
    others = [
        (LEAST_COST, least_cost(priorities), program.arrays),
        (LEAST_DEPENDENCE, least_dependence(priorities), program.arrays),
    ]
    if program.data.BENEFICIARIES:
        others.append((NO_SCHEME, priorities, without_scheme(program.arrays)))
    if program.data.ORDER:
        others.append((FREE_CHOICE, priorities, in_any_order(program.arrays)))
    return others


def _other(program: Program, name: str, priorities: tuple[Priority, ...], arrays: Arrays) -> Plan:
    return pursue(program, name, Ladder(session_of(program, arrays), priorities))


def _with_decisions_fixed(program: Program, plan: Plan, priorities: tuple[Priority, ...]) -> Ladder:
    """The chosen plan's program with its yes/no decisions fixed: a linear program, for prices."""
    fixed = program.arrays.fixed_whole(last_plan(plan.reached).x)
    ladder = Ladder(session_of(program, fixed), priorities)
    ladder.climb()
    return ladder
