"""A workbook file to be spoilt."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A workbook with one sheet and two cells."""
    book = openpyxl.Workbook()
    book.active.title = "Stages"
    book.active["A1"], book.active["B1"] = "name", "=1+1"
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"
