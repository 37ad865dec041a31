"""What a run leaves on the disk, and steps of it that fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Run = Callable[..., int]


def folders(tmp_path: Path) -> list[Path]:
    return [p for p in (tmp_path / "runs").iterdir() if p.is_dir() and not p.name.startswith(".")]


def record(tmp_path: Path) -> dict[str, Any]:
    (folder,) = folders(tmp_path)
    found: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return found


def verdict(tmp_path: Path) -> str:
    """The sentence at the top of the report."""
    (folder,) = folders(tmp_path)
    sheet = openpyxl.load_workbook(folder / "report.xlsx")["Summary"]
    return " ".join(str(c) for row in sheet.iter_rows(max_row=6, values_only=True) for c in row if c)


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail
