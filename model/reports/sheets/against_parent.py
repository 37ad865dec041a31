"""Against the parent: what the workbook has otherwise than the one it was made from."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian
from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets.inputs_used import shown
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("What", "–", "what is otherwise"),
    ReportColumn("Sheet", "–", "sheet of the workbook"),
    ReportColumn("Item", "–", "keys of the row", empty="not of one row"),
    ReportColumn("Column", "–", "heading or financial year", empty="not of one column"),
    ReportColumn("Parent", "as named", "what the parent has", "any", empty="nothing"),
    ReportColumn("This workbook", "as named", "what is planned with; of a row gone, the new one most like it", "any",
                 empty="nothing"),
    ReportColumn("Cell", "–", "address in this workbook", empty="not one cell"),
)


def fill(material: Material) -> Filled:
    """One row a difference, in the order of the tabs."""
    found = material.tables.against
    assert found is not None, "the sheet needs a parent"
    records = [[d.kind, d.sheet, d.item or None, d.column or None, _value(d.before), _value(d.after), d.cell or None]
               for d in found.differences]
    counts = ", ".join(f"{indian(n)} × {kind}" for kind, n in found.counts.items()) or "nothing is otherwise"
    sentence = (f"Compared with {found.parent}, from which this workbook was made: {counts}. Rows are matched by their "
                "keys, units are converted; sources and notes are not compared.")
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


def _value(value: Any) -> Any:
    return None if value is None else shown(value, share=False)


TOPIC = Report("Against the parent", "What is otherwise than in the parent", "a difference", COLUMNS, fill,
               needs="parent", tab="proof")
