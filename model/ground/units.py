"""The units a workbook may use, and the only place where they are converted.

Inside the tool money is ₹ crore, mass tonnes, capacity tonnes a year.
"""

from __future__ import annotations

CRORE_T_PER_RUPEE_KG = 1e-4
"""₹ crore per tonne in one ₹ per kg: 1,000 kg a tonne, 10,000,000 ₹ a crore."""

CRORE_PER_RUPEE_T = 1e-7
"""₹ crore in one rupee; ₹ crore per tonne in one ₹ per tonne."""

ALTERNATIVES: dict[str, dict[str, float]] = {
    "t": {"kt": 1000.0, "kg": 0.001},
    "t/a": {"kt/a": 1000.0, "kg/a": 0.001},
    "₹ crore": {"₹ lakh": 0.01, "₹": 1e-7},
    "₹ crore per t/a": {"₹ lakh per t/a": 0.01},
    "₹ crore/t": {"₹ lakh/t": 0.01, "₹/kg": 1e-4},
    "₹/t": {"₹/kg": 1000.0, "₹ crore/t": 1e7},
    "₹/kg": {"₹/t": 0.001},
    "per kg": {"per t": 0.001},
    "years": {"months": 1 / 12},
    "kWh/kg": {"MWh/t": 1.0},
}
"""Unit of a column → {unit a planner may write instead: factor to the column's unit}."""


def factor(written: str, needed: str) -> float | None:
    """Factor from a unit a planner wrote to the unit a column needs.

    Args:
        written: the text of the unit row.
        needed: the column's own unit.

    Returns:
        The factor, or None where the unit is not allowed.

    >>> factor("kt", "t")
    1000.0
    >>> factor("t", "t")
    1.0
    >>> factor("USD", "t") is None
    True
    """
    if _plain(written) == _plain(needed):
        return 1.0
    for name, value in ALTERNATIVES.get(needed, {}).items():
        if _plain(written) == _plain(name):
            return value
    return None


def _plain(unit: str) -> str:
    return " ".join(unit.split()).casefold().replace("rs.", "₹").replace("rs ", "₹ ")


def indian(value: float, decimals: int = 0) -> str:
    """A number with Indian digit grouping and a sign that is never lost.

    >>> indian(123456)
    '1,23,456'
    >>> indian(-1234567.5, 2)
    '-12,34,567.50'
    >>> indian(-0.001, 2)
    '0.00'
    """
    text = f"{abs(value):.{decimals}f}"
    whole, _, fraction = text.partition(".")
    head, tail = whole[:-3], whole[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    number = ",".join([*groups, tail]) + (f".{fraction}" if fraction else "")
    return f"-{number}" if value < 0 and float(text) != 0 else number
