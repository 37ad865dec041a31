"""What is said of rows beyond their single cells: repeated rows, Low, Base, High that fall, shares in another unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.ground.address import address, column_of
from model.ground.errors import Problem
from model.ground.names import plain
from model.schema import Row, fields_of
from model.schema.limits import QUANTITY_UNITS
from model.workbook.read.book import Draft
from model.workbook.read.bounds import shows_percent
from model.workbook.read.cells import Cell
from model.workbook.read.numbers import percent_from_text
from model.workbook.wording import in_unit, percent, together


def repeats(kind: type[Row], columns: Mapping[str, str], drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Rows that name the same thing.

    Args:
        kind: row class of the sheet.
        columns: field name → column letters.
        drafts: every row of the sheet.
    """
    keys = [f for f in fields_of(kind) if f.column.key]
    needed = [f.name for f in keys if f.required]
    if not {*needed} <= set(columns):
        return
    first: dict[tuple[str, ...], int] = {}
    for draft in drafts:
        if not all(draft.values.get(n) is not None for n in needed):
            continue
        key = tuple(plain(str(draft.values.get(f.name))) for f in keys)
        if key not in first:
            first[key] = draft.row
            continue
        names = together([f"{f.column.heading} {draft.values[f.name]}" for f in keys
                          if draft.values.get(f.name) is not None])
        yield Problem(address(kind.SHEET.title, f"{columns[keys[0].name]}{draft.row}"),
                      f"row {draft.row} repeats row {first[key]} ({names.replace(' and ', ', ')}).",
                      "Keep one of them.")


def falling_spreads(kind: type[Row], columns: Mapping[str, str], draft: Draft) -> Iterator[Problem]:
    """Low ≤ Base ≤ High wherever they stand side by side in a row.

    Args:
        kind: row class of the sheet.
        columns: field name, "field low" and "field high" → column letters.
        draft: the row.
    """
    units = {f.name: f.column.unit for f in fields_of(kind)}
    for name in {**draft.low, **draft.high}:
        written = [("Low", draft.low.get(name)), ("Base", draft.values.get(name)), ("High", draft.high.get(name))]
        given = [(word, value) for word, value in written if value is not None]
        falling = next(((a, b) for a, b in zip(given, given[1:], strict=False) if a[1] > b[1]), None)
        if falling is None:
            continue
        letters = sorted((columns[n] for n in (name, f"{name} low", f"{name} high") if n in columns), key=column_of)
        said = [in_unit(value, units[name] if units[name].startswith("%") else "–") for _, value in falling]
        cells = f"{letters[0]}{draft.row}:{letters[-1]}{draft.row}" if letters else f"{draft.row}"
        yield Problem(address(kind.SHEET.title, cells),
                      f"{falling[0][0]} {said[0]} is above {falling[1][0]} {said[1]}.",
                      "Give Low, Base, High in rising order.")


def shares_elsewhere(where: str, cell: Cell, unit: str) -> Iterator[Problem]:
    """A percentage in a row that says another unit.

    Args:
        where: the cell.
        cell: what stands there, a number or a text that was read as one.
        unit: what the row says of its unit, or the quantity of a limit.
    """
    typed = percent_from_text(cell.value.strip()) if isinstance(cell.value, str) else None
    shown = cell.value if shows_percent(cell.number_format) and isinstance(cell.value, int | float) else typed
    if shown is not None and not unit.startswith("%"):
        unit = QUANTITY_UNITS.get(unit, unit)
        yield Problem(where, f"the cell shows {percent(shown)}, and a share is no {unit}.",
                      f"Set the cell's format to Number and type {unit}.")
