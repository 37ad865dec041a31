"""A workbook turned into a program ready to be solved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from model.case.decisions import GivenPlan
from model.case.tables import Tables
from model.data import prepare
from model.data.model_data import ModelData
from model.engine import Arrays, Move, Session, arrays_of
from model.formulation.build import build
from model.formulation.registry import Limits
from model.ground.progress import SILENT, Progress
from model.planning.given import move_to
from model.planning.solution import Shape, shapes_of


@dataclass(frozen=True)
class Program:
    """A workbook turned into a program ready to be solved.

    Attributes:
        tables: the checked workbook.
        arrays: the compiled program.
        shapes: what its result tables look like.
        cost_lines: names of the cost lines, with sort and sign, in the order of the ledger.
        given: the plan that is tested instead of one being chosen; None where one is chosen.
        held: the program with the decisions of the given plan held; None without one.
        prepared: model data where they are at hand; read `data`.
    """

    tables: Tables
    arrays: Arrays
    shapes: Mapping[str, Shape]
    cost_lines: tuple[tuple[str, str, int], ...]
    given: GivenPlan | None = None
    held: Arrays | None = None
    prepared: ModelData | None = None

    @cached_property
    def data(self) -> ModelData:
        """Model data; prepared when they are first asked for."""
        return prepare(self.tables) if self.prepared is None else self.prepared

    @cached_property
    def limits(self) -> Limits:
        """Who can move which row, and how rows are called; gathered when they are first asked for."""
        return Limits(self.tables, self.data)

    @property
    def pursued(self) -> Arrays:
        """The program the reported plan is a solution of."""
        return self.arrays if self.held is None else self.held


def program_of(tables: Tables, given: GivenPlan | None = None) -> Program:
    """Turn checked tables into a program.

    Args:
        tables: the checked workbook.
        given: a plan to be tested instead of one being chosen.

    Raises:
        InputProblems: the given plan does not fit the workbook.
    """
    data = prepare(tables)
    m, ledger = build(data)
    lines = tuple((t.name, t.sort, t.sign) for t in ledger.cost_terms)
    return holding(Program(tables, arrays_of(m), shapes_of(m), lines, prepared=data), given)


def holding(program: Program, given: GivenPlan | None) -> Program:
    """The same program with the decisions of a plan held, or with none held.

    Raises:
        InputProblems: the given plan does not fit the workbook.
    """
    if given is None:
        return replace(program, given=None, held=None)
    return replace(program, given=given, held=move_holding(program, given).on(program.arrays))


def move_holding(program: Program, given: GivenPlan) -> Move:
    """The move by which the program, also one in the solver, holds the decisions of a plan.

    Raises:
        InputProblems: the given plan does not fit the workbook.
    """
    return move_to(program.arrays, program.shapes, program.limits, given)


def session_of(
    program: Program, arrays: Arrays | None = None, progress: Progress = SILENT, exact: bool = False
) -> Session:
    """A solver session with the settings of the workbook.

    Args:
        program: the workbook as a program.
        arrays: what is loaded, the program with nothing held unless given.
        progress: who watches.
        exact: with whole lots no gap is left, whatever the workbook allows.
    """
    s = program.tables.settings
    gap = 0.0 if exact else s.gap
    return Session(arrays or program.arrays, gap=gap, time_limit=s.time_limit, progress=progress)
