"""What limits the plan: limits that are reached, the cell each comes from, and the worth of one more unit."""

from __future__ import annotations

import math
from typing import Any

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

NONE = "not an aim, or no plan when the limit moves"


def worth(of: str, way: str, unit: str, digits: int) -> ReportColumn:
    """A column with the change of an aim when the limit moves by one unit."""
    meaning = f"change of {of} with one unit {way} of the limit; below 0 is better"
    head = "Gap" if of == GAP else unit[:1].upper() + unit[1:]
    return ReportColumn(f"{head} for one {way}", unit, meaning, "number", empty=NONE, digits=digits)


GAP = "what beneficiaries miss to break even"

FROM: dict[str, ReportColumn] = {
    "in_words": ReportColumn("In words", "–", "what it limits", "sentence"),
    "cell": ReportColumn("Set in", "–", "cell of the workbook it comes from", empty="comes from several cells"),
    "unit": ReportColumn("Unit", "–", "of the limit"),
    "used": ReportColumn("Used", "as named", "how much of it the plan takes up", "number"),
    "limit": ReportColumn("At", "as named", "the limit", "number"),
    "more_points": worth("dependence", "more", "points", 6),
    "more_gap": worth(GAP, "more", "₹ crore", 4),
    "more_crore": worth("cost", "more", "₹ crore", 4),
    "less_points": worth("dependence", "less", "points", 6),
    "less_gap": worth(GAP, "less", "₹ crore", 4),
    "less_crore": worth("cost", "less", "₹ crore", 4),
    "note": ReportColumn("Note", "–", "where more and less differ, or what moves with it", "sentence",
                         empty="nothing to add"),
    "name": ReportColumn("Limit", "–", "name of the limit in the model"),
}
"""Column of the priced limits → column of the report."""
COLUMNS = tuple(FROM.values())


def fill(material: Material) -> Filled:
    """One row a limit, in the order in which they were priced."""
    prices = material.extras.prices
    records = [] if prices is None else [[_plain(v) for v in row] for row in prices[list(FROM)].to_numpy().tolist()]
    changed = "dependence, the gap of beneficiaries and cost" if material.tables.scheme else "dependence and cost"
    sentence = (
        f"One more unit of a limit changes {changed} by what is shown; the two "
        "directions can differ." if records else "No limit was priced."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


def _plain(value: Any) -> Any:
    """A cell, empty where there is no number to show."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return None if value == "" else value


TOPIC = Report("What limits", "What limits the plan", "a limit", COLUMNS, fill, tab="answer")
