"""The one place that knows the solver: arrays in, outcome out."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from model.engine.arrays import Arrays, Floats, Index
from model.engine.outcome import Outcome, Word
from model.errors import ToolFailure

SIMPLEX_COLUMNS = 5000
"""Below this many columns, or with a basis at hand, simplex; above, interior point with crossover."""

DUAL_SIMPLEX, PRIMAL_SIMPLEX = 1, 4

_WORDS: dict[highspy.HighsModelStatus, Word] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "no plan",
    highspy.HighsModelStatus.kUnbounded: "unbounded input",
}


def check(status: highspy.HighsStatus, doing: str) -> None:
    """Stop where the solver refuses a call.

    Raises:
        ToolFailure: the solver answered with an error.
    """
    if status == highspy.HighsStatus.kError:
        raise ToolFailure(f"the solver failed while {doing}")


@dataclass(frozen=True)
class Basis:
    """Which columns and rows are basic, to start a later search from."""

    columns: list[highspy.HighsBasisStatus]
    rows: list[highspy.HighsBasisStatus]
    valid: bool


@dataclass(frozen=True)
class Move:
    """New bounds for some rows and columns: number → (lower, upper)."""

    rows: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    columns: Mapping[int, tuple[float, float]] = field(default_factory=dict)

    def back(self, before: Arrays) -> Move:
        """The move that undoes this one."""
        return Move(
            {r: (float(before.row_lower[r]), float(before.row_upper[r])) for r in self.rows},
            {c: (float(before.lower[c]), float(before.upper[c])) for c in self.columns},
        )


class Session:
    """A program inside the solver, to be solved again and again from its last basis.

    Args:
        arrays: the program.
        gap: relative gap at which a plan with whole lots is good enough.
        time_limit: seconds for one search.
        threads: threads the solver may use; 1 gives the same plan on every machine.
    """

    def __init__(self, arrays: Arrays, gap: float = 0.0, time_limit: float = np.inf, threads: int = 1) -> None:
        self.arrays, self.gap, self._time_limit = arrays, gap, float(time_limit)
        self._whole = bool(arrays.integer.any())
        self._solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (
            ("output_flag", False), ("mip_rel_gap", float(gap)), ("threads", threads), ("random_seed", 0),
        ):
            check(self._solver.setOptionValue(name, value), f"setting {name}")
        check(self._pass(), "reading the model")

    def _pass(self) -> highspy.HighsStatus:
        a = self.arrays
        kinds = np.where(a.integer, 1, 0).astype(np.int32)
        status: highspy.HighsStatus = self._solver.passModel(
            a.column_count, a.row_count, len(a.value), int(highspy.MatrixFormat.kColwise),
            int(highspy.ObjSense.kMinimize), 0.0, np.zeros(a.column_count), a.lower, a.upper, a.row_lower,
            a.row_upper, a.start, a.index, a.value, kinds,
        )
        return status

    def minimise(self, cost: Floats, offset: float = 0.0, primal: bool = True) -> Outcome:
        """Search for the point with the least cost.

        Args:
            cost: one coefficient a column.
            offset: constant of the objective.
            primal: the last point is still allowed (only the cost has changed), so walk on from it.

        Returns:
            How the search ended.
        """
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), cost), "setting the aim")
        algorithm = self._choose(primal)
        begun = time.perf_counter()
        self._run("searching for a plan")
        return self._outcome(offset, time.perf_counter() - begun, algorithm)

    def _run(self, doing: str) -> None:
        """One search, with the time limit to itself: the solver counts from its first search on."""
        until = self._solver.getRunTime() + self._time_limit
        check(self._solver.setOptionValue("time_limit", until), "setting time_limit")
        check(self._solver.run(), doing)

    def start_from(self, x: Floats) -> None:
        """Give a search with whole lots a plan to start from."""
        n = self.arrays.column_count
        check(self._solver.setSolution(n, np.arange(n, dtype=np.int32), x), "starting from a plan")

    def fix_whole(self, x: Floats) -> None:
        """Fix the yes/no decisions at those of a plan."""
        values = np.round(x)
        self._bound_whole(np.where(self.arrays.integer, values, self.arrays.lower),
                          np.where(self.arrays.integer, values, self.arrays.upper))

    def free_whole(self, before: Arrays) -> None:
        """Give the yes/no decisions the bounds back that they had before."""
        self._bound_whole(before.lower, before.upper)

    def _bound_whole(self, lower: Floats, upper: Floats) -> None:
        whole = np.flatnonzero(self.arrays.integer).astype(np.int32)
        status = self._solver.changeColsBounds(len(whole), whole, lower[whole], upper[whole])
        check(status, "bounding yes/no decisions")
        self.arrays = self.arrays.with_columns(lower, upper)

    def relaxed(self, cost: Floats, offset: float) -> float:
        """The least cost when yes/no decisions may be parts: no plan can be cheaper."""
        check(self._solver.setOptionValue("solve_relaxation", True), "relaxing decisions")
        try:
            outcome = self.minimise(cost, offset)
        finally:
            check(self._solver.setOptionValue("solve_relaxation", False), "asking for whole decisions again")
        return outcome.objective if outcome.word == "optimal" else -np.inf

    @property
    def has_whole_lots(self) -> bool:
        """Whether there are yes/no decisions."""
        return self._whole

    def _choose(self, primal: bool) -> str:
        hot = self._solver.getBasis().valid
        algorithm = "simplex" if hot or self.arrays.column_count < SIMPLEX_COLUMNS else "ipx"
        strategy = PRIMAL_SIMPLEX if hot and primal else DUAL_SIMPLEX
        if not self._whole:
            check(self._solver.setOptionValue("solver", algorithm), "choosing the algorithm")
            check(self._solver.setOptionValue("simplex_strategy", strategy), "choosing the algorithm")
        return "branch and bound" if self._whole else algorithm

    def _outcome(self, offset: float, seconds: float, algorithm: str) -> Outcome:
        info = self._solver.getInfo()
        status = self._solver.getModelStatus()
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        word = _WORDS.get(status, "stopped early with a plan" if feasible else "no plan")
        unsettled = status == highspy.HighsModelStatus.kUnboundedOrInfeasible
        if unsettled:
            word = self._which()
        stopped = status not in _WORDS and not unsettled
        if word in ("no plan", "unbounded input"):
            return Outcome(word, np.empty(0), np.empty(0), np.nan, np.nan, seconds, algorithm, stopped)
        solution = self._solver.getSolution()
        value = info.objective_function_value + offset
        bound = info.mip_dual_bound + offset if self._whole else -np.inf if stopped else value
        duals = np.empty(0) if self._whole else np.array(solution.row_dual)
        return Outcome(word, np.array(solution.col_value), duals, value, bound, seconds, algorithm, stopped)

    def _which(self) -> Word:
        """Tell no plan from unbounded input by searching without an aim."""
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), np.zeros(n)), "clearing the aim")
        self._run("searching for any plan")
        optimal = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return "unbounded input" if optimal else "no plan"

    def hold(self, cost: Floats, most: float) -> None:
        """Add the row cost · x ≤ most, so that later aims keep what earlier ones reached."""
        columns = np.flatnonzero(cost).astype(np.int32)
        status = self._solver.addRow(-highspy.kHighsInf, most, len(columns), columns, cost[columns])
        check(status, "holding an aim")
        self.arrays = _with_row(self.arrays, columns, cost[columns], most)

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Move the bounds of one row."""
        check(self._solver.changeRowBounds(row, lower, upper), "moving a limit")
        rows_lower, rows_upper = self.arrays.row_lower.copy(), self.arrays.row_upper.copy()
        rows_lower[row], rows_upper[row] = lower, upper
        self.arrays = self.arrays.with_rows(rows_lower, rows_upper)

    def move(self, move: Move) -> None:
        """Move the bounds of some rows and columns."""
        for row, (lower, upper) in move.rows.items():
            self.bound_row(row, lower, upper)
        for column, (lower, upper) in move.columns.items():
            check(self._solver.changeColBounds(column, lower, upper), "moving a decision")
        if move.columns:
            low, high = self.arrays.lower.copy(), self.arrays.upper.copy()
            for column, bounds in move.columns.items():
                low[column], high[column] = bounds
            self.arrays = self.arrays.with_columns(low, high)

    @property
    def basis(self) -> Basis:
        """The basis of the last search."""
        basis = self._solver.getBasis()
        return Basis(list(basis.col_status), list(basis.row_status), bool(basis.valid))

    def restart(self, basis: Basis) -> None:
        """Start the next search from a basis; rows added since it was taken are basic."""
        if not basis.valid:
            return
        here = highspy.HighsBasis()
        more = self.arrays.row_count - len(basis.rows)
        here.col_status = basis.columns
        here.row_status = basis.rows + [highspy.HighsBasisStatus.kBasic] * more
        here.valid = True
        check(self._solver.setBasis(here), "restarting from a basis")

    def write(self, path: Path, cost: Floats) -> None:
        """Write the program with an aim and with names, so that anyone can solve it elsewhere.

        Args:
            path: a file ending in .mps or .lp.
            cost: the aim, one coefficient a column.
        """
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), cost), "setting the aim")
        for column, name in _names(self.arrays.columns).items():
            check(self._solver.passColName(column, name), "naming a decision")
        for row, name in _names(self.arrays.rows).items():
            check(self._solver.passRowName(row, name), "naming a limit")
        check(self._solver.writeModel(str(path)), f"writing {path.name}")


def _names(places: dict[str, dict[Index, int]]) -> dict[int, str]:
    """Names without spaces, made unique by their number."""
    return {
        n: re.sub(r"[^A-Za-z0-9.+-]+", "_", f"{part} {' '.join(map(str, index))}")[:200] + f"_{n}"
        for part, indices in places.items() for index, n in indices.items()
    }


def _with_row(a: Arrays, columns: npt.NDArray[np.int32], values: Floats, most: float) -> Arrays:
    ends = a.start[columns + 1]
    grown = np.zeros(a.column_count + 1, dtype=np.int32)
    grown[columns + 1] = 1
    return replace(
        a,
        start=(a.start + np.cumsum(grown)).astype(np.int32),
        index=np.insert(a.index, ends, a.row_count).astype(np.int32),
        value=np.insert(a.value, ends, values),
        row_lower=np.append(a.row_lower, -np.inf),
        row_upper=np.append(a.row_upper, most),
    )
