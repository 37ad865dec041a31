"""Budget: what the scheme pays out in each financial year."""

from __future__ import annotations

import pandas as pd

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.scheme_money import money_of, scheme_of
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, SKY
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("FY", "FY", "year of payment, April to March"),
    ReportColumn("Incentive", "₹ crore", "sales-linked incentive paid, nominal", "number"),
    ReportColumn("Subsidy", "₹ crore", "capital subsidy paid, nominal", "number"),
    ReportColumn("Outlay", "₹ crore", "incentive and subsidy, nominal", "number"),
    ReportColumn("Cumulative", "₹ crore", "outlay up to and with this year, nominal", "number"),
    ReportColumn("Envelope", "₹ crore", "outlay of the scheme less what is not for beneficiaries", "number"),
    ReportColumn("Left", "₹ crore", "of the envelope after this year", "number"),
)


def fill(material: Material) -> Filled:
    """One row a financial year, up to the last payment."""
    scheme = scheme_of(material)
    most = scheme.outlay - scheme.other_outlay
    records = [
        [r.year, r.incentive, r.subsidy, r.outlay, r.cumulative, most, most - r.cumulative]
        for r in rows(money_of(material).budget)
    ]
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(frame, scheme.other_outlay), frame, (_chart(frame),))


def _sentence(frame: pd.DataFrame, other: float) -> str:
    total = float(frame["Outlay"].sum())
    if total <= 0:
        return "The scheme pays nothing in this plan."
    peak = frame.iloc[int(frame["Outlay"].to_numpy().argmax())]
    return (
        f"₹ {indian(total, 2)} crore is paid in all, most of it in {peak['FY']}: ₹ {indian(float(peak['Outlay']), 2)} "
        f"crore. Rupees of each year; ₹ {indian(other)} crore of the outlay that is not for beneficiaries is left out."
    )


def _chart(frame: pd.DataFrame) -> Chart:
    years = tuple(str(y) for y in frame["FY"])
    series = tuple(
        Series(n, years, tuple(float(v) for v in frame[n]), colour)
        for n, colour in (("Incentive", BLUE), ("Subsidy", SKY))
    )
    return Chart("Outlay of the scheme by financial year", "stacked column", "₹ crore, nominal", series)


TOPIC = Report("Budget", "What is paid out in each financial year", "a financial year", COLUMNS, fill, needs="scheme",
              tab="answer")
