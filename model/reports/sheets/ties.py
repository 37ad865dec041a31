"""Ties: awards that could be others at no loss."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

PAIR, ALONE = "an award that moves, not two that are exchanged", "two awards that are exchanged"
COLUMNS = (
    ReportColumn("In words", "–", "what could be otherwise", "sentence"),
    ReportColumn("Beneficiary", "–", "whose award could be another"),
    ReportColumn("Award", "t/a", "in this plan", "number"),
    ReportColumn("Exchanged with", "–", "who would have its award", empty=PAIR),
    ReportColumn("Award of the other", "t/a", "in this plan", "number", empty=PAIR),
    ReportColumn("Least", "t/a", "smallest award of a plan as good", "number", empty=ALONE),
    ReportColumn("Most", "t/a", "largest award of a plan as good", "number", empty=ALONE),
)


def fill(material: Material) -> Filled:
    """One row an exchange, or an award that could move."""
    found = material.extras.ties
    records = [] if found is None else [
        [_words(r), r.beneficiary, *map(_plain, (r.award, r.other, r.other_award, r.least, r.most))]
        for r in rows(found)
    ]
    return Filled(_sentence(material, records), framed([c.name for c in COLUMNS], records))


def _words(tie: Any) -> str:
    if _plain(tie.other) is not None:
        return f"Awards of {tie.beneficiary} and {tie.other} could be exchanged at no loss."
    return (
        f"The award of {tie.beneficiary} could be anything from {indian(tie.least)} to {indian(tie.most)} t/a at no "
        "loss, the other awards moving with it."
    )


def _plain(value: Any) -> Any:
    """A cell; empty where there is none."""
    return None if pd.isna(value) else value


def _sentence(material: Material, records: list[list[Any]]) -> str:
    tried = "no two awards can be exchanged" if material.data.awards.whole_lots else "no award can be another"
    if not records:
        return f"Every aim but the tie-break kept at what the plan reached, {tried}: the awards are not a tie."
    return (
        "Every aim but the tie-break is kept at what the plan reached. Among plans that are as good, this one uses "
        "what is listed first."
    )


TOPIC = Report("Ties", "Awards that could be others at no loss", "an exchange, or an award that could move", COLUMNS,
              fill, needs="ties")
