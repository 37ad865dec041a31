"""Absent: sheets without a row, and what that means for a plan."""

from __future__ import annotations

from model.case.tables import Tables
from model.schema import SHEETS


def absent(tables: Tables) -> dict[str, str]:
    """Sheets without a row → what that means."""
    filled = {title for title, rows in tables.parsed.items() if rows} | ({"Scheme"} if tables.scheme else set())
    return {k.SHEET.title: k.SHEET.without for k in SHEETS if k.SHEET.without and k.SHEET.title not in filled}
