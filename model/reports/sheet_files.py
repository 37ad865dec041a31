"""The sheets of the report as tidy CSV files, so that two runs can be compared without opening a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from model.reports.csv_tables import write_csv
from model.tell.table import ReportTable

CONTENTS = ("sheet", "file", "column", "unit", "kind", "meaning")
"""Columns of contents.csv, which says what each file holds."""
MIXED = "any"


def write_sheets(tables: Sequence[ReportTable], folder: Path) -> None:
    """Write every table of the report, one file a sheet.

    Args:
        tables: the tables of the report.
        folder: a folder that is not there yet.
    """
    folder.mkdir()
    records = []
    for table in tables:
        file = f"{file_name(table.sheet)}.csv"
        write_csv(_exact(table), folder / file)
        records += [[table.sheet, file, c.name, c.unit, c.kind, c.meaning] for c in table.columns]
    write_csv(pd.DataFrame(records, columns=list(CONTENTS)), folder / "contents.csv")


def file_name(sheet: str) -> str:
    """Name of the file of a sheet.

    >>> file_name("Jobs, power, emissions")
    'jobs_power_emissions'
    """
    return re.sub(r"\W+", "_", sheet).strip("_").casefold()


def _exact(table: ReportTable) -> pd.DataFrame:
    """The frame with inputs as they were typed, every digit and not only the nine of a result; empty cells empty."""
    frame = table.frame.astype(object)
    frame = frame.where(frame.notna(), None)
    for name in (c.name for c in table.columns if c.kind == MIXED):
        frame[name] = pd.Series([_typed(v) for v in frame[name]], dtype=object, index=frame.index)
    return frame


def _typed(value: object) -> object:
    if value is None or value != value:
        return None
    return repr(float(value)).removesuffix(".0") if isinstance(value, float) else value
