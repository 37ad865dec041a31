"""Reading a report workbook back, once a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import openpyxl
import pandas as pd
from openpyxl import Workbook


@lru_cache(maxsize=8)
def book(path: Path) -> Workbook:
    """The workbook as Excel holds it."""
    return openpyxl.load_workbook(path)


@lru_cache(maxsize=128)
def sheet_frame(path: Path, sheet: str) -> pd.DataFrame:
    """The table of a sheet."""
    rows = list(book(path)[sheet].iter_rows(min_row=6, values_only=True))
    heading = [c for c in rows[0] if c is not None]
    return pd.DataFrame([r[: len(heading)] for r in rows[1:]], columns=heading)
