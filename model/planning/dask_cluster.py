"""A Dask cluster as an executor, one that runs already or processes of this machine; imported where it is asked for."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar

import dask
from distributed import Client, LocalCluster, Worker, WorkerPlugin, get_worker

from model.ground.errors import CommandError
from model.planning.executors import Crew
from model.planning.stamp import Stamp, differences, stamp
from model.planning.work import Parcel

P = ParamSpec("P")
T = TypeVar("T")

CONNECTING = 15
"""Seconds in which a scheduler must answer and a first worker must be there."""
AHEAD = 2
"""Items that are with the cluster at a time, a thread: one runs while the next one waits."""
SETTINGS = {"distributed.scheduler.allowed-failures": 0}
"""Of a cluster of our own: what a killed worker had is handed back at once, since the pool tries again by itself."""


class Carrier(WorkerPlugin):
    """Brings bytes to every worker once, to those that join later too.

    Args:
        digest: of the bytes.
        data: the bytes.
    """

    def __init__(self, digest: str, data: bytes) -> None:
        self.name, self.data = digest, data


class DeafWorker(WorkerPlugin):
    """Makes a worker deaf to Ctrl-C, which only the command itself hears."""

    name = "deaf"

    def setup(self, worker: Worker) -> None:
        """Of a process that is started; a worker in a thread has none of its own."""
        with suppress(ValueError):
            signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(frozen=True)
class CarriedParcel(Parcel):
    """The bytes are with the worker, brought by its `Carrier`."""

    def content(self) -> bytes:
        """The bytes that were brought."""
        carrier: Carrier = get_worker().plugins[self.digest]
        return carrier.data


class DaskCluster(Crew):
    """Workers of a Dask cluster; a nanny starts a killed one anew.

    Args:
        client: the connection.
        cluster: the cluster where it is our own, to be ended with the connection.
    """

    def __init__(self, client: Client, cluster: LocalCluster | None = None) -> None:
        self._client, self._cluster = client, cluster
        self._executor: Any = client.get_executor(pure=False)
        self._carried: set[str] = set()

    @property
    def width(self) -> int:
        """One item under way and one waiting for each thread of the workers that are there now."""
        threads: int = sum(self._client.nthreads().values())
        return AHEAD * max(threads, 1)

    def share(self, data: bytes) -> Parcel:
        """Bring the bytes to every worker."""
        digest = sha256(data).hexdigest()
        if digest not in self._carried:
            self._client.register_plugin(Carrier(digest, data))
            self._carried.add(digest)
        return CarriedParcel(digest)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand in to the scheduler."""
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster as it was found, or end it where it is our own."""
        with suppress(Exception):
            for digest in self._carried if self._cluster is None else ():
                self._client.unregister_worker_plugin(digest)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def cluster_of(workers: int) -> DaskCluster:
    """A cluster of processes of this machine, one thread each.

    Args:
        workers: how many.
    """
    with dask.config.set(SETTINGS):
        cluster = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
    client = Client(cluster)
    client.register_plugin(DeafWorker())
    return DaskCluster(client, cluster)


def scheduler_at(address: str) -> DaskCluster:
    """A cluster that runs already.

    Args:
        address: of its scheduler; with ``tls://`` the certificates are those of Dask's own settings.

    Raises:
        CommandError: it does not answer, has no worker, or its workers have another version of the tool.
    """
    logging.getLogger("distributed.client").setLevel(logging.ERROR)
    try:
        client = Client(address, timeout=CONNECTING)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise CommandError(f"--cluster {address}: no Dask scheduler answers there ({error}).") from error
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
        _agree(client.run(stamp))
    except TimeoutError as error:
        client.close()
        raise CommandError(f"--cluster {address}: the scheduler has no worker. Start one on each machine with: dask "
                           f"worker {address} --nthreads 1 --nworkers 4") from error
    except (CommandError, ImportError) as error:
        client.close()
        if isinstance(error, CommandError):
            raise
        raise CommandError(f"--cluster {address}: a worker lacks the tool or a library of it ({error}). Install the "
                           "same version there.") from error
    return DaskCluster(client)


def _agree(found: Mapping[str, Stamp]) -> None:
    """Workers must have what this machine has, or their results would not be equal.

    Raises:
        CommandError: one has another version.
    """
    for worker, theirs in found.items():
        if other := differences(theirs, stamp()):
            raise CommandError(f"Worker {worker} has {other}. Install the same on every machine.")
