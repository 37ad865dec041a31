"""Ctrl-C, sent for real to a run of its own: what is kept, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.solve,
    pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole console, the tests included"),
]


def interrupted(stage: str, out: Path) -> tuple[int, str]:
    """Exit code and error stream of a run that gets Ctrl-C once it says that it is ready."""
    command = [sys.executable, "-m", "tests.runners.long_run", stage, str(out)]
    run = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="cp1252",
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert run.stdout is not None
    ready = run.stdout.readline()
    if ready.strip() == "ready":
        run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=240)
    assert ready.strip() == "ready", said
    return run.returncode, said


def test_before_there_is_a_plan_nothing_is_written(tmp_path: Path) -> None:
    code, said = interrupted("reading", tmp_path)
    assert code == 130, said
    assert said.splitlines() == ["Stopped before there was a verified plan; nothing was written."]
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_search_keeps_its_best_point(tmp_path: Path) -> None:
    code, said = interrupted("searching", tmp_path)
    assert code == 5, said


def test_a_verified_plan_is_reported_without_what_was_left_out(tmp_path: Path) -> None:
    code, said = interrupted("pricing", tmp_path)
    assert code == 5, said
    assert "Stopped    by the user; left out: pricing (limits)" in said
    (folder,) = [p for p in (tmp_path / "runs").iterdir() if p.is_dir()]
    assert {"report.html", "report.xlsx", "run.json", "log.txt"} <= {p.name for p in folder.iterdir()}
