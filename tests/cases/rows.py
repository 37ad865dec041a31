"""Rows and expressions of a compiled program as dictionaries, to be read and compared."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.engine import Arrays

Terms = dict[tuple[Any, ...], float]


def row(arrays: Arrays, name: str, *index: Any) -> tuple[Terms, str, float]:
    """A row as ({(variable, index …): coefficient}, sense, right side), rounded to twelve digits.

    A floor, end or balance that is no equation is read as ≥, every other as ≤, however the rule was typed.

    Args:
        arrays: the compiled program.
        name: constraint group.
        index: of the row.
    """
    n = arrays.rows[name][index]
    lower, upper = float(arrays.row_lower[n]), float(arrays.row_upper[n])
    columns = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))
    here = np.flatnonzero(arrays.index == n)
    if lower == upper:
        return _named(arrays, columns[here], arrays.value[here]), "=", _plain(upper)
    sense = "≥" if name.endswith(("floor", "end", "balance")) else "≤"
    turn = 1.0 if np.isfinite(upper if sense == "≤" else lower) else -1.0
    right = upper if np.isfinite(upper) else lower
    return _named(arrays, columns[here], turn * arrays.value[here]), sense, _plain(turn * right)


def terms(arrays: Arrays, name: str, *index: Any) -> tuple[Terms, float]:
    """An expression as ({(variable, index …): coefficient}, constant), rounded to twelve digits."""
    cost, constant = arrays.cost_of(name, index)
    found = np.flatnonzero(cost)
    return _named(arrays, found, cost[found]), _plain(constant)


def has_row(arrays: Arrays, name: str, *index: Any) -> bool:
    """Whether a constraint group has a row at an index."""
    return index in arrays.rows.get(name, {})


def columns_named(arrays: Arrays, name: str) -> set[tuple[Any, ...]]:
    """Indices of a variable that the program uses."""
    return set(arrays.columns.get(name, {}))


def _named(arrays: Arrays, columns: Any, values: Any) -> Terms:
    names = {n: (part, *index) for part, places in arrays.columns.items() for index, n in places.items()}
    return {names[int(c)]: _plain(v) for c, v in zip(columns, values, strict=True)}


def _plain(value: float) -> float:
    return float(f"{value:.12g}") + 0.0
