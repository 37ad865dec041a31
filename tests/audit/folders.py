"""Reading the folder of a run, and spoiling it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from model.audit.saved_run import SavedRun, read_saved
from model.ground.csv_files import read_rows, write_rows
from model.verify.compare import CheckFinding

Rows = list[list[str]]


def saved(folder: Path) -> SavedRun:
    return read_saved(folder, json.loads((folder / "run.json").read_text(encoding="utf-8")))


def failed(findings: Iterable[CheckFinding]) -> list[str]:
    return [f.check for f in findings if not f.passed]


def spoil(path: Path, change: Callable[[list[str], Rows], Rows]) -> None:
    """Alter the rows of a table."""
    columns, rows = read_rows(path)
    write_rows(path, columns, change(columns, rows))
