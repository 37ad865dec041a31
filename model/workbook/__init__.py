"""The input workbook: read, checked, and written anew."""

from __future__ import annotations

from pathlib import Path

from model.case.tables import Tables
from model.workbook.read.workbook import tables_from

__all__ = ["read", "tables_from"]


def read(path: Path) -> Tables:
    """Read and check a workbook; the file is never written to.

    Args:
        path: an .xlsx or .xlsm file.

    Returns:
        Its checked tables with the chosen case taken.

    Raises:
        InputProblems: it cannot be planned with; carries every problem and note found.
    """
    from model.workbook.read.cells import load

    return tables_from(load(path))
