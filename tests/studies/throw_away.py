"""A study that is in no tuple of the tool, brought in by one line: python -m tests.studies.throw_away OUT.

Prints, as JSON, what the places say of it that are not files of the run folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import model.studies
from model.ground.progress import SILENT, Progress
from model.planning.variant import Solved
from model.studies.asked import Asked
from model.studies.study import Answer, Study, Told, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable


class Days(Study):
    """How many days its years have: a question that no study of the tool asks."""

    name, sheet, stage, topic = "days", "Days", "Days", "Days of the plan"
    question = "How many days does the plan last?"
    title = "The days of each year"
    counts, one_row_is = "years counted", "a year of the plan"
    columns = (
        ReportColumn("Year of the plan", "–", "which financial year", key="year", compare="row"),
        ReportColumn("Days", "number", "from April to March", "number", key="days", compare="number"),
        ReportColumn("Leap", "–", "whether it has a 29 February", key="leap", compare="word"),
    )
    shown = ("Year of the plan", "Days")
    words = (("throw-away", "here for a test, and gone after it", "–", None),)
    further = "months of each year"

    def barred(self, asked: Asked) -> str:
        """Every plan has days."""
        return ""

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row a year."""
        leap = {y: (int(y[2:6]) + 1) % 4 == 0 for y in asked.tables.years}
        records = [{"year": y, "days": 365 + n, "leap": "yes" if n else "no"} for y, n in leap.items()]
        months = framed(self.columns[:2], [{"year": y, "days": 12} for y in leap])
        return Answer(framed(self.columns, records), "Days counted by hand.", further={"months": months})

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """How many years there are."""
        count = table.cite("Days", {}, "count", 0)
        return (Told("How sure is it?", 99, Finding(f"The days of {count} years are known.", table.sheet, (count,))),)


DAYS = Days()


def main(out: str) -> int:
    """Bring the study in by its one line, then have the tool run, and tell what pages and comparison know of it."""
    model.studies.STUDIES = (*model.studies.STUDIES, DAYS)
    from model.comparison.compared import COMPARED
    from model.reports.dictionary import report_pages
    from tests.cases.small import plant
    from tests.studies.all_made import run

    told = run(plant(), Path(out), "--studies", DAYS.name, "--json")
    sys.stdout.write(json.dumps({
        "code": told.code, "screen": told.screen, "short": told.short, "folder": str(told.folder),
        "compared": [[c.sheet, c.keys, c.numbers, c.words] for c in COMPARED if c.sheet == DAYS.sheet],
        "pages": report_pages(),
    }))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
