"""Subsidy: the capital subsidy of each beneficiary against its rate and ceiling."""

from __future__ import annotations

from model.ground.units import indian
from model.planning.entitlement import OUTLAY
from model.planning.money import NEEDED, SUBSIDY_CEILING, SUBSIDY_ENVELOPE, SUBSIDY_RATE
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.scheme_money import amounts_of, scheme_of
from model.tell.table import Filled, ReportColumn, framed

HELD = {
    SUBSIDY_RATE: "share of eligible investment", SUBSIDY_CEILING: "ceiling of the award",
    SUBSIDY_ENVELOPE: "envelope of all", OUTLAY: "outlay of the scheme", NEEDED: "no more is needed",
}
"""Ceiling of the subsidy → what the report calls it."""

COLUMNS = (
    ReportColumn("Beneficiary", "–", "who is paid"),
    ReportColumn("Eligible investment", "₹ crore", "of the scheme's capacity, nominal", "number"),
    ReportColumn("Least investment", "₹ crore", "that the size of the award asks for", "number"),
    ReportColumn("By the rate", "₹ crore", "share of eligible investment, nominal", "number"),
    ReportColumn("Ceiling", "₹ crore", "of the size of the award, nominal", "number"),
    ReportColumn("Paid", "₹ crore", "capital subsidy, nominal", "number"),
    ReportColumn("What held", "–", "the limit that set what is paid"),
    ReportColumn("Paid in", "FY", "year of commissioning"),
)


def fill(material: Material) -> Filled:
    """One row a beneficiary with an award."""
    records = [
        [r.beneficiary, r.eligible_investment, r.investment_floor, r.by_rate, r.ceiling, r.paid, HELD[r.held],
         r.paid_in]
        for r in rows(amounts_of(material).subsidy)
    ]
    frame = framed([c.name for c in COLUMNS], records)
    scheme = scheme_of(material)
    sentence = (
        f"₹ {indian(float(frame['Paid'].sum()), 2)} crore of subsidy is paid at commissioning, of an envelope of "
        f"₹ {indian(scheme.subsidy_envelope)} crore. Amounts are nominal."
    )
    return Filled(sentence, frame)


TOPIC = Report("Subsidy", "What capital subsidy is paid, and which limit held", "a beneficiary", COLUMNS, fill,
              needs="scheme", tab="answer")
