"""The certificate of a plan: the worth of each limit in each of its searches, written, and made a proof again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from model.engine import Arrays, dual_bound
from model.engine.arrays import Floats
from model.engine.proof import DualBound
from model.ground.csv_files import read_rows, write_rows
from model.planning.program import Program
from model.planning.result import Result
from model.priorities.holds import with_room
from model.priorities.objectives import EXPRESSIONS, Priority
from model.priorities.search import value_of, weighted

FILE = "certificate.csv"
COLUMNS = ("priority", "row", "index", "worth")
HELD = "held aim"
"""What a row is called that keeps an earlier aim; its index is its number among them."""
APART = " · "


@dataclass(frozen=True)
class Certified:
    """What the record of a run says of one priority.

    Attributes:
        priority: its aims.
        values: what each aim reached.
        ranges: by which each aim is weighed.
        objective: what the search reached.
        optimal: whether the search says that nothing is better.
    """

    priority: Priority
    values: tuple[float, ...]
    ranges: tuple[float, ...]
    objective: float
    optimal: bool


@dataclass(frozen=True)
class Proof:
    """The proof of one priority, made again from workbook, plan and certificate; no solver is used.

    Attributes:
        claim: what is proved.
        bound: the bound that the worths give.
        here: of the last priority what the plan has of it; None of the others, which the plan may give up in part.
    """

    claim: Certified
    bound: DualBound
    here: float | None


def write_certificate(result: Result, path: Path) -> None:
    """Write the worth of every limit that has one, in each priority of the chosen plan that is proved.

    With whole lots it is that of the linear program with the lots fixed.

    Args:
        result: the plans.
        path: the new file.
    """
    if result.climbed is None:
        return
    arrays = result.climbed.arrays
    names = _names(arrays)
    rows = [(found.priority.rank, *(names.get(int(n)) or (HELD, str(n - arrays.row_count))), repr(float(worth[n])))
            for found in result.climbed.reached for worth in (found.outcome.row_dual,) for n in np.flatnonzero(worth)]
    write_rows(path, COLUMNS, rows)


def read_certificate(path: Path) -> dict[int, dict[tuple[str, str], float]]:
    """Priority → row → worth.

    Raises:
        OSError: there is no such file.
        ValueError: it is no such table, or a row stands in it twice.
    """
    columns, rows = read_rows(path)
    if tuple(columns) != COLUMNS:
        raise ValueError(f"its columns are not {', '.join(COLUMNS)}")
    found: dict[int, dict[tuple[str, str], float]] = {}
    for priority, row, index, worth in rows:
        own = found.setdefault(int(priority), {})
        if (row, index) in own:
            raise ValueError(f"the row {row} {index} stands twice in priority {priority}")
        own[row, index] = float(worth)
    return found


def point_of(program: Program, solution: Mapping[str, pd.DataFrame]) -> Floats:
    """The tables of a plan as a point of its program.

    Raises:
        KeyError: a table, or a row of it, is missing.
    """
    x = np.zeros(program.arrays.column_count)
    for name, places in program.arrays.columns.items():
        frame = solution[name]
        value = by_key(frame)
        for at, n in places.items():
            x[n] = value[key_of(at)]
    return x


def by_key(frame: pd.DataFrame) -> dict[tuple[str, ...], float]:
    """The values of a table by its index columns, as `key_of` writes them.

    Raises:
        KeyError: a row stands twice.
    """
    keys = frame.drop(columns="value").itertuples(index=False, name=None)
    found = dict(zip(map(key_of, keys), frame["value"], strict=True))
    if len(found) < len(frame):
        raise KeyError("a row stands twice")
    return found


def key_of(at: Iterable[object]) -> tuple[str, ...]:
    """An index in words, a number in nine digits, as tables are written.

    >>> key_of(("Maker A", 600.0))
    ('Maker A', '600')
    """
    return tuple(f"{v:.9g}" if isinstance(v, float) else str(v) for v in at)


def proofs(
    program: Program, x: Floats, claims: Sequence[Certified], worths: Mapping[int, Mapping[tuple[str, str], float]]
) -> Iterator[Proof]:
    """Make the proof of each priority again.

    Args:
        program: of the workbook.
        x: the plan.
        claims: what the record says of each priority, in order.
        worths: of `read_certificate`.

    Raises:
        KeyError: the certificate names a row that the program does not have.
    """
    arrays = program.pursued.fixed_whole(x) if program.arrays.integer.any() else program.pursued
    row_of = {name: n for n, name in _names(arrays).items()}
    own = arrays.row_count
    for n, claim in enumerate(claims):
        arrays = _padded(arrays, claim)
        cost, offset = weighted(arrays, claim.priority, claim.ranges)
        worth = np.zeros(arrays.row_count)
        for (row, index), value in worths.get(claim.priority.rank, {}).items():
            worth[own + int(index) if row == HELD else row_of[row, index]] = value
        last = n + 1 == len(claims)
        yield Proof(claim, dual_bound(arrays, cost, offset, worth), float(cost @ x) + offset if last else None)
        for goal, most in zip(claim.priority.goals, with_room(claim.priority, claim.values), strict=True):
            arrays = _held(arrays, goal.aim, most)


def given_up(program: Program, x: Floats, claims: Sequence[Certified]) -> Iterator[tuple[str, float, float]]:
    """Each aim of the earlier priorities, what the plan has of it, and the most that they left to it."""
    for claim in claims[:-1]:
        for goal, most in zip(claim.priority.goals, with_room(claim.priority, claim.values), strict=True):
            yield goal.aim, value_of(program.arrays, goal.aim, x), most


def _padded(arrays: Arrays, claim: Certified) -> Arrays:
    """With the rows that the payoff table of several aims leaves behind, which limit nothing."""
    for goal in claim.priority.goals if len(claim.priority.goals) > 1 else ():
        arrays = _held(arrays, goal.aim, np.inf)
    return arrays


def _held(arrays: Arrays, aim: str, most: float) -> Arrays:
    cost, offset = arrays.cost_of(EXPRESSIONS[aim])
    columns = np.flatnonzero(cost).astype(np.int32)
    return arrays.with_row(columns, cost[columns], most - offset)


def _names(arrays: Arrays) -> dict[int, tuple[str, str]]:
    """Number of a row → its component and its index in words."""
    return {n: (part, APART.join(map(str, at))) for part, places in arrays.rows.items() for at, n in places.items()}
