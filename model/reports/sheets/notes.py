"""Notes on inputs: what the reader converted or found unusual."""

from __future__ import annotations

from model.case.absent import absent
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
    notes, lacking = material.tables.notes, absent(material.tables)
    records = [[n.where, n.found, n.mend or None] for n in notes]
    records += [[f"Sheet '{title}'", f"no row: {meaning}.", None] for title, meaning in lacking.items()]
    sentence = "Nothing in the workbook needed a note."
    if notes:
        sentence = f"{len(notes)} notes: the plan was made all the same."
    if lacking:
        sentence += f" {len(lacking)} sheets have no row: {', '.join(lacking)}."
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


TOPIC = Report("Notes on inputs", "Notes on inputs", "a note", COLUMNS, fill, needs="nothing", tab="proof")
