"""A number that is written on a tape: each operation is a line of it, each comparison a guard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from model.engine import tape as ops
from model.engine.tape import Kind, Operation, Tape
from model.ground.numbers import Followed, Pair


class Traced(Followed):
    """A float that knows its place on a tape. Source: Griewank and Walther 2008, ch. 6.

    Attributes:
        tape: where it is written.
        place: its number there.
    """

    __slots__ = ("place", "tape")
    __array_ufunc__ = None
    tape: Tape
    place: int

    def __bool__(self) -> bool:
        answer = plain(self) != 0
        self.tape.guard("bool", self.place, -1, answer)
        return answer

    def __hash__(self) -> int:
        self.tape.guard("value", self.place, -1, plain(self))
        return float.__hash__(self)

    def __int__(self) -> int:
        answer = int(plain(self))
        self.tape.guard("int", self.place, -1, answer)
        return answer

    __trunc__ = __int__

    def __round__(self, digits: Any = None) -> Any:
        self.tape.guard("value", self.place, -1, plain(self))
        return round(plain(self), digits)

    def __float__(self) -> float:
        self.tape.lose()
        return plain(self)

    def __neg__(self) -> Traced:
        return traced(self.tape, ops.NEGATE, float.__neg__(self), self)

    def __pos__(self) -> Traced:
        return self

    def __abs__(self) -> Traced:
        return self if self >= 0 else -self

    def as_label(self) -> float:
        self.tape.guard("value", self.place, -1, plain(self))
        return plain(self)

    def least_of(self, values: Sequence[float]) -> float:
        return self._folded(ops.LEAST, min, values)

    def most_of(self, values: Sequence[float]) -> float:
        return self._folded(ops.MOST, max, values)

    def _folded(self, operation: Operation, best: Callable[[float, float], float], values: Sequence[float]) -> float:
        found = values[0]
        for value in values[1:]:
            found = traced(self.tape, operation, best(plain(found), plain(value)), found, value)
        return found

    def least_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        found = pairs[0]
        for pair in pairs[1:]:
            found = self._chosen(self._before(pair, found), pair, found)
        return found

    def most_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        found = pairs[0]
        for pair in pairs[1:]:
            found = self._chosen(self._before(found, pair), pair, found)
        return found

    def _before(self, x: Pair, y: Pair) -> Traced:
        """1 where a pair is less than another, as pairs are compared: by the second number where the first are equal."""
        same, further = tested(self.tape, ops.SAME, x[0], y[0]), tested(self.tape, ops.LESS, x[1], y[1])
        both = traced(self.tape, ops.MULTIPLY, plain(same) * plain(further), same, further)
        first = tested(self.tape, ops.LESS, x[0], y[0])
        return traced(self.tape, ops.ADD, plain(first) + plain(both), first, both)

    def _chosen(self, test: Traced, yes: Pair, no: Pair) -> Pair:
        value = yes if plain(test) else no
        first, second = (traced(self.tape, ops.CHOOSE, plain(value[n]), test, yes[n], no[n]) for n in (0, 1))
        return first, second

    def __str__(self) -> str:
        return repr(plain(self))

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(plain(self), spec)

    def __reduce__(self) -> tuple[type[float], tuple[float]]:
        self.tape.lose()
        return float, (plain(self),)


def plain(number: float) -> float:
    """The number itself, off the tape."""
    return float.__pos__(number) if isinstance(number, Traced) else float(number)


def at(tape: Tape, place: int) -> Traced:
    """The number at a place of a tape."""
    number = float.__new__(Traced, tape.values[place])
    number.tape, number.place = tape, place
    return number


def entered(tape: Tape, value: float) -> float:
    """A number of the tables as the next input of a tape."""
    return at(tape, tape.input(value))


def place_on(tape: Tape, number: float) -> int:
    """The place of a number on a tape; one that is not traced is a constant."""
    return number.place if isinstance(number, Traced) else tape.constant(float(number))


def traced(tape: Tape, operation: Operation, value: float, *numbers: float) -> Traced:
    """The result of an operation on one to three numbers."""
    places = [place_on(tape, x) for x in numbers] + [-1, -1]
    return at(tape, tape.made(operation, places[0], places[1], places[2], value))


def tested(tape: Tape, operation: Operation, x: float, y: float) -> Traced:
    """1 where x is less than y (LESS) or the same (SAME), else 0."""
    test = float.__lt__ if operation == ops.LESS else float.__eq__
    return traced(tape, operation, float(test(plain(x), plain(y))), x, y)


def _binary(operation: Operation, name: str) -> None:
    forward, backward = getattr(float, f"__{name}__"), getattr(float, f"__r{name}__")
    unit = 0 if operation in (ops.ADD, ops.SUBTRACT) else 1

    def with_right(x: Traced, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        if operation != ops.POWER and not isinstance(y, Traced) and y == unit:
            return x
        return traced(x.tape, operation, forward(x, plain(y)), x, y)

    def with_left(x: Traced, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        if operation in (ops.ADD, ops.MULTIPLY) and y == unit:
            return x
        return traced(x.tape, operation, backward(x, plain(y)), y, x)

    setattr(Traced, f"__{name}__", with_right)
    setattr(Traced, f"__r{name}__", with_left)


def _comparison(kind: Kind) -> None:
    compare = getattr(float, f"__{kind}__")

    def compared(x: Traced, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        answer = compare(x, plain(y))
        if not (isinstance(y, Traced) and x.place == y.place):
            x.tape.guard(kind, x.place, place_on(x.tape, y), answer)
        return answer

    setattr(Traced, f"__{kind}__", compared)


def _losing(name: str) -> None:
    method: Callable[..., Any] = getattr(float, name)

    def lost(x: Traced, *others: Any) -> Any:
        x.tape.lose()
        return method(plain(x), *others)

    setattr(Traced, name, lost)


COMPARISONS: Sequence[Kind] = ("lt", "le", "gt", "ge", "eq", "ne")
for _operation, _name in ((ops.ADD, "add"), (ops.SUBTRACT, "sub"), (ops.MULTIPLY, "mul"), (ops.DIVIDE, "truediv"),
                          (ops.POWER, "pow")):
    _binary(_operation, _name)
for _kind in COMPARISONS:
    _comparison(_kind)
for _name in ("floordiv", "mod", "divmod"):
    _losing(f"__{_name}__")
    _losing(f"__r{_name}__")
for _name in ("__floor__", "__ceil__", "as_integer_ratio", "is_integer", "hex", "conjugate"):
    _losing(_name)
