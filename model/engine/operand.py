"""A number whose operations are lines of a tape, whose comparisons are guards and whose losses are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self

from model.engine import tape as ops
from model.engine.tape import Kind, Operation, Tape
from model.ground.numbers import Followed

COMPARISONS: Sequence[Kind] = ("lt", "le", "gt", "ge", "eq", "ne")
ARITHMETIC = ((ops.ADD, "add"), (ops.SUBTRACT, "sub"), (ops.MULTIPLY, "mul"), (ops.DIVIDE, "truediv"),
              (ops.POWER, "pow"))
LOSING = ("floordiv", "rfloordiv", "mod", "rmod", "divmod", "rdivmod", "floor", "ceil")
"""Operations that no tape has; what they give is a plain number."""


class Operand(Followed):
    """A float that knows its place on a tape. Source: Griewank and Walther 2008, ch. 6.

    Attributes:
        tape: where it is written.
        place: its number there.
    """

    __slots__ = ("place", "tape")
    __array_ufunc__ = None
    tape: Tape
    place: int

    @classmethod
    def at(cls, tape: Tape, place: int) -> Self:
        """The number at a place of a tape."""
        number = float.__new__(cls, tape.values[place])
        number.tape, number.place = tape, place
        return number

    def made(self, operation: Operation, value: float, *numbers: float) -> Self:
        """The result of an operation on one to three numbers, as the next line of the tape."""
        tape = self.tape
        places = [place_on(tape, x) for x in numbers] + [-1, -1]
        return self.at(tape, tape.made(operation, places[0], places[1], places[2], value))

    def as_label(self) -> float:
        """The plain number, as a name that depends on it."""
        self.tape.guard("value", self.place, -1, plain(self))
        return plain(self)

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

    def __neg__(self) -> Self:
        return self.made(ops.NEGATE, float.__neg__(self), self)

    def __pos__(self) -> Self:
        return self

    def __abs__(self) -> Self:
        return self if self >= 0 else -self

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
    return float.__pos__(number) if isinstance(number, Operand) else float(number)


def place_on(tape: Tape, number: float) -> int:
    """The place of a number on a tape; one that is not written there is a constant."""
    return number.place if isinstance(number, Operand) else tape.constant(float(number))


def _binary(operation: Operation, name: str) -> None:
    """An operation with a number on either side; adding nothing and multiplying by one are left out."""
    forward, backward = getattr(float, f"__{name}__"), getattr(float, f"__r{name}__")
    unit = {ops.ADD: 0, ops.SUBTRACT: 0, ops.MULTIPLY: 1, ops.DIVIDE: 1}.get(operation)

    def with_right(x: Operand, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        if not isinstance(y, Operand) and y == unit:
            return x
        return x.made(operation, forward(x, plain(y)), x, y)

    def with_left(x: Operand, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        if operation in (ops.ADD, ops.MULTIPLY) and y == unit:
            return x
        return x.made(operation, backward(x, plain(y)), y, x)

    setattr(Operand, f"__{name}__", with_right)
    setattr(Operand, f"__r{name}__", with_left)


def _comparison(kind: Kind) -> None:
    compare = getattr(float, f"__{kind}__")

    def compared(x: Operand, y: Any) -> Any:
        if not isinstance(y, float | int):
            return NotImplemented
        answer = compare(x, plain(y))
        if not (isinstance(y, Operand) and x.place == y.place):
            x.tape.guard(kind, x.place, place_on(x.tape, y), answer)
        return answer

    setattr(Operand, f"__{kind}__", compared)


def _losing(name: str) -> None:
    method: Callable[..., Any] = getattr(float, name)

    def lost(x: Operand, *others: Any) -> Any:
        x.tape.lose()
        return method(plain(x), *others)

    setattr(Operand, name, lost)


for _operation, _name in ARITHMETIC:
    _binary(_operation, _name)
for _kind in COMPARISONS:
    _comparison(_kind)
for _name in (*(f"__{n}__" for n in LOSING), "as_integer_ratio", "is_integer", "hex", "conjugate"):
    _losing(_name)
