"""Mutants tried in forks of one collected test session: only the tests themselves are run again."""

from __future__ import annotations

import importlib
import os
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.mutants import Mutant

TESTS, PACKAGE = "tests/formulation", "model.formulation"
OPTIONS = ("-s", "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "quick or solve", TESTS)
LONGEST = 600.0
"""Seconds after which a mutant counts as noticed: the tests no longer end."""
PASSED, FAILED = 0, 1


@dataclass
class Trials:
    """A plugin that runs the collected tests once for each mutant, each time in a fork.

    Attributes:
        mutants: to be tried.
        jobs: how many at a time.
        say: takes a line about each mutant.
        left: the mutants that no test noticed.
        sound: whether all tests pass without a mutant.
    """

    mutants: Sequence[Mutant]
    jobs: int
    say: Callable[[str], object]
    left: list[Mutant] = field(default_factory=list)
    sound: bool = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of one run of the tests, one for each mutant."""
        with tempfile.NamedTemporaryFile("r") as seconds:
            self.sound = os.waitpid(_fork(partial(_time, session, seconds.name)), 0)[1] == PASSED
            if self.sound:
                took = dict(line.rsplit(" ", 1) for line in seconds.read().splitlines())
                session.items.sort(key=lambda item: float(took[item.nodeid]))
        waiting = list(reversed(self.mutants)) if self.sound else []
        running: dict[int, tuple[Mutant, float]] = {}
        while waiting or running:
            while waiting and len(running) < self.jobs:
                mutant = waiting.pop()
                running[_fork(partial(_try, session, mutant))] = (mutant, time.monotonic() + LONGEST)
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid:
                self._end(running.pop(pid)[0], noticed=status != PASSED)
            else:
                time.sleep(0.02)
            for late in [p for p, (_, until) in running.items() if time.monotonic() > until]:
                os.kill(late, signal.SIGKILL)
        return True

    def _end(self, mutant: Mutant, noticed: bool) -> None:
        self.left += [] if noticed else [mutant]
        self.say(f"{'noticed ' if noticed else 'SURVIVED'} {mutant}")


def try_all(trials: Trials) -> None:
    """Collect the tests of the formulation and try every mutant on them.

    Raises:
        RuntimeError: the tests fail without any mutant.
    """
    pytest.main(list(OPTIONS), plugins=[trials])
    if not trials.sound:
        raise RuntimeError("the tests of the formulation fail without any mutant")


def _fork(doing: Callable[[], int]) -> int:
    """Number of a process that does something and ends with what it returns."""
    pid = os.fork()
    if pid == 0:
        os._exit(doing())
    return pid


def _time(session: pytest.Session, seconds: str) -> int:
    """Run the tests as they stand and note how long each takes."""
    lines = []
    for item, following in pairwise([*session.items, None]):
        begun = time.perf_counter()
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        lines.append(f"{item.nodeid} {time.perf_counter() - begun}\n")
    Path(seconds).write_text("".join(lines), encoding="utf-8")
    return FAILED if session.testsfailed or not lines else PASSED


def _try(session: pytest.Session, mutant: Mutant) -> int:
    """Run the tests with a mutant in place of its file until one fails: its topic's first, and the quick ones first."""
    topic = mutant.file.removesuffix(".py")
    module = importlib.import_module(f"{PACKAGE}.{topic}")
    exec(compile(mutant.text, mutant.file, "exec"), vars(module))
    items: list[Any] = sorted(session.items, key=lambda item: not item.path.stem.startswith(f"test_{topic}"))
    for item, following in pairwise([*items, None]):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return FAILED
    return PASSED
