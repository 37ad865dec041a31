"""What every sheet of the input workbook shares: its top rows, its print set-up and its widths."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from model.workbook.layout import HEADING_ROW, LINK_ROW, MEANING_ROW, PURPOSE_ROW, TITLE_ROW, UNIT_ROW
from model.workbook.template_styles import Styles

README = "Read me"
LEGEND = "Dark blue on yellow: you fill it in. Grey: fixed by the scheme, or an explanation."
PAGE_WIDTH = 190
"""Characters that an A4 page on its side holds, shrunk as far as can still be read."""


def top_rows(sheet: Any, styles: Styles, title: str, one_row_is: str) -> None:
    """Title, purpose with the legend in words, and the link back.

    Args:
        sheet: the worksheet.
        styles: the formats of the workbook.
        title: its title.
        one_row_is: what one row is, in words.
    """
    sheet.write_string(TITLE_ROW - 1, 0, title, styles.title)
    sheet.write_string(PURPOSE_ROW - 1, 0, f"One row is {one_row_is}. {LEGEND}", styles.plain)
    sheet.write_url(LINK_ROW - 1, 0, f"internal:'{README}'!A1", styles.link, "Read me")


def page_setup(sheet: Any, widths: Sequence[float], keys: int = 0) -> None:
    """Prepare a sheet for print: A4 on its side, as wide as one page wherever that can be read.

    Args:
        sheet: the worksheet.
        widths: width of each column in characters.
        keys: columns repeated where more than one page is needed.
    """
    pages = math.ceil(sum(widths) / PAGE_WIDTH)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(MEANING_ROW - 1, HEADING_ROW - 1)
    if pages > 1 and keys:
        sheet.repeat_columns(0, keys - 1)
    sheet.set_footer("&L&8&F&C&8&A&R&8&D  page &P of &N")


def width_of(heading: str, meaning: str, texts: Iterable[str], button: bool = True) -> float:
    """Width of a column that shows its heading whole, its meaning in few lines, and its values.

    Args:
        heading: wrapped at spaces.
        meaning: wrapped, in small type.
        texts: the values as shown.
        button: whether the heading carries a filter button.

    Returns:
        Characters, at most 48.
    """
    word = max(len(w) for w in heading.split()) + (3 if button else 1)
    lines = 5 if len(meaning) > 60 else 4
    longest = max((len(t) for t in texts), default=0)
    return float(min(48, max(9, word, math.ceil(len(meaning) / lines * 0.85), longest + 2)))


def lines_of(text: str, width: float, scale: float = 1.0) -> int:
    """Lines a text takes when wrapped at spaces in a column of a width.

    >>> lines_of("one two three", 8)
    2
    """
    lines, used = 1, 0.0
    for word in text.split():
        size = len(word) * scale
        if used and used + scale + size > width:
            lines, used = lines + 1, size
        else:
            used += size + (scale if used else 0)
    return lines


def heading_heights(sheet: Any, headings: Sequence[tuple[str, str, str]], widths: Sequence[float]) -> None:
    """Set the heights of the rows of meanings, units and headings, so that nothing is cut off.

    Args:
        sheet: the worksheet.
        headings: meaning, unit and heading of each column.
        widths: width of each column in characters.
    """
    pairs = list(zip(headings, widths, strict=True))
    sheet.set_row(MEANING_ROW - 1, 12.5 * max(lines_of(m, w - 1, 0.85) for (m, _, _), w in pairs) + 3)
    sheet.set_row(UNIT_ROW - 1, 12.5 * max(lines_of(u, w - 1, 0.85) for (_, u, _), w in pairs) + 3)
    sheet.set_row(HEADING_ROW - 1, 15 * max(lines_of(h, w - 3, 1.05) for (_, _, h), w in pairs) + 3)
