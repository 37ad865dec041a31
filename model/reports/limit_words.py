"""Limit words: movable limits, their values and changes as sentences say them."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian


def said(words: str, where: str) -> str:
    """A limit and which of its rows.

    >>> said("magnets from China", "in FY2030-31"), said("outlay of the scheme", "")
    ('magnets from China, in FY2030-31,', 'outlay of the scheme')
    """
    return f"{words}, {where}," if where else words


def instruction(r: Any) -> str:
    """What to do with one cell."""
    kind = "" if r.unit == "–" else f"{r.holds} "
    return f"{r.in_words}: from {kind}{amount(r.now, r.unit)} to {kind}{amount(r.to, r.unit)}"


def shown(value: Any, unit: str) -> Any:
    """A value as the workbook shows it: Yes and No, shares in per cent; empty for none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return words_of(value)
    return round(100 * float(value), 7) if unit == "%" else float(value)


def words_of(value: Any) -> str:
    """A word or a yes/no as the workbook says it."""
    return {True: "Yes", False: "No"}[value] if isinstance(value, bool) else str(value)


def amount(value: Any, unit: str) -> str:
    """A value with its unit, as it is said in a sentence.

    >>> amount(100000.0, "t"), amount(7200.0, "₹ crore"), amount(0.85, "%"), amount("fixed in", "–")
    ('1,00,000 t', '₹ 7,200 crore', '85 %', 'fixed in')
    """
    if unit == "–":
        return words_of(value)
    text = number(shown(value, unit))
    return f"₹ {text} {unit[2:]}" if unit.startswith("₹ ") else text if unit == "number" else f"{text} {unit}"


def number(value: float) -> str:
    """A number with as many decimals as it has, at most four."""
    return indian(value, len(f"{value:.4f}".rstrip("0").partition(".")[2]))
