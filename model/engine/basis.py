"""A basis: which columns and rows are basic, kept as the solver's own object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from model.engine.arrays import Arrays, Index

Statuses = npt.NDArray[np.int8]
STATUSES = tuple(highspy.HighsBasisStatus(n) for n in range(5))


@dataclass(frozen=True, eq=False)
class Basis:
    """Which columns and rows are basic, to start a later search from.

    Within a process it is the solver's own object, since lists of its statuses take longer to make than a warm search;
    between processes it travels as two arrays of small integers.

    Attributes:
        own: the solver's object.
        row_count: rows of the program when it was taken.
    """

    own: Any
    row_count: int
    _longer: dict[int, Any] = field(default_factory=dict, repr=False)

    @property
    def valid(self) -> bool:
        """Whether a search can start from it."""
        return bool(self.own.valid)

    def with_rows(self, count: int) -> Any:
        """The solver's object for a program with further rows at its end, which are basic."""
        if count <= self.row_count:
            return self.own
        if count not in self._longer:
            self._longer[count] = _made([*self.own.col_status], [
                *self.own.row_status, *(count - self.row_count) * [highspy.HighsBasisStatus.kBasic]])
        return self._longer[count]

    def statuses(self) -> tuple[Statuses, Statuses]:
        """Status of each column and of each row, as the solver numbers them."""
        columns, rows = (np.fromiter(map(int, s), np.int8) for s in (self.own.col_status, self.own.row_status))
        return columns, rows

    def __eq__(self, other: object) -> bool:
        """Whether another basis has the same columns and rows basic."""
        if not isinstance(other, Basis):
            return NotImplemented
        return all(np.array_equal(a, b) for a, b in zip(self.statuses(), other.statuses(), strict=True))

    def __reduce__(self) -> tuple[Callable[[Statuses, Statuses], Basis], tuple[Statuses, Statuses]]:
        return basis_of, self.statuses()


def basis_of(columns: Statuses, rows: Statuses) -> Basis:
    """A basis from the status of each column and each row."""
    return Basis(_made([STATUSES[n] for n in columns.tolist()], [STATUSES[n] for n in rows.tolist()]), len(rows))


def basis_for(arrays: Arrays, theirs: Arrays, basis: Basis) -> Basis:
    """The basis of a program alike as one to start this program from.

    Args:
        arrays: the program that is to be searched.
        theirs: the program that the basis belongs to.
        basis: of their rows, with or without rows held after them.

    Returns:
        The basis itself where rows and columns bear the same names. Else what bears the same name has its status,
        further columns are at a bound and further rows basic; the solver makes up what is then missing.
    """
    if basis.row_count == theirs.row_count and arrays.columns == theirs.columns and arrays.rows == theirs.rows:
        return basis
    columns = _named(arrays.columns, theirs.columns, basis.own.col_status, highspy.HighsBasisStatus.kNonbasic)
    rows = _named(arrays.rows, theirs.rows, basis.own.row_status, highspy.HighsBasisStatus.kBasic)
    return Basis(_made(columns, rows), len(rows))


def _named(
    mine: dict[str, dict[Index, int]], theirs: dict[str, dict[Index, int]], statuses: list[Any], otherwise: Any
) -> list[Any]:
    """Status of each row or column by its name."""
    statuses = [*statuses]
    found = [otherwise] * sum(map(len, mine.values()))
    for name, places in mine.items():
        known = theirs.get(name, {})
        for index, n in places.items():
            if index in known:
                found[n] = statuses[known[index]]
    return found


def _made(columns: list[Any], rows: list[Any]) -> Any:
    basis: Any = highspy.HighsBasis()
    basis.col_status, basis.row_status, basis.valid = columns, rows, True
    return basis
