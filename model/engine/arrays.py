"""A linear program in arrays, with a map of where each component's rows, columns and expressions are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Index = tuple[Any, ...]


@dataclass(frozen=True)
class Arrays:
    """A linear program in arrays: rows ``row_lower ≤ A x ≤ row_upper``, columns ``lower ≤ x ≤ upper``.

    Attributes:
        start, index, value: A by columns (CSC).
        expressions: linear expressions by rows (CSR triple), with `offset`.
        rows: component → index → row number.
        columns: component → index → column number.
        terms: expression → index → row of `expressions`.
        integer: columns that must be whole.
    """

    start: npt.NDArray[np.int32]
    index: npt.NDArray[np.int32]
    value: Floats
    row_lower: Floats
    row_upper: Floats
    lower: Floats
    upper: Floats
    integer: npt.NDArray[np.bool_]
    expression_start: npt.NDArray[np.int32]
    expression_index: npt.NDArray[np.int32]
    expression_value: Floats
    offset: Floats
    rows: dict[str, dict[Index, int]]
    columns: dict[str, dict[Index, int]]
    terms: dict[str, dict[Index, int]]

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return len(self.row_lower)

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.lower)

    def cost_of(self, name: str, at: Index = ()) -> tuple[Floats, float]:
        """An expression as a dense cost vector and its constant.

        Args:
            name: the expression.
            at: its index.
        """
        n = self.terms[name][at]
        here = slice(self.expression_start[n], self.expression_start[n + 1])
        cost = np.zeros(self.column_count)
        cost[self.expression_index[here]] = self.expression_value[here]
        return cost, float(self.offset[n])

    def value_of(self, name: str, x: Floats, at: Index = ()) -> float:
        """The value of one expression at a point, added up in an order that no number of threads changes.

        Args:
            name: the expression.
            x: one value a column.
            at: its index.
        """
        n = self.terms[name][at]
        here = slice(self.expression_start[n], self.expression_start[n + 1])
        return float(np.sum(self.expression_value[here] * x[self.expression_index[here]]) + self.offset[n])

    def evaluate(self, x: Floats) -> Floats:
        """The value of every expression at a point."""
        products = self.expression_value * x[self.expression_index]
        rows = np.repeat(np.arange(len(self.offset)), np.diff(self.expression_start))
        return np.bincount(rows, products, len(self.offset)) + self.offset

    def activity(self, x: Floats) -> Floats:
        """A x, row by row."""
        columns = np.repeat(np.arange(self.column_count), np.diff(self.start))
        return np.bincount(self.index, self.value * x[columns], self.row_count).astype(float)

    def sides_of(self, row: int, x: Floats) -> tuple[float, float]:
        """A row's left side split in what uses it up and what adds to its limit, both positive."""
        here = np.flatnonzero(self.index == row)
        terms = self.value[here] * x[np.searchsorted(self.start, here, side="right") - 1]
        return float(terms[terms > 0].sum()), float(-terms[terms < 0].sum())

    def transposed(self, y: Floats) -> Floats:
        """yᵀ A, column by column."""
        columns = np.repeat(np.arange(self.column_count), np.diff(self.start))
        return np.bincount(columns, self.value * y[self.index], self.column_count).astype(float)

    def fixed_whole(self, x: Floats) -> Arrays:
        """The same program with its yes/no decisions fixed at those of a plan, as a linear program."""
        values = np.round(x)
        lower, upper = np.where(self.integer, values, self.lower), np.where(self.integer, values, self.upper)
        return replace(self, lower=lower, upper=upper, integer=np.zeros_like(self.integer))

    def same(self, other: Arrays) -> bool:
        """Whether another program is this one, number for number: the same limits, decisions and expressions."""
        return all(
            np.array_equal(mine, theirs) if isinstance(mine, np.ndarray) else mine == theirs
            for mine, theirs in ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        )

    def point_of(self, x: Floats, theirs: Arrays) -> Floats:
        """A point of a program alike as a point of this one: decisions of the same name, the others at 0."""
        point = np.zeros(self.column_count)
        for name, places in self.columns.items():
            known = theirs.columns.get(name, {})
            here = [(n, known[k]) for k, n in places.items() if k in known]
            point[[n for n, _ in here]] = x[[m for _, m in here]]
        return point

    def part(self, prefix: str, x: Floats) -> tuple[Arrays, npt.NDArray[np.int64]]:
        """The rows and columns whose name begins so as a program of their own, all other columns at a point.

        Args:
            prefix: how their names begin.
            x: one value a column.

        Returns:
            The program, without expressions, and the number here of each of its columns.
        """
        rows, columns = (np.array(sorted(n for name, at in places.items() if name.startswith(prefix)
                                         for n in at.values()), dtype=np.int64) for places in (self.rows, self.columns))
        others = x.copy()
        others[columns] = 0.0
        used = self.activity(others)[rows]
        row, column = (np.full(count, -1) for count in (self.row_count, self.column_count))
        row[rows], column[columns] = np.arange(len(rows)), np.arange(len(columns))
        at = column[np.repeat(np.arange(self.column_count), np.diff(self.start))]
        here = (row[self.index] >= 0) & (at >= 0)
        start = np.concatenate([[0], np.cumsum(np.bincount(at[here], minlength=len(columns)))])
        return Arrays(
            start.astype(np.int32), row[self.index[here]].astype(np.int32), self.value[here],
            self.row_lower[rows] - used, self.row_upper[rows] - used, self.lower[columns], self.upper[columns],
            self.integer[columns], np.zeros(1, np.int32), np.empty(0, np.int32), np.empty(0), np.empty(0), {}, {}, {},
        ), columns

    def with_columns(self, lower: Floats, upper: Floats) -> Arrays:
        """The same program with other bounds on its columns."""
        return replace(self, lower=lower, upper=upper)

    def with_rows(self, lower: Floats, upper: Floats) -> Arrays:
        """The same program with other bounds on its rows."""
        return replace(self, row_lower=lower, row_upper=upper)

    def entry(self, row: int, column: int) -> float:
        """The coefficient of a column in a row; 0 where it does not stand there."""
        here = slice(self.start[column], self.start[column + 1])
        return float(self.value[here][self.index[here] == row].sum())

    def with_entries(self, entries: Mapping[tuple[int, int], float]) -> Arrays:
        """The same program with other coefficients, (row, column) → number; one of 0 does not stand there any more."""
        if not entries:
            return self
        at = np.array(list(entries), dtype=np.int64)
        columns = np.repeat(np.arange(self.column_count), np.diff(self.start))
        kept = ~np.isin(self.index + columns * self.row_count, at[:, 0] + at[:, 1] * self.row_count)
        new = np.array([v != 0 for v in entries.values()])
        row = np.concatenate([self.index[kept], at[new, 0]])
        column = np.concatenate([columns[kept], at[new, 1]])
        value = np.concatenate([self.value[kept], np.array(list(entries.values()), dtype=float)[new]])
        order = np.lexsort((row, column))
        start = np.concatenate([[0], np.cumsum(np.bincount(column, minlength=self.column_count))])
        return replace(self, start=start.astype(np.int32), index=row[order].astype(np.int32), value=value[order])

    def with_row(self, columns: npt.NDArray[np.int32], values: Floats, most: float) -> Arrays:
        """The same program with one row more, at the end: these columns with these numbers come to no more."""
        grown = np.zeros(self.column_count + 1, dtype=np.int32)
        grown[columns + 1] = 1
        ends = self.start[columns + 1]
        return replace(
            self,
            start=(self.start + np.cumsum(grown)).astype(np.int32),
            index=np.insert(self.index, ends, self.row_count).astype(np.int32),
            value=np.insert(self.value, ends, values),
            row_lower=np.append(self.row_lower, -np.inf),
            row_upper=np.append(self.row_upper, most),
        )
