"""Cases: what the plan would be at the low and the high figures of the workbook."""

from __future__ import annotations

from typing import Any

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

NO_PLAN = "no plan in this case, or not found in time; money and gap: no scheme"
CHOSEN, OTHER = "this report", "solved anew"


def figure(name: str, unit: str, meaning: str) -> ReportColumn:
    """A column with a figure of each case."""
    return ReportColumn(name, unit, meaning, "number", empty=NO_PLAN)


FROM: dict[str, ReportColumn] = {
    "case": ReportColumn("Case", "–", "which figures of the workbook are used, as on Settings"),
    "chosen": ReportColumn("Plan", "–", "whether it is the plan of this report or was solved anew"),
    "status": ReportColumn("Status", "–", "how the search ended"),
    "magnets_quantity": figure("Magnets by quantity", "%", "import dependence of magnets by weight, mean of the years"),
    "chain_value": figure("Chain by value", "%", "import dependence of the whole chain, mean of the years"),
    "national_cost": figure("National cost", "₹ crore", "cost to the country, present value"),
    "unmet": figure("Unmet demand", "t", "of all years"),
    "outlay": figure("Outlay", "₹ crore", "incentive and subsidy paid, nominal"),
    "gap": figure("Viability gap", "₹ crore", "what beneficiaries miss to break even, present value"),
    "awards_t": figure("Awards", "t/a", "capacity awarded in all"),
}
"""Column of the cases → column of the report."""
COLUMNS = tuple(FROM.values())


def fill(material: Material) -> Filled:
    """One row a case."""
    found = material.extras.cases
    records = [] if found is None else [_record(r) for r in found[list(FROM)].to_dict("records")]
    sentence = (
        "The plan chosen anew at the low and at the high figures of the workbook, all of them at once: how much of it "
        "hangs on what is put in. Low and high are figures of the inputs, not a worst and a best outcome."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records))


def _record(row: dict[Any, Any]) -> list[Any]:
    values = row | {"chosen": CHOSEN if row["chosen"] else OTHER}
    return [None if values[n] != values[n] else values[n] for n in FROM]


TOPIC = Report("Cases", "The plan at low and high figures", "a case of the workbook", COLUMNS, fill, needs="cases",
              tab="answer")
