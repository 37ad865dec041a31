"""Addresses in Excel's own form, such as ``'Award sizes'!C7``, that can be pasted into the Name Box."""

from __future__ import annotations

import re

_CELL = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>\w+))!(?P<cell>\$?[A-Z]{1,3}\$?\d+(?::[A-Z]{1,3}\d+)?)")
_SHEET = re.compile(r"Sheet '(?P<title>.+)'")


def letters_of(column: int) -> str:
    """Letters of a column.

    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_of(letters: str) -> int:
    """Number of a column.

    >>> column_of("AB")
    28
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(sheet: str, cell: str) -> str:
    """Address of a cell or a range of cells.

    >>> address("Supply", "F9"), address("Award sizes", "C7:D7")
    ('Supply!F9', "'Award sizes'!C7:D7")
    """
    title = sheet if sheet.isalnum() else "'" + sheet.replace("'", "''") + "'"
    return f"{title}!{cell}"


def split(where: str) -> tuple[str, str]:
    """Sheet and cell of the place a problem names.

    Args:
        where: an address, ``Sheet 'Title'``, or a file.

    Returns:
        Title of the sheet and its cell or range; "" for what is not named.

    >>> split("'Award sizes'!C7"), split("Sheet 'Stages'"), split("plan.xlsx")
    (('Award sizes', 'C7'), ('Stages', ''), ('', ''))
    """
    if match := _CELL.fullmatch(where):
        return (match["quoted"] or match["plain"]).replace("''", "'"), match["cell"]
    if match := _SHEET.fullmatch(where):
        return match["title"], ""
    return "", ""


def position(cell: str) -> tuple[int, int]:
    """Row and column of a cell, or of the first cell of a range; zeros for no cell.

    >>> position("C7:D9"), position("")
    ((7, 3), (0, 0))
    """
    match = re.match(r"\$?([A-Z]+)\$?(\d+)", cell)
    return (int(match[2]), column_of(match[1])) if match else (0, 0)
