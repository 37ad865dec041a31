"""What follows from many cells of a workbook together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Derived:
    """A figure that follows from the workbook, over the goods it is of.

    Attributes:
        name: of the anchor.
        unit: of it.
        least, most: over all magnets that markets ask for.
        least_of, most_of: which magnet has it.
        least_at, most_at: the cell that weighs most in it.
    """

    name: str
    unit: str
    least: float
    most: float
    least_of: str
    most_of: str
    least_at: str
    most_at: str
