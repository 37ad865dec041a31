"""What a run cannot do without: the same imports, the workbook read once, a workbook of the same cells written.

python -m tests.benchmarks.bare WORKBOOK.xlsx LIBRARIES.json CELLS.json OUT.xlsx
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def main(words: Sequence[str]) -> None:
    """Import, read, write.

    Args:
        words: workbook to read, libraries to import, cells to write, workbook to write.
    """
    workbook, libraries, cells, out = map(Path, words)
    for name in json.loads(libraries.read_text(encoding="utf-8")):
        with suppress(Exception):
            importlib.import_module(name)
    import openpyxl
    import xlsxwriter

    for sheet in openpyxl.load_workbook(workbook).worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    with xlsxwriter.Workbook(str(out)) as written:
        for title, rows in json.loads(cells.read_text(encoding="utf-8")).items():
            sheet = written.add_worksheet(title)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)


if __name__ == "__main__":
    main(sys.argv[1:])
