"""What a run says on the screen: a line a stage, moving only on a terminal, safe under any code page."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PLAIN = {"₹": "Rs ", "–": "-", "—": "-", "−": "-", "→": "->", "≤": "<=", "≥": ">=", "×": "x", "·": "-", "’": "'"}


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
        self.lines: list[str] = []

    @property
    def log(self) -> str:
        """Everything said and detailed so far, with seconds since the start."""
        return "".join(f"{line}\n" for line in self.lines)

    def say(self, stage: str, text: str) -> None:
        """One line of progress."""
        self.detail(f"{stage:<10} {text}")
        if not self._quiet:
            self._write(f"{stage:<10} {text}")

    def problem(self, text: str) -> None:
        """A line that is said even when quiet."""
        self.detail(text)
        self._write(text)

    def detail(self, text: str) -> None:
        """A line for the log; on the screen only when verbose."""
        self.lines.append(f"{time.perf_counter() - self._begun:8.2f} s  {text}")

    @contextmanager
    def doing(self, stage: str) -> Iterator[None]:
        """Show that a stage is under way; it moves on a terminal only."""
        if self._quiet or not self._stream.isatty():
            yield
            return
        from rich.console import Console

        with Console(file=self._stream).status(f"{stage} …"):
            yield

    def _write(self, text: str) -> None:
        self._stream.write(fitting(text, self._stream) + "\n")
        self._stream.flush()


def fitting(text: str, stream: TextIO) -> str:
    """Text with the signs replaced that the stream's code page does not have."""
    encoding = stream.encoding or "ascii"
    for sign, plain in PLAIN.items():
        if sign in text and not _has(encoding, sign):
            text = text.replace(sign, plain)
    return text.encode(encoding, errors="replace").decode(encoding)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
