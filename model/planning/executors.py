"""Executors: what every one of them can, this process, and processes of this machine."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from model.ground.errors import ToolFailure
from model.planning.work import FileParcel, InlineParcel, Parcel, alive, settle

P = ParamSpec("P")
T = TypeVar("T")

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
