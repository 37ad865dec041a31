"""A traced number: an operand that also finds the least and the most without a guard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from model.engine import tape as ops
from model.engine.operand import Operand, plain
from model.engine.tape import Operation, Tape
from model.ground.numbers import Pair


class Traced(Operand):
    """A number of the tables, or one that was made of such."""

    __slots__ = ()

    def least_of(self, values: Sequence[float]) -> float:
        """The least of some numbers, as an operation."""
        return self._folded(ops.LEAST, min, values)

    def most_of(self, values: Sequence[float]) -> float:
        """The greatest of some numbers, as an operation."""
        return self._folded(ops.MOST, max, values)

    def least_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        """The least of some pairs: each of its numbers is chosen by operations."""
        found = pairs[0]
        for pair in pairs[1:]:
            found = self._chosen(self._before(pair, found), pair, found)
        return found

    def most_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        """The greatest of some pairs: each of its numbers is chosen by operations."""
        found = pairs[0]
        for pair in pairs[1:]:
            found = self._chosen(self._before(found, pair), pair, found)
        return found

    def _folded(self, operation: Operation, best: Callable[[float, float], float], values: Sequence[float]) -> float:
        found = values[0]
        for value in values[1:]:
            found = self.made(operation, best(plain(found), plain(value)), found, value)
        return found

    def _before(self, x: Pair, y: Pair) -> Traced:
        """1 where a pair is less than another: by the first number, or where that is the same by the second."""
        same = self.made(ops.SAME, float(plain(x[0]) == plain(y[0])), x[0], y[0])
        second = self.made(ops.LESS, float(plain(x[1]) < plain(y[1])), x[1], y[1])
        both = self.made(ops.MULTIPLY, plain(same) * plain(second), same, second)
        first = self.made(ops.LESS, float(plain(x[0]) < plain(y[0])), x[0], y[0])
        return self.made(ops.ADD, plain(first) + plain(both), first, both)

    def _chosen(self, test: Traced, yes: Pair, no: Pair) -> Pair:
        value = yes if plain(test) else no
        first, second = (self.made(ops.CHOOSE, plain(value[n]), test, yes[n], no[n]) for n in (0, 1))
        return first, second


def entered(tape: Tape, value: float) -> float:
    """A number of the tables as the next input of a tape."""
    return Traced.at(tape, tape.input(value))
