"""What a planner sees of a cell in Excel where that is not what is read: struck out, unseen, or shown in thousands."""

from __future__ import annotations

import re
from typing import Any

from model.ground.errors import Problem
from model.workbook.read.slots import Slot, Taken
from model.workbook.wording import number

STRUCK, SAME_COLOUR, NO_FORMAT = "struck out", "in the colour of its cell", "hidden by its format"
"""Looks of a cell that is read all the same."""
WHITE, BLACK = "FFFFFF", "000000"
_THEME = {0: WHITE, 1: BLACK}
_INDEXED = {0: BLACK, 1: WHITE, 8: BLACK, 9: WHITE, 64: BLACK, 65: WHITE}
_WORDS = re.compile(r'"([^"]*)"|\\(.)')
_SIGNS = re.compile(r"\[[^\]]*\]|_.|\*.")
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_NOTHING = re.compile(r";{2,}")


class Looks:
    """How the cells of a workbook look, style by style.

    Args:
        book: a workbook of openpyxl.
    """

    def __init__(self, book: Any) -> None:
        self._fonts, self._fills = book._fonts, book._fills
        self._known: dict[tuple[int, int], str] = {}

    def of(self, cell: Any) -> str:
        """How a cell looks; "" as a cell should."""
        style = cell._style
        key = style.fontId, style.fillId
        if key not in self._known:
            self._known[key] = self._look(self._fonts[key[0]], self._fills[key[1]])
        return self._known[key] or (NO_FORMAT if _NOTHING.fullmatch(cell.number_format) else "")

    def _look(self, font: Any, fill: Any) -> str:
        if font.strike:
            return STRUCK
        letters = _colour(font.color) if font.color is not None else BLACK
        pattern = getattr(fill, "patternType", "other")
        ground = WHITE if pattern is None else _colour(fill.fgColor) if pattern == "solid" else ""
        return SAME_COLOUR if letters and letters == ground else ""


def _colour(colour: Any) -> str:
    """A colour as six digits; "" where it cannot be told."""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and not colour.tint:
        return _THEME.get(colour.theme, "")
    return _INDEXED.get(colour.indexed, "") if colour.type == "indexed" else ""


def as_seen(taken: Taken, look: str, number_format: str, slot: Slot) -> Taken:
    """What was taken from a cell, with what is to be said where a planner sees something else.

    Args:
        taken: value and problems so far; of a cell that is filled.
        look: of the cell.
        number_format: Excel's format code.
        slot: where it stands.
    """
    if taken.bad or taken.value is None:
        return taken
    if look == STRUCK:
        return slot.stop("the cell is struck out, and its value would be read like any other.",
                         "Clear the cell if it does not count, or take the line through it away.")
    if look:
        taken = taken.but(slot.note(f"the value cannot be seen, as it is {look}; it was read all the same.",
                                    "Give it a colour and a format that show it, or clear the cell."))
    shown = _otherwise(taken.value, number_format, slot) if isinstance(taken.value, int | float) else None
    if shown is None:
        return taken
    return Taken(None, (*taken.problems, shown), bad=True) if shown.severity == "stop" else taken.but(shown)


def _otherwise(value: float, number_format: str, slot: Slot) -> Problem | None:
    """A number shown in thousands, or with the unit of its format behind it."""
    first = number_format.partition(";")[0]
    thousands = _THOUSANDS.search(_SIGNS.sub("", _WORDS.sub("", first)))
    if thousands and abs(value) != float("inf"):
        power = 1000 ** len(thousands[1])
        found = f"the cell shows {number(value / power)} by its format, and {number(value)} would be read."
        return Problem(slot.where, found, "Set the format of the cell to General, and type the number in "
                       f"{slot.unit if slot.unit not in ('', '–') else 'full'}.")
    words = " ".join(a or b for a, b in _WORDS.findall(first)).strip()
    if any(c.isalpha() for c in words) and words.casefold() != slot.unit.casefold():
        return slot.note(f"the cell shows '{words}' by its format; the number was read in {slot.unit}.",
                         "Set the format of the cell to General.")
    return None
