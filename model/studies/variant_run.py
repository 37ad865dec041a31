"""How one variant of a study went: for the record, the screen and the exit code."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.change_text import in_words
from model.planning.variant import Solved


@dataclass(frozen=True)
class VariantRun:
    """How one variant of a study went.

    Attributes:
        name: what it is called.
        changes: what was changed in the workbook, in words.
        cells: how many cells that reached.
        unmoved: how many of them hold what they held before.
        status: how its search ended, or why it could not be solved.
        rebuilt: why its program was built anew; "" where it was played again or is the base's.
        trace: where in the tool it failed; "" where it did not.
        problem: why it could not be solved at all; "" where it could.
        refused: the independent check does not accept its plan, or the solver's answer is not proved.
        stopped: the user stopped the run before it was solved.
    """

    name: str
    changes: tuple[str, ...]
    cells: int
    unmoved: int
    status: str
    rebuilt: str
    trace: str = ""
    problem: str = ""
    refused: bool = False
    stopped: bool = False

    @property
    def wrong(self) -> str:
        """Why it has no figures that hold; "" where it has, or no plan was found."""
        if self.problem and not self.stopped:
            return self.status
        return "a check of its plan failed, so that its figures are not shown" if self.refused else ""


def run_of(solved: Solved) -> VariantRun:
    """How a variant went."""
    still = sum(not h.moved for h in solved.hits)
    changes = tuple(in_words(c) for c in solved.variant.changes)
    return VariantRun(solved.variant.name, changes, len(solved.hits), still, solved.status, solved.rebuilt,
                      solved.trace, solved.problem, solved.refused, solved.stopped)
