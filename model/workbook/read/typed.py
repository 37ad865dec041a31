"""From drafts to rows of the schema."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from model.case.parsed import ParsedRow
from model.ground.address import address
from model.ground.errors import Problem
from model.schema import BY_TITLE, Row, fields_of
from model.workbook.read.book import Draft, SheetRead


def typed_rows(title: str, sheet: SheetRead) -> tuple[list[ParsedRow], list[Problem]]:
    """Build the rows of a sheet from the drafts that are sound.

    Args:
        title: of the sheet.
        sheet: as read.

    Returns:
        Its rows, and what the row class refuses although every cell by itself was right.
    """
    kind = BY_TITLE[title]
    rows: list[ParsedRow] = []
    problems: list[Problem] = []
    for draft in sheet.drafts:
        if draft.sound:
            made = _typed(kind, draft, sheet)
            if isinstance(made, ParsedRow):
                rows.append(made)
            else:
                problems.append(made)
    return rows, problems


def _typed(kind: type[Row], draft: Draft, sheet: SheetRead) -> ParsedRow | Problem:
    values: dict[str, Any] = {f.name: draft.values.get(f.name) for f in fields_of(kind)}
    try:
        return ParsedRow(draft.row, kind.model_validate(values), draft.low, draft.high, draft.years)
    except ValidationError as error:
        fault = error.errors()[0]
        name = str(fault["loc"][0])
        row = sheet.columns.get(f"{name} row", draft.row)
        where = address(kind.SHEET.title, f"{sheet.columns.get(name, '')}{row}")
        return Problem(where, f"{fault['input']} is not allowed here.", f"{fault['msg']}.")
