"""Who watches a run: tells the screen how it goes on, and hears Ctrl-C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from model.ground.progress import Standing, Tally
from model.ground.teller import Listener
from model.ground.units import indian
from model.schema.aims import AIM_UNITS
from runners.screen import Screen
from runners.words import duration


class Watch(Listener):
    """Watches a run from any of its threads.

    While there may be a plan to keep, the first Ctrl-C is a wish to stop, which the search and every count of steps
    heed; the second ends the run at once. Before, the first does.

    Args:
        screen: where it is shown how the run goes on.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._stop = self._keeping = False
        self._aims = self._unit = ""
        self._count: tuple[str, int, int] | None = None

    @property
    def stop(self) -> bool:
        """Whether the run is asked to stop."""
        return self._stop

    def ask(self) -> None:
        """Ask the run to stop.

        Raises:
            KeyboardInterrupt: there is nothing to keep yet, or it was asked before.
        """
        if self._stop or not self._keeping:
            raise KeyboardInterrupt
        self._stop = True

    def keep(self) -> None:
        """From here on there may be a plan to keep."""
        self._keeping = True

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear Ctrl-C; only the main thread can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, lambda *_: self.ask())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def pursuing(self, number: int, of: int, aims: Sequence[str]) -> None:
        """Show which priority is pursued."""
        self._count = None
        self._aims, self._unit = f"priority {number} of {of}, {' and '.join(aims)}", AIM_UNITS[aims[0]]
        self._screen.show(f"{self._aims}")

    def searching(self, standing: Standing) -> None:
        """Show seconds, gap and best plan; in a count of steps, the count, since several searches may be under way."""
        if self._stop:
            self._screen.show("stopping; Ctrl-C again ends at once, without a report")
        elif self._count is not None:
            self._screen.show(*self._count)
        else:
            self._screen.show(f"{self._aims or 'searching'}: {standing.seconds:,.0f} s{self._found(standing)}")

    def step(self, what: str, done: int, of: int) -> None:
        """Show a count of steps."""
        self._count, self._aims = (what, done, of) if done < of else None, ""
        self._screen.show(what, done, of)

    def tally(self, what: str, tally: Tally) -> None:
        """Show how a batch of runs stands."""
        if self._stop:
            self._screen.show("stopping; Ctrl-C again ends at once, without a report")
            return
        failed = f", {indian(tally.failed)} failed" if tally.failed else ""
        time = "" if tally.seconds_left is None or not tally.left else f", about {duration(tally.seconds_left)}"
        self._screen.show(f"{what}: {indian(tally.done)} done{failed}, {indian(tally.left)} left{time}")

    def _found(self, standing: Standing) -> str:
        if standing.best is None:
            return "" if standing.iterations is None else f", {indian(standing.iterations)} iterations"
        gap = "" if standing.gap is None else f", within {indian(100 * standing.gap, 2)} % of the best possible"
        return f", best plan {indian(standing.best, 2)} {self._unit}{gap}"
