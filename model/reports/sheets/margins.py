"""Margins: what each beneficiary earns and spends year by year, with the scheme's money beside it."""

from __future__ import annotations

import pandas as pd

from model.ground.units import CRORE_T_PER_RUPEE_KG, indian
from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.reports.scheme_money import amounts_of, awards_of
from model.tell.table import Filled, ReportColumn, framed

WINDOW, AFTER, BEFORE = "in the window", "after the window", "before the window"
HALF_A_CRORE = 0.5
"""₹ crore of premiums below which nothing is said of them."""

COLUMNS = (
    ReportColumn("Beneficiary", "–", "whose figures they are"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Time", "–", "before, in or after the window of incentive"),
    ReportColumn("Magnets sold", "t", "to all markets", "number"),
    ReportColumn("Margin", "₹ crore", "sales less running cost, no incentive, constant rupees", "number"),
    ReportColumn("Incentive", "₹ crore", "for the sales of the year, constant rupees of the year it is paid", "number"),
    ReportColumn("Margin with incentive", "₹ crore", "both together", "number"),
    ReportColumn("A kilogram", "₹/kg", "margin with incentive, a kg of magnet sold", "number", empty="nothing is sold"),
    ReportColumn("Capital spending", "₹ crore", "on the stages it is judged on, constant rupees", "number"),
    ReportColumn("Subsidy", "₹ crore", "paid in the year, constant rupees", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each beneficiary with an award and year."""
    level = material.data.money.price_level
    amounts = amounts_of(material)
    earned = {(r.beneficiary, r.year): r.paid / level[r.paid_in] for r in rows(amounts.incentive)}
    granted = {(r.beneficiary, r.paid_in): r.paid / level[r.paid_in] for r in rows(amounts.subsidy)}
    sold, margin, capital = (
        {(r.beneficiary, r.year): r.value for r in rows(material.solution[n])}
        for n in ("magnets_sold", "own_margin", "own_capital")
    )
    records = []
    for b in awards_of(material):
        for y in material.data.periods.YEARS:
            at = (b, y)
            result = margin[at] + earned.get(at, 0.0)
            a_kg = result / sold[at] / CRORE_T_PER_RUPEE_KG if sold[at] > SMALL else None
            records.append([
                b, y, _time(earned, b, y), sold[at], margin[at], earned.get(at, 0.0), result, a_kg, capital[at],
                granted.get(at, 0.0),
            ])
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(frame, judged_on(material)) + _premiums(material), frame)


def _time(earned: dict[tuple[str, str], float], b: str, year: str) -> str:
    window = [y for bb, y in earned if bb == b]
    if not window or year < min(window):
        return BEFORE
    return WINDOW if year <= max(window) else AFTER


def below_running_cost(material: Material) -> dict[str, str]:
    """Beneficiary → the first year in which it sells below running cost although incentive is counted."""
    frame = material.once(fill).frame
    losses = frame[(frame["Magnets sold"] > SMALL) & (frame["Margin with incentive"] < -HALF_A_CRORE)]
    return {str(b): str(years.min()) for b, years in losses.groupby("Beneficiary", sort=False)["FY"]}


def judged_on(material: Material) -> str:
    """What margins are counted at."""
    if material.data.accounts.from_flows:
        return "at what each sells, buys and makes in this plan, oxide at one price for all"
    return "at the grade mix of the year's demand"


def _sentence(frame: pd.DataFrame, judged: str) -> str:
    sold = frame[frame["Magnets sold"] > SMALL]
    alone, paid = int((sold["Margin"] < 0).sum()), int((sold["Margin with incentive"] < 0).sum())
    return (
        f"Of {len(sold)} years in which a beneficiary sells magnets, it sells below running cost in {alone} without "
        f"incentive and in {paid} with it. Constant rupees, {judged}."
    )


def _premiums(material: Material) -> str:
    """What premiums on imports do to margins; nothing where none is paid."""
    premiums = material.present_value("tier_premium_cost")
    if premiums < HALF_A_CRORE:
        return ""
    return (f" Magnets and inputs stand at list prices: the premiums on imports beyond yearly ceilings, ₹ "
            f"{indian(premiums)} crore, are in no margin.")


TOPIC = Report("Margins", "What each beneficiary earns year by year", "a beneficiary in a year", COLUMNS, fill,
              needs="scheme")
