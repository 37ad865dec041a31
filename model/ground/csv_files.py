"""CSV files that Excel may open: UTF-8 with a mark, no text that it would take for a formula, read back exactly."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from model.ground.files import write_text

ENCODING = "utf-8-sig"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def safe(text: str) -> str:
    """A text as it stands in the file: with an apostrophe before what a spreadsheet would take for a formula.

    >>> safe("=1+1"), safe("'=1"), safe("-2.5"), safe("'Grade mix'!C7")
    ("'=1+1", "''=1", '-2.5', "'Grade mix'!C7")
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def meant(text: str) -> str:
    """The text that a cell of the file stands for.

    >>> meant("'=1+1"), meant("''=1"), meant("'Grade mix'!C7")
    ('=1+1', "'=1", "'Grade mix'!C7")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_rows(path: Path, columns: Iterable[object], rows: Iterable[Sequence[object]]) -> None:
    """Write a table whole or not at all.

    Args:
        path: the new file.
        columns: its headings.
        rows: cells as text or numbers, None where empty.

    Raises:
        Unwritten: it cannot be written.
    """
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_cell(c) for c in columns])
    writer.writerows([_cell(c) for c in row] for row in rows)
    write_text(path, text.getvalue(), ENCODING)


def read_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """Read a table as it was put in.

    Returns:
        Its headings, and its rows with a text a heading.

    Raises:
        OSError: there is no such file, or it cannot be read.
        ValueError: it is no such table.
    """
    with path.open(encoding=ENCODING, newline="") as file:
        try:
            lines = [[meant(c) for c in line] for line in csv.reader(file, strict=True) if line]
        except csv.Error as error:
            raise ValueError(str(error)) from error
    if not lines:
        raise ValueError("it has no headings")
    columns, rows = lines[0], lines[1:]
    if len(set(columns)) < len(columns):
        raise ValueError("two columns have one heading")
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ValueError(f"row {number} has {len(row)} cells for {len(columns)} headings")
    return columns, rows


def _cell(value: object) -> object:
    return safe(value) if isinstance(value, str) else value
