"""A place for a value: where it stands, what may stand there, and what was taken from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from model.ground.errors import Problem
from model.schema import Field


@dataclass(frozen=True)
class Taken:
    """What was taken from a cell.

    Attributes:
        value: typed and in the column's own unit; None where the cell is empty or bad.
        problems: what to say about it.
        bad: whether the cell holds something that cannot be used.
    """

    value: Any = None
    problems: tuple[Problem, ...] = ()
    bad: bool = False

    def but(self, problem: Problem) -> Taken:
        """The same with a further problem."""
        return replace(self, problems=(*self.problems, problem))


@dataclass(frozen=True)
class Slot:
    """Where a value stands and what may stand there.

    Attributes:
        where: address of the cell.
        label: heading of its column, or name of its setting.
        field: the declaration.
        unit: the unit its unit row says.
        factor: from that unit to the column's own; None where the unit is wrong, so that bounds mean nothing.
    """

    where: str
    label: str
    field: Field
    unit: str
    factor: float | None = 1.0

    def stop(self, found: str, mend: str = "") -> Taken:
        """A bad cell."""
        return Taken(None, (Problem(self.where, found, mend),), bad=True)

    def note(self, found: str, mend: str = "") -> Problem:
        """A note about the cell."""
        return Problem(self.where, found, mend, "note")
