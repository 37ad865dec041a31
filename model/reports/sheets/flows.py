"""Flows: what goes from where to where, what it contains and what it costs."""

from __future__ import annotations

import pandas as pd

from model.ground.units import indian
from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("From", "–", "supply or facility that sends"),
    ReportColumn("From country", "–", "where it lies"),
    ReportColumn("To", "–", "facility or market that receives"),
    ReportColumn("To country", "–", "where it lies"),
    ReportColumn("Commodity", "–", "what moves"),
    ReportColumn("Form", "–", "ore, oxide, metal, alloy, magnet, scrap …"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Tonnes", "t", "as they leave", "number"),
    ReportColumn("Nd+Pr", "t", "neodymium and praseodymium contained", "number"),
    ReportColumn("Dy+Tb", "t", "dysprosium and terbium contained", "number"),
    ReportColumn("Purchase", "₹ crore", "at the price of the supply; between own plants nothing is paid", "number"),
    ReportColumn("Freight", "₹ crore", "freight and insurance", "number"),
    ReportColumn("Handling", "₹ crore", "loading, storing, clearing", "number"),
    ReportColumn("Duty", "₹ crore", "customs duty: a transfer, no cost to the country", "number"),
    ReportColumn("Sales", "₹ crore", "what a market that takes up to a limit pays on arrival, in India or abroad; the "
                 "sender earns it and bears freight and handling", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each lane in use and year."""
    d = material.data
    country = d.lanes.node_country
    records = []
    for r in rows(material.yearly("ship")):
        if r.value <= SMALL:
            continue
        c, i, j, y, t = r.commodity, r.origin, r.to, r.year, r.value
        lane = (c, i, j)
        records.append([
            i, country[i], j, country[j], c, d.commodities.kind_of[c], y, t,
            t * d.commodities.content[c, "ndpr"], t * (d.commodities.content[c, "dy"] + d.commodities.content[c, "tb"]),
            t * d.supply.purchase_price.get((c, i, y), 0.0), t * d.lanes.freight[lane], t * d.lanes.handling[lane],
            t * d.duties.duty.get((*lane, y), 0.0),
            t * d.lanes.arrival[lane] * d.demand.outlet_price.get((c, j, y), 0.0),
        ])
    frame = framed([c.name for c in COLUMNS], records)
    used = frame.groupby(["From", "To", "Commodity"]).ngroups if len(frame) else 0
    return Filled(
        f"{indian(used)} of {indian(len(d.lanes.LANES))} possible lanes are used. Money is in constant rupees, not "
        f"discounted.{_both_ways(frame)}", frame,
    )


def _both_ways(frame: pd.DataFrame) -> str:
    """A warning where the same goods go to and fro between two places in one year."""
    there = set(zip(frame["From"], frame["To"], frame["Commodity"], frame["FY"], strict=True))
    pairs = sum((j, i, c, y) in there for i, j, c, y in there) // 2
    return f" Look at {pairs} cases where the same goods go both ways between two places in one year." if pairs else ""


TOPIC = Report("Flows", "From where to where", "a lane in use in a year", COLUMNS, fill)
