"""A Slurm queue as an executor, by submitit: each item a job. Imported where it is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import submitit

from model.ground.errors import CommandError
from model.planning.executors import Crew
from model.planning.work import FileParcel, Parcel

if TYPE_CHECKING:
    from model.planning.where import Where

P = ParamSpec("P")
T = TypeVar("T")

JOBS = 16
"""Jobs in the queue at a time, unless the command says."""
MINUTES = 240
"""Time a job asks the queue for, unless the command says; many queues refuse more than a day."""
LOOK_EVERY = 1.0
"""Seconds between two looks at whether a job is done."""


class JobQueue(Crew):
    """Jobs of a queue that share a disk.

    Args:
        queue_in: makes submitit's executor from the folder of jobs.
        shared: folder that all machines see; what is written there goes with the queue.
        jobs: how many at a time.
    """

    def __init__(self, queue_in: Callable[[Path], submitit.Executor], shared: Path, jobs: int) -> None:
        self._folder = TemporaryDirectory(prefix="repm-jobs-", dir=shared, ignore_cleanup_errors=True)
        self._queue = queue_in(Path(self._folder.name))
        self._jobs: list[submitit.Job[Any]] = []
        self._waiting, self._lock = ThreadPoolExecutor(jobs), Lock()
        self._width, self._given_up = jobs, Event()

    @property
    def width(self) -> int:
        """As many jobs as may be in the queue at a time."""
        return self._width

    def share(self, data: bytes) -> Parcel:
        """Put the bytes into a file of the shared folder."""
        return FileParcel.written(data, Path(self._folder.name))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in as a job of its own; a thread waits for it."""
        return self._waiting.submit(lambda: self._run(fn, *args, **kwargs))

    def _run(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._lock:
            job = self._queue.submit(fn, *args, **kwargs)
            self._jobs.append(job)
        while not job.done():
            if self._given_up.wait(LOOK_EVERY):
                raise CancelledError
        result: T = job.result()
        return result

    def abandon(self) -> None:
        """Take the jobs out of the queue."""
        self._given_up.set()
        with self._lock:
            for job in self._jobs:
                if not job.done():
                    with suppress(Exception):
                        job.cancel(check=False)
        self.shutdown(cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for the jobs and clear their files away."""
        self._waiting.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._folder.cleanup()


def queue_of(where: Where) -> JobQueue:
    """The Slurm queue of this machine.

    Args:
        where: as the command asks, for a queue; its workers are the jobs at a time.

    Raises:
        CommandError: there is no Slurm here, or no such folder.
    """
    shared, name = where.shared, where.parts
    partition = None if name is None else name["partition"]
    if shared is None or not shared.is_dir():
        raise CommandError("--cluster slurm needs --shared FOLDER, a folder that exists and that all machines see.")
    if shutil.which("sbatch") is None:
        raise CommandError("--cluster slurm: there is no Slurm on this machine (sbatch is not found).")

    def queue_in(folder: Path) -> submitit.Executor:
        queue = submitit.SlurmExecutor(folder=folder)
        queue.update_parameters(job_name="repm", cpus_per_task=1, time=where.minutes or MINUTES,
                                **({} if partition is None else {"partition": partition}))
        return queue

    return JobQueue(queue_in, shared.resolve(), where.workers or JOBS)
