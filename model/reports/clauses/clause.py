"""A clause of the scheme as a row of the report, and how its verdict is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from model.tell.cited import small_count

Sense = Literal["at most", "at least", "choice", "–"]

KEPT, FULL, CANNOT, NOT_KEPT = "kept", "kept, nothing left", "cannot bind", "NOT KEPT"
CHOSEN, NO_LIMIT, NOBODY, OUTSIDE = "as chosen", "no limit is set", "does not apply", "not modelled"
RELAXED = "relaxed"
IMPLIED = "implied by"
SLACK = 1e-6
"""Share of a limit within which it counts as reached or kept."""
NOT_ASKED = "nobody receives an award"


@dataclass(frozen=True)
class ClauseRow:
    """A clause, what it limits and what the plan uses of it.

    Attributes:
        setting: sheet and heading it is set by, or the rule it states.
        text: what it says.
        source: key of its source.
        cell: where the workbook sets it.
        sense: whether it is a ceiling, a floor or a choice.
        unit: of the numbers.
        reading: a choice in words.
        limit, used: the limit, and what the plan uses of it.
        reach: most that any plan can use; None where that is not known.
        verdict: whether it is kept, and whether it can bind.
        note: the arithmetic, or where to look.
    """

    setting: str
    text: str
    source: str
    cell: str
    sense: Sense
    unit: str
    verdict: str
    reading: str | None = None
    limit: float | None = None
    used: float | None = None
    reach: float | None = None
    note: str | None = None

    @property
    def room(self) -> float | None:
        """What is left to the limit; below 0 where it is not kept."""
        if self.limit is None or self.used is None or self.sense not in ("at most", "at least"):
            return None
        return self.limit - self.used if self.sense == "at most" else self.used - self.limit


class ClauseAt(NamedTuple):
    """Which clause it is and where it is set; makes its row of any sense."""

    setting: str
    text: str
    source: str
    cell: str

    def at_most(
        self, limit: float, used: float, unit: str, note: str = "", *, reach: float | None = None, implied: str = ""
    ) -> ClauseRow:
        """A ceiling.

        Args:
            limit: the ceiling.
            used: what the plan uses of it.
            unit: of both.
            note: the arithmetic.
            reach: most that any plan can use, where known.
            implied: what implies it, where something does.
        """
        slack = SLACK * max(1.0, abs(limit))
        if used > limit + slack:
            verdict = NOT_KEPT
        elif reach is not None and reach < limit - slack:
            verdict = CANNOT
        elif implied:
            verdict = f"{IMPLIED} {implied}"
        else:
            verdict = FULL if used >= limit - slack and limit > 0 else KEPT
        return ClauseRow(*self, "at most", unit, verdict, None, limit, used, reach, note or None)

    def at_least(self, limit: float, used: float, unit: str, note: str = "") -> ClauseRow:
        """A floor."""
        slack = SLACK * max(1.0, abs(limit))
        verdict = NOT_KEPT if used < limit - slack else FULL if used <= limit + slack else KEPT
        return ClauseRow(*self, "at least", unit, verdict, None, limit, used, None, note or None)

    def choice(
        self, reading: str | bool, note: str = "", *, unit: str = "–", limit: float | None = None,
        used: float | None = None,
    ) -> ClauseRow:
        """A choice that is no limit by itself; yes and no in words."""
        words = {True: "Yes", False: "No"}[reading] if isinstance(reading, bool) else reading
        return ClauseRow(*self, "choice", unit, CHOSEN, words, limit, used, None, note or None)

    def aside(self, verdict: str, note: str) -> ClauseRow:
        """A clause with no numbers, and why."""
        return ClauseRow(*self, "–", "–", verdict, note=note)


def all_kept(relaxed: int) -> str:
    """That no clause is broken, and how many the settings relax.

    >>> all_kept(0), all_kept(1)
    ('Every clause that is modelled is kept', 'Every clause that is modelled is kept but one, which is relaxed')
    """
    but = f" but {small_count(relaxed).lower()}, which {'is' if relaxed == 1 else 'are'} relaxed" if relaxed else ""
    return f"Every clause that is modelled is kept{but}"


class Instance(NamedTuple):
    """A limit that holds for each of several, and one of them."""

    name: str
    limit: float
    used: float

    @property
    def part(self) -> float:
        """Used as a share of the limit."""
        return self.used / self.limit if self.limit else float("inf") if self.used > 0 else 0.0


def fullest(cases: Iterable[Instance]) -> Instance | None:
    """The case that comes nearest to its ceiling, or goes furthest beyond it."""
    return max(cases, key=lambda c: c.part, default=None)


def barest(cases: Iterable[Instance]) -> Instance | None:
    """The case that comes nearest to its floor."""
    return min((c for c in cases if c.limit > 0), key=lambda c: c.part, default=None)
