"""Where many runs are made, as the command asks."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from model.ground.errors import CommandError
from model.planning.cores import cores
from model.planning.executors import Crew, InProcess, Processes

FORMS = ("tcp://HOST:PORT or tls://HOST:PORT (a Dask scheduler), local or local:N (a Dask cluster of N processes on "
         "this machine), slurm or slurm:PARTITION")
NAMES = r"(?P<address>(tcp|tls)://\S+:\d+)|local(:(?P<count>[1-9]\d*))?|slurm(:(?P<partition>\S+))?"
"""What a cluster may be called."""
INSTALL = 'python3 -m pip --python .venv/bin/python install -c .ci/constraints.txt -e ".[cluster]"'
"""As README.md writes it: the environment that it makes has no pip of its own."""
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

    @property
    def parts(self) -> re.Match[str] | None:
        """The parts of the cluster's name; None for this machine without a cluster.

        Raises:
            CommandError: there is no such cluster, or the options do not go together.
        """
        if self.workers is not None and self.workers < 1:
            raise CommandError(f"--workers {self.workers}: at least one worker is needed.")
        if self.shared is not None and not self._slurm:
            raise CommandError("--shared goes with --cluster slurm only.")
        if self.minutes is not None and not self._slurm:
            raise CommandError("--minutes goes with --cluster slurm only.")
        if self.minutes is not None and self.minutes < 1:
            raise CommandError(f"--minutes {self.minutes}: a job needs at least one minute.")
        if not self.cluster:
            return None
        match = re.fullmatch(NAMES, self.cluster)
        if match is None:
            raise CommandError(f"--cluster {self.cluster}: there is no such cluster; it is one of {FORMS}.")
        if self.workers is not None and (match["address"] or match["count"]):
            raise CommandError(f"--workers goes without --cluster {self.cluster}, which has its workers already.")
        return match

    @property
    def _slurm(self) -> bool:
        return (self.cluster or "").startswith("slurm")

    def check(self) -> None:
        """Stop before anything is solved where there can be no such executor.

        Raises:
            CommandError: there is no such cluster, the options do not go together, or a library is missing.
        """
        library = "submitit" if self._slurm else "distributed"
        if self.parts is not None and find_spec(library) is None:
            raise self.lacks(library)

    def lacks(self, library: str | None) -> CommandError:
        """What is said where a library is not installed."""
        return CommandError(f"--cluster {self.cluster} needs more libraries ({library} is missing); {INSTALL} installs "
                            "them.")

    def crew(self) -> Crew:
        """The executor that is asked for, which whoever takes it shuts down.

        Raises:
            CommandError: no such cluster, it does not answer, or what it needs is not installed.
        """
        match = self.parts
        if match is None:
            count = self.workers or cores()
            return InProcess() if count == 1 else Processes(count)
        try:
            if self._slurm:
                from model.planning.slurm_queue import queue_of

                return queue_of(self)
            from model.planning.dask_cluster import cluster_of, scheduler_at

            return scheduler_at(match[0]) if match["address"] else cluster_of(
                int(match["count"] or self.workers or cores()))
        except ImportError as error:
            raise self.lacks(error.name) from error

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


HERE = Where()
"""This machine, as many runs at a time as it has cores."""


@contextmanager
def executor_of(where: Where = HERE) -> Iterator[Crew]:
    """The executor that the command line asks for, shut down at the end; given up after an error.

    Args:
        where: as the command asks.

    Raises:
        CommandError: no such cluster, it does not answer, or what it needs is not installed.
    """
    crew = where.crew()
    try:
        yield crew
    except BaseException:
        crew.abandon()
        raise
    finally:
        crew.shutdown()


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
            self._workers = self._stack.enter_context(executor_of(self._where))
        return self._workers
