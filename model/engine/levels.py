"""A tape put in levels: all operations of one sort that need nothing of each other are done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.engine import tape as ops
from model.engine.arrays import Floats
from model.engine.tape import Operation, Tape

Places = npt.NDArray[np.int64]
TWO: dict[Operation, Callable[..., Floats]] = {
    ops.ADD: np.add, ops.SUBTRACT: np.subtract, ops.MULTIPLY: np.multiply, ops.DIVIDE: np.divide,
    ops.LEAST: np.minimum, ops.MOST: np.maximum, ops.LESS: np.less, ops.SAME: np.equal,
}


@dataclass(frozen=True)
class Step:
    """Operations of one sort: the numbers from first to last are made of the numbers at left, right and third."""

    operation: Operation
    first: int
    last: int
    left: Places
    right: Places
    third: Places


@dataclass(frozen=True)
class Levels:
    """The part of a tape that is needed, in an order in which it can be played.

    Attributes:
        base: every number as recorded.
        steps: in order.
        input_at, input_of: place and number of each input.
        place: place on the tape → place here; −1 where it is not needed.
    """

    base: Floats
    steps: tuple[Step, ...]
    input_at: Places
    input_of: Places
    place: Places

    def inputs_above(self, places: Iterable[int]) -> tuple[int, ...]:
        """Numbers of the inputs that some numbers are made of, in order."""
        found = np.zeros(len(self.base), dtype=bool)
        found[list(places)] = True
        for step in reversed(self.steps):
            made = found[step.first:step.last]
            for part in (step.left, step.right, step.third):
                found[part[made & (part >= 0)]] = True
        return tuple(np.sort(self.input_of[found[self.input_at]]).tolist())

    def played(self, numbers: Floats) -> Floats:
        """Every number for other inputs.

        Args:
            numbers: one value an input; for several variants at once one column each.

        Returns:
            One value, or one row, a place.
        """
        several = numbers.shape[1:]
        values: Floats = np.empty((len(self.base), *several))
        values[:] = self.base.reshape(-1, *(1 for _ in several))
        values[self.input_at] = numbers[self.input_of]
        with np.errstate(all="ignore"):
            for step in self.steps:
                _play(step, values)
        return values


def _play(step: Step, values: Floats) -> None:
    out, left = values[step.first:step.last], values[step.left]
    if step.operation in TWO:
        TWO[step.operation](left, values[step.right], out=out)
    elif step.operation == ops.NEGATE:
        np.negative(left, out=out)
    elif step.operation == ops.POWER:
        out[:] = _power(left, values[step.right])
    else:
        out[:] = np.where(left != 0, values[step.right], values[step.third])


def _power(base: Floats, exponent: Floats) -> Floats:
    """As C's pow does it, number by number; numpy's own may differ in the last place."""
    found = [x ** y for x, y in zip(base.ravel().tolist(), exponent.ravel().tolist(), strict=True)]
    return np.array(found).reshape(base.shape)


def levels_of(tape: Tape, needed: Places) -> Levels:
    """Put what some numbers of a tape are made of in levels.

    Args:
        tape: as recorded.
        needed: places on the tape.
    """
    operation, left, right, third = (np.array(x, dtype=np.int64) for x in (
        tape.operation, tape.left, tape.right, tape.third))
    level = _depths(tape)
    kept = np.flatnonzero(_reached(tape, needed))
    order = kept[np.lexsort((left[kept], operation[kept], level[kept]))]
    place = np.full(len(operation), -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    sorts = np.column_stack([level[order], operation[order]])
    edges = np.flatnonzero(np.any(np.diff(sorts, axis=0, prepend=-1, append=-1), axis=1))
    steps = tuple(
        Step(int(sorts[s, 1]), int(s), int(e), *(moved(place, x[order[s:e]]) for x in (left, right, third)))
        for s, e in zip(edges[:-1], edges[1:], strict=True) if sorts[s, 1] > ops.INPUT
    )
    inputs = np.flatnonzero(operation[order] == ops.INPUT)
    return Levels(np.array(tape.values)[order], steps, inputs, left[order[inputs]], place)


def moved(place: Places, old: Places) -> Places:
    """Places on the tape as places of the levels; −1 stays −1."""
    return np.where(old >= 0, place[old], -1)


def made_of(tape: Tape, n: int) -> tuple[int, ...]:
    """Places that a number is made of directly."""
    if tape.operation[n] <= ops.INPUT:
        return ()
    return tuple(p for p in (tape.left[n], tape.right[n], tape.third[n]) if p >= 0)


def varying(tape: Tape) -> npt.NDArray[np.bool_]:
    """Which numbers an input can change."""
    found: npt.NDArray[np.bool_] = np.array(tape.operation) == ops.INPUT
    for n in range(len(found)):
        if any(found[p] for p in made_of(tape, n)):
            found[n] = True
    return found


def _reached(tape: Tape, places: Places) -> npt.NDArray[np.bool_]:
    """Everything that some numbers are made of, themselves included."""
    found = np.zeros(len(tape.operation), dtype=bool)
    found[places] = True
    for n in range(len(found) - 1, -1, -1):
        if found[n]:
            for p in made_of(tape, n):
                found[p] = True
    return found


def _depths(tape: Tape) -> Places:
    """Longest way from a constant or an input to each number."""
    depth = [0] * len(tape.operation)
    for n in range(len(depth)):
        depth[n] = max((1 + depth[p] for p in made_of(tape, n)), default=0)
    return np.array(depth, dtype=np.int64)
