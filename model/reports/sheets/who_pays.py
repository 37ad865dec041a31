"""Who pays: what users, makers, sellers, importers and the exchequer pay and earn, year by year."""

from __future__ import annotations

from typing import Any

from model.ground.finance import discount_factor
from model.ground.years import start_of
from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import YEAR, Filled, ReportColumn, framed

TOTAL = "National cost"
AFTER = "After the plan"

COLUMNS = (
    ReportColumn("Party", "–", "a firm, or users, importers, the exchequer; the last row adds all up"),
    ReportColumn("Present value", "₹ crore", "what it pays over all years, below 0 where it earns", "number"),
    ReportColumn(YEAR, "₹ crore", "what it pays in the year, below 0 where it earns", "number"),
    ReportColumn(AFTER, "₹ crore", "what it pays in the years after the plan, added up: those it runs on, and claims "
                 "that are paid late", "number", empty="nothing is paid after the plan"),
)


def fill(material: Material) -> Filled:
    """One row a party, the largest payer first, and the sum."""
    assert material.verification is not None, "shown of an accepted plan"
    frame = material.verification.parties
    paid = frame.pivot_table(index="party", columns="year", values="value", aggfunc="sum", fill_value=0.0)
    years = sorted({*material.data.periods.YEARS, *paid.columns})
    paid = paid.reindex(columns=years, fill_value=0.0)
    worth = (paid * [_discount(material, y) for y in years]).sum(axis=1)
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


def _discount(material: Material, year: str) -> float:
    """Worth today of a rupee of a year, also of one after all that is planned, in which claims are paid."""
    d = material.data.periods
    return d.discount.get(year) or discount_factor(d.discount_rate, start_of(year) - start_of(d.YEARS[0]))


def _row(material: Material, name: str, worth: float, by_year: dict[str, float]) -> list[Any]:
    """A party with what it pays in the years of the plan and after them."""
    times = material.data.periods.times
    after = [times.get(y, 1.0) * v for y, v in by_year.items() if y not in material.tables.years]
    return [name, worth, *(by_year[y] for y in material.tables.years), sum(after) if after else None]


TOPIC = Report("Who pays", "Who pays and who earns", "a party", COLUMNS, fill)
