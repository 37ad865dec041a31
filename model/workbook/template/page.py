"""What every sheet of the input workbook shares: its top rows, its print set-up and its widths."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from model.workbook.layout import HEADING_ROW, LINK_ROW, MEANING_ROW, PURPOSE_ROW, README, TITLE_ROW, UNIT_ROW
from model.workbook.template.styles import TemplateStyles

LEGEND = "Dark blue on yellow: you fill it in. Grey: fixed by the scheme, or an explanation."
PAGE_WIDTH = 240
"""Characters that an A4 page on its side holds, shrunk as far as can still be read."""

FULL_SIZE = 112
"""Characters that fit at full size, with some room for wider type."""

SMALL = 0.75
"""Width of a usual letter of the small type, as a share of a digit of the plain type."""

WIDEST = 50
"""Width at most of a column of names or numbers; longer texts are sentences and wrap in small type."""


def top_rows(sheet: Any, styles: TemplateStyles, title: str, one_row_is: str) -> None:
    """Title, purpose with the legend in words, and the link back.

    Args:
        sheet: the worksheet.
        styles: the formats of the workbook.
        title: its title.
        one_row_is: what one row is, in words.
    """
    sheet.write_string(TITLE_ROW - 1, 0, title, styles.title)
    sheet.write_string(PURPOSE_ROW - 1, 0, f"One row is {one_row_is}. {LEGEND}", styles.plain)
    sheet.set_row(LINK_ROW - 1, 18)
    sheet.write_url(LINK_ROW - 1, 0, f"internal:'{README}'!A1", styles.link, "Read me")


def page_setup(sheet: Any, widths: Sequence[float], keys: int = 1, breaks: Sequence[int] = ()) -> None:
    """Prepare a sheet for print: A4 on its side, as wide as one page wherever that can be read.

    Args:
        sheet: the worksheet.
        widths: width of each column in characters.
        keys: columns repeated where more than one page is needed.
        breaks: columns before which a page may end.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.repeat_rows(MEANING_ROW - 1, HEADING_ROW - 1)
    sheet.set_footer("&L&8&F&C&8&A&R&8&D  page &P of &N")
    ends, widest = page_ends(widths, keys, breaks)
    if not ends:
        sheet.fit_to_pages(1, 0)
        return
    sheet.repeat_columns(0, keys - 1)
    sheet.set_print_scale(math.floor(100 * FULL_SIZE / widest))
    sheet.set_v_pagebreaks(ends)


def page_ends(widths: Sequence[float], keys: int, breaks: Sequence[int]) -> tuple[list[int], float]:
    """Where pages end from left to right, and how wide the widest of them is.

    Args:
        widths: width of each column in characters.
        keys: columns that stand on every page.
        breaks: columns before which a page may end.

    Returns:
        The first columns of all pages but the first, and the width with the repeated columns.

    >>> page_ends([60.0, 100.0, 60.0, 90.0], 1, [1, 2, 3])
    ([3], 220.0)
    """
    ends: list[int] = []
    repeated = sum(widths[:keys])
    used = widest = repeated
    blocks = sorted({keys, *(b for b in breaks if b > keys), len(widths)})
    for first, last in pairwise(blocks):
        size = sum(widths[first:last])
        if used + size > PAGE_WIDTH and used > repeated:
            ends.append(first)
            used = repeated
        used += size
        widest = max(widest, used)
    return ends, widest


def width_of(heading: str, meaning: str, texts: Iterable[str]) -> float:
    """Width of a column that shows its heading with its button, its meaning in few lines, and its values.

    Args:
        heading: wrapped at spaces.
        meaning: wrapped, in small type.
        texts: the values as shown.

    Returns:
        Characters: at most WIDEST, or for sentences what most of them need, from 40 to 100.
    """
    sizes = [len(t) for t in texts if t]
    longest = max(sizes, default=0)
    if longest > WIDEST - 2:
        usual = max(sum(sizes) / len(sizes) + 4, longest / 5)
        return float(max(40, min(100, math.ceil(usual * SMALL))))
    word = max(len(w) for w in heading.split()) + 4
    word = max(word, *(math.ceil(len(w) * 0.85) + 2 for w in meaning.split()), 0)
    return float(min(WIDEST, max(9, word, math.ceil(len(meaning) / 4 * SMALL + 1), longest + 3)))


def lines_of(text: str, width: float, scale: float = 1.0) -> int:
    """Lines a text takes when wrapped at spaces in a column of a width.

    >>> lines_of("one two three", 8)
    2
    """
    lines, used = 1, 0.0
    for word in text.split():
        size = len(word) * scale * (1.2 if len(word) > 30 else 1)
        if used and used + scale + size > width:
            lines, used = lines + 1, 0.0
        used += size + (scale if used else 0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines


def row_height(texts: Iterable[tuple[str, float]], small: bool = True) -> float | None:
    """Height of a row that shows wrapped texts whole.

    Args:
        texts: each text with the width of its column in characters.
        small: whether they stand in small type.

    Returns:
        Points; None where one line is enough.
    """
    scale, line = (SMALL, 12.5) if small else (0.9, 15.0)
    lines = max((lines_of(t, w - 1, scale) for t, w in texts), default=1)
    return line * lines + 3 if lines > 1 else None


def heading_heights(sheet: Any, headings: Sequence[tuple[str, str, str]], widths: Sequence[float]) -> None:
    """Set the heights of the rows of meanings, units and headings, so that nothing is cut off.

    Args:
        sheet: the worksheet.
        headings: meaning, unit and heading of each column.
        widths: width of each column in characters.
    """
    pairs = list(zip(headings, widths, strict=True))
    sheet.set_row(MEANING_ROW - 1, 12.5 * max(lines_of(m, w - 1, SMALL) for (m, _, _), w in pairs) + 3)
    sheet.set_row(UNIT_ROW - 1, 12.5 * max(lines_of(u, w - 1, SMALL) for (_, u, _), w in pairs) + 3)
    sheet.set_row(HEADING_ROW - 1, 15 * max(lines_of(h, w - 2.5) for (_, _, h), w in pairs) + 3)
