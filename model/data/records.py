"""Rows of a table as frozen records, so that model data holds nothing of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

R = TypeVar("R")


def record(kind: Callable[..., R], row: Any) -> R:
    """The columns of a row that a record names, numbers as they stand there.

    Args:
        kind: a dataclass whose fields are columns.
        row: a row of a table.
    """
    named: Any = kind
    return kind(**{f.name: getattr(row, f.name) for f in fields(named)})
