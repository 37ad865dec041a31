"""Errors of the planning tool.

PlannerError
├── InputProblems   the workbook cannot be planned with; carries every problem found
├── CommandError    the command line asks for something that does not exist
├── Stopped         the user stopped a part of the run before it was done
├── Unfinished      a part of the run needs what no search reached in its time
└── ToolFailure     something failed that is not in the workbook
    ├── Unproved    the solver calls a plan the best, and the proof does not bear it out
    └── GaveUp      the solver ended a search without an answer
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a planner should know about one place of the workbook.

    Attributes:
        where: file, sheet or cell in Excel's own form, ``'Grade mix'!C7``.
        found: what stands there.
        mend: what is allowed, with unit, and how to mend it.
        severity: ``stop`` (no plan is made) or ``note`` (the plan goes on).
    """

    where: str
    found: str
    mend: str = ""
    severity: Literal["stop", "note"] = "stop"

    def __str__(self) -> str:
        """The message as one line."""
        return f"{self.where}: {self.found}" + (f" {self.mend}" if self.mend else "")


class PlannerError(Exception):
    """Anything the tool says to a planner instead of a plan."""


class InputProblems(PlannerError):
    """The workbook cannot be planned with.

    Attributes:
        problems: every stop and note found, in tab order.
        file: the file they are in, where that is not the workbook.
    """

    def __init__(self, problems: Sequence[Problem], file: Path | None = None) -> None:
        self.problems, self.file = tuple(problems), file
        super().__init__("\n".join(str(p) for p in self.problems))

    @property
    def stops(self) -> tuple[Problem, ...]:
        """The problems that prevent a plan."""
        return tuple(p for p in self.problems if p.severity == "stop")


class CommandError(PlannerError):
    """The command names a file or an option that does not exist."""


class Stopped(PlannerError):
    """The user stopped a part of the run before it was done; names the part."""


class Unfinished(PlannerError):
    """A part of the run cannot be made, since a search it goes on from was stopped by the limit of time."""


class ToolFailure(PlannerError):
    """Something failed in the tool itself, not in the workbook."""


class Unproved(ToolFailure):
    """The solver calls a plan the best, and the bound recomputed from the program says otherwise, twice."""


class GaveUp(ToolFailure):
    """The solver ended a search with an error, twice; that says nothing about the workbook's plans."""
