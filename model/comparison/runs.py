"""A run read back from its folder: its record and the sheets of its report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pandas as pd

from model.ground.commands import command
from model.ground.csv_files import read_rows
from model.ground.errors import CommandError, InputProblems, Problem
from model.ground.years import span
from model.reports.sheet_files import CONTENTS
from model.reports.sheets.summary import SHEET as SUMMARY
from model.tell.table import NUMBERS, Kind, ReportColumn

RECORD, SHEETS = "run.json", "sheets"
MEND = f"Solve its workbook again with {command('solve')} and name the new folder."


@dataclass(frozen=True)
class RunFolder:
    """What a run folder holds.

    Attributes:
        folder: where it was read.
        record: how the run was made, from run.json.
        sheets: sheet → its table; numbers as floats, not a number where a cell is empty.
        columns: sheet and column → its unit and kind.
    """

    folder: Path
    record: Mapping[str, Any]
    sheets: Mapping[str, pd.DataFrame]
    columns: Mapping[tuple[str, str], ReportColumn]

    @property
    def name(self) -> str:
        """Name of the folder."""
        return self.folder.resolve().name

    @property
    def plan_name(self) -> str:
        """Name of the plan, as on Settings."""
        return str(self.record["settings"]["plan_name"])

    @property
    def years(self) -> tuple[str, ...]:
        """Financial years of the plan."""
        settings = self.record["settings"]
        return span(settings["first_year"], settings["last_year"])

    @property
    def has_numbers(self) -> bool:
        """Whether it has a plan whose numbers may be shown."""
        return len(self.sheets[SUMMARY]) > 0


def read_run(folder: Path) -> RunFolder:
    """Read a run folder.

    Args:
        folder: a folder that `runners.solve` has written.

    Returns:
        The run.

    Raises:
        CommandError: it is no run folder, or one of a version that wrote no sheets.
        InputProblems: one of its files cannot be read.
    """
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}. Name two folders that {command('solve')} has written.")
    for name in (RECORD, f"{SHEETS}/contents.csv"):
        if not (folder / name).is_file():
            raise CommandError(f"{folder} has no {name}, so it cannot be compared. {MEND}")
    contents = _frame(folder / SHEETS / "contents.csv")
    columns = {
        (r["sheet"], r["column"]): ReportColumn(r["column"], r["unit"], r["meaning"], cast(Kind, r["kind"]))
        for r in _records(contents, CONTENTS, folder)
    }
    files = dict(zip(contents["sheet"], contents["file"], strict=True))
    sheets = {sheet: _sheet(folder / SHEETS / file, sheet, columns) for sheet, file in files.items()}
    return RunFolder(folder, _record(folder / RECORD), sheets, columns)


def _record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        settings = record["settings"]
        span(settings["first_year"], settings["last_year"])
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise _unread(path, error) from error
    return record


def _sheet(path: Path, sheet: str, columns: Mapping[tuple[str, str], ReportColumn]) -> pd.DataFrame:
    frame = _frame(path)
    try:
        for name in frame.columns:
            if columns[sheet, name].kind in NUMBERS:
                frame[name] = [float(v) if v else float("nan") for v in frame[name]]
    except (ValueError, KeyError) as error:
        raise _unread(path, error) from error
    return frame


def _records(frame: pd.DataFrame, wanted: tuple[str, ...], folder: Path) -> list[dict[str, str]]:
    if tuple(frame.columns) != wanted:
        raise _unread(folder / SHEETS / "contents.csv", ValueError(f"its columns are not {', '.join(wanted)}"))
    return [{str(k): str(v) for k, v in r.items()} for r in frame.to_dict("records")]


def _frame(path: Path) -> pd.DataFrame:
    try:
        columns, rows = read_rows(path)
        return pd.DataFrame(rows, columns=columns, dtype=str)
    except (ValueError, OSError) as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: Exception) -> InputProblems:
    return InputProblems([Problem(str(path), f"The file cannot be read: {error}.", MEND)])
