"""Extended: an older workbook taken over with more years, each of them like the last one it had."""

from __future__ import annotations

from model.ground.years import later, span
from model.schema import BY_TITLE
from model.workbook.records import Record
from model.workbook.upgrade import Upgrade

LAST_YEAR = "Last year"


def extended(found: Upgrade, last: str) -> None:
    """Add years to a workbook that was taken over: every row goes on as in its last year, and says so in its Note.

    Args:
        found: the workbook; its records, years and changes are added to.
        last: the last year that is wanted; nothing is done where the workbook goes that far.
    """
    if not found.years or last in found.years:
        return
    before = found.years[-1]
    new = span(later(before, 1), last)
    for title, records in found.records.items():
        kind = BY_TITLE[title].SHEET
        if kind.years is not None:
            count = sum(_goes_on(record, before, new) for record in records)
            said = f"Sheet '{title}': {new[0]} to {last} are like {before} in {count} rows, marked extended."
            found.changes += [said] if count else []
    for setting in found.records.get("Settings", ()):
        if setting["Setting"] == LAST_YEAR:
            setting["Value"] = last
    found.years = (*found.years, *new)


def _goes_on(record: Record, before: str, new: tuple[str, ...]) -> bool:
    """Fill the new years of a row; whether there was anything to fill them with."""
    value = record.get(before)
    if value is None:
        return False
    record.update(dict.fromkeys(new, value))
    said = f"{new[0]} to {new[-1]} extended: like {before}"
    record["Note"] = f"{record['Note']}; {said}" if record.get("Note") else said
    return True
