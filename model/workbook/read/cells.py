"""The cells of a workbook, read once and kept in memory: everything else works on these."""

from __future__ import annotations

import hashlib
import warnings
import zlib
from collections.abc import Set
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.reader.excel import ExcelReader

from model.ground.errors import InputProblems, Problem, ToolFailure
from model.workbook.layout import LISTS
from model.workbook.read.files import DAMAGED, MEND_DAMAGED, read_bytes
from model.workbook.read.formulas import with_doubts
from model.workbook.read.seen import Looks

UNREADABLE = (BadZipFile, DefusedXmlException, LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError,
              ArithmeticError, EOFError, RuntimeError, zlib.error)
"""What openpyxl raises on parts that Excel itself would not write; SyntaxError is the base of XML errors."""
EMPTY_TEXT = "str"
"""Type of a formula's cell without a value: the formula was calculated and gave a text without a sign."""


@dataclass(frozen=True)
class Cell:
    """One filled cell.

    Attributes:
        value: what Excel shows, None for a formula that was never calculated; "" where it shows nothing.
        formula: its formula, "" where it has none.
        is_error: whether Excel shows an error such as #DIV/0!.
        number_format: Excel's format code.
        again: what its formula comes to where that is not what the file holds; not a number where it cannot be told.
        look: how it looks where that is not how a cell should, as `seen` has it.
    """

    value: object = None
    formula: str = ""
    is_error: bool = False
    number_format: str = "General"
    again: float | None = None
    look: str = ""


@dataclass
class SheetGrid:
    """The filled cells of a sheet.

    Attributes:
        cells: (row, column), both from 1 → cell.
        hidden: rows that are hidden or filtered away.
        hidden_columns: columns that are hidden.
        merged: merged ranges as (first row, first column, last row, last column).
        visible: whether its tab is shown.
    """

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    visible: bool = True


@dataclass
class Grid:
    """A workbook as cells.

    Attributes:
        name: file name without folder or ending.
        sheets: title → cells, in tab order.
        sha256: of the file.
        notes: what reading the file itself gave rise to.
    """

    name: str
    sheets: dict[str, SheetGrid] = field(default_factory=dict)
    sha256: str = ""
    notes: tuple[Problem, ...] = ()


def load(path: Path) -> Grid:
    """Read a workbook into memory.

    Args:
        path: an .xlsx or .xlsm file.

    Returns:
        Its cells, with the formulas and the values last calculated.

    Raises:
        InputProblems: the file is not there, or is not a workbook that can be read.
        ToolFailure: the parser that refuses harmful XML is not installed.
    """
    if not openpyxl.DEFUSEDXML:
        raise ToolFailure("The package defusedxml is not installed; without it workbooks cannot be read safely.")
    content, notes = read_bytes(path)
    try:
        book = _open(content, calculated=False)
        typed, uncalculated = book.worksheets, bool(book.calculation.fullCalcOnLoad)
        reckoned = {s.title for s in typed if any(c.data_type == "f" for c in s._cells.values())}
        shown = {s.title: s for s in _open(content, True, reckoned).worksheets} if reckoned else {}
    except UNREADABLE as error:
        raise InputProblems([Problem(path.name, DAMAGED, MEND_DAMAGED)]) from error
    sheets = {s.title: _sheet(s, shown.get(s.title, s)) for s in typed}
    with_doubts(sheets, uncalculated)
    return Grid(path.stem, sheets, hashlib.sha256(content).hexdigest(), tuple(notes))


class _Reader(ExcelReader):
    """openpyxl's reader of a whole workbook, kept to the sheets that are wanted."""

    titles: Set[str] | None = None
    """Sheets that are wanted; None for all but the hidden one of the drop-downs."""

    def read_worksheets(self) -> None:
        """Read the sheets that are wanted; openpyxl passes over a sheet that the file does not hold."""
        found = list(self.parser.find_sheets())
        if len({rel.target for _, rel in found}) < len(found):
            raise ValueError("Two sheets are one part, which would be read as often as it is named.")
        left_out = {rel.target for sheet, rel in found if not self._wants(sheet)}
        files: list[str] = self.archive.namelist()
        self.valid_files = [name for name in files if name not in left_out]
        super().read_worksheets()

    def _wants(self, sheet: Any) -> bool:
        if self.titles is None:
            return bool(sheet.name != LISTS or sheet.state == "visible")
        return str(sheet.name) in self.titles


def _open(content: bytes, calculated: bool, titles: Set[str] | None = None) -> Any:
    """The sheets of a workbook, with formulas as typed or as they were last calculated."""
    reader = _Reader(BytesIO(content), data_only=calculated, keep_links=False)
    reader.titles = titles
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader.read()
    return reader.wb


def _sheet(formulas: Any, values: Any) -> SheetGrid:
    # openpyxl's own way to walk a sheet visits every cell of the used rectangle, which one stray cell makes huge.
    cells, looks = {}, Looks(formulas.parent)
    for position, source in formulas._cells.items():
        if source.value is None:
            continue
        shown = values._cells.get(position)
        is_formula = source.data_type == "f"
        cells[position] = Cell(
            value=_shown(shown, is_formula),
            formula=_formula(source.value) if is_formula else "",
            is_error=shown is not None and shown.data_type == "e",
            number_format=source.number_format,
            look=looks.of(source),
        )
    return SheetGrid(
        cells,
        frozenset(r for r, d in formulas.row_dimensions.items() if d.hidden),
        frozenset(c for d in formulas.column_dimensions.values() if d.hidden for c in range(d.min, d.max + 1)),
        tuple((m.min_row, m.min_col, m.max_row, m.max_col) for m in formulas.merged_cells.ranges),
        formulas.sheet_state == "visible",
    )


def _shown(cell: Any, is_formula: bool) -> object:
    if is_formula and cell is not None and cell.value is None and cell.data_type == EMPTY_TEXT:
        return ""
    return cell.value if cell is not None else None


def _formula(value: object) -> str:
    return str(getattr(value, "text", None) or value)
