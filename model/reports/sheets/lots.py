"""Lots: what one lot more, one lot less and no award would change for each beneficiary."""

from __future__ import annotations

import pandas as pd

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

BARRED = "another limit bars it, or it is not an aim of the plan"

FROM: dict[str, ReportColumn] = {
    "beneficiary": ReportColumn("Beneficiary", "–", "whose award is changed, the others as they are"),
    "award": ReportColumn("Award", "t/a", "in this plan", "number"),
    "change": ReportColumn("Change", "–", "one lot more, one lot less, or no award"),
    "new_award": ReportColumn("New award", "t/a", "after the change", "number"),
    "possible": ReportColumn("Possible", "–", "whether the other limits allow it"),
    "points": ReportColumn("Dependence", "points", "change of the aim of dependence; below 0 is better", "number",
                           empty=BARRED, digits=3),
    "gap": ReportColumn("Viability gap", "₹ crore", "change of what beneficiaries miss to break even", "number",
                        empty=BARRED),
    "crore": ReportColumn("Cost", "₹ crore", "change of cost, present value, earlier aims held", "number",
                          empty=BARRED),
}
"""Column of the priced lots → column of the report."""
COLUMNS = tuple(FROM.values())


def fill(material: Material) -> Filled:
    """Up to three rows a beneficiary with an award."""
    found = material.extras.lots if material.extras.lots is not None else pd.DataFrame(columns=list(FROM))
    records = [[None if v is None or v != v else v for v in r] for r in found[list(FROM)].to_numpy().tolist()]
    sentence = (
        "One award is changed, the others stay; flows and plants are chosen again. The order of bids is not asked for, "
        "since nobody else is selected."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


TOPIC = Report("Lots", "What one lot more or less is worth", "a change of one award", COLUMNS, fill, needs="lots")
