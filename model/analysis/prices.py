"""Prices: what one more and one less unit of each limit that binds is worth, by solving again."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.analysis.ends import DEPENDENCE_AIMS
from model.data.limits import LimitKey
from model.objectives import Ladder
from model.plan import Program, Result

COLUMNS = (
    "name", "in_words", "cell", "unit", "used", "limit", "more_points", "more_crore", "less_points", "less_crore",
    "note",
)
BINDING = 1e-6
"""Share of a limit within which it counts as reached."""


def prices(result: Result) -> pd.DataFrame:
    """Price the limits that bind in the chosen plan, each as a pair: one unit more and one unit less.

    Points are the change of the dependence priority, ₹ crore that of the cost priority with dependence held.

    Args:
        result: a solved result with a chosen plan.

    Returns:
        One row a limit, the most telling first: the columns of COLUMNS.
    """
    program, ladder = result.program, result.ladder
    points, crore = _priority(ladder, DEPENDENCE_AIMS), _priority(ladder, frozenset({"National cost"}))
    chosen = _candidates(program, ladder, [n for n in (points, crore) if n is not None])
    rows = [_price(program, ladder, key, row, points, crore) for key, row in chosen]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def _priority(ladder: Ladder, aims: frozenset[str]) -> int | None:
    found = [n for n, p in enumerate(ladder.priorities) if any(g.aim in aims for g in p.goals)]
    return found[0] if found else None


def _candidates(program: Program, ladder: Ladder, priorities: list[int]) -> list[tuple[LimitKey, int]]:
    """Limits at their bound, by how much a hundredth more of each would change the aims, best of each in turn."""
    arrays = program.arrays
    x = ladder.reached[-1].outcome.x
    activity = arrays.activity(x)
    bound = {}
    for key in program.data.limit_place:
        row = arrays.rows.get(key[0], {}).get(key[1])
        if row is not None:
            limit = arrays.row_upper[row]
            if np.isfinite(limit) and activity[row] >= limit - BINDING * max(1.0, abs(limit)):
                bound[key] = row
    ranked = []
    for n in priorities:
        duals = ladder.reached[n].outcome.row_dual
        worth = {k: abs(duals[r]) * max(1.0, abs(arrays.row_upper[r])) for k, r in bound.items() if len(duals)}
        ranked.append([k for k in sorted(worth, key=lambda k: -worth[k]) if worth[k] > BINDING])
    picked: dict[LimitKey, int] = {}
    for n in range(max((len(r) for r in ranked), default=0)):
        for order in ranked:
            if n < len(order) and len(picked) < program.tables.settings.priced_limits:
                picked[order[n]] = bound[order[n]]
    return list(picked.items())


def _price(
    program: Program, ladder: Ladder, key: LimitKey, row: int, points: int | None, crore: int | None
) -> tuple[object, ...]:
    place = program.data.limit_place[key]
    last = max(n for n in (points, crore) if n is not None)
    base = [r.outcome.objective for r in ladder.reached]
    pair = []
    for by in (1.0, -1.0):
        values = ladder.again(row, by, last)
        for n in (points, crore):
            pair.append(np.nan if values is None or n is None else _clean(values[n] - base[n], base[n]))
    differ = any(abs(a + b) > 1e-6 * max(1.0, abs(a)) for a, b in ((pair[0], pair[2]), (pair[1], pair[3])))
    note = "one unit more and one unit less differ" if differ else ""
    used = float(program.arrays.activity(ladder.reached[-1].outcome.x)[row])
    limit = float(program.arrays.row_upper[row])
    return (key[0], place.words, place.cell, place.unit, used, limit, *pair, note)


def _clean(change: float, base: float) -> float:
    """A change within the rounding of the solver is none."""
    return 0.0 if abs(change) <= 1e-8 * max(1.0, abs(base)) else change
