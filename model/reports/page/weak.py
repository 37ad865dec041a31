"""Weak inputs that matter: inferred inputs ranked by what a tenth of each would move."""

from __future__ import annotations

from dataclasses import replace

from model.reports.material import Material
from model.reports.sheets.weak_inputs import TOPIC as WEAK
from model.reports.sheets.weak_inputs import heaviest
from model.tell.section import Section, Tables, plain

LISTED = 25
"""Inputs that stand open on the page; the others are folded away."""


def section(material: Material, tables: Tables) -> Section | None:
    """Weak inputs that matter."""
    table = tables.get(WEAK.sheet)
    if table is None or table.frame.empty:
        return None
    head = heaviest(material, tables) or plain(table.title, table)
    most = replace(table, frame=table.frame.head(LISTED))
    folded = (table,) if len(table.frame) > LISTED else ()
    return Section("weak", "Weak inputs that matter", (head,), (table.sentence,), shown=(most,), folded=folded)
