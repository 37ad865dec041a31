"""The same run folder by one process and by two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from model.planning import where
from model.planning.executors import Processes
from model.studies import STUDIES
from tests.studies.all_made import PRICED_ONLY, in_lots, run

TIMES = {"started", "ended", "seconds", "command", "outputs"}
"""What the record of a run says of times and paths, and hashes of files that say them."""
OF_THE_RUN = Path("sheets") / "run.csv"
"""The sheet that says times and paths."""
EVERY = ("--studies", ",".join(s.name for s in STUDIES), "--points", "3", "--quiet")


def folder_of(out: Path, workers: str) -> Path:
    """The run folder of a case of which every study can be asked, by so many processes."""
    out.mkdir()
    told = run(in_lots(), out, *EVERY, "--workers", workers)
    assert told.code == 0, told.screen
    assert set(told.record["studies"]["made"]) == {s.name for s in STUDIES} - PRICED_ONLY
    return told.folder


def timeless(value: Any) -> Any:
    """A record without times and paths."""
    if isinstance(value, dict):
        return {k: timeless(v) for k, v in value.items() if k not in TIMES}
    return [timeless(v) for v in value] if isinstance(value, list) else value


@pytest.mark.whole
def test_two_processes_write_what_one_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: tables equal byte for byte, and the record but for times, with every variant solved by two processes.

    *Sensitivity*: processes are started for this however little there is to do, and that they are is counted.
    """
    started: list[int] = []
    whole = Processes._started
    monkeypatch.setattr(Processes, "_started", lambda crew: (started.append(1), whole(crew))[1])
    one = folder_of(tmp_path / "one", "1")
    assert not started
    monkeypatch.setattr(where, "FEW", 0)
    monkeypatch.setattr(where, "LITTLE", 0)
    two = folder_of(tmp_path / "two", "2")
    assert started == [1], "once a run"
    names, others = ({p.relative_to(f) for p in f.rglob("*.csv")} - {OF_THE_RUN} for f in (one, two))
    assert names == others
    assert len(names) > len(STUDIES)
    for name in names:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name
    first, second = (timeless(json.loads((f / "run.json").read_text(encoding="utf-8"))) for f in (one, two))
    assert first == second
