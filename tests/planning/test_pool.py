"""Pool: results in the order asked, a failure is a row, a killed worker one retry, a stopped batch goes on."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from model.ground.progress import Progress, Tally
from model.planning.batch import Batch, key_of
from model.planning.executors import Crew, InProcess, Processes
from model.planning.item_outcome import ItemOutcome
from model.planning.pool import LOST, run_all
from model.planning.stamp import Stamp, stamp
from model.planning.where import Where, executor_of
from model.planning.work import Load, Parcel
from tests.planning.toys import Toy, prepared, times

pytestmark = pytest.mark.quick


class Stopper(Progress):
    """Hears tallies, and asks to stop once so many items have ended."""

    def __init__(self, after: int = 99) -> None:
        self.after, self.heard = after, [Tally(0, 0, 0)]

    @property
    def stop(self) -> bool:
        return self.heard[-1].done + self.heard[-1].failed >= self.after

    def tally(self, what: str, tally: Tally) -> None:
        self.heard.append(tally)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where workers note that they opened what is shared."""
    folder = tmp_path / "log"
    folder.mkdir()
    return folder


@pytest.fixture
def two() -> Iterator[Crew]:
    """Two processes."""
    with executor_of(Where(workers=2)) as crew:
        assert isinstance(crew, Processes)
        yield crew


def ran(toys: list[Toy], crew: Crew, log: Path, **how: Any) -> list[ItemOutcome]:
    return run_all(Load(times, {"factor": 3, "log": str(log)}, prepared), toys, [key_of(t) for t in toys], crew, **how)


def words(found: list[ItemOutcome]) -> list[str]:
    return [o.word for o in found]


def test_a_bad_item_is_a_row(log: Path) -> None:
    """Proves: an error, even one that cannot be pickled, ends its own item only."""
    found = ran([Toy(0), Toy(1, fails="no such year"), Toy(2)], InProcess(), log)
    assert words(found) == ["done", "failed", "done"]
    assert (found[1].result, found[1].reason) == (None, "BoundError: no such year")
    assert "toys.py" in found[1].trace
    assert [o.result for o in found if o.word == "done"] == [(0, 1), (6, 1)]


def test_what_is_shared_is_opened_once_and_equal_items_run_once(log: Path) -> None:
    found = ran([Toy(5), Toy(6), Toy(5)], InProcess(), log)
    assert [o.result for o in found] == [(15, 1), (18, 1), (15, 1)]
    assert found[0] is found[2]
    assert len(list(log.iterdir())) == 1


def test_a_stopped_batch_goes_on_where_it_was(log: Path, tmp_path: Path) -> None:
    """Proves: what is done stays, the rest is *not run*, and the next time only the rest runs."""
    toys, batch = [Toy(n) for n in range(5)], Batch(tmp_path / "kept")
    first = ran(toys, InProcess(), log, batch=batch, progress=Stopper(after=2))
    assert words(first) == ["done", "done", "not run", "not run", "not run"]
    heard = Stopper()
    second = ran(toys, InProcess(), log, batch=batch, progress=heard)
    assert [o.kept for o in second] == [True, True, False, False, False]
    assert [o.result[0] for o in second] == [0, 3, 6, 9, 12]
    assert heard.heard[1] == Tally(2, 0, 3, None)
    assert heard.heard[-1] == Tally(5, 0, 0, 0.0)
    assert words(ran(toys, InProcess(), log, batch=batch)) == ["done"] * 5


def test_failures_damaged_answers_and_ends_by_time_are_run_again(log: Path, tmp_path: Path) -> None:
    """Proves: only a whole result that hangs on nothing but its key is kept."""
    toys, batch = [Toy(0), Toy(1, fails="no"), Toy(2), Toy(3)], Batch(tmp_path / "kept")

    def by_time(result: tuple[int, int]) -> bool:
        return result[0] != 6

    ran(toys, InProcess(), log, batch=batch, keeps=by_time)
    damaged = tmp_path / "kept" / key_of(toys[3])
    damaged.write_bytes(damaged.read_bytes()[:-1])
    again = ran(toys, InProcess(), log, batch=batch, keeps=by_time)
    assert [o.kept for o in again] == [True, False, False, False]
    assert words(again) == ["done", "failed", "done", "done"]


def test_a_worker_with_another_version_gives_no_result(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: a worker that joins late with another solver fails its runs. Without it: one table of two solvers."""
    other = tuple((n, "9.9" if n == "highspy" else v) for n, v in stamp())
    crew = InProcess()
    monkeypatch.setattr(crew, "share", lambda data: _after(lambda: InProcess().share(data), monkeypatch, other))
    (found,) = ran([Toy(1)], crew, log)
    assert found.reason.startswith("its worker has highspy 9.9 instead of 1.")


def _after(share: Callable[[], Parcel], monkeypatch: pytest.MonkeyPatch, other: Stamp) -> Parcel:
    """Share what this machine packed, then be a machine with another stamp."""
    monkeypatch.setattr("model.planning.work.stamp", lambda: other)
    return share()


def test_progress_counts_what_failed_and_what_is_left(log: Path) -> None:
    heard = Stopper()
    ran([Toy(0), Toy(1, fails="no"), Toy(2)], InProcess(), log, progress=heard)
    assert [(t.done, t.failed, t.left) for t in heard.heard[1:]] == [(0, 0, 3), (1, 0, 2), (1, 1, 1), (2, 1, 0)]
    assert heard.heard[1].seconds_left is None
    assert all(t.seconds_left is not None for t in heard.heard[2:])


def test_processes_killed_and_late_give_the_same_rows(log: Path, tmp_path: Path, two: Crew) -> None:
    """Proves: the order asked, one retry for an item whose worker is killed, a row for one that kills twice.

    *Sensitivity*: without the retry alone, the items beside the one that kills would be lost with it.
    """
    toys = [Toy(0, sleeps=0.5), Toy(1, kills=tmp_path / "killed"), Toy(2, always=True), Toy(3), Toy(4, fails="no")]
    found = ran(toys, two, log)
    assert words(found) == ["done", "done", "failed", "done", "failed"]
    assert [o.result[0] for o in found if o.word == "done"] == [0, 3, 9]
    assert (found[1].retried, found[2].retried) == (True, True)
    assert [found[2].reason, found[4].reason] == [LOST, "BoundError: no"]
    assert [o.result for o in ran([Toy(7)], two, log)] == [(21, 1)]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console, the tests included")
def test_a_worker_is_deaf_to_ctrl_c(log: Path, two: Crew) -> None:
    """Proves: what is under way may end after the first Ctrl-C, which a terminal sends to every process."""
    found = ran([Toy(1, interrupted=True), Toy(2)], two, log)
    assert [(o.word, o.retried) for o in found] == [("done", False)] * 2


def test_a_stop_ends_what_is_under_way(log: Path, two: Crew) -> None:
    """Proves: Ctrl-C keeps what is done, and ends the processes of runs that would take an hour.

    *Sensitivity*: a stop that waited would find them done; one that only looked away would leave their processes.
    """
    assert not multiprocessing.active_children()
    found = ran([Toy(0), Toy(1, sleeps=3600), Toy(2, sleeps=3600)], two, log, progress=Stopper(after=1))
    assert words(found) == ["done", "not run", "not run"]
    assert not multiprocessing.active_children()
