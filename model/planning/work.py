"""The worker's side of the pool: opens once what all items share, runs one item, says how it went.

Imports no heavy library: a worker settles here before any is loaded.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from model.ground.errors import CommandError, PlannerError
from model.ground.files import write_bytes
from model.planning.stamp import differences, stamp

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Variables that keep libraries of linear algebra to one thread, so that their sums come in one order."""


@dataclass(frozen=True)
class Parcel(ABC):
    """Where a worker finds what all items share.

    Attributes:
        digest: of the bytes.
    """

    digest: str

    @abstractmethod
    def content(self) -> bytes:
        """The bytes, wherever they are."""


@dataclass(frozen=True)
class InlineParcel(Parcel):
    """The bytes travel with every item: for the process that has them already."""

    data: bytes = field(compare=False, repr=False)

    def content(self) -> bytes:
        """The bytes themselves."""
        return self.data


@dataclass(frozen=True)
class FileParcel(Parcel):
    """The bytes are in a file that every worker can read."""

    path: Path

    def content(self) -> bytes:
        """The bytes of the file."""
        return self.path.read_bytes()

    @classmethod
    def written(cls, data: bytes, folder: Path) -> FileParcel:
        """Put the bytes into a file of a folder."""
        digest = sha256(data).hexdigest()
        path = folder / digest
        write_bytes(path, data)
        return cls(digest, path)


@dataclass(frozen=True)
class Load:
    """What all items share.

    Attributes:
        task: what is done with each item, a function of a module.
        shared: what the task reads beside the item; it must not change it.
        prepare: what is made of `shared` once a worker, a function of a module; None leaves it as it is.
    """

    task: Callable[[Any, Any], Any]
    shared: Any
    prepare: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class ItemAnswer:
    """How one item went.

    Attributes:
        result: of the task; None where it failed.
        reason: why it failed, in words; empty where it did not.
        trace: where it failed, for the log.
        seconds: on the worker's clock.
    """

    result: Any
    reason: str = ""
    trace: str = ""
    seconds: float = 0.0


def packed(load: Load) -> bytes:
    """What all items share as bytes, with what a worker must have to give equal results."""
    return pickle.dumps((stamp(), pickle.dumps(load)))


def work(parcel: Parcel, item: bytes) -> bytes:
    """Run one item in a worker.

    Args:
        parcel: where the `Load` is, as `packed` gives it.
        item: the pickled item.

    Returns:
        The pickled `ItemAnswer`. An error of the task is an answer, so that no error has to travel between processes.
    """
    begun = time.perf_counter()
    try:
        task, shared = _opened(parcel)
        result = task(shared, pickle.loads(item))
        return pickle.dumps(ItemAnswer(result, seconds=time.perf_counter() - begun))
    except Exception as error:
        trace = traceback.format_exc()
        return pickle.dumps(ItemAnswer(None, words_of(error), trace, time.perf_counter() - begun))


@lru_cache(maxsize=1)
def _opened(parcel: Parcel) -> tuple[Callable[[Any, Any], Any], Any]:
    """The task and what it reads, unpickled and prepared once a worker.

    Raises:
        CommandError: this worker has another version of the tool or of a library.
    """
    theirs, content = pickle.loads(parcel.content())
    if other := differences(stamp(), theirs):
        raise CommandError(f"its worker has {other}; install the same on every machine")
    load: Load = pickle.loads(content)
    return load.task, load.shared if load.prepare is None else load.prepare(load.shared)


def words_of(error: Exception) -> str:
    """A reason a reader of the table understands; an error of the tool itself is told with its kind.

    >>> words_of(KeyError("FY2030-31")), words_of(PlannerError("no such year"))
    ("KeyError: 'FY2030-31'", 'no such year')
    """
    return str(error) if isinstance(error, PlannerError) else f"{type(error).__name__}: {error}".removesuffix(": ")


def settle() -> None:
    """Make a new process a good worker: one thread for linear algebra, and deaf to Ctrl-C, which the parent hears."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def alive() -> int:
    """A sign of life: the number of the worker's process."""
    return os.getpid()
