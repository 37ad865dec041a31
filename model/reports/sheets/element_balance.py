"""Element balance: Nd+Pr, Dy and Tb in, out and lost, as the verifier adds them up."""

from __future__ import annotations

from typing import Any

from model.reports.material import SMALL, Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

LEFT_OVER = "left over (closes to zero)"

COLUMNS = (
    ReportColumn("Element", "–", "Nd+Pr, Dy or Tb"),
    ReportColumn("Item", "–", "what comes in, goes out, stays or is lost"),
    ReportColumn("Tonnes", "t", "over all years, those that the plan runs on among them", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each element and item: what comes in, then what goes out, then what is left over."""
    names = [c.name for c in COLUMNS]
    if material.verification is None:
        return Filled("The plan was not verified.", framed(names, []))
    records: list[list[Any]] = []
    for element, rows in material.verification.element_balance.groupby("element", sort=False):
        items = sorted(zip(rows["tonnes"], rows["item"], strict=True), reverse=True)
        records += [[element, item, tonnes] for tonnes, item in items if abs(tonnes) > SMALL]
        records.append([element, LEFT_OVER, float(rows["tonnes"].sum())])
    sentence = "Recomputed from the flows by the verifier: in is positive, out and lost negative."
    return Filled(sentence, framed(names, records))


TOPIC = Report("Element balance", "Where the rare earths go", "an item of an element", COLUMNS, fill, tab="proof")
