"""Where many runs are made, as the command asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from model.ground.errors import CommandError
from model.planning.executors import INSTALL, Crew, InProcess, executor_of, parts_of

LITTLE = 50_000
"""Columns of all runs together below which starting processes takes longer than it saves."""
FEW = 4
"""Runs below which starting processes takes longer than it saves."""


@dataclass(frozen=True)
class Where:
    """Where many runs are made.

    Attributes:
        cluster: see `FORMS`; None for this machine without a cluster.
        workers: runs at a time on this machine; None for as many as it has cores.
        shared: folder that all machines of a Slurm cluster see.
        minutes: time each job asks a Slurm queue for; None for the tool's own.
    """

    cluster: str | None = None
    workers: int | None = None
    shared: Path | None = None
    minutes: int | None = None

    @property
    def here(self) -> int | None:
        """Runs at a time on this machine beside any cluster; None for as many as it has cores."""
        return self.workers if self.cluster is None else None

    def check(self) -> None:
        """Stop before anything is solved where there can be no such executor.

        Raises:
            CommandError: there is no such cluster, the options do not go together, or a library is missing.
        """
        spec = self.cluster or ""
        if parts_of(spec, self.workers, self.shared, self.minutes) is not None:
            library = "submitit" if spec.startswith("slurm") else "distributed"
            if find_spec(library) is None:
                raise CommandError(f"--cluster {spec} needs more libraries ({library} is missing); {INSTALL} installs "
                                   "them.")

    @contextmanager
    def opened(self) -> Iterator[Crews]:
        """The executors of a whole run; a cluster is connected here, processes start when there is enough to do.

        Raises:
            CommandError: the cluster does not answer, or what it needs is not installed.
        """
        with ExitStack() as stack:
            crews = Crews(self, stack)
            if self.cluster is not None:
                crews.workers()
            yield crews


class Crews:
    """The executors of a run: this process for a little, and the workers that the command asks for, opened once.

    Args:
        where: as the command asks.
        stack: closes the workers with the run.
    """

    def __init__(self, where: Where, stack: ExitStack) -> None:
        self._where, self._stack = where, stack
        self._workers: Crew | None = None

    @contextmanager
    def crew_for(self, runs: int, columns: int) -> Iterator[Crew]:
        """The executor for so many runs: without a cluster little work stays in this process, which starts at once.

        Args:
            runs: how many.
            columns: of the program of each.

        Raises:
            CommandError: the workers were given up after an error, and the cluster does not answer any more.
        """
        if self._where.cluster is None and (runs < FEW or runs * columns < LITTLE):
            yield InProcess()
            return
        try:
            yield self.workers()
        except BaseException:
            self._workers = None
            self._stack.__exit__(*sys.exc_info())
            raise

    def workers(self) -> Crew:
        """The workers that the command asks for, started or connected when they are first asked for."""
        if self._workers is None:
            asked = self._where
            crew = executor_of(asked.cluster, asked.workers, asked.shared, asked.minutes)
            self._workers = self._stack.enter_context(crew)
        return self._workers
