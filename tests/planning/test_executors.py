"""Executors: what the command line may ask for, and what is said where it cannot be had."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import pytest

from model.ground.errors import CommandError
from model.planning import where as wishes
from model.planning.executors import InProcess, Processes
from model.planning.where import Where, executor_of
from runners.cluster import add_options

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(("spec", "workers", "shared", "said"), [
    ("dask", None, None, "there is no such cluster; it is one of tcp://HOST:PORT"),
    ("tcp://host", None, None, "there is no such cluster"),
    ("local:0", None, None, "there is no such cluster"),
    ("local:4", 2, None, "has its workers already"),
    ("tcp://host:8786", 2, None, "has its workers already"),
    (None, 0, None, "at least one worker"),
    (None, None, Path(), "--shared goes with --cluster slurm only"),
    ("slurm", None, None, "needs --shared FOLDER"),
    ("slurm:short", None, Path("nowhere"), "needs --shared FOLDER"),
    ("slurm", None, Path(), "no Slurm on this machine"),
])
def test_a_wrong_wish_is_said(
    spec: str | None, workers: int | None, shared: Path | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match=said), executor_of(Where(spec, workers, shared)):
        pass


@pytest.mark.parametrize(("spec", "library"), [("local:2", "distributed"), ("slurm", "submitit")])
def test_a_missing_extra_says_how_to_install_it(spec: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: who did not install the extra reads one sentence, not a traceback."""
    for module in (library, "model.planning.dask_cluster", "model.planning.slurm_queue"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    shared = Path() if spec == "slurm" else None
    with pytest.raises(CommandError, match=r"\.\[cluster\]"), executor_of(Where(spec, shared=shared)):
        pass


def test_one_worker_is_this_process_and_more_are_as_many_as_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "cores", lambda: 3)
    with executor_of(Where(workers=1)) as one, executor_of() as three:
        assert isinstance(one, InProcess)
        assert isinstance(three, Processes)
        assert (one.width, three.width) == (1, 4)
    monkeypatch.setattr(wishes, "cores", lambda: 1)
    with executor_of() as alone:
        assert isinstance(alone, InProcess)


def test_a_command_takes_the_options() -> None:
    parser = argparse.ArgumentParser()
    add_options(parser)
    here, moon = (parser.parse_args(words) for words in (["--workers", "1"], ["--cluster", "moon"]))
    with Where(here.cluster, here.workers, here.shared).opened() as crews, crews.crew_for(100, 10_000) as crew:
        assert isinstance(crew, InProcess)
    with pytest.raises(CommandError, match="no such cluster"):
        Where(moon.cluster, moon.workers, moon.shared).check()


@pytest.mark.parametrize(("words", "asked_for"), [([], 240), (["--minutes", "900"], 900)])
def test_a_job_asks_the_queue_for_the_time_of_the_command(
    words: list[str], asked_for: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: --minutes reaches the job; without it the time is the one that the help names.

    Sensitivity: with a time that no option moves, a run that takes longer is lost on every try.
    """
    submitit = pytest.importorskip("submitit")
    given: dict[str, Any] = {}

    class Queue:
        """A queue that is never handed anything."""

        def __init__(self, folder: Path) -> None:
            self.folder = folder

        def update_parameters(self, **parameters: Any) -> None:
            given.update(parameters)

    monkeypatch.setattr(submitit, "SlurmExecutor", Queue)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    parser = argparse.ArgumentParser()
    add_options(parser)
    here = parser.parse_args(["--cluster", "slurm", "--shared", str(tmp_path), *words])
    with Where(here.cluster, here.workers, here.shared, here.minutes).opened() as crews, crews.crew_for(100, 10_000):
        assert given["time"] == asked_for
    assert "(default: 240)" in " ".join(parser.format_help().split())


@pytest.mark.parametrize(("spec", "minutes", "said"), [
    (None, 60, "--minutes goes with --cluster slurm only"), ("slurm", 0, "at least one minute"),
])
def test_a_time_that_no_job_can_have_is_said(spec: str | None, minutes: int, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        Where(spec, None, Path(), minutes).check() if spec else Where(spec, minutes=minutes).check()


def test_what_a_cluster_needs_is_installed_as_the_readme_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: the line can be typed as it stands. Sensitivity: a bare pip is not in the environment of README.md."""
    monkeypatch.setattr("model.planning.where.find_spec", lambda library: None)
    with pytest.raises(CommandError) as stopped:
        Where("local:2").check()
    line = str(stopped.value).partition("; ")[2].removesuffix(" installs them.")
    assert f"`{line}`" in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_little_work_starts_no_process() -> None:
    """Without it three variants of a small workbook would take seconds of imports more than they need."""
    for where in (Where(), Where(workers=2)):
        for runs, columns in ((3, 100_000), (100, 100)):
            with where.opened() as crews, crews.crew_for(runs, columns) as crew:
                assert isinstance(crew, InProcess)


def test_the_studies_of_a_run_share_their_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: processes start once, when there is enough to do, and go with the run; after an error they start anew.

    *Sensitivity*: seven studies that each started their own took minutes where one process takes half a minute.
    """
    made: list[Told] = []
    monkeypatch.setattr(wishes, "Processes", lambda workers: made.append(Told(workers)) or made[-1])
    with Where(workers=2).opened() as crews:
        assert not made
        for _ in range(3):
            with crews.crew_for(10, 10_000) as crew:
                assert crew is made[0]
        assert made[0].ends == []
        with pytest.raises(KeyError), crews.crew_for(10, 10_000):
            raise KeyError
        assert made[0].ends == ["abandon", "shutdown"]
        with crews.crew_for(10, 10_000) as crew:
            assert crew is made[1]
    assert (len(made), made[1].ends) == (2, ["shutdown"])


class Told(InProcess):
    """Workers that note how they are ended."""

    def __init__(self, workers: int) -> None:
        self.ends: list[str] = []

    def abandon(self) -> None:
        self.ends.append("abandon")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.ends.append("shutdown")


def test_a_cluster_is_connected_before_anything_else() -> None:
    with pytest.raises(CommandError, match="no Dask scheduler answers there"), \
            Where("tcp://127.0.0.1:9").opened():
        raise AssertionError("the run began")
