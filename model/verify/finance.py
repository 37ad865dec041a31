"""Money at other times: written for the verifier alone, payment by payment."""

from __future__ import annotations

import math


def discount_factor(rate: float, years: float) -> float:
    """What 1 that is due after a number of years is worth today.

    >>> round(discount_factor(0.25, 2), 12)
    0.64
    """
    return math.exp(-years * math.log1p(rate))


def paid_early(rate: float, years: float) -> float:
    """What 1 a year is worth over a number of years, paid at the start of each; the last may be a part of a year.

    >>> paid_early(0.0, 5)
    5.0
    >>> round(paid_early(0.10, 3), 6) == round(1 + 1 / 1.1 + 1 / 1.21, 6)
    True
    """
    if rate == 0:
        return float(years)
    return -math.expm1(-years * math.log1p(rate)) * (1 + rate) / rate


def residual_share(rate: float, life: float, age: float) -> float:
    """Part of what a plant cost that the years left of its life still have to earn.

    >>> residual_share(0.0, 10, 4)
    0.6
    """
    return paid_early(rate, max(0.0, life - age)) / paid_early(rate, life)
