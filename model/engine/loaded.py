"""A program inside the solver: the same rows, columns and bounds in the arrays and in the solver, and moved in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import highspy
import numpy as np

from model.engine.arrays import Arrays, Floats, Index
from model.engine.basis import Basis
from model.engine.solver import new_solver
from model.ground.errors import ToolFailure


def check(status: highspy.HighsStatus, doing: str) -> None:
    """Stop where the solver refuses a call.

    Raises:
        ToolFailure: the solver answered with an error.
    """
    if status == highspy.HighsStatus.kError:
        raise ToolFailure(f"the solver failed while {doing}")


@dataclass(frozen=True)
class Move:
    """New bounds for some rows and columns, number → (lower, upper), and new coefficients, (row, column) → number."""

    rows: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    columns: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    entries: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def on(self, arrays: Arrays) -> Arrays:
        """A program with these numbers instead of its own."""
        low, high = arrays.row_lower.copy(), arrays.row_upper.copy()
        least, most = arrays.lower.copy(), arrays.upper.copy()
        for row, bounds in self.rows.items():
            low[row], high[row] = bounds
        for column, bounds in self.columns.items():
            least[column], most[column] = bounds
        return arrays.with_rows(low, high).with_columns(least, most).with_entries(self.entries)

    def back(self, before: Arrays) -> Move:
        """The move that undoes this one."""
        return Move(
            {r: (float(before.row_lower[r]), float(before.row_upper[r])) for r in self.rows},
            {c: (float(before.lower[c]), float(before.upper[c])) for c in self.columns},
            {at: before.entry(*at) for at in self.entries},
        )


class Loaded:
    """A program inside the solver, to be changed without loading it again.

    Args:
        arrays: the program.
        options: settings of the solver.
    """

    def __init__(self, arrays: Arrays, options: Mapping[str, Any]) -> None:
        self.arrays = arrays
        self._solver: Any = new_solver()
        for name, value in options.items():
            self._set(name, value)
        check(self._pass(), "reading the model")

    def _set(self, option: str, value: Any) -> None:
        check(self._solver.setOptionValue(option, value), f"setting {option}")

    def _pass(self) -> highspy.HighsStatus:
        a = self.arrays
        kinds = np.where(a.integer, 1, 0).astype(np.int32)
        status: highspy.HighsStatus = self._solver.passModel(
            a.column_count, a.row_count, len(a.value), int(highspy.MatrixFormat.kColwise),
            int(highspy.ObjSense.kMinimize), 0.0, np.zeros(a.column_count), a.lower, a.upper, a.row_lower,
            a.row_upper, a.start, a.index, a.value, kinds,
        )
        return status

    def fix_whole(self, x: Floats) -> None:
        """Fix the yes/no decisions at those of a plan, as far as their own bounds allow."""
        values = np.clip(np.round(x), self.arrays.lower, self.arrays.upper)
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

    def hold(self, cost: Floats, most: float) -> None:
        """Add the row cost · x ≤ most, so that later aims keep what earlier ones reached."""
        columns = np.flatnonzero(cost).astype(np.int32)
        status = self._solver.addRow(-highspy.kHighsInf, most, len(columns), columns, cost[columns])
        check(status, "holding an aim")
        self.arrays = self.arrays.with_row(columns, cost[columns], most)

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Move the bounds of one row."""
        check(self._solver.changeRowBounds(row, lower, upper), "moving a limit")
        rows_lower, rows_upper = self.arrays.row_lower.copy(), self.arrays.row_upper.copy()
        rows_lower[row], rows_upper[row] = lower, upper
        self.arrays = self.arrays.with_rows(rows_lower, rows_upper)

    def move(self, move: Move) -> None:
        """Move the bounds of some rows and columns, and some coefficients."""
        for row, (lower, upper) in move.rows.items():
            self.bound_row(row, lower, upper)
        for column, (lower, upper) in move.columns.items():
            check(self._solver.changeColBounds(column, lower, upper), "moving a decision")
        if move.columns:
            low, high = self.arrays.lower.copy(), self.arrays.upper.copy()
            for column, bounds in move.columns.items():
                low[column], high[column] = bounds
            self.arrays = self.arrays.with_columns(low, high)
        for (row, column), value in move.entries.items():
            check(self._solver.changeCoeff(row, column, value), "moving a coefficient")
        self.arrays = self.arrays.with_entries(move.entries)

    @property
    def basis(self) -> Basis:
        """The basis of the last search."""
        return Basis(self._solver.getBasis(), self.arrays.row_count)

    def restart(self, basis: Basis) -> None:
        """Start the next search from a basis; rows added since it was taken are basic."""
        if basis.valid:
            check(self._solver.setBasis(basis.with_rows(self.arrays.row_count)), "restarting from a basis")

    def write(self, path: Path, cost: Floats, offset: float) -> None:
        """Write the program with an aim and with names, so that anyone can solve it elsewhere.

        It is written from a solver of its own, so that the aim and the last point here stay as they are.

        Args:
            path: a file ending in .mps or .lp.
            cost: the aim, one coefficient a column.
            offset: constant of the aim.
        """
        Loaded(self.arrays, {"output_flag": False})._written(path, cost, offset)

    def _written(self, path: Path, cost: Floats, offset: float) -> None:
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), cost), "setting the aim")
        check(self._solver.changeObjectiveOffset(offset), "setting the constant of the aim")
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
