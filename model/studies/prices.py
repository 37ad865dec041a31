"""Prices: what one more and one less unit of each limit that binds is worth, by solving again.

The plan is often degenerate (five times 1,200 is 6,000), so every price is a pair. With whole lots the yes/no
decisions are fixed for prices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from model.data.limit_place import LimitKey, LimitPlace
from model.engine import Arrays, Move
from model.ground.errors import Unfinished
from model.ground.progress import SILENT, Progress, counted
from model.planning.ends import DEPENDENCE_AIMS
from model.planning.plan import Program, Result
from model.priorities.lexicographic import Ladder

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
    program, ladder = result.program, result.ladder
    at = measured(ladder)
    keys = _candidates(program, ladder, at.values())
    rows = [_price(program, ladder, key, at) for key in counted(progress, "limits priced", keys)]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def measured(ladder: Ladder) -> dict[str, int]:
    """What prices are told in → number of the priority it is read from; only what the plan pursues.

    Raises:
        Unfinished: one of these priorities, or one before, was not searched to its end.
    """
    at = {m: n for m, aims in MEASURES.items() if (n := priority_of(ladder, aims)) is not None}
    require_settled(ladder, max(at.values(), default=-1))
    return at


def require_settled(ladder: Ladder, last: int) -> None:
    """Stop where a priority that prices are read from, or one before it, was not searched to its end.

    Args:
        ladder: the program and what its priorities reached.
        last: number of the last priority that is asked for.

    Raises:
        Unfinished: names the aims of the first that was not.
    """
    words = [r.outcome.word for r in ladder.reached]
    early = next((n for n in range(last + 1) if words[n : n + 1] != ["optimal"]), None)
    if early is not None:
        aims = " and ".join(g.aim for g in ladder.priorities[early].goals)
        raise Unfinished(f"the limit of time ended a search that it starts from ({aims}); the plan stands")


def priority_of(ladder: Ladder, aims: frozenset[str]) -> int | None:
    """Number of the first priority that pursues one of the aims."""
    return next((n for n, p in enumerate(ladder.priorities) if any(g.aim in aims for g in p.goals)), None)


def _candidates(program: Program, ladder: Ladder, priorities: Iterable[int]) -> list[LimitKey]:
    """Limits at their bound where a priority is best, most telling first: each priority names its dearest in turn."""
    arrays = program.arrays
    rows = {k: r for k in program.data.limit_place if (r := arrays.rows.get(k[0], {}).get(k[1])) is not None}
    ranked: list[list[LimitKey]] = []
    implied: dict[LimitKey, float] = {}
    for n in priorities:
        outcome = ladder.reached[n].outcome
        activity = arrays.activity(outcome.x)
        bound = {k: r for k, r in rows.items() if _binds(arrays.row_upper[r], activity[r])}
        worth = {
            k: sum(abs(outcome.row_dual[row]) * by for row, by in _together(arrays, program.data.limit_place[k], r))
            * max(1.0, abs(arrays.row_upper[r])) for k, r in bound.items()
        }
        implied |= {k: max(implied.get(k, 0.0), worth[k]) for k in bound if program.data.limit_place[k].implied_by}
        ranked.append([k for k in sorted(worth, key=lambda k: -worth[k]) if worth[k] > BINDING])
    orders = [sorted(implied, key=lambda k: -implied[k]), *ranked]
    alike = {k: _alike(program.data.limit_place[k], k, arrays.row_upper[r]) for k, r in rows.items()}
    return _in_turn(orders, program.tables.settings.priced_limits, alike)


def _alike(place: LimitPlace, key: LimitKey, limit: float) -> tuple[object, ...]:
    """What limits share of which one is priced: all but the year, the cell of a ceiling, or a supply of nothing."""
    group, index = key
    if group == "supply_limit" and limit == 0:
        return (group, index[1])
    return (place.cell,) if group.endswith("_ceiling_limit") else (group, *index[:2])


def _together(arrays: Arrays, place: LimitPlace, row: int) -> Iterator[tuple[int, float]]:
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


def _price(program: Program, ladder: Ladder, key: LimitKey, at: dict[str, int]) -> tuple[object, ...]:
    place, arrays = program.data.limit_place[key], program.arrays
    row = arrays.rows[key[0]][key[1]]
    base = [r.outcome.objective for r in ladder.reached]
    more = ladder.again(_shifted(ladder, _together(arrays, place, row)), max(at.values()))
    less = ladder.again(_shifted(ladder, [(row, -1.0)]), max(at.values()))
    pairs = [
        [
            np.nan if values is None or m not in at else _clean(values[at[m]] - base[at[m]], base[at[m]])
            for m in MEASURES
        ]
        for values in (more, less)
    ]
    used, given = arrays.sides_of(row, ladder.reached[-1].outcome.x)
    limit = float(arrays.row_upper[row]) + given
    return (key[0], place.words, place.cell, place.unit, used, limit, *pairs[0], *pairs[1], _note(place, pairs))


def _shifted(ladder: Ladder, rows: Iterable[tuple[int, float]]) -> Move:
    """The upper bounds of rows moved, each by so much; a row that was an equation keeps its lower bound."""
    a = ladder.session.arrays
    return Move({r: (float(a.row_lower[r]), float(a.row_upper[r]) + by) for r, by in rows})


def _note(place: LimitPlace, pairs: list[list[float]]) -> str:
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
