"""Horizon: what the plan decides where it looks further ahead."""

from __future__ import annotations

from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

SHEET = "End of horizon"
NONE = "there is no longer plan"
COLUMNS = (
    ReportColumn("Indicator", "–", "what is decided or measured"),
    ReportColumn("Of", "–", "beneficiary, stage or year"),
    ReportColumn("Unit", "–", "of the figures"),
    ReportColumn("Plan", "as named", "in this plan", "number"),
    ReportColumn("Longer", "as named", "in the plan made with further years", "number", empty=NONE),
    ReportColumn("Change", "as named", "longer less plan", "number", empty=NONE),
    ReportColumn("Moves", "–", "whether it moves by a unit or more", "text"),
)
MOVES, STANDS, UNKNOWN = "moves", "stands", "not known"
LEAST = 1.0
"""t/a or points by which a figure must change to be said to move: less is within tolerances."""


def fill(material: Material) -> Filled:
    """One row for each figure of the years of the plan, those that move first."""
    found = material.extras.horizon
    read = [] if found is None else list(rows(found))
    if read and read[0].status not in ("optimal", "stopped early with a plan"):
        records = [[r.indicator, r.of, r.unit, r.plan, None, None, UNKNOWN] for r in read]
        last = read[0].last_year
        sentence = f"Made up to {last} there is no plan to compare with: what hangs on where it ends is not known."
        return Filled(sentence, framed([c.name for c in COLUMNS], records))
    read.sort(key=lambda r: -abs(r.change) if abs(r.change) >= LEAST else 0.0)
    records = [
        [r.indicator, r.of, r.unit, r.plan, r.longer, r.change, MOVES if abs(r.change) >= LEAST else STANDS]
        for r in read
    ]
    moved = sum(r[-1] == MOVES for r in records)
    said = f"{moved} of {len(records)} figures move by 1 t/a, 1 point or more" if moved else "no figure moves"
    last, status = (read[0].last_year, read[0].status) if read else ("", "")
    sentence = (
        f"The plan made again up to {last} ({status}), each further year like the last one of the plan: {said}. What "
        "moves hangs on where the plan ends."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


TOPIC = Report(SHEET, "What a longer plan would decide otherwise", "a figure of the years of the plan", COLUMNS, fill,
              needs="horizon")
