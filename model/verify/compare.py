"""Comparing what a plan says with what the workbook asks: the only place that knows how exact a plan must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import numpy as np
import pandas as pd

Numbers: TypeAlias = "pd.Series[float]"
Sense = Literal["=", "≤", "≥"]

RELATIVE = 1e-6
ABSOLUTE = 1e-6


def allowed(scale: Any) -> Any:
    """How far two numbers may lie apart: the solver is exact to 1e-7, result tables to nine significant digits.

    Args:
        scale: size of the numbers that were added up, in their unit.

    Returns:
        The difference that is allowed, in the same unit.
    """
    return ABSOLUTE + RELATIVE * scale


@dataclass(frozen=True)
class Finding:
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


def numbers(values: Iterable[tuple[Any, ...]], names: Sequence[str]) -> Numbers:
    """A column of numbers with named keys.

    Args:
        values: keys followed by the number; equal keys are added up.
        names: names of the keys.

    Returns:
        The numbers, sorted by key.
    """
    frame = pd.DataFrame.from_records(list(values), columns=[*names, "value"])
    frame["value"] = frame["value"].astype(float)
    return total(frame, names)


def total(frame: pd.DataFrame, names: Sequence[str], value: str = "value") -> Numbers:
    """Add a column up by keys; what is no number stays none, as infinity."""
    if frame.empty:
        empty = pd.MultiIndex.from_arrays([[] for _ in names], names=list(names))
        return pd.Series(np.zeros(0), index=empty if len(names) > 1 else pd.Index([], name=names[0]))
    finite = frame[value].astype(float).fillna(np.inf)
    sums: Any = finite.groupby([frame[n] for n in names], sort=True).sum()
    return cast("Numbers", sums)


def pairs(values: Numbers) -> Iterator[tuple[Any, float]]:
    """Keys and numbers of a column."""
    yield from zip(values.index, values.to_numpy(dtype=float), strict=True)


def plus(*parts: Numbers) -> Numbers:
    """Add columns up, a missing key counting as zero."""
    result = parts[0]
    for part in parts[1:]:
        result = result.add(part, fill_value=0.0) if len(part) and len(result) else (part if len(part) else result)
    return result


def judge(check: str, proves: str, unit: str, left: Numbers, sense: Sense, right: Numbers) -> Finding:
    """Compare two columns place by place.

    Args:
        check: name of the check.
        proves: what holds where it passes.
        unit: of the numbers.
        left: one side; a place that only the other side has counts as zero.
        sense: how left must lie against right.
        right: the other side.

    Returns:
        The finding, at the place that is worst against what is allowed there.
    """
    if not len(left) and not len(right):
        return nothing(check, proves, unit)
    a, b = left.align(right, fill_value=0.0) if len(left) and len(right) else _filled(left, right)
    x, y = a.to_numpy(dtype=float), b.to_numpy(dtype=float)
    with np.errstate(invalid="ignore"):
        gap = {"=": np.abs(x - y), "≤": np.maximum(x - y, 0.0), "≥": np.maximum(y - x, 0.0)}[sense]
        scale = np.maximum(np.where(np.isfinite(x), np.abs(x), 0.0), np.where(np.isfinite(y), np.abs(y), 0.0))
    gap = np.where(np.isnan(gap), np.inf, gap)
    worst = int(np.argmax(gap / allowed(scale)))
    return finding(check, proves, unit, float(gap[worst]), float(allowed(scale[worst])), place(a.index[worst]))


def nothing(check: str, proves: str, unit: str) -> Finding:
    """The finding of a check that has nothing to look at."""
    return Finding(check, proves, 0.0, allowed(0.0), unit, True, "", "The workbook has nothing of this kind to check.")


def finding(check: str, proves: str, unit: str, gap: float, limit: float, where: str) -> Finding:
    """A finding with its sentence."""
    passed = bool(gap <= limit)
    if passed:
        text = f"{proves} Largest difference {gap:.2g} {unit}, allowed {limit:.2g}."
    else:
        text = f"Off by {gap:.6g} {unit} at {where}, allowed {limit:.2g}; it should hold that: {proves}"
    return Finding(check, proves, gap, limit, unit, passed, where, text)


def place(key: Any) -> str:
    """A key in words."""
    parts = key if isinstance(key, tuple) else (key,)
    return " · ".join(f"{p:g}" if isinstance(p, float) else str(p) for p in parts)


def _filled(left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    return (left, left * 0.0) if len(left) else (right * 0.0, right)
