"""The parts of a workbook file before any is parsed: which program it is of, and a budget of bytes and elements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

from model.ground.address import column_of

SAVE_AS = "Save As > Excel Workbook (*.xlsx)"
MOST_UNPACKED_BYTES = 200_000_000
MOST_RATIO = 200
"""Unpacked bytes per packed byte; sheets of numbers stay far below."""
RATIO_FROM_BYTES = 20_000_000
MOST_CELLS = 500_000
MOST_ROWS = 200_000
"""Rows that hold anything, be it only a format."""
MOST_MERGED_CELLS = 100_000
"""Cells within merged ranges, or within ranges that are one link."""
MOST_MARKS = 20_000
"""Of drop-downs and other checks of typing, conditional formats and links, of each."""
MOST_RANGES = 50_000
"""Ranges that those hold for."""
MOST_TAGS = 400_000
"""Tags of any part that is no sheet, such as texts, comments, names; shipped workbooks have 7,000."""
MOST_STYLE_TAGS = 100_000
"""The same of the styles, which take longest; shipped workbooks have 3,000."""

WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
OTHERS = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"), ("content.xml", "an OpenDocument spreadsheet (.ods)"),
    ("Index/Document.iwa", "an Apple Numbers document"), ("Index.zip", "an Apple Numbers document"),
    ("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a PowerPoint presentation"),
)
"""Part that gives a file away → what it is."""
STRICT = (b"purl.oclc.org/ooxml", b'conformance="strict"')
PART_WORDS = {"styles": "styles", "sharedStrings": "texts", "comments": "comments", "workbook": "names and sheets",
              "drawings": "drawings", "charts": "charts"}
"""How a planner calls a part."""
MARKS = (("dataValidation", "checks of what is typed"), ("cfRule", "conditional formats"), ("hyperlink", "links"))
UNUSED = "Delete the unused rows and columns below and beside the tables, save, and run again."
FRESH = "Copy the filled cells into a fresh workbook, as values (Paste Special > Values), and run again with that."
CELLS, ROWS, MERGED = "cells", "rows that are filled or formatted", "cells that are merged or linked as one"
RANGES = "ranges with a check or a format"
MOST: dict[str, tuple[int, str]] = {
    CELLS: (MOST_CELLS, UNUSED), ROWS: (MOST_ROWS, UNUSED),
    MERGED: (MOST_MERGED_CELLS, "Unmerge them, remove the link, and run again."), RANGES: (MOST_RANGES, FRESH),
    **{word: (MOST_MARKS, FRESH) for _, word in MARKS},
}
"""What sheets may have of each, together, and how too many are mended."""
_RANGE = re.compile(rb'<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref='
                    rb'"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_SHEET = re.compile(rb"<(?:\w+:)?worksheet[\s>]")
_FOR = re.compile(rb'sqref="([^"]*)"')

Refusal = tuple[str, str]
"""What was found, and how to mend it."""


def refusals(parts: ZipFile, packed: int) -> Iterator[Refusal]:
    """What speaks against reading a workbook, before it is parsed.

    Args:
        parts: the file as an archive.
        packed: its bytes.
    """
    yield from _other_program(parts)
    unpacked = sum(i.file_size for i in parts.infolist())
    if unpacked > MOST_UNPACKED_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked > MOST_RATIO * packed):
        yield "unpacked, the file is far larger than any input workbook.", FRESH
    else:
        yield from _too_much(parts)


def _other_program(parts: ZipFile) -> Iterator[Refusal]:
    names = set(parts.namelist())
    if WORKBOOK in names:
        if any(sign in parts.read(WORKBOOK) for sign in STRICT):
            yield "this is a Strict Open XML Spreadsheet.", f"Open it in Excel and {SAVE_AS}, the first in the list."
        return
    kind = next((what for part, what in OTHERS if part in names), "not an Excel workbook of the kind .xlsx")
    yield f"this is {kind}.", f"Open it where it was made and {SAVE_AS}."


def _too_much(parts: ZipFile) -> Iterator[Refusal]:
    """Parts beyond the budget: by their tags; sheets by their cells, rows, ranges and marks, added up."""
    found: Counter[str] = Counter()
    for name in (n for n in parts.namelist() if n.endswith((".xml", ".vml", ".rels"))):
        content = parts.read(name)
        if _SHEET.search(content[:4000]) is None:
            yield from _too_many_tags(name, content.count(b"<"))
        else:
            found.update(_counts(content))
    for what, (most, mend) in MOST.items():
        if found[what] > most:
            yield f"the workbook has more than {most:,} {what}.", mend


def _counts(content: bytes) -> dict[str, int]:
    """What a sheet has, by the words of `MOST`."""
    return {
        CELLS: sum(1 for _ in _CELL.finditer(content)), ROWS: sum(1 for _ in _ROW.finditer(content)),
        MERGED: sum(_range_sizes(content)),
        RANGES: sum(found.count(b" ") + 1 for found in _FOR.findall(content)),
        **{word: content.count(f"<{tag} ".encode()) + content.count(f":{tag} ".encode()) for tag, word in MARKS},
    }


def _too_many_tags(name: str, tags: int) -> Iterator[Refusal]:
    most = MOST_STYLE_TAGS if name == STYLES else MOST_TAGS
    if tags > most:
        word = next((w for part, w in PART_WORDS.items() if part in name), "a part of its own")
        yield f"its part {name} ({word}) has {tags:,} marks; at most {most:,} are read.", FRESH


def _range_sizes(content: bytes) -> Iterator[int]:
    for left, top, right, bottom in _RANGE.findall(content):
        columns = column_of(right.decode()) - column_of(left.decode()) + 1
        yield columns * (int(bottom) - int(top) + 1)
