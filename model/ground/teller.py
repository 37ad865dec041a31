"""Where a run tells how it goes on, and who hears the user."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from model.ground.progress import Progress


class Teller(Protocol):
    """Where each stage is told."""

    def say(self, stage: str, text: str) -> None:
        """One line of progress."""

    def problem(self, text: str) -> None:
        """A line that is told even when quiet."""

    def detail(self, text: str) -> None:
        """A line for the log."""

    def doing(self, stage: str) -> AbstractContextManager[None]:
        """A stage is under way."""


class Listener(Progress):
    """Who watches the searches and hears the user."""

    def keep(self) -> None:
        """From here on there may be a plan to keep."""

    def ask(self) -> None:
        """The user asks the run to stop."""
