"""Discounting and annuities: pure functions, years as whole numbers or fractions, rates as shares a year."""

from __future__ import annotations


def discount_factor(rate: float, years: float) -> float:
    """Present value of 1 due after a number of years.

    >>> discount_factor(0.25, 2)
    0.64
    """
    return float((1 + rate) ** -years)


def annuity_factor(rate: float, years: float) -> float:
    """Present value of 1 a year for a number of years, paid at each year's end.

    >>> annuity_factor(0.0, 5)
    5.0
    >>> round(annuity_factor(0.10, 10), 4)
    6.1446
    """
    if rate == 0:
        return float(years)
    return (1 - discount_factor(rate, years)) / rate


def residual_share(rate: float, life: float, age: float) -> float:
    """Share of the overnight cost still unserved when a plant of a given life reaches an age.

    Cost × annuity factor of the life left ÷ annuity factor of the whole life.

    >>> residual_share(0.1, 15, 0)
    1.0
    >>> residual_share(0.1, 15, 15)
    0.0
    >>> residual_share(0.0, 10, 4)
    0.6
    """
    left = max(0.0, life - age)
    return annuity_factor(rate, left) / annuity_factor(rate, life)
