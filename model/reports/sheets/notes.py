"""Notes on inputs: what the reader converted or found unusual."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Cell", "–", "sheet and cell of the workbook"),
    ReportColumn("What was read", "–", "what stands there and how it was understood", "sentence"),
    ReportColumn("What may be done", "–", "how to change it", "sentence", empty="nothing needs to be done"),
)


def fill(material: Material) -> Filled:
    """One row a note."""
    records = [[n.where, n.found, n.mend or None] for n in material.tables.notes]
    sentence = (
        f"{len(records)} notes: the plan was made all the same." if records
        else "Nothing in the workbook needed a note."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


TOPIC = Report("Notes on inputs", "Notes on inputs", "a note", COLUMNS, fill, needs="nothing", tab="proof")
