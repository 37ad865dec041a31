"""Element balance: Nd+Pr, Dy and Tb in, out and lost, as the verifier adds them up."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.table import Filled, ReportColumn, Topic, framed

COLUMNS = (
    ReportColumn("Element", "–", "Nd+Pr, Dy or Tb"),
    ReportColumn("Item", "–", "what comes in, goes out, stays or is lost"),
    ReportColumn("Tonnes", "t", "over all years of the plan", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each element and item."""
    if material.verification is None:
        return Filled("The plan was not verified.", framed([c.name for c in COLUMNS], []))
    balance = material.verification.element_balance
    frame = balance.rename(columns={"element": "Element", "item": "Item", "tonnes": "Tonnes"})
    return Filled("Recomputed from the flows by the verifier; what comes in goes out, stays in stock or is lost.", frame)


TOPIC = Topic("Element balance", "Where the rare earths go", "an item of an element", COLUMNS, fill, tab="proof")
