"""Prices: what one more and one less unit of each limit that binds is worth, by solving again.

The plan is often degenerate (five times 1,200 is 6,000), so every price is a pair. With whole lots the yes/no
decisions are fixed for prices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from model.engine import Arrays, Move
from model.formulation.limit import LimitKey
from model.formulation.registry import SetRow
from model.ground.errors import Unfinished
from model.ground.progress import SILENT, Progress, counted
from model.planning.compared import DEPENDENCE_AIMS
from model.planning.program import Program
from model.planning.result import Result
from model.priorities.lexicographic import Lexicographic

MEASURES = {
    "points": DEPENDENCE_AIMS,
    "gap": frozenset({"Viability gap"}),
    "crore": frozenset({"Cost", "National cost", "Exchequer cost", "Users' cost"}),
}
"""What a price is told in → the aims whose priority it is read from."""

COLUMNS = (
    "name", "in_words", "cell", "unit", "used", "limit",
    *(f"more_{m}" for m in MEASURES), *(f"less_{m}" for m in MEASURES), "note",
)
BINDING = 1e-6
"""Share of a limit within which it counts as reached."""


def prices(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    """Price the limits that bind in the chosen plan, each as a pair: one unit more and one unit less.

    Points are the change of the dependence priority, gap that of the viability priority, ₹ crore that of the cost
    priority, each with the earlier priorities held at what they reach with the limit moved.

    Args:
        result: a solved result with a chosen plan.
        progress: who watches, limit by limit.

    Returns:
        One row a limit, the most telling first: the columns of COLUMNS.

    Raises:
        Stopped: whoever watches asked to stop.
        Unfinished: a priority was not searched to its end.
    """
    program, search = result.program, result.search(progress)
    at = measured(search)
    keys = _candidates(program, search, at.values())
    rows = [_price(program, search, key, at) for key in counted(progress, "limits priced", keys)]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def measured(search: Lexicographic) -> dict[str, int]:
    """What prices are told in → number of the priority it is read from; only what the plan pursues.

    Raises:
        Unfinished: one of these priorities, or one before, was not searched to its end.
    """
    at = {m: n for m, aims in MEASURES.items() if (n := priority_of(search, aims)) is not None}
    require_settled(search, max(at.values(), default=-1))
    return at


def require_settled(search: Lexicographic, last: int) -> None:
    """Stop where a priority that prices are read from, or one before it, was not searched to its end.

    Args:
        search: the program and what its priorities reached.
        last: number of the last priority that is asked for.

    Raises:
        Unfinished: names the aims of the first that was not.
    """
    words = [r.outcome.word for r in search.reached]
    early = next((n for n in range(last + 1) if words[n : n + 1] != ["optimal"]), None)
    if early is not None:
        aims = " and ".join(g.aim for g in search.priorities[early].goals)
        raise Unfinished(f"the limit of time ended a search that it starts from ({aims}); the plan stands")


def priority_of(search: Lexicographic, aims: frozenset[str]) -> int | None:
    """Number of the first priority that pursues one of the aims."""
    return next((n for n, p in enumerate(search.priorities) if any(g.aim in aims for g in p.goals)), None)


def _candidates(program: Program, search: Lexicographic, priorities: Iterable[int]) -> list[LimitKey]:
    """Limits at their bound where a priority is best, most telling first: each priority names its dearest in turn."""
    arrays, places = program.arrays, program.limits.priced
    rows = {k: r for k in places if (r := arrays.rows.get(k[0], {}).get(k[1])) is not None}
    ranked: list[list[LimitKey]] = []
    implied: dict[LimitKey, float] = {}
    for n in priorities:
        outcome = search.reached[n].outcome
        activity = arrays.activity(outcome.x)
        bound = {k: r for k, r in rows.items() if _binds(arrays.row_upper[r], activity[r])}
        worth = {
            k: sum(abs(outcome.row_dual[row]) * by for row, by in _together(arrays, places[k], r))
            * max(1.0, abs(arrays.row_upper[r])) for k, r in bound.items()
        }
        implied |= {k: max(implied.get(k, 0.0), worth[k]) for k in bound if places[k].implied_by}
        ranked.append([k for k in sorted(worth, key=lambda k: -worth[k]) if worth[k] > BINDING])
    orders = [sorted(implied, key=lambda k: -implied[k]), *ranked]
    return _in_turn(orders, program.tables.settings.priced_limits, {k: places[k].alike for k in rows})


def _together(arrays: Arrays, place: SetRow, row: int) -> Iterator[tuple[int, float]]:
    """The row of a limit and those that imply it, each with how far it moves for one unit of the limit."""
    yield row, 1.0
    for (group, index), by in place.implied_by.items():
        if (other := arrays.rows.get(group, {}).get(index)) is not None:
            yield other, by


def _binds(limit: float, activity: float) -> bool:
    return bool(np.isfinite(limit) and activity >= limit - BINDING * max(1.0, abs(limit)))


def _in_turn(ranked: list[list[LimitKey]], most: int, alike: Mapping[LimitKey, tuple[object, ...]]) -> list[LimitKey]:
    """The first of each order in turn, one of those that are alike."""
    picked: dict[LimitKey, None] = {}
    series: set[tuple[object, ...]] = set()
    for n in range(max(map(len, ranked), default=0)):
        for order in ranked:
            if n < len(order) and len(picked) < most and (name := alike[order[n]]) not in series:
                picked[order[n]] = None
                series.add(name)
    return list(picked)


def _price(program: Program, search: Lexicographic, key: LimitKey, at: dict[str, int]) -> tuple[object, ...]:
    place, arrays = program.limits.priced[key], program.arrays
    row = arrays.rows[key[0]][key[1]]
    base = [r.outcome.objective for r in search.reached]
    more = search.again(_shifted(search, _together(arrays, place, row)), max(at.values()))
    less = search.again(_shifted(search, [(row, -1.0)]), max(at.values()))
    pairs = [
        [
            np.nan if values is None or m not in at else _clean(values[at[m]] - base[at[m]], base[at[m]])
            for m in MEASURES
        ]
        for values in (more, less)
    ]
    used, given = arrays.sides_of(row, search.reached[-1].outcome.x)
    limit = float(arrays.row_upper[row]) + given
    return (key[0], place.words, place.cell, place.unit, used, limit, *pairs[0], *pairs[1], _note(place, pairs))


def _shifted(search: Lexicographic, rows: Iterable[tuple[int, float]]) -> Move:
    """The upper bounds of rows moved, each by so much; a row that was an equation keeps its lower bound."""
    a = search.session.arrays
    return Move({r: (float(a.row_lower[r]), float(a.row_upper[r]) + by) for r, by in rows})


def _note(place: SetRow, pairs: list[list[float]]) -> str:
    notes = []
    if place.implied_by:
        notes.append("one unit more is priced together with the limits that imply it, in equal parts")
    if any(np.isnan(v) for v in pairs[0][:1] + pairs[1][:1]):
        notes.append("no plan with one unit less")
    elif any(abs(a + b) > 1e-6 * max(1.0, abs(a)) for a, b in zip(*pairs, strict=True)):
        notes.append("one unit more and one unit less differ")
    return "; ".join(notes)


def _clean(change: float, base: float) -> float:
    """A change within the rounding of the solver is none."""
    return 0.0 if abs(change) <= 1e-8 * max(1.0, abs(base)) else change
