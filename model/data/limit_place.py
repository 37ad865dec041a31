"""Limit place: a limit in the planner's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LimitKey = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class LimitPlace:
    """A limit in the planner's words.

    Attributes:
        words: what is limited.
        cell: where the workbook sets it.
        unit: of the limit.
        implied_by: rows that imply this limit where all are at their bound → how far each moves, in its own unit,
            for one unit of this limit.
    """

    words: str
    cell: str
    unit: str
    implied_by: Mapping[LimitKey, float] = field(default_factory=dict)
