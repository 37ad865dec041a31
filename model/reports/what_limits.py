"""What limits the plan: limits that are reached, the cell each comes from, and the worth of one more unit."""

from __future__ import annotations

import math
from typing import Any

from model.analysis.prices import COLUMNS as PRICED
from model.reports.material import Material
from model.reports.table import Filled, ReportColumn, Topic, framed

NONE = "not priced, or no plan when the limit moves"
WORTH = "change of {} with one unit {} of the limit; below 0 is better"

COLUMNS = (
    ReportColumn("Limit", "–", "name of the limit in the model"),
    ReportColumn("In words", "–", "what it limits", "sentence"),
    ReportColumn("Set in", "–", "cell of the workbook it comes from", empty="comes from several cells"),
    ReportColumn("Unit", "–", "of the limit"),
    ReportColumn("Used", "as named", "how much of it the plan takes up", "number"),
    ReportColumn("At", "as named", "the limit", "number"),
    ReportColumn("Points for one more", "points", WORTH.format("dependence", "more"), "number", empty=NONE, digits=6),
    ReportColumn("₹ crore for one more", "₹ crore", WORTH.format("national cost", "more"), "number",
                 empty=NONE, digits=4),
    ReportColumn("Points for one less", "points", WORTH.format("dependence", "less"), "number", empty=NONE, digits=6),
    ReportColumn("₹ crore for one less", "₹ crore", WORTH.format("national cost", "less"), "number",
                 empty=NONE, digits=4),
    ReportColumn("Note", "–", "where more and less differ, or what moves with it", "sentence", empty="nothing to add"),
)
def fill(material: Material) -> Filled:
    """One row a limit, in the order in which they were priced."""
    prices = material.prices
    records = [] if prices is None else [[_plain(v) for v in row] for row in prices[list(PRICED)].to_numpy().tolist()]
    sentence = (
        "One more unit of a limit changes dependence and cost by what is shown; the two directions can differ."
        if records else "No limit was priced."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


def _plain(value: Any) -> Any:
    """A cell, empty where there is no number to show."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return None if value == "" else value


TOPIC = Topic("What limits", "What limits the plan", "a limit", COLUMNS, fill, tab="answer")
