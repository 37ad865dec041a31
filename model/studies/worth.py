"""Worth: which limits bind, and what one more and one less unit of each is worth, by solving again.

The plan is often degenerate (five times 1,200 is 6,000), so every price is a pair. With whole lots the whole decisions
are fixed for prices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from model.data.stops import NAME
from model.engine import Arrays, Move, Outcome
from model.engine.arrays import Floats
from model.formulation.limit import LimitKey
from model.formulation.registry import SetRow
from model.planning.compared import pursues_total
from model.planning.program import Program
from model.priorities.walk import Walk
from model.studies import multiplied
from model.studies.measures import MEASURES
from model.studies.worth_of import PARTS, prices_of_parts

IN_THE_PLAN, IN_A_STOP, RUNNING_ON = "the plan", "a stop", "years run on"
BINDING = 1e-6
"""Share of a limit within which it counts as reached."""


def candidates(program: Program, search: Walk, priorities: Iterable[int]) -> list[LimitKey]:
    """Limits at their bound where a priority is best, most telling first: each priority names its dearest in turn."""
    arrays, places = program.arrays, program.limits.priced
    rows = {k: r for k in places if (r := arrays.rows.get(k[0], {}).get(k[1])) is not None}
    ranked: list[list[LimitKey]] = []
    implied: dict[LimitKey, float] = {}
    for n in priorities:
        outcome = search.reached[n].outcome
        activity = arrays.activity(outcome.x)
        bound = {k: r for k, r in rows.items() if any(
            _binds(arrays.row_upper[n], activity[n]) for n in _in_step(arrays, places[k], r))}
        worth = {
            k: sum(abs(outcome.row_dual[row]) * by for row, by in _together(arrays, places[k], r).items())
            * _size(arrays, places[k], r, outcome.x) for k, r in bound.items()
        }
        implied |= {k: max(implied.get(k, 0.0), worth[k]) for k in bound if places[k].implied_by}
        ranked.append([k for k in sorted(worth, key=lambda k: -worth[k]) if worth[k] > BINDING])
    orders = [sorted(implied, key=lambda k: -implied[k]), *ranked]
    return _in_turn(orders, program.tables.settings.priced_limits, {k: places[k].alike for k in rows})


def _in_step(arrays: Arrays, place: SetRow, row: int) -> dict[int, float]:
    """The row of a limit and its parts → how far each moves for one unit of the limit."""
    return {row: 1.0, **dict(_present(arrays, place.parts))}


def _together(arrays: Arrays, place: SetRow, row: int) -> dict[int, float]:
    """The same, and the rows that imply the limit."""
    return {**_in_step(arrays, place, row), **dict(_present(arrays, place.implied_by))}


def _present(arrays: Arrays, moves: Mapping[LimitKey, float]) -> Iterator[tuple[int, float]]:
    """Rows by their number, of those that the program has."""
    for (group, index), by in moves.items():
        if (row := arrays.rows.get(group, {}).get(index)) is not None:
            yield row, by


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


def price(program: Program, search: Walk, key: LimitKey, at: dict[str, int]) -> dict[str, Any]:
    """What one unit more and one unit less of a limit is worth.

    Args:
        program: the workbook as a program.
        search: the chosen plan's program in the solver.
        key: constraint and index of the limit.
        at: what prices are told in → number of the priority it is read from.

    Returns:
        A row of the table of limits, by the keys of its columns.
    """
    place, arrays = program.limits.priced[key], program.arrays
    row = arrays.rows[key[0]][key[1]]
    base = [r.outcome.objective for r in search.reached]
    more = search.again(_moved(search, place, _together(arrays, place, row), 1.0), max(at.values()))
    less = search.again(_moved(search, place, _in_step(arrays, place, row), -1.0), max(at.values()))
    pairs = [
        [
            np.nan if found is None or m not in at else _clean(found[at[m]].objective - base[at[m]], base[at[m]])
            for m in MEASURES
        ]
        for found in (more, less)
    ]
    taken, limit = _taken(arrays, place, row, search.reached[-1].outcome.x)
    without = [way for way, found in (("more", more), ("less", less)) if found is None]
    told = {f"{way}_{m}": v for way, values in zip(("more", "less"), pairs, strict=True)
            for m, v in zip(MEASURES, values, strict=True)}
    told |= {f"{way}_part_{part}": v for way, found in (("more", more), ("less", less))
             for part, v in _parts(program, search, at, found).items()}
    return {"name": key[0], "in_words": place.words, "binds": _where_bound(program, search, place, row),
            "cell": place.cell, "unit": place.unit, "used": taken, "limit": limit, **told,
            **{f"{way}_possible": "no" if way in without else "yes" for way in ("more", "less")},
            "note": _note(place, pairs, without)}


def _size(arrays: Arrays, place: SetRow, row: int, x: Floats) -> float:
    """How large a limit is, so that prices of a unit of unlike ones can be compared."""
    if place.multiplied:
        return max(1.0, float(place.by.value) * multiplied.whole(arrays, place.multiplied, x))
    return max(1.0, abs(float(arrays.row_upper[row])))


def _taken(arrays: Arrays, place: SetRow, row: int, x: Floats) -> tuple[float, float]:
    """How much of a limit a plan takes up, and the limit."""
    if place.multiplied:
        share = float(place.by.value)
        used = multiplied.fullest(arrays, place.multiplied, share, x)
        return used / multiplied.POINT, share / multiplied.POINT
    taken, given = arrays.sides_of(row, x)
    return taken, float(arrays.row_upper[row]) + given


def _where_bound(program: Program, search: Walk, place: SetRow, row: int) -> str:
    """Where a limit is reached: in the plan itself, else in the part of it that is."""
    arrays = program.arrays
    reached = [arrays.activity(r.outcome.x) for r in search.reached if r.outcome.has_plan]
    bound = {n for n in _in_step(arrays, place, row) for x in reached if _binds(arrays.row_upper[n], x[n])}
    stopped = {n for n, _ in _present(arrays, {k: 1.0 for k in place.parts if k[0].startswith(NAME)})}
    years = [r for r in place.multiplied if r.index[-1] in program.tables.years]
    own = {n for n, _ in _present(arrays, {(r.group, r.index): 1.0 for r in years})}
    if bound & {row, *own} or not bound:
        return IN_THE_PLAN
    return IN_A_STOP if bound & stopped else RUNNING_ON


def _parts(
    program: Program, search: Walk, at: Mapping[str, int], found: Sequence[Outcome] | None
) -> dict[str, float]:
    """Change of each part of the total, at its price; empty where the total is not pursued or there is no plan."""
    n = at.get("crore")
    if found is None or n is None or not pursues_total(search.priorities[n : n + 1]):
        return {}
    new, old = ({k: program.arrays.value_of(name, x) for k, name in PARTS.items()}
                for x in (found[n].x, search.reached[n].outcome.x))
    return {k: price * _clean(new[k] - old[k], old[k]) for k, price in prices_of_parts(program.data.total).items()}


def _moved(search: Walk, place: SetRow, rows: Mapping[int, float], units: float) -> Move:
    """The upper bounds of rows moved, each by so much a unit; a row that was an equation keeps its lower bound.

    Where the cell multiplies what stands in the rows, their coefficients move instead.
    """
    a = search.session.arrays
    if place.multiplied:
        return multiplied.moved(a, place.multiplied, units)
    return Move({r: (float(a.row_lower[r]), float(a.row_upper[r]) + units * by) for r, by in rows.items()})


def _note(place: SetRow, pairs: list[list[float]], without: list[str]) -> str:
    notes = []
    if place.implied_by:
        notes.append("one unit more is priced together with the limits that imply it, in equal parts")
    notes += [f"no plan with one unit {way}" for way in without]
    if any(abs(a + b) > 1e-6 * max(1.0, abs(a)) for a, b in zip(*pairs, strict=True)):
        notes.append("one unit more and one unit less differ")
    return "; ".join(notes)


def _clean(change: float, base: float) -> float:
    """A change within the rounding of the solver is none."""
    return 0.0 if abs(change) <= 1e-8 * max(1.0, abs(base)) else change
