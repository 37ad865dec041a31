"""The same bytes by every executor, whatever happens to its workers on the way."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import replace
from pathlib import Path

import pytest
import submitit

from model.planning.batch import Batch, key_of
from model.planning.executors import InProcess
from model.planning.item_outcome import ItemOutcome
from model.planning.pool import run_all
from model.planning.slurm_queue import JobQueue
from model.planning.where import Where, executor_of
from model.planning.work import Load
from tests.planning.solving import Item, item, small, solved
from tests.planning.toys import Toy, prepared, times

pytestmark = pytest.mark.solve
ITEMS = [item(demand, rate) for demand in (0.9, 1.1) for rate in (0.06, 0.1)]


@pytest.fixture(scope="module")
def load() -> Load:
    """The task that solves, with the small workbook."""
    return Load(solved, small())


@pytest.fixture(scope="module")
def keys(load: Load) -> list[str]:
    """A key an item."""
    return [key_of(load.shared.program.tables, i.variant) for i in ITEMS]


@pytest.fixture(scope="module")
def alone(load: Load, keys: list[str]) -> list[bytes]:
    """Tables of each item, made in this process one after the other."""
    found = tables(run_all(load, ITEMS, keys, InProcess()))
    assert len(set(found)) == len(ITEMS), "the comparisons below could not fail"
    return found


def after(*firsts: Toy) -> list[Item]:
    """The items, the first of them with something that happens before they are solved."""
    return [replace(i, first=f) for i, f in zip(ITEMS, firsts, strict=False)] + ITEMS[len(firsts):]


def tables(found: list[ItemOutcome]) -> list[bytes]:
    assert [o.reason for o in found] == [""] * len(ITEMS)
    assert {o.result[1] for o in found} == {1}, "one solver thread a worker"
    return [o.result[0] for o in found]


def test_four_processes_one_killed_and_a_resume(
    load: Load, keys: list[str], alone: list[bytes], tmp_path: Path
) -> None:
    """Proves: equal bytes in the order asked, not in that of completion; with a worker killed; after half a batch."""
    batch = Batch(tmp_path / "kept")
    with executor_of(Where(workers=4)) as crew:
        assert tables(run_all(load, after(*[Toy(0, s) for s in (1.5, 1.0, 0.5)]), keys, crew)) == alone
        found = run_all(load, after(Toy(0, kills=tmp_path / "killed")), keys, crew, batch)
        assert tables(found) == alone
        assert found[0].retried
    assert not multiprocessing.active_children()
    batch.clear(keys[::2])
    found = run_all(load, ITEMS, keys, InProcess(), batch)
    assert [o.kept for o in found] == [False, True, False, True]
    assert tables(found) == alone


def test_a_dask_cluster_of_two_processes(
    load: Load, keys: list[str], alone: list[bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Proves: equal bytes by two workers with a nanny each, one of them killed; shared bytes once a worker."""
    (tmp_path / "log").mkdir()
    first = [Toy(0, interrupted=os.name != "nt"), Toy(1, fails="no"), Toy(2, kills=tmp_path / "killed")]
    toys = [*first, *map(Toy, range(3, 9))]
    with executor_of(Where("local:2")) as crew:
        assert crew.width == 4
        shared = {"factor": 3, "log": str(tmp_path / "log")}
        found = run_all(Load(times, shared, prepared), toys, [key_of(t) for t in toys], crew)
        assert [o.result and o.result[0] for o in found] == [0, None, *range(6, 27, 3)]
        assert [o.reason for o in found if o.reason] == ["BoundError: no"]
        assert found[2].retried
        assert {o.result[1] for o in found if o.result} == {1}
        assert tables(run_all(load, ITEMS, keys, crew)) == alone
    assert capfd.readouterr().out == ""


def test_a_queue_with_a_shared_disk(tmp_path: Path) -> None:
    """Proves: jobs of submitit give the same rows, and their files are cleared away."""
    shared = {"factor": 3, "opened": 1}
    toys = [Toy(1, fails="no"), Toy(2)]
    crew = JobQueue(lambda folder: submitit.LocalExecutor(folder=folder), tmp_path, 2)
    try:
        found = run_all(Load(times, shared), toys, [key_of(t) for t in toys], crew)
    finally:
        crew.shutdown()
    assert [(o.result, o.reason) for o in found] == [(None, "BoundError: no"), ((6, 1), "")]
    assert not list(tmp_path.iterdir())
