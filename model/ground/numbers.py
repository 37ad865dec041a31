"""Least, most and total of numbers of the workbook, and numbers as names: each one named operation.

On plain floats they are what `min`, `max` and `sum` are. Code that turns numbers of the workbook into other numbers
uses them, so that numbers of another kind, such as ones that remember how they came about, need to know no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[float, float]


class Followed(float):
    """A number that does these operations itself, since it keeps how it came about."""

    __slots__ = ()

    def as_label(self) -> float:
        """The plain number, as a name that depends on it."""
        raise NotImplementedError

    def least_of(self, values: Sequence[float]) -> float:
        """The least of some numbers, of which it is one."""
        raise NotImplementedError

    def most_of(self, values: Sequence[float]) -> float:
        """The greatest of some numbers, of which it is one."""
        raise NotImplementedError

    def least_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        """The least of some pairs, in one of which it is."""
        raise NotImplementedError

    def most_pair_of(self, pairs: Sequence[Pair]) -> Pair:
        """The greatest of some pairs, in one of which it is."""
        raise NotImplementedError


def _followed(values: Iterable[float]) -> Followed | None:
    return next((v for v in values if isinstance(v, Followed)), None)


def label(value: float) -> float:
    """A number that names something, such as a size: another number here is another name.

    >>> label(600.0)
    600.0
    """
    return value.as_label() if isinstance(value, Followed) else float(value)


def least(*values: float) -> float:
    """The least of some numbers.

    >>> least(3.0, 1.0, 2.0)
    1.0
    """
    followed = _followed(values)
    return min(values) if followed is None else followed.least_of(values)


def most(*values: float) -> float:
    """The greatest of some numbers.

    >>> most(0.0, 2.5)
    2.5
    """
    followed = _followed(values)
    return max(values) if followed is None else followed.most_of(values)


def total(values: Iterable[float]) -> float:
    """The sum, added from left to right and starting with 0.0.

    From Python 3.12 on `sum` corrects what plain floats lose by rounding, so its last digit depends on the version.

    >>> total([0.1, 0.2, 0.3])
    0.6000000000000001
    >>> total([])
    0.0
    """
    result = 0.0
    for value in values:
        result = result + value
    return result


def least_pair(*pairs: Pair) -> Pair:
    """The pair with the least first number, of equal ones that with the least second.

    >>> least_pair((2.0, 0.0), (1.0, 5.0), (1.0, 3.0))
    (1.0, 3.0)
    """
    followed = _followed(v for pair in pairs for v in pair)
    return min(pairs) if followed is None else followed.least_pair_of(pairs)


def most_pair(*pairs: Pair) -> Pair:
    """The pair with the greatest first number, of equal ones that with the greatest second.

    >>> most_pair((0.0, 0.0), (1.0, 5.0), (1.0, 3.0))
    (1.0, 5.0)
    """
    followed = _followed(v for pair in pairs for v in pair)
    return max(pairs) if followed is None else followed.most_pair_of(pairs)
