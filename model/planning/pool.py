"""Many runs by one executor: results in the order asked, a failure is a row, a killed worker costs one retry."""

from __future__ import annotations

import pickle
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from model.ground.progress import SILENT, Progress, Tally
from model.planning.batch import Batch
from model.planning.executors import Crew
from model.planning.item_outcome import ItemOutcome, outcome_of
from model.planning.work import Load, Parcel, packed, work

LISTEN_EVERY = 0.2
"""Seconds after which the wait for workers is broken off for a moment, so that Ctrl-C is heard."""
LOST = "its worker was killed or lost, and so was the one that tried again"


def always(result: object) -> bool:
    """Every result may be kept for resuming."""
    return True


def run_all(
    load: Load, items: Iterable[Any], keys: Sequence[str], crew: Crew, batch: Batch | None = None,
    progress: Progress = SILENT, keeps: Callable[[Any], bool] = always, what: str = "runs",
) -> list[ItemOutcome]:
    """Run a task on every item.

    Args:
        load: the task and what all items share.
        items: one a run; they pickle, as results do.
        keys: one an item, equal only where results are: such items run once. Of `key_of` where there is a batch.
        crew: of `executor_of`.
        batch: where finished items are kept; None keeps nothing.
        progress: who watches; where it asks to stop, what is done is kept and the rest is *not run*.
        keeps: whether a result may be kept; not one that a limit of time ended, since it hangs on the machine.
        what: what is run, for whoever watches.

    Returns:
        One outcome an item in the order asked, whatever the executor and the order of completion.

    Raises:
        ToolFailure: no worker can be started.
    """
    pickled = {key: pickle.dumps(item) for key, item in zip(keys, items, strict=True)}
    rounds = _Rounds(pickled, crew, batch, progress, keeps, what)
    rounds.resume()
    if rounds.waiting:
        rounds.run(crew.share(packed(load)))
    return [rounds.ended.get(key) or ItemOutcome(key, "not run", reason="the batch was stopped") for key in keys]


@dataclass
class _Rounds:
    """A batch under way.

    Attributes:
        items: key → pickled item, in the order asked.
        waiting: keys not handed in yet.
        alone: keys whose worker was lost while others were under way; each is tried again alone, so that what kills
            workers takes no other item with it.
        flying: keys with the workers.
        lost: keys whose worker was lost once.
        ended: key → how it ended.
        draining: a worker was lost, and nothing is handed in before the workers are anew.
        begun: when the first item was handed in.
        taken: items that ended since.
    """

    items: dict[str, bytes]
    crew: Crew
    batch: Batch | None
    progress: Progress
    keeps: Callable[[Any], bool]
    what: str
    waiting: deque[str] = field(default_factory=deque)
    alone: deque[str] = field(default_factory=deque)
    flying: dict[Future[bytes], str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    ended: dict[str, ItemOutcome] = field(default_factory=dict)
    draining: bool = False
    begun: float = 0.0
    taken: int = 0

    def resume(self) -> None:
        """Take what an earlier batch has finished."""
        for key in self.items:
            payload = None if self.batch is None else self.batch.kept(key)
            with suppress(Exception):
                if payload is not None:
                    self.ended[key] = replace(outcome_of(key, payload), kept=True)
            if key not in self.ended:
                self.waiting.append(key)

    def run(self, parcel: Parcel) -> None:
        """Hand in and take back until every item has ended or the user stops it."""
        self.begun = time.perf_counter()
        while self.waiting or self.alone or self.flying:
            self._tell()
            if self.progress.stop:
                self._stop()
                break
            self._send(parcel)
            self._take(wait(self.flying, LISTEN_EVERY, FIRST_COMPLETED).done)
        self._tell()

    def _send(self, parcel: Parcel) -> None:
        """Hand in as much as the workers hold; after a loss nothing before the rest is back, then one alone."""
        if self.draining:
            if self.flying:
                return
            self.crew.renew()
            self.draining = False
        if self.alone:
            if not self.flying:
                self._hand_in(self.alone.popleft(), parcel)
            return
        while self.waiting and len(self.flying) < self.crew.width:
            self._hand_in(self.waiting.popleft(), parcel)

    def _hand_in(self, key: str, parcel: Parcel) -> None:
        try:
            future = self.crew.submit(work, parcel, self.items[key])
        except Exception as error:
            future = Future()
            future.set_exception(error)
        self.flying[future] = key

    def _take(self, done: Iterable[Future[bytes]]) -> None:
        for future in done:
            key = self.flying.pop(future)
            try:
                payload = future.result()
            except Exception as error:
                self._lose(key, error)
            else:
                self._end(key, payload)

    def _end(self, key: str, payload: bytes) -> None:
        try:
            outcome = replace(outcome_of(key, payload), retried=key in self.lost)
        except Exception as error:
            reason = f"its result cannot be read: {error}"
            outcome = ItemOutcome(key, "failed", reason=reason, trace=traceback.format_exc())
        self.ended[key] = outcome
        self.taken += 1
        if self.batch is not None and outcome.word == "done" and self.keeps(outcome.result):
            self.batch.keep(key, payload)

    def _lose(self, key: str, error: Exception) -> None:
        """The task answers its own errors, so that an error here is one of the worker or of the way to it."""
        self.draining = True
        if key not in self.lost:
            self.lost.add(key)
            self.alone.append(key)
            return
        self.taken += 1
        self.ended[key] = ItemOutcome(key, "failed", reason=LOST, trace=f"{type(error).__name__}: {error}",
                                      retried=True)

    def _stop(self) -> None:
        """Give up what is under way, keeping what has just ended."""
        for future in self.flying:
            future.cancel()
        for future in [f for f in self.flying if f.done() and not f.cancelled() and f.exception() is None]:
            self._end(self.flying.pop(future), future.result())
        self.crew.abandon()

    def _tell(self) -> None:
        failed = sum(o.word == "failed" for o in self.ended.values())
        left = len(self.items) - len(self.ended)
        each = (time.perf_counter() - self.begun) / self.taken if self.taken else None
        self.progress.tally(self.what, Tally(len(self.ended) - failed, failed, left, each and each * left))
