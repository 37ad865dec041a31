"""Fresh processes: how long one takes, how much memory, and what it hands back as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
PEAK_UNIT = 1024 ** 2 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Child:
    """A process that has ended.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of processor time, which other work on the machine does not inflate.
        peak: most memory it held [MB].
        said: what it wrote as JSON, None where it wrote none.
    """

    wall: float
    cpu: float
    peak: float
    said: Any = None


def run(words: Sequence[str], hears: bool = True) -> Child:
    """Run Python with some words in a fresh process.

    Args:
        words: of the command line, after ``python``.
        hears: the last line of its standard output is JSON.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        written, failed = _read(output), _read(errors)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}:\n{failed[-2000:]}")
    said = json.loads(written.splitlines()[-1]) if hears else None
    return Child(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / PEAK_UNIT, said)


def _read(file: IO[bytes]) -> str:
    """All that a process wrote into a file; two pipes read one after the other can wait for ever."""
    file.seek(0)
    return file.read().decode()


def typical(children: Sequence[Child]) -> Child:
    """The median of each measure; of what they said, number by number where that is a table of numbers."""
    said = children[0].said
    if isinstance(said, dict):
        said = {k: median(c.said[k] for c in children) if isinstance(v, int | float) else v for k, v in said.items()}
    return Child(*(median(getattr(c, n) for c in children) for n in ("wall", "cpu", "peak")), said)
