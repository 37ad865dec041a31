"""Incentive: what each beneficiary is paid for the magnets of each year, against every ceiling."""

from __future__ import annotations

import pandas as pd

from model.ground.units import indian
from model.planning.entitlement import CEILING, ENVELOPE, OUTLAY, RATE, SALES, YEARLY
from model.planning.money import NEEDED
from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.reports.scheme_money import amounts_of, scheme_of
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, GREY
from model.tell.table import Filled, ReportColumn, framed

HELD = {
    RATE: "the rate", SALES: "share of net sales", YEARLY: "yearly ceiling", CEILING: "ceiling of the award",
    ENVELOPE: "envelope of all", OUTLAY: "outlay of the scheme", NEEDED: "no more is needed",
}
"""Ceiling of the entitlement → what the report calls it."""
NOTHING = "nothing is sold that earns"

COLUMNS = (
    ReportColumn("Beneficiary", "–", "who is paid"),
    ReportColumn("FY", "FY", "year in which the magnets are sold"),
    ReportColumn("Magnets sold", "t", "to all markets, alone or in what is made of them", "number"),
    ReportColumn("Eligible sales", "t", "magnets that earn: from own oxide, within the award, sold in the window",
                 "number"),
    ReportColumn("Net sales", "₹ crore", "of the eligible magnets, or of the goods they are in, nominal", "number"),
    ReportColumn("By the rate", "₹ crore", "rate × eligible sales, nominal", "number"),
    ReportColumn("By share of net sales", "₹ crore", "most that the share of net sales allows, nominal", "number"),
    ReportColumn("By yearly ceiling", "₹ crore", "most that the yearly ceiling allows, nominal", "number",
                 empty="no yearly ceiling is set"),
    ReportColumn("Left in ceiling", "₹ crore", "of the award's ceiling before this year, nominal", "number"),
    ReportColumn("Paid", "₹ crore", "incentive for the sales of the year, nominal", "number"),
    ReportColumn("What held", "–", "the limit that set what is paid"),
    ReportColumn("Paid in", "FY", "year of payment, after the claim"),
)


def fill(material: Material) -> Filled:
    """One row for each beneficiary with an award and year of its window."""
    found = amounts_of(material)
    sold = {(r.beneficiary, r.year): r.value for r in rows(material.solution["magnets_sold"])}
    records = [
        [
            r.beneficiary, r.year, sold[r.beneficiary, r.year], r.eligible, r.net_sales, r.by_rate, r.by_sales,
            r.by_year, r.by_ceiling, r.paid, HELD[r.held] if r.eligible > SMALL else NOTHING, r.paid_in,
        ]
        for r in rows(found.incentive)
    ]
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(material, frame), frame, _charts(frame))


def _sentence(material: Material, frame: pd.DataFrame) -> str:
    scheme = scheme_of(material)
    total = float(frame["Paid"].sum())
    most = indian(scheme.incentive_envelope)
    words = f"₹ {indian(total, 2)} crore of incentive is paid, of an envelope of ₹ {most} crore"
    rule = (
        "The least outlay that leaves no gap is paid." if scheme.paying_rule == NEEDED
        else "An entitlement is the least of its ceilings, year by year, earliest first."
    )
    return f"{words}. {rule} Amounts are nominal; the year is that of the sale."


def _charts(frame: pd.DataFrame) -> tuple[Chart, ...]:
    """Paid against the ceiling of each award."""
    if frame.empty:
        return ()
    ceilings = frame.groupby("Beneficiary", sort=False)["Left in ceiling"].max()
    paid = frame.groupby("Beneficiary", sort=False)["Paid"].sum()
    names = tuple(str(n) for n in ceilings.index)
    series = (
        Series("Paid", names, tuple(float(v) for v in paid), BLUE),
        Series("Ceiling of the award", names, tuple(float(v) for v in ceilings), GREY),
    )
    return (Chart("Incentive paid against its ceiling", "bar", "₹ crore, nominal", series),)


TOPIC = Report("Incentive", "What incentive is paid, and which limit held", "a beneficiary in a year of its window",
              COLUMNS, fill, needs="scheme", tab="answer")
