"""Discounting and annuities: pure functions, years as whole numbers or fractions, rates as shares a year."""

from __future__ import annotations

from collections.abc import Mapping

from model.ground.numbers import most


def discount_factor(rate: float, years: float) -> float:
    """Present value of 1 due after a number of years.

    >>> discount_factor(0.25, 2)
    0.64
    """
    factor: float = (1 + rate) ** -years
    return factor


def annuity_factor(rate: float, years: float) -> float:
    """Present value of 1 a year for a number of years, paid at each year's end.

    >>> annuity_factor(0.0, 5)
    5.0
    >>> round(annuity_factor(0.10, 10), 4)
    6.1446
    """
    if rate == 0:
        return years * 1.0
    return (1 - discount_factor(rate, years)) / rate


def level_payment(rate: float, years: float) -> float:
    """Payment at the start of each year, for a number of years, that is worth 1 at the start of the first.

    >>> round(level_payment(0.10, 10), 4)
    0.148
    >>> level_payment(0.0, 5)
    0.2
    """
    return 1 / (annuity_factor(rate, years) * (1 + rate))


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
    left = most(0.0, life - age)
    return annuity_factor(rate, left) / annuity_factor(rate, life)


def price_levels(inflation: Mapping[int, float], base: int, first: int, last: int) -> dict[int, float]:
    """Nominal rupees of each year in one rupee of the price year.

    Args:
        inflation: year → share by which prices rise from the year before; a year that is not listed has the inflation
            of the nearest that is.
        base: the price year, whose level is 1; it may lie outside the years asked for.
        first: first year asked for.
        last: last year asked for.

    Returns:
        Year → level, from the first year asked for, or the price year, to the last.

    >>> price_levels({2027: 0.25, 2028: 1.0}, 2027, 2025, 2030)
    {2027: 1.0, 2028: 2.0, 2029: 4.0, 2030: 8.0, 2026: 0.8, 2025: 0.64}
    """
    earliest, latest = min(inflation), max(inflation)
    level = {base: 1.0}
    for year in range(base + 1, last + 1):
        level[year] = level[year - 1] * (1 + inflation[min(max(year, earliest), latest)])
    for year in range(base - 1, first - 1, -1):
        level[year] = level[year + 1] / (1 + inflation[min(max(year + 1, earliest), latest)])
    return level
