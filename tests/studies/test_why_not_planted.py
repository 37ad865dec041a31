"""Why not names the limit that is in the way, whichever kind it is of: a conflict is planted at each."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy.sparse import csc_array, vstack

from model.engine import Arrays, Move, Session
from model.formulation.registry import MOVABLE
from model.planning.program import Program, program_of
from model.studies.why_not.room import Held, held_in
from model.studies.why_not.why_not import _conflict
from tests.cases.case import Case
from tests.cases.witnesses import WITNESSES
from tests.formulation.limit_cases import MOVED

pytestmark = pytest.mark.solve
PARTS = (0.1, 0.001)
"""Shares of a limit by which the planted row asks for more than it allows: little where others leave no more."""


@cache
def program(case: str) -> tuple[Program, tuple[Held, ...]]:
    """A rich case, or the one in which a kind of limit decides."""
    if case in MOVED:
        made = MOVED[case]()
    else:
        found = WITNESSES[case]()
        made = program_of(found.tables if isinstance(found, Case) else found)
    return made, held_in(made)


def planted(arrays: Arrays, row: int, move: float) -> Arrays:
    """The program with a further row that nobody can move, like another one but asking for what that one forbids."""
    matrix = csc_array((arrays.value, arrays.index, arrays.start), shape=(arrays.row_count, arrays.column_count))
    grown = csc_array(vstack([matrix, matrix[[row], :]]))
    lower, upper = float(arrays.row_lower[row]), float(arrays.row_upper[row])
    ends = (upper + move, np.inf) if move > 0 else (-np.inf, lower + move)
    return replace(arrays, start=grown.indptr.astype(np.int32), index=grown.indices.astype(np.int32), value=grown.data,
                   row_lower=np.append(arrays.row_lower, ends[0]), row_upper=np.append(arrays.row_upper, ends[1]))


def freed(arrays: Arrays, held: tuple[Held, ...], rows: set[int]) -> Arrays:
    """The program with every limit laid aside but in some rows."""
    return Move({n: h.freed(n, arrays) for h in held for n in h.rows if n not in rows}).on(arrays)


def possible(arrays: Arrays) -> bool:
    return Session(arrays).minimise(np.zeros(arrays.column_count), primal=False).has_plan


def conflicts(group: str) -> Iterator[tuple[Program, tuple[Held, ...], Held]]:
    """Programs in which a planted row and a limit of a kind cannot hold together, whatever else gives way."""
    for case in (*MOVED, *([group] if group in WITNESSES else [])):
        made, held = program(case)
        rows = [(h, n, p) for h in held for n, r in h.rows.items() if r.group == group for p in PARTS]
        for limit, n, part in rows:
            arrays = planted(made.arrays, n, part * limit.move(n, limit.signs[0], made.arrays))
            if possible(freed(arrays, held, set())) and not possible(freed(arrays, held, {n})):
                grown = replace(made, arrays=arrays, prepared=made.data)
                vars(grown)["limits"] = made.limits
                yield grown, held, limit


NEVER = {"investment_floor": "it multiplies the largest size, of which these awards have no part"}
"""Kinds of which no conflict can be planted in these cases, and why."""


@pytest.mark.parametrize("group", [g for g in MOVABLE if g not in NEVER])
def test_the_limit_that_is_in_the_way_is_named(group: str) -> None:
    """Proves: a row is asked for more than its limit allows, and the limit's own cell is in the conflict.

    Sensitivity: a limit that is not loosened the way it is meant would leave the blame to another.
    """
    made, held, culprit = next(conflicts(group))
    found = _conflict(made, held, [culprit], time.perf_counter() + 10.0)
    assert culprit.limit.cell in {h.limit.cell for h, _ in found.rows}
