"""What a report shows of a result: each number to the digits that another processor would give too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from model.engine.arrays import Floats
from model.ground.frozen import FrozenDict
from model.planning.result import Result
from model.planning.solution import SolutionTables
from model.planning.variant import money_in

DIGITS = 7
"""Digits that are kept of any number; a solver on another processor differs in the tenth or later."""
MOST_DIGITS = 9
"""Digits that a file holds of any number, decimals of its unit or not."""
MOST_DECIMALS = 6
"""Below this a number is rounding, whatever its unit."""
HALF_UP = 1 + 2e-9
"""By which a number is moved from 0 first, so that halves, which plans are full of, go one way on any processor."""
LEAST_DECIMALS: Mapping[str, int] = {"t": 3, "t/a": 3, "₹ crore": 3}
"""Unit → decimals that a number keeps however large it is: a kilogram, ten thousand rupees; 2 in any other unit."""


def fixed(result: Result) -> Result:
    """The same result with every table rounded by its unit, and what the scheme pays worked out from those tables.

    Decisions that are held, given on or proved stay as they were solved.
    """
    programs = {n: result.compared[n].program if n in result.compared else result.program for n in result.plans}
    plans = {n: p if p.solution is None else replace(p, solution=fixed_tables(p.solution))
             for n, p in result.plans.items()}
    money = {n: m for n, m in ((n, money_in(programs[n], p)) for n, p in plans.items()) if m is not None}
    return replace(result, plans=plans, money=money)


def fixed_tables(solution: SolutionTables) -> SolutionTables:
    """The tables of a plan, each value rounded by its unit."""
    return replace(solution, tables=FrozenDict({n: fixed_table(frame, solution.shapes[n].unit)
                                                for n, frame in solution.tables.items()}))


def fixed_table(frame: pd.DataFrame, unit: str, column: str = "value") -> pd.DataFrame:
    """A table with a column of numbers rounded by their unit."""
    return frame.assign(**{column: fixed_values(frame[column].to_numpy(dtype=float), unit)})


def fixed_values(values: Floats, unit: str) -> Floats:
    """Numbers to seven digits, with at least the decimals of their unit and at most six.

    >>> [float(v) for v in fixed_values(np.array([46790.341234, 600.00002345, 1.23456789, 3e-8]), "₹ crore")]
    [46790.341, 600.0, 1.234568, 0.0]
    """
    size = np.abs(values)
    magnitude = np.floor(np.log10(np.where((size > 0) & np.isfinite(size), size, 1.0))).astype(int) + 1
    places = np.clip(DIGITS - magnitude, LEAST_DECIMALS.get(unit, 2), MOST_DECIMALS)
    places = np.minimum(places, MOST_DIGITS - magnitude)
    rounded = values.copy()
    for n in np.unique(places):
        here = places == n
        rounded[here] = np.round(values[here] * HALF_UP, n)
    return rounded + 0.0
