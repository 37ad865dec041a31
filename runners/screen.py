"""What a run says on the screen: a line a stage, moving only on a terminal, safe under any code page."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from runners.words import fitting

if TYPE_CHECKING:
    from runners.live import Live

PLAIN_EVERY = 5.0
"""Seconds between two lines of progress where nothing can move."""


class Screen:
    """Says what a run is doing.

    Args:
        quiet: say nothing but problems.
        verbose: say also what is otherwise only in the log.
        stream: where it is said; the error stream unless given, so that ``--json`` has the other to itself.
    """

    def __init__(self, quiet: bool = False, verbose: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet, self._verbose = quiet, verbose
        self._begun = time.perf_counter()
        self._live: Live | None = None
        self._stage, self._shown = "", self._begun
        self.lines: list[str] = []

    @property
    def log(self) -> str:
        """Everything said and detailed so far, with seconds since the start."""
        return "".join(f"{line}\n" for line in self.lines)

    def say(self, stage: str, text: str) -> None:
        """One line of progress."""
        self._log(f"{stage:<10} {text}")
        if not self._quiet:
            self._write(f"{stage:<10} {text}")

    def problem(self, text: str) -> None:
        """A line that is said even when quiet."""
        self._log(text)
        self._write(text)

    def detail(self, text: str) -> None:
        """A line for the log; on the screen only when verbose."""
        self._log(text)
        if self._verbose and not self._quiet:
            self._write(text)

    @contextmanager
    def doing(self, stage: str) -> Iterator[None]:
        """Show that a stage is under way; it moves on a terminal only."""
        self._stage, self._shown = stage, time.perf_counter()
        if self._quiet or not self._stream.isatty():
            yield
            return
        from runners.live import Live

        with Live(self._stream, stage) as self._live:
            try:
                yield
            finally:
                self._live = None

    def show(self, text: str, done: int | None = None, of: int | None = None) -> None:
        """Show how the stage under way stands; may be called from any thread.

        Where nothing can move, that is a plain line now and then.

        Args:
            text: how it stands.
            done: steps done, where they are counted.
            of: steps in all.
        """
        live, now = self._live, time.perf_counter()
        if live is not None:
            live.show(text, done, of)
        elif now - self._shown >= PLAIN_EVERY:
            self._shown = now
            self.say(self._stage, text if done is None else f"{text}: {done} of {of}")

    def _log(self, text: str) -> None:
        self.lines.append(f"{time.perf_counter() - self._begun:8.2f} s  {text}")

    def _write(self, text: str) -> None:
        text = fitting(text, self._stream)
        if self._live is not None:
            self._live.write(text)
            return
        self._stream.write(text + "\n")
        self._stream.flush()
