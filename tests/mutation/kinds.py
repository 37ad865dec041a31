"""Kinds of mistakes of typing: what a planner's cell becomes with each of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from model.schema import Field
from model.schema.text_class import text_class
from model.workbook.read.cells import Cell, SheetGrid
from model.workbook.read.formulas import with_doubts

STRANGER = "Zzyzx unknown"
DROPPED, SWAPPED, STORED_ZERO, COMMA, SHARE = (
    "letter dropped", "letters swapped", "stored zero", "comma", "share in tonnes")
MISSPELT = (DROPPED, SWAPPED)
TOLD = (*MISSPELT, STORED_ZERO, COMMA, SHARE)
"""Kinds after which a value that is taken is never what was meant: it must be told, or do no harm."""
SHARES = ("1", "%")
"""Units that begin so are those of shares and factors, which may be shown as percentages."""
NUMBERS = ("number", "whole", "share")
Spoil = Callable[[Cell | None, Field | None, int], Cell | None]
"""From a cell, the declaration of what stands there and a number of its own to what stands there after a mistake."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_number(cell: Cell | None) -> bool:
    """Whether a number stands in a cell."""
    return cell is not None and isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _times(factor: float) -> Spoil:
    def spoilt(cell: Cell | None, field: Field | None, own: int) -> Cell | None:
        value: Any = cell.value if cell is not None and is_number(cell) else 5
        return Cell(value * factor if value else factor, number_format=cell.number_format if cell else "General")

    return spoilt


def _misspelt(swapped: bool) -> Spoil:
    """A letter of the longest word dropped, or swapped with the next one that is another."""
    def spoilt(cell: Cell | None, field: Field | None, own: int) -> Cell | None:
        if cell is None or not isinstance(cell.value, str) or not names_something(field):
            return cell
        word = max(_WORD.finditer(cell.value), key=lambda found: len(found[0]), default=None)
        if word is None:
            return cell
        text = cell.value
        for step in range(len(word[0]) - 1):
            n = word.start() + (own + step) % (len(word[0]) - 1)
            if not swapped:
                return Cell(text[:n] + text[n + 1:])
            if text[n].casefold() != text[n + 1].casefold():
                return Cell(text[:n] + text[n + 1] + text[n] + text[n + 2:])
        return cell

    return spoilt


def names_something(field: Field | None) -> bool:
    """Whether a column holds keys, references, countries or words of a closed list."""
    return field is not None and (field.kind == "choice" or field.kind == "text" and text_class(field) != "words")


def _stored_zero(cell: Cell | None, field: Field | None, own: int) -> Cell | None:
    """A formula with the 0 that XlsxWriter stores, never calculated; one that can be worked out, or one that cannot."""
    if cell is None or field is None or field.kind not in NUMBERS and not names_something(field):
        return cell
    if is_number(cell):
        formula = f"={cell.value!r}*1" if own % 2 else f"=IFERROR(VLOOKUP(1,Z1:Z9,1),{cell.value!r})"
    else:
        formula = f'="{cell.value}"&""'
    sheets = {"own": SheetGrid({(1, 1): Cell(0, formula, number_format=cell.number_format)})}
    with_doubts(sheets, uncalculated=True)
    return sheets["own"].cells[1, 1]


def _comma(cell: Cell | None, field: Field | None, own: int) -> Cell | None:
    """A number as a text with a comma before its fraction: 0,250 for 0.25 and 1,5 for 1.5."""
    if cell is None or field is None or field.kind not in NUMBERS or not is_number(cell):
        return cell
    value = cell.value
    assert isinstance(value, int | float)
    return Cell((f"{value:.3f}" if abs(value) < 1 else str(float(value))).replace(".", ","))


def _share(cell: Cell | None, field: Field | None, own: int) -> Cell | None:
    """30 % where an amount belongs."""
    if field is None or field.kind not in ("number", "whole") or field.column.unit.startswith(SHARES):
        return cell
    return Cell(0.3, number_format="0%")


KINDS: dict[str, Spoil] = {
    "blank": lambda *given: None,
    "text": lambda *given: Cell("abc"),
    "negative": _times(-1.0),
    "×1000": _times(1000.0),
    "unknown name": lambda *given: Cell(STRANGER),
    "formula without value": lambda *given: Cell(None, "=Z99*2"),
    DROPPED: _misspelt(swapped=False),
    SWAPPED: _misspelt(swapped=True),
    STORED_ZERO: _stored_zero,
    COMMA: _comma,
    SHARE: _share,
}
"""Kind of mistake → what stands in the cell after it. An empty or worded cell is given 5, made negative or × 1000."""
