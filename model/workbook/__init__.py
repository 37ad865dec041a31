"""The input workbook: read, checked, and written anew."""

from __future__ import annotations

from pathlib import Path

from model.case.tables import Tables
from model.workbook.read.workbook import tables_from

__all__ = ["read", "tables_from"]


def read(path: Path) -> Tables:
    """Read and check a workbook, and compare it with the one it was made from; no file is ever written to.

    Args:
        path: an .xlsx or .xlsm file.

    Returns:
        Its checked tables with the chosen case taken.

    Raises:
        InputProblems: it cannot be planned with; carries every problem and note found.
    """
    from model.workbook.parentage import with_parent
    from model.workbook.read.cells import load

    grid = load(path)
    return with_parent(tables_from(grid), path, grid, lambda parent: tables_from(load(parent)))
