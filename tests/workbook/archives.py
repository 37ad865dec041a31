"""Workbook files whose parts are put in or changed one by one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.ground.errors import InputProblems
from model.workbook.read.cells import load

SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> str:
    with pytest.raises(InputProblems) as caught:
        load(path)
    (problem,) = caught.value.problems
    return str(problem)


def with_part(path: Path, name: str, content: bytes) -> None:
    """Put another part into a workbook, or in the place of one."""
    with zipfile.ZipFile(path) as old:
        kept = {n: old.read(n) for n in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, inside in {**kept, name: content}.items():
            new.writestr(part, inside)


def sheet_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as old:
        return old.read(SHEET)
