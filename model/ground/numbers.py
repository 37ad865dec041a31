"""Least, most and total of numbers of the workbook, each one named operation.

On plain floats they are what `min`, `max` and `sum` are. Code that turns numbers of the workbook into other numbers
uses them, so that numbers of another kind, such as ones that remember how they came about, need to know no others.
"""

from __future__ import annotations

from collections.abc import Iterable


def least(*values: float) -> float:
    """The least of some numbers.

    >>> least(3.0, 1.0, 2.0)
    1.0
    """
    return min(values)


def most(*values: float) -> float:
    """The greatest of some numbers.

    >>> most(0.0, 2.5)
    2.5
    """
    return max(values)


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


def least_pair(*pairs: tuple[float, float]) -> tuple[float, float]:
    """The pair with the least first number, of equal ones that with the least second.

    >>> least_pair((2.0, 0.0), (1.0, 5.0), (1.0, 3.0))
    (1.0, 3.0)
    """
    return min(pairs)


def most_pair(*pairs: tuple[float, float]) -> tuple[float, float]:
    """The pair with the greatest first number, of equal ones that with the greatest second.

    >>> most_pair((0.0, 0.0), (1.0, 5.0), (1.0, 3.0))
    (1.0, 5.0)
    """
    return max(pairs)
