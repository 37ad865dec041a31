"""Viability: whether each beneficiary breaks even, with and without the scheme, and what would bring it there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from model.ground.units import CRORE_T_PER_RUPEE_KG, indian
from model.planning.entitlement import entitlement
from model.planning.money import terms_of
from model.reports.material import Material, rows
from model.reports.report import Report
from model.reports.scheme_money import amounts_of, awards_of, fall_short, scheme_of
from model.tell.table import Filled, ReportColumn, framed

NEEDS_NONE, WITHIN, ABOVE, HELD, NO_TONNE = (
    "needs no incentive", "yes", "no: above the rate ceiling", "no: another ceiling holds before",
    "no tonne earns incentive",
)
"""Whether the break-even rate could be paid under the clauses."""
NO_SALES = "no tonne to spread it over"

COLUMNS = (
    ReportColumn("Beneficiary", "–", "who is judged, at its own cost of capital"),
    ReportColumn("Award", "t/a", "magnet capacity awarded", "number"),
    ReportColumn("Without the scheme", "₹ crore", "present value, no incentive and no subsidy", "number"),
    ReportColumn("Incentive", "₹ crore", "present value of the incentive paid", "number"),
    ReportColumn("Subsidy", "₹ crore", "present value of the subsidy paid", "number"),
    ReportColumn("Tax", "₹ crore", "on profit, losses carried forward, present value; 0 where none is counted",
                 "number"),
    ReportColumn("Working capital", "₹ crore", "what purchases tie up, present value; 0 where none is counted",
                 "number"),
    ReportColumn("With the scheme", "₹ crore", "present value, all counted", "number"),
    ReportColumn("Gap", "₹ crore", "what it misses to break even, present value", "number"),
    ReportColumn("Life left", "₹ crore", "of its plants after the last year, at what they cost, counted in the values "
                 "before", "number"),
    ReportColumn("Bid rate", "₹/kg", "incentive asked for", "number"),
    ReportColumn("Break-even rate", "₹/kg", "incentive on its eligible magnets at which it breaks even", "number",
                 empty=NO_SALES),
    ReportColumn("Rate could be paid", "–", "whether the clauses allow the break-even rate"),
    ReportColumn("Break-even price", "₹/kg", "change of the sale price of magnets at which it breaks even", "number",
                 empty=NO_SALES),
    ReportColumn("Break-even oxide", "₹/kg", "change of the price of NdPr oxide at which it breaks even", "number",
                 empty=NO_SALES),
    ReportColumn("Margin in window", "₹ crore a year", "sales less running cost, incentive counted, mean of the years "
                 "of the window with sales", "number"),
    ReportColumn("Margin after", "₹ crore a year", "the same after the window, mean of the years", "number",
                 empty="the plan ends with the window"),
)


def fill(material: Material) -> Filled:
    """One row a beneficiary with an award."""
    awards, amounts = awards_of(material), amounts_of(material)
    ends = {b: str(own["year"].max()) for b, own in amounts.incentive.groupby("beneficiary")}
    last = material.data.periods.YEARS[-1]
    records = [
        [
            r.beneficiary, awards[r.beneficiary], r.without_scheme, r.incentive_value, r.subsidy_value, r.tax,
            r.working_capital, r.with_scheme, r.gap, r.life_left, r.bid_rate, r.break_even_rate,
            _payable(material, r.beneficiary, r.break_even_rate), r.break_even_price_change, r.break_even_oxide_change,
            r.margin_in_window, r.margin_after_window if ends.get(r.beneficiary, last) < last else None,
        ]
        for r in rows(amounts.viability)
    ]
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(frame, material.data.accounts.from_flows), frame)


def _payable(material: Material, b: str, rate: Any) -> str:
    """Whether the clauses would pay the break-even rate in full."""
    if rate is None or rate != rate:
        return NO_TONNE
    if rate <= 0:
        return NEEDS_NONE
    if rate > scheme_of(material).rate_ceiling * (1 + 1e-9):
        return ABOVE
    own = amounts_of(material).incentive
    own = own[own["beneficiary"] == b]
    sales = list(zip(own["year"], own["eligible"], own["net_sales"], strict=True))
    terms = terms_of(material.data, material.solution, b, awards_of(material)[b])
    claims = entitlement(replace(terms, rate=rate * CRORE_T_PER_RUPEE_KG), sales)
    due = sum(c.by_rate for c in claims)
    return WITHIN if sum(c.paid for c in claims) >= due - 1e-6 * max(1.0, due) else HELD


def _sentence(frame: pd.DataFrame, from_flows: bool) -> str:
    short = int((frame["Gap"] > 0.005).sum())
    found = (
        f"{fall_short(short, len(frame))}; {'it misses' if short == 1 else 'together they miss'} ₹ "
        f"{indian(float(frame['Gap'].sum()), 2)} crore." if short else "Every beneficiary breaks even."
    )
    judged = (
        "Each is judged on what it sells, buys and makes in this plan, oxide at one price for all" if from_flows else
        "All are judged at one grade mix, that of the year's demand, and at one set of prices"
    )
    return f"{found} {judged}; constant rupees, the life left after the last year counted."


TOPIC = Report("Viability", "Who breaks even, and what it would take", "a beneficiary", COLUMNS, fill, needs="scheme",
              tab="answer")
