"""A tape of elementary operations: how each number of a program comes from the numbers of the tables.

Source: operator overloading as in algorithmic differentiation, Griewank and Walther 2008, ch. 4 and 6.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType
from typing import Literal

Operation = int
CONSTANT, INPUT, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, NEGATE, LEAST, MOST, LESS, SAME, CHOOSE = range(13)
"""Operations; LESS and SAME give 1 or 0, CHOOSE gives its second number where its first is not 0, else its third."""

Kind = Literal["lt", "le", "gt", "ge", "eq", "ne", "bool", "value", "int", "round"]
OUR_CODE = "/model/"
UNSEEN = ("/model/engine/tape.py", "/model/engine/operand.py", "/model/engine/traced.py", "/model/ground/numbers.py")
"""Files whose lines are no place that decides anything."""


@dataclass(frozen=True)
class Guard:
    """A question whose answer shaped the program.

    Attributes:
        kind: a comparison, whether a number is not 0 (bool), or a number used as it stands: as a key (value), as a
            whole number (int) or rounded.
        left, right: numbers on the tape; right is −1 where there is none.
        answer: what it was: 1 or 0, or the number itself.
        place: file and line of our code that asked.
        library: file and line of a library that asked on its behalf, "" where none did.
    """

    kind: Kind
    left: int
    right: int
    answer: float
    place: str
    library: str = ""


@dataclass
class Tape:
    """Operations in the order in which they were made; the same operation on the same numbers stands there once.

    Attributes:
        operation, left, right, third: what each number is made of; −1 where an operation takes fewer. An INPUT has
            the number of the input on its left.
        values: of each number, as recorded.
        guards: questions by what they asked.
        lost: place → how often a number left the tape there; empty after a good recording.
        inputs: how many inputs it has.
    """

    operation: list[Operation] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    third: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    guards: dict[tuple[Kind, int, int], Guard] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    inputs: int = 0
    _known: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    _constants: dict[float, int] = field(default_factory=dict)

    def input(self, value: float) -> int:
        """A further input; its place on the tape."""
        self.inputs += 1
        return self._append(INPUT, self.inputs - 1, -1, -1, value)

    def constant(self, value: float) -> int:
        """A number that no input changes."""
        place = self._constants.get(value)
        if place is None:
            place = self._constants[value] = self._append(CONSTANT, -1, -1, -1, value)
        return place

    def made(self, operation: Operation, left: int, right: int, third: int, value: float) -> int:
        """The result of an operation."""
        key = (operation, left, right, third)
        place = self._known.get(key)
        if place is None:
            place = self._known[key] = self._append(operation, left, right, third, value)
        return place

    def _append(self, operation: Operation, left: int, right: int, third: int, value: float) -> int:
        self.operation.append(operation)
        self.left.append(left)
        self.right.append(right)
        self.third.append(third)
        self.values.append(value)
        return len(self.values) - 1

    def guard(self, kind: Kind, left: int, right: int, answer: float) -> None:
        """Write down the answer to a question, and who asked it first."""
        key = (kind, left, right)
        if key not in self.guards:
            self.guards[key] = Guard(kind, left, right, answer, *places_of(sys._getframe(2)))

    def lose(self) -> None:
        """Count a number that left the tape."""
        self.lost[" ".join(places_of(sys._getframe(2)))] += 1


def places_of(frame: FrameType | None) -> tuple[str, str]:
    """File and line of our own code that is at work, and the library's where one stands between."""
    library = ""
    while frame is not None:
        file = frame.f_code.co_filename.replace("\\", "/")
        if not file.endswith(UNSEEN):
            if OUR_CODE in file:
                return f"{file.rsplit(OUR_CODE, 1)[-1]}:{frame.f_lineno}", library
            library = library or f"{file.rsplit('/', 1)[-1]}:{frame.f_lineno}"
        frame = frame.f_back
    return library, library
