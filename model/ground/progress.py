"""Progress: what a run tells whoever watches it, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from model.ground.errors import Stopped

T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """How a search stands.

    Attributes:
        seconds: since it began.
        best: value of the best plan so far, in the unit of the aim; None before there is one, or without whole lots.
        gap: its distance from the bound, as a share of its value; None before it is known.
        iterations: of the simplex or interior-point method so far; None where they are not counted.
    """

    seconds: float
    best: float | None = None
    gap: float | None = None
    iterations: int | None = None


@dataclass(frozen=True)
class Tally:
    """How a batch of runs stands.

    Attributes:
        done: runs with a result, those of an earlier batch included.
        failed: runs that ended without one.
        left: runs that have not ended.
        seconds_left: about how long they will take; None before the first one of this batch has ended.
    """

    done: int
    failed: int
    left: int
    seconds_left: float | None = None


class Progress:
    """Hears how a run goes on, from any of its threads; this one hears nothing and never asks to stop."""

    @property
    def stop(self) -> bool:
        """Whether the run is asked to stop."""
        return False

    def pursuing(self, number: int, of: int, aims: Sequence[str]) -> None:
        """A priority of the chosen plan is pursued.

        Args:
            number: its place, from 1.
            of: how many there are.
            aims: names of its aims.
        """

    def searching(self, standing: Standing) -> None:
        """How the search under way stands."""

    def step(self, what: str, done: int, of: int) -> None:
        """Part of a known number of steps is done.

        Args:
            what: what is counted, for example ``limits priced``.
            done: steps done.
            of: steps in all.
        """

    def tally(self, what: str, tally: Tally) -> None:
        """How a batch of runs stands.

        Args:
            what: what is run, for example ``scenarios``.
            tally: how many are done, failed and left.
        """


SILENT = Progress()
"""Nobody watches."""
LISTENING: ContextVar[Progress] = ContextVar("progress", default=SILENT)
"""Who watches a batch, for runs that are made in the process that asked for it."""


def counted(progress: Progress, what: str, items: Sequence[T]) -> Iterator[T]:
    """Each item in turn, the number done told to whoever watches.

    Args:
        progress: who watches.
        what: what is counted.
        items: one a step.

    Raises:
        Stopped: the run is asked to stop, and items are left.
    """
    for done, item in enumerate(items):
        if progress.stop:
            raise Stopped(what)
        progress.step(what, done, len(items))
        yield item
    progress.step(what, len(items), len(items))
