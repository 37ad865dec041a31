"""Comparing what a plan says with what the workbook asks: the only place that knows how exact a plan must be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

Amounts = dict[Any, float]
"""Numbers by key: a name, or a tuple of names. A key that is absent counts as zero."""

Sense = Literal["=", "≤", "≥"]

RELATIVE = 1e-6
ABSOLUTE = 1e-6
GRAIN = {"t": 1e-4, "t/a": 1e-4, "₹ crore": 1e-4}
"""Unit → difference that is none, 100 g or ₹ 1,000: what sums of rounded numbers may differ by; 1e-6 in any other."""


def allowed(scale: float, unit: str = "") -> float:
    """How far two numbers may lie apart: the solver is exact to 1e-7, result tables to seven significant digits.

    Args:
        scale: the larger of the two, in their unit.
        unit: of both.

    Returns:
        The difference that is allowed, in the same unit.
    """
    return GRAIN.get(unit, ABSOLUTE) + RELATIVE * scale


@dataclass(frozen=True)
class CheckFinding:
    """What one check found.

    Attributes:
        check: name of the check; that of the constraint group or result table where there is one.
        proves: what holds where the check passes.
        largest_difference: of the place that is worst against what is allowed there.
        allowed: difference allowed at that place.
        unit: of both.
        passed: whether every place holds.
        where: the worst place; "" where nothing had to be checked.
        sentence: the finding in words.
    """

    check: str
    proves: str
    largest_difference: float
    allowed: float
    unit: str
    passed: bool
    where: str
    sentence: str


def amounts(records: Iterable[tuple[Any, ...]]) -> Amounts:
    """Add records up by key.

    Args:
        records: the names of a key, then a number.

    Returns:
        The sums; the key of records with one name is that name.

    >>> amounts([("a", 1.0), ("b", 2.0), ("a", 3.0)])
    {'a': 4.0, 'b': 2.0}
    """
    found: Amounts = {}
    for *names, value in records:
        key = tuple(names) if len(names) > 1 else names[0]
        found[key] = found.get(key, 0.0) + value
    return found


def plus(*parts: Amounts) -> Amounts:
    """Add amounts up key by key.

    >>> plus({"a": 1.0}, {"a": 2.0, "b": 3.0})
    {'a': 3.0, 'b': 3.0}
    """
    found: Amounts = {}
    for part in parts:
        for key, value in part.items():
            found[key] = found.get(key, 0.0) + value
    return found


def only(part: Amounts, wanted: Callable[[Any], bool]) -> Amounts:
    """The amounts whose key is wanted."""
    return {k: v for k, v in part.items() if wanted(k)}


PURE = "1"
"""Unit of a share or a count, which no sentence says."""


def judge(check: str, proves: str, unit: str, left: Amounts, sense: Sense, right: Amounts) -> CheckFinding:
    """Compare amounts place by place.

    Args:
        check: name of the check.
        proves: what holds where it passes.
        unit: of the amounts.
        left: one side.
        sense: how left must lie against right.
        right: the other side.

    Returns:
        The finding, at the place that is worst against what is allowed there.
    """
    worst: tuple[float, float, float, Any] | None = None
    for key in {**left, **right}:
        x, y = left.get(key, 0.0), right.get(key, 0.0)
        gap = _gap(x, sense, y)
        limit = allowed(max((abs(v) for v in (x, y) if math.isfinite(v)), default=0.0), unit)
        if worst is None or gap / limit > worst[0]:
            worst = gap / limit, gap, limit, key
    if worst is None:
        text = "The workbook and the plan have nothing of this kind to check."
        return CheckFinding(check, proves, 0.0, allowed(0.0, unit), unit, True, "", text)
    return finding(check, proves, unit, worst[1], worst[2], place(worst[3]))


def judge_none(check: str, proves: str, unit: str, stray: Amounts) -> CheckFinding:
    """Check that amounts are zero everywhere."""
    return judge(check, proves, unit, stray, "=", {})


def finding(check: str, proves: str, unit: str, gap: float, limit: float, where: str) -> CheckFinding:
    """A finding with its sentence."""
    passed, of = gap <= limit, "" if unit == PURE else f" {unit}"
    if passed:
        text = f"{proves} Largest difference {gap:.2g}{of}, allowed {limit:.2g}."
    else:
        text = f"Off by {gap:.6g}{of} at {where}, allowed {limit:.2g}; it should hold that: {proves}"
    return CheckFinding(check, proves, gap, limit, unit, passed, where, text)


def place(key: Any) -> str:
    """A key in words.

    >>> place(("B1", 600.0))
    'B1 · 600'
    """
    parts = key if isinstance(key, tuple) else (key,)
    return " · ".join(f"{p:g}" if isinstance(p, float) else str(p) for p in parts)


def _gap(x: float, sense: Sense, y: float) -> float:
    """How far a comparison is from holding; infinite where one side is no number."""
    if math.isnan(x) or math.isnan(y):
        return math.inf
    if x == y:
        return 0.0
    return abs(x - y) if sense == "=" else max(x - y, 0.0) if sense == "≤" else max(y - x, 0.0)
