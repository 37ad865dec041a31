"""Whether two workbooks hold the same: cells, drop-downs, names, and which sheets are hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl


def differences(committed: Path, fresh: Path) -> list[str]:
    """What differs between a committed workbook and one written now.

    Args:
        committed: the workbook in the repository.
        fresh: the one its data files give.

    Returns:
        One line a difference, in tab order; empty where nothing differs.
    """
    if committed.read_bytes() == fresh.read_bytes():
        return []
    old, new = contents(committed), contents(fresh)
    return [f"{place}: {old.get(place)!r} in {committed.name}, {new.get(place)!r} from the data files"
            for place in (old | new) if old.get(place) != new.get(place)]


def contents(path: Path) -> dict[str, Any]:
    """Everything a reader of a workbook may meet, by place.

    Args:
        path: the workbook.

    Returns:
        Address → value or formula; also values of formulas, rules, tables, names and the state of each sheet.
    """
    found: dict[str, Any] = {}
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    for name, defined in book.defined_names.items():
        found[f"name {name}"] = defined.attr_text
    for sheet in book.worksheets:
        title = f"'{sheet.title}'"
        found[f"{title} state"] = sheet.sheet_state
        for table in sheet.tables.values():
            found[f"{title} table {table.name}"] = table.ref
        for rule in sheet.data_validations.dataValidation:
            found[f"{title} rule {rule.sqref}"] = (rule.type, rule.operator, rule.formula1, rule.formula2, rule.prompt)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    found[f"{title}!{cell.coordinate}"] = cell.value
                if cell.data_type == "f":
                    found[f"{title}!{cell.coordinate} value"] = values[sheet.title][cell.coordinate].value
    return found
