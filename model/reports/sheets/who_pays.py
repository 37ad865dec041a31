"""Who pays: what users, makers, sellers, importers and the exchequer pay and earn, year by year."""

from __future__ import annotations

from typing import Any

from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import YEAR, Filled, ReportColumn, framed

TOTAL = "National cost"
AFTER = "Years run on"

COLUMNS = (
    ReportColumn("Party", "–", "a firm, or users, importers, the exchequer; the last row adds all up"),
    ReportColumn("Present value", "₹ crore", "what it pays over all years, below 0 where it earns", "number"),
    ReportColumn(YEAR, "₹ crore", "what it pays in the year, below 0 where it earns", "number"),
    ReportColumn(AFTER, "₹ crore", "what it pays in the years after the plan, added up", "number",
                 empty="the plan does not run on"),
)


def fill(material: Material) -> Filled:
    """One row a party, the largest payer first, and the sum."""
    assert material.verification is not None, "shown of an accepted plan"
    frame = material.verification.parties
    paid = frame.pivot_table(index="party", columns="year", values="value", aggfunc="sum", fill_value=0.0)
    paid = paid.reindex(columns=list(material.data.periods.YEARS), fill_value=0.0)
    worth = (paid * [material.data.periods.discount[y] for y in paid.columns]).sum(axis=1)
    order = worth.sort_values(ascending=False).index
    names = ["Party", "Present value", *material.tables.years, AFTER]
    records = [_row(material, p, float(worth[p]), dict(paid.loc[p])) for p in order]
    records.append(_row(material, TOTAL, float(worth.sum()), dict(paid.sum())))
    sentence = (
        "Users pay the price in India for what is made here and the landed price of imports; makers are charged one "
        "price for all oxide, and what that differs from what was paid stands with importers. Duty, tax, incentive and "
        "subsidy cancel between who pays and who receives them; goods without a price in India change hands for "
        "nothing. All rows add up to the national cost in every year."
    )
    return Filled(sentence, framed(names, records))


def _row(material: Material, name: str, worth: float, by_year: dict[str, float]) -> list[Any]:
    """A party with what it pays in the years of the plan and after them."""
    times = material.data.periods.times
    after = [times[y] * by_year[y] for y in material.data.periods.YEARS if y not in material.tables.years]
    return [name, worth, *(by_year[y] for y in material.tables.years), sum(after) if after else None]


TOPIC = Report("Who pays", "Who pays and who earns", "a party", COLUMNS, fill)
