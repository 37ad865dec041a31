"""A recorded build played again with other numbers: guards first, then the arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from model.engine.arrays import Arrays, Floats
from model.engine.levels import Levels, Places, levels_of, moved, varying
from model.engine.record import Written
from model.engine.tape import Guard, Kind, Tape

COMPARES = {"lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal, "eq": np.equal,
            "ne": np.not_equal}
SIGNS = {"lt": "<", "le": "≤", "gt": ">", "ge": "≥", "eq": "=", "ne": "≠"}
HARMLESS = "numeric_expr.py"
"""Where Pyomo looks each coefficient up in a set that `traceable` has emptied; the answer is always no."""


@dataclass(frozen=True)
class AskedNumbers:
    """Guards of one kind: their numbers, the places of what they compare, and what came out."""

    numbers: Places
    left: Places
    right: Places
    answer: Floats


@dataclass(frozen=True)
class Flip:
    """A guard that comes out otherwise.

    Attributes:
        guard: as recorded.
        left, right: the numbers it compares now; right is not-a-number where it compares none.
        inputs: numbers of the inputs it depends on.
    """

    guard: Guard
    left: float
    right: float
    inputs: tuple[int, ...]

    @property
    def words(self) -> str:
        """What is otherwise, and the line that asks where it is one of ours."""
        kind, was = self.guard.kind, self.guard.answer
        if kind == "bool":
            thing = "coefficient" if self._compiled else "number"
            so = f"a {thing} that was not 0 is 0" if was else f"a {thing} that was 0 is {self.left:g}"
        elif kind in SIGNS:
            so = f"{self.left:g} {SIGNS[kind]} {self.right:g} is {'no longer' if was else 'now'} so"
        else:
            so = f"{was:g}, which the program is laid out by, is {self.left:g}"
        return so if self._compiled else f"{so} (model/{self.guard.place})"

    @property
    def _compiled(self) -> bool:
        """Whether the compiler asked and no line of ours."""
        return self.guard.place.startswith("engine/")


@dataclass(frozen=True)
class Replay:
    """A recorded build.

    Attributes:
        arrays: of the base.
        levels: the tape.
        guards: questions that an input can answer otherwise, in the order in which they were asked; their places are
            those of the levels.
        asked: the same by kind.
        written: where the numbers of the arrays stand on the levels.
    """

    arrays: Arrays
    levels: Levels
    guards: tuple[Guard, ...]
    asked: Mapping[Kind, AskedNumbers]
    written: Written

    def played(self, numbers: Floats) -> Floats:
        """Every number on the tape for other inputs; see `Levels.played`."""
        return self.levels.played(numbers)

    def arrays_at(self, values: Floats) -> Arrays:
        """The arrays of one variant; they are right where no guard flips.

        Args:
            values: what `played` gives for it.
        """
        w = self.written
        lower = np.where(w.row_lower >= 0, values[w.row_lower], -np.inf)
        upper = np.where(w.row_upper >= 0, values[w.row_upper], np.inf)
        return replace(self.arrays, value=values[w.value], row_lower=lower, row_upper=upper,
                       expression_value=values[w.expression_value], offset=values[w.offset])

    def flips(self, values: Floats) -> Iterator[Flip]:
        """Guards that come out otherwise for one variant, in the order in which they were asked."""
        for n in sorted(n for kind, asked in self.asked.items() for n in _flipped(kind, asked, values)):
            g = self.guards[n]
            left, right = (float(values[p]) if p >= 0 else np.nan for p in (g.left, g.right))
            yield Flip(g, left, right, self.levels.inputs_above(p for p in (g.left, g.right) if p >= 0))


def _flipped(kind: Kind, asked: AskedNumbers, values: Floats) -> list[int]:
    answer: npt.NDArray[np.generic] = values[asked.left]
    if kind in COMPARES:
        answer = COMPARES[kind](answer, values[asked.right])
    elif kind == "bool":
        answer = answer != 0
    elif kind == "int":
        answer = np.trunc(values[asked.left])
    found: list[int] = asked.numbers[answer != asked.answer].tolist()
    return found


def replay_of(arrays: Arrays, tape: Tape, written: Written) -> Replay:
    """Make a recorded build ready to be played again.

    Args:
        arrays: of the base.
        tape: as recorded.
        written: where the numbers of the arrays stand on it.
    """
    varies = varying(tape)
    guards = [g for g in tape.guards.values() if (varies[g.left] or (g.right >= 0 and varies[g.right]))
              and not (g.kind == "value" and g.library.startswith(HARMLESS))]
    asked = np.array([p for g in guards for p in (g.left, g.right) if p >= 0], dtype=np.int64)
    levels = levels_of(tape, np.union1d(written.every, asked))
    here = Written(*(moved(levels.place, getattr(written, f.name)) for f in fields(Written)))
    placed = tuple(
        replace(g, left=int(levels.place[g.left]), right=int(levels.place[g.right]) if g.right >= 0 else -1)
        for g in guards
    )
    return Replay(arrays, levels, placed, _by_kind(placed), here)


def _by_kind(guards: tuple[Guard, ...]) -> dict[Kind, AskedNumbers]:
    kinds: dict[Kind, list[int]] = {}
    for n, g in enumerate(guards):
        kinds.setdefault(g.kind, []).append(n)
    return {kind: _asked(numbers, [guards[n] for n in numbers]) for kind, numbers in kinds.items()}


def _asked(numbers: list[int], guards: list[Guard]) -> AskedNumbers:
    left, right = (np.array(p, dtype=np.int64) for p in ([g.left for g in guards], [g.right for g in guards]))
    answers = np.array([g.answer for g in guards], dtype=float)
    return AskedNumbers(np.array(numbers, dtype=np.int64), left, right, answers)
