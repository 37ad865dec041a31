"""Flows: what goes from where to where, what it contains and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from model.ground.units import indian
from model.reports.material import SMALL, Material, rows
from model.reports.report import OWN_UNIT, Report, named
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("From", "–", "supply or facility that sends"),
    ReportColumn("From country", "–", "where it lies"),
    ReportColumn("To", "–", "facility or market that receives"),
    ReportColumn("To country", "–", "where it lies"),
    ReportColumn("Commodity", "–", "what moves"),
    ReportColumn("Form", "–", "ore, oxide, metal, alloy, magnet, scrap …"),
    ReportColumn("FY", "FY", "April to March"),
    OWN_UNIT,
    ReportColumn("Tonnes", "t", "as they leave", "number"),
    ReportColumn("Nd+Pr", "t", "neodymium and praseodymium contained", "number"),
    ReportColumn("Dy+Tb", "t", "dysprosium and terbium contained", "number"),
    ReportColumn("Purchase", "₹ crore", "at the price of the supply; between own plants nothing is paid", "number"),
    ReportColumn("Beyond the ceiling", "t", "bought at a premium beyond the yearly ceiling of the supply, spread over "
                 "its lanes by tonnes", "number"),
    ReportColumn("Premium", "₹ crore", "paid abroad on top of the purchase for what is beyond the ceiling", "number"),
    ReportColumn("Freight", "₹ crore", "freight and insurance", "number"),
    ReportColumn("Handling", "₹ crore", "loading, storing, clearing", "number"),
    ReportColumn("Duty", "₹ crore", "customs duty, on premiums too: a transfer, no cost to the country", "number"),
    ReportColumn("Sales", "₹ crore", "what a market that takes up to a limit pays on arrival, in India or abroad; the "
                 "sender earns it and bears freight and handling", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each lane in use and year."""
    d = material.data
    country = d.lanes.node_country
    used = [r for r in rows(material.yearly("ship")) if r.value > SMALL]
    beyond = _beyond(material, used)
    records = []
    for r in used:
        c, i, j, y, t = r.commodity, r.origin, r.to, r.year, r.value
        lane = (c, i, j)
        over, premium, tax = (t * a_tonne for a_tonne in beyond.get((c, i, y), (0.0, 0.0, 0.0)))
        records.append([
            i, country[i], j, country[j], c, d.commodities.kind_of[c], y, t,
            t * d.commodities.content[c, "ndpr"], t * (d.commodities.content[c, "dy"] + d.commodities.content[c, "tb"]),
            t * d.supply.purchase_price.get((c, i, y), 0.0), over, premium, t * d.lanes.freight[lane],
            t * d.lanes.handling[lane], t * d.duties.duty.get((*lane, y), 0.0) + tax,
            t * d.lanes.arrival[lane] * d.demand.outlet_price.get((c, j, y), 0.0),
        ])
    frame = framed(named(COLUMNS), records)
    lanes = frame.groupby(["From", "To", "Commodity"]).ngroups if len(frame) else 0
    return Filled(
        f"{indian(lanes)} of {indian(len(d.lanes.LANES))} possible lanes are used. Money is in constant rupees, not "
        f"discounted.{_both_ways(frame)}", frame,
    )


def _beyond(material: Material, used: Iterable[Any]) -> dict[tuple[str, str, str], tuple[float, float, float]]:
    """Tonnes beyond the ceiling, premium and duty on it of a tonne of a commodity from a supply in a year."""
    tiers, sent = material.data.tiers, dict[tuple[str, str, str], float]()
    for r in used:
        key = (r.commodity, r.origin, r.year)
        sent[key] = sent.get(key, 0.0) + r.value
    found: dict[tuple[str, str, str], tuple[float, float, float]] = {}
    for r in rows(material.yearly("over_ceiling")):
        key, tier = (r.commodity, r.origin, r.year), (r.commodity, r.origin, r.tier, r.year)
        if key in sent:
            over, premium, tax = found.get(key, (0.0, 0.0, 0.0))
            part = r.value / sent[key]
            found[key] = (over + part, premium + part * tiers.tier_premium[tier],
                          tax + part * tiers.tier_duty.get(tier, 0.0))
    return found


def _both_ways(frame: pd.DataFrame) -> str:
    """A warning where the same goods go to and fro between two places in one year."""
    there = set(zip(frame["From"], frame["To"], frame["Commodity"], frame["FY"], strict=True))
    pairs = sum((j, i, c, y) in there for i, j, c, y in there) // 2
    return f" Look at {pairs} cases where the same goods go both ways between two places in one year." if pairs else ""


TOPIC = Report("Flows", "From where to where", "a lane in use in a year", COLUMNS, fill)
