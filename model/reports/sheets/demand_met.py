"""Demand met: what each market asks for and where it comes from."""

from __future__ import annotations

import pandas as pd

from model.ground.units import indian
from model.reports.material import SMALL, Material, rows
from model.reports.report import OWN_UNIT, Report, named
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, GREY, ORANGE
from model.tell.table import Filled, ReportColumn, framed

HOME = "India"

COLUMNS = (
    ReportColumn("Market", "–", "sector or buyer"),
    ReportColumn("Grade", "–", "what it asks for"),
    ReportColumn("FY", "FY", "April to March"),
    OWN_UNIT,
    ReportColumn("Demand", "t", "that must be served", "number"),
    ReportColumn("Made in India", "t", "delivered from plants in India", "number"),
    ReportColumn("Imported", "t", "delivered from abroad, directly or out of stock", "number"),
    ReportColumn("Unmet", "t", "not delivered", "number"),
    ReportColumn("Inside other goods", "t", "magnets that arrive inside motors and the like: beside the demand, in no "
                 "measure", "number"),
    ReportColumn("Home share", "%", "made in India as a share of demand", "number", empty="no demand in the year"),
)

UNMET_SHOWN = 0.05
"""Tonnes of unmet demand, all years together, from which it is said."""


def fill(material: Material) -> Filled:
    """One row for each market, grade and year."""
    d = material.data
    demand: dict[tuple[str, str, str], float] = {}
    for (c, m, p), amount in d.demand.demand.items():
        key = (c, m, d.periods.year_of[p])
        demand[key] = demand.get(key, 0.0) + amount
    home, imported = _delivered(material)
    unmet = {(r.commodity, r.market, r.year): r.value for r in rows(material.yearly("unmet_demand"))}
    records = []
    for (c, m, y), amount in demand.items():
        made = home.get((c, m, y), 0.0)
        share = 100 * made / amount if amount > SMALL else None
        records.append([m, c, y, amount, made, imported.get((c, m, y), 0.0), unmet[c, m, y],
                        d.demand.embedded.get((c, m, y), 0.0), share])
    frame = framed(named(COLUMNS), records)
    return Filled(_sentence(sum(unmet.values()), sum(demand.values())), frame, (_chart(material, frame),))


def _delivered(material: Material) -> tuple[dict[tuple[str, str, str], float], dict[tuple[str, str, str], float]]:
    """What arrives at each market, made in India or not, as the measures of dependence count it."""
    d = material.data
    own = {k for lanes in d.dependence.home_lanes.values() for k in lanes}
    finals, asked = set(d.dependence.FINALS), set(d.demand.DEMANDS)
    home: dict[tuple[str, str, str], float] = {}
    abroad: dict[tuple[str, str, str], float] = {}
    for r in rows(material.yearly("ship")):
        lane, pair = (r.commodity, r.origin, r.to), (r.commodity, r.to)
        if pair not in asked:
            continue
        made_here = lane in own if pair in finals else d.lanes.node_country[r.origin] == HOME
        side = home if made_here else abroad
        side[(*pair, r.year)] = side.get((*pair, r.year), 0.0) + r.value * d.lanes.arrival[lane]
    return home, abroad


def _sentence(unmet: float, demand: float) -> str:
    if unmet <= UNMET_SHOWN:
        return f"All demand is met: {indian(demand)} t over the years of the plan."
    return f"{indian(unmet, 1)} t of {indian(demand)} t of demand are not met."


def _chart(material: Material, frame: pd.DataFrame) -> Chart:
    years = material.tables.years
    sums = frame.groupby("FY")[["Made in India", "Imported", "Unmet"]].sum()
    colours = {"Made in India": BLUE, "Imported": ORANGE, "Unmet": GREY}
    series = tuple(
        Series(n, years, tuple(float(sums[n].get(y, 0.0)) for y in years), colour) for n, colour in colours.items()
    )
    return Chart("Demand and where it is met from", "stacked column", "t", series)


TOPIC = Report("Demand met", "What is delivered to whom", "a grade in a market in a year", COLUMNS, fill)
