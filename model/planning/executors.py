"""Executors: this process, processes of this machine, a Dask cluster, a Slurm queue."""

from __future__ import annotations

import os
import re
from abc import abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from model.ground.errors import CommandError, ToolFailure
from model.planning.cores import cores
from model.planning.work import FileParcel, InlineParcel, Parcel, alive, settle

P = ParamSpec("P")
T = TypeVar("T")

FORMS = ("tcp://HOST:PORT or tls://HOST:PORT (a Dask scheduler), local or local:N (a Dask cluster of N processes on "
         "this machine), slurm or slurm:PARTITION")
INSTALL = 'python3 -m pip --python .venv/bin/python install -c .ci/constraints.txt -e ".[cluster]"'
"""As README.md writes it: the environment that it makes has no pip of its own."""
MOST_ON_WINDOWS = 61
"""Processes that Windows can wait for at a time."""


class Crew(Executor):
    """An executor whose workers open once what all items share."""

    @property
    @abstractmethod
    def width(self) -> int:
        """Items that are with the workers at a time."""

    @abstractmethod
    def share(self, data: bytes) -> Parcel:
        """Put the bytes that all items share where every worker finds them."""

    def renew(self) -> None:
        """After a worker was killed: make the workers anew, unless the cluster does so itself."""

    def abandon(self) -> None:
        """Give up what is under way, without waiting for it."""


class InProcess(Crew):
    """Runs every item in this process, when it is handed in."""

    @property
    def width(self) -> int:
        """One, since handing in is running."""
        return 1

    def share(self, data: bytes) -> Parcel:
        """The bytes stay in this process."""
        return InlineParcel(sha256(data).hexdigest(), data)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it now."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(Crew):
    """Processes of this machine, started anew and not as copies of this one, so that all systems work alike.

    Args:
        workers: how many.
    """

    def __init__(self, workers: int) -> None:
        self._workers = min(workers, MOST_ON_WINDOWS) if os.name == "nt" else workers
        self._folder = TemporaryDirectory(prefix="repm-pool-", ignore_cleanup_errors=True)
        self._pool = self._started()

    @property
    def width(self) -> int:
        """An item a process, and one that waits for the first to be free; a killed process costs them all a retry."""
        return self._workers + 1

    def share(self, data: bytes) -> Parcel:
        """Put the bytes into a file, which goes with the processes."""
        return FileParcel.written(data, Path(self._folder.name))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in to whichever process is free first."""
        return self._pool.submit(fn, *args, **kwargs)

    def renew(self) -> None:
        """Make the processes anew.

        Raises:
            ToolFailure: a process ends as soon as it starts.
        """
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._started()
        try:
            self._pool.submit(alive).result()
        except BrokenExecutor as error:
            raise ToolFailure("A worker process ends as soon as it starts; --workers 1 does without.") from error

    def abandon(self) -> None:
        """End the processes, whatever they are doing."""
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes once they have done what was handed in."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._folder.cleanup()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, get_context("spawn"), initializer=settle)


@contextmanager
def executor_of(
    spec: str | None = None, workers: int | None = None, shared: Path | None = None, minutes: int | None = None
) -> Iterator[Crew]:
    """The executor that the command line asks for.

    Args:
        spec: see `FORMS`; None or empty for this machine without a cluster.
        workers: how many runs at a time on this machine, as many as it has cores unless given; jobs in a Slurm queue.
        shared: folder that all machines of a Slurm cluster see.
        minutes: time each job asks a Slurm queue for; None for the tool's own.

    Raises:
        CommandError: no such cluster, it does not answer, or what it needs is not installed.
    """
    crew = _crew(spec or "", workers, shared, minutes)
    try:
        yield crew
    except BaseException:
        crew.abandon()
        raise
    finally:
        crew.shutdown()


def parts_of(
    spec: str, workers: int | None, shared: Path | None, minutes: int | None = None
) -> re.Match[str] | None:
    """The parts of a cluster's name; None for this machine without a cluster.

    Raises:
        CommandError: there is no such cluster, or the options do not go together.
    """
    if workers is not None and workers < 1:
        raise CommandError(f"--workers {workers}: at least one worker is needed.")
    if shared is not None and not spec.startswith("slurm"):
        raise CommandError("--shared goes with --cluster slurm only.")
    if minutes is not None and not spec.startswith("slurm"):
        raise CommandError("--minutes goes with --cluster slurm only.")
    if minutes is not None and minutes < 1:
        raise CommandError(f"--minutes {minutes}: a job needs at least one minute.")
    if not spec:
        return None
    match = re.fullmatch(r"(?P<address>(tcp|tls)://\S+:\d+)|local(:(?P<count>[1-9]\d*))?|slurm(:(?P<part>\S+))?", spec)
    if match is None:
        raise CommandError(f"--cluster {spec}: there is no such cluster; it is one of {FORMS}.")
    if workers is not None and (match["address"] or match["count"]):
        raise CommandError(f"--workers goes without --cluster {spec}, which has its workers already.")
    return match


def _crew(spec: str, workers: int | None, shared: Path | None, minutes: int | None) -> Crew:
    match = parts_of(spec, workers, shared, minutes)
    if match is None:
        count = workers or cores()
        return InProcess() if count == 1 else Processes(count)
    try:
        if spec.startswith("slurm"):
            from model.planning.slurm_queue import queue_of

            return queue_of(match["part"], workers, shared, minutes)
        from model.planning.dask_cluster import cluster_of, scheduler_at

        return scheduler_at(spec) if match["address"] else cluster_of(int(match["count"] or workers or cores()))
    except ImportError as error:
        raise CommandError(f"--cluster {spec} needs more libraries ({error.name} is missing); {INSTALL} installs "
                           "them.") from error
