"""A case that is solved by the command, as if it stood in a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import verbs
from runners.solve import main
from tests.cases.case import Case
from tests.runners.running import Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Solves a case as if it stood in a workbook; returns the exit code."""
    workbook = tmp_path / "plant.xlsx"
    workbook.touch()

    def solved(case: Case, *words: str) -> int:
        monkeypatch.setattr(verbs, "read", lambda _: case.tables)
        return main([str(workbook), "--out", str(tmp_path / "runs"), *words])

    return solved
