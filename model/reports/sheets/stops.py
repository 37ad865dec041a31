"""Stops: what a stop of one country's supplies costs in each year, and what India then goes without."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.data.indices import SURGE
from model.ground.units import indian
from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, GREY
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Plan", "–", "the plan of this report, and those it is compared with"),
    ReportColumn("FY", "FY", "year in which the stop falls; each year has one of its own"),
    ReportColumn("Chance", "%", "how likely it is in the year; 0 where the country has nothing to give", "number"),
    ReportColumn("Cost of the stop", "₹ crore", "what the country pays and loses more than in those months of the "
                 "year as planned", "number"),
    ReportColumn("Goes without", "t", "demand of these months that is not met", "number"),
    ReportColumn("Of demand", "%", "the same as a share of what is asked for in these months", "number"),
    ReportColumn("Surge", "t", "bought from others beyond what is planned, at a premium", "number"),
    ReportColumn("Laid in again", "₹ crore", "stocks that were drawn, at what they cost the country", "number"),
    ReportColumn("Expected", "₹ crore", "cost of the stop by its chance, present value", "number"),
)


def fill(material: Material) -> Filled:
    """One row a plan and year."""
    records = [r for plan in material.plans for r in _of_plan(material, plan)]
    d = material.data.stops
    lost = sum(r[-1] for r in records if r[0] == CHOSEN)
    how = (f"{d.origin} gives {indian(100 * d.kept)} % of what is planned all year" if d.smoothed else
           f"nothing comes from {d.origin} for {indian(12 * d.length)} months")
    sentence = (
        f"In a stop {how}; others give what is planned and a surge, stocks count in full, and what is built stays as "
        f"it is. With these chances stops are expected to cost ₹ {indian(lost)} crore in present value under the plan. "
        "Each stop is solved with the plan's own flows, stocks and capacity held, whatever the plan pursues."
    )
    return Filled(sentence, framed([c.name for c in COLUMNS], records), (_chart(material, records),))


def _of_plan(material: Material, plan: str) -> list[list[Any]]:
    """The stops of one plan."""
    d, tables = material.data, material.plans[plan]
    wanted = _asked(material)
    short = _added(tables["stop_unmet_demand"])
    over = tables["stop_over_ceiling"]
    surge = _added(over[over["tier"] == SURGE])
    back = _added(tables["stop_paid_back"])
    found = []
    for r in rows(tables["stop_loss"]):
        y = r.year
        chance = d.stops.chance[y]
        asked = d.stops.length * wanted.get(y, 0.0)
        part = 100 * short.get(y, 0.0) / asked if asked > 0 else 0.0
        expected = d.periods.discount[y] * chance * r.value
        found.append([plan, y, 100 * chance, r.value, short.get(y, 0.0), part, surge.get(y, 0.0), back.get(y, 0.0),
                      expected])
    return found


def _added(frame: pd.DataFrame) -> dict[str, float]:
    """A table of stops added up by the year they fall in."""
    return {str(y): float(v) for y, v in frame.groupby("stop")["value"].sum().items()}


def _asked(material: Material) -> dict[str, float]:
    """What markets ask for by year [t]."""
    found: dict[str, float] = {}
    for (_, _, p), v in material.data.demand.demand.items():
        year = material.data.periods.year_of[p]
        found[year] = found.get(year, 0.0) + v
    return found


def _chart(material: Material, records: list[list[Any]]) -> Chart:
    """What a stop costs in each year, under the plan and without the scheme."""
    series = []
    for plan, name, colour in ((CHOSEN, "Plan", BLUE), (NO_SCHEME, "No scheme", GREY)):
        values = {str(r[1]): float(r[3]) for r in records if r[0] == plan}
        if values:
            series.append(Series(name, tuple(values), tuple(values.values()), colour))
    return Chart("Cost of a stop by year", "line", "₹ crore", tuple(series))


TOPIC = Report("Stops", "What a stop of supplies costs", "a stop in a year under a plan", COLUMNS, fill, "stops",
               tab="answer")
