"""The parts of a workbook file before any is read: which program it is of, and a budget of bytes and elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

from model.workbook.read.tally import MOST_TAG_BYTES, PartCount, tally

SAVE_AS = "Save As > Excel Workbook (*.xlsx)"
MOST_UNPACKED_BYTES = 100_000_000
"""Of all parts together; shipped workbooks have 4 MB, the report of one 6."""
MOST_RATIO = 200
"""Unpacked bytes per packed byte; sheets of numbers stay far below."""
RATIO_FROM_BYTES = 20_000_000
MOST_PARTS = 5_000
"""Shipped workbooks have 108."""
MOST_CELLS = 500_000
"""Shipped workbooks have 32,000, the report of one 130,000."""
MOST_FORMULAS = 120_000
"""Cells with a formula, which are read twice; shipped workbooks have 10,000, those of the drop-downs."""
MOST_COPIED_BYTES = 10_000_000
"""Of formulas that several cells share, once for each cell; 120,000 short ones stay below."""
MOST_ROWS = 200_000
"""Rows that hold anything, be it only a format."""
MOST_MERGED_CELLS = 100_000
"""Cells within merged ranges, or within ranges that are one link."""
MOST_HIDDEN_COLUMNS = 2_000_000
"""Of all sheets; one whose columns are hidden up to the last has 16,000."""
MOST_MARKS = 20_000
"""Of drop-downs and other checks of typing, conditional formats and links, of each."""
MOST_RANGES = 50_000
"""Ranges that those hold for."""
MOST_SHEET_TAGS = 100_000
"""Elements of sheets beside rows, cells and what a cell holds once; shipped workbooks have 3,000."""
MOST_LIGHT_TAGS = 400_000
"""Elements of a part that is read fast or not at all, such as the texts; shipped workbooks have 4,000."""
MOST_STYLE_TAGS = 40_000
"""Elements of the styles, which take longest; shipped workbooks have 300."""
MOST_TAGS = 60_000
"""Elements of all other parts together; shipped workbooks have 2,000."""
MOST_ELEMENTS = 3_000_000
"""Of one part, after which it need not be counted to its end."""

WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
ELSEWHERE = f"Open it where it was made and {SAVE_AS}."
IN_EXCEL = f"Open it in Excel and {SAVE_AS}."
NUMBERS = "Open it in Numbers, choose File > Export To > Excel, and take the format .xlsx."
OTHERS = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", IN_EXCEL),
    ("content.xml", "an OpenDocument spreadsheet (.ods)", f"Open it in Excel or LibreOffice and {SAVE_AS}."),
    ("Index/Document.iwa", "an Apple Numbers document", NUMBERS), ("Index.zip", "an Apple Numbers document", NUMBERS),
    ("word/document.xml", "a Word document", "Name the workbook."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Name the workbook."),
)
"""Part that gives a file away, what it is, and how a workbook is made of it."""
START_BYTES = 4_000
STRICT = (b"purl.oclc.org/ooxml", b'conformance="strict"')
PART_WORDS = {"styles": "styles", "sharedStrings": "texts", "comments": "comments", "workbook": "names and sheets",
              "drawings": "drawings", "charts": "charts", "worksheets": "sheet",
              "media": "pictures"}
"""How a planner calls a part."""
MARKS = (("dataValidation", "checks of what is typed"), ("cfRule", "conditional formats"), ("hyperlink", "links"))
UNUSED = "Delete the unused rows and columns below and beside the tables, save, and run again."
FRESH = "Copy the filled cells into a fresh workbook, as values (Paste Special > Values), and run again with that."
CELLS, FORMULAS, ROWS = "cells", "cells with a formula", "rows that are filled or formatted"
MERGED, HIDDEN, COPIED = "cells that are merged or linked as one", "hidden columns", "bytes of shared formulas"
RANGES, BESIDE = "ranges with a check or a format", "elements on its sheets beside rows and cells"
TOGETHER = ", with the smaller ones,"
MOST: dict[str, tuple[int, str]] = {
    CELLS: (MOST_CELLS, UNUSED), ROWS: (MOST_ROWS, UNUSED), FORMULAS: (MOST_FORMULAS, FRESH),
    MERGED: (MOST_MERGED_CELLS, "Unmerge them, remove the link, and run again."), RANGES: (MOST_RANGES, FRESH),
    HIDDEN: (MOST_HIDDEN_COLUMNS, FRESH), COPIED: (MOST_COPIED_BYTES, FRESH), BESIDE: (MOST_SHEET_TAGS, FRESH),
    **{word: (MOST_MARKS, FRESH) for _, word in MARKS},
}
"""What sheets may have of each, together, and how too many are mended."""
SHEET, IN_CELL = "worksheet", ("c", "v", "f", "is", "t")
"""Outermost element of a sheet, and what a cell and its content are."""
LIGHT = frozenset(("sst", "calcChain"))
"""Outermost elements of parts that are read fast or not at all."""
LIGHT_FOLDER = "customXml/"

Refusal = tuple[str, str]
"""What was found, and how to mend it."""


def refusals(parts: ZipFile, packed: int) -> Iterator[Refusal]:
    """What speaks against reading a workbook, before it is parsed.

    Args:
        parts: the file as an archive.
        packed: its bytes.
    """
    unpacked = sum(i.file_size for i in parts.infolist())
    if unpacked > MOST_UNPACKED_BYTES or (unpacked > RATIO_FROM_BYTES and unpacked > MOST_RATIO * packed):
        large = max(parts.infolist(), key=lambda i: i.file_size)
        yield (f"unpacked, the file is far larger than any input workbook. Its part {_named(large.filename)} "
               f"holds {large.file_size // 10**6:,} MB.", FRESH)
    elif len(parts.infolist()) > MOST_PARTS:
        yield f"the file has more than {MOST_PARTS:,} parts.", FRESH
    else:
        yield from _other_program(parts)
        yield from _too_much(parts)


def _other_program(parts: ZipFile) -> Iterator[Refusal]:
    names = set(parts.namelist())
    if WORKBOOK in names:
        with parts.open(WORKBOOK) as workbook:
            start = workbook.read(START_BYTES)
        if any(sign in start for sign in STRICT):
            yield "this is a Strict Open XML Spreadsheet.", f"Open it in Excel and {SAVE_AS}, the first in the list."
        return
    what, mend = next(((what, mend) for part, what, mend in OTHERS if part in names),
                      ("not an Excel workbook of the kind .xlsx", ELSEWHERE))
    yield f"this is {what}.", mend


def _too_much(parts: ZipFile) -> Iterator[Refusal]:
    """Parts beyond their budget; what sheets hold is added up, and so are parts without one of their own."""
    found: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for name in dict.fromkeys(parts.namelist()):
        part = tally(parts, name, MOST_ELEMENTS)
        elements = part.elements.total()
        if part.long_tag:
            yield f"its part {_named(name)} holds an element of more than {MOST_TAG_BYTES:,} bytes.", FRESH
        elif part.root == SHEET:
            found.update(_of_sheet(part))
        elif name == STYLES:
            yield from _too_many(name, elements, MOST_STYLE_TAGS)
        elif part.root in LIGHT or name.startswith(LIGHT_FOLDER):
            yield from _too_many(name, elements, MOST_LIGHT_TAGS)
        else:
            others[name] = elements
        found.update(_anywhere(part))
        yield from ((f"the workbook has more than {most:,} {what}.", mend)
                    for what, (most, mend) in MOST.items() if found[what] > most)
        if others.total() > MOST_TAGS:
            yield from _too_many(max(others, key=others.__getitem__), others.total(), MOST_TAGS, TOGETHER)


def _anywhere(part: PartCount) -> dict[str, int]:
    """What makes work in whatever part it stands, by the words of `MOST`."""
    return {MERGED: part.merged, RANGES: part.ranges, HIDDEN: part.hidden, COPIED: part.copied,
            **{word: part.elements[tag] for tag, word in MARKS}}


def _of_sheet(part: PartCount) -> dict[str, int]:
    """What a sheet has beside that, by the words of `MOST`."""
    cells, rows = part.elements["c"], part.elements["row"]
    held = sum(min(part.elements[tag], cells) for tag in IN_CELL)
    return {CELLS: cells, FORMULAS: part.elements["f"], ROWS: rows, BESIDE: part.elements.total() - rows - held}


def _too_many(name: str, elements: int, most: int, together: str = "") -> Iterator[Refusal]:
    if elements > most:
        yield f"its part {_named(name)}{together} holds {elements:,} elements; at most {most:,} are read.", FRESH


def _named(name: str) -> str:
    word = next((w for part, w in PART_WORDS.items() if part in name), "")
    return f"{word} ({name})" if word else name
