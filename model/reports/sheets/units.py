"""Whole units: how many units of which size start where and when, and what their size does to their cost."""

from __future__ import annotations

from model.ground.units import indian
from model.reports.material import Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Facility", "–", "who has them"),
    ReportColumn("Stage", "–", "stage of the chain"),
    ReportColumn("Option", "–", "way to have capacity, as on Capacity"),
    ReportColumn("Start work in", "FY", "year in which they are commissioned"),
    ReportColumn("Units", "number", "how many start in the year", "whole"),
    ReportColumn("Unit size", "t/a", "capacity of one unit", "number"),
    ReportColumn("Built", "t/a", "units times their size", "number"),
    ReportColumn("At reference", "₹ crore", "their capital cost at the cost of the reference size", "number"),
    ReportColumn("Capital cost", "₹ crore", "their capital cost at their size, overnight and undiscounted", "number"),
    ReportColumn("Against reference", "%", "capital cost as a share of that at the reference size", "number",
                 empty="no capital cost"),
)


def fill(material: Material) -> Filled:
    """One row for each option and year in which units start."""
    d = material.data
    records = []
    for r in rows(material.solution["unit_choice"]):
        if r.value < 0.5:
            continue
        key = (r.facility, r.stage, r.option)
        built = r.units * d.capacity.unit_size[key]
        reference = built * d.capacity.capital[key]
        cost = reference * d.capacity.scale_factor[*key, r.year, r.units]
        share = 100 * cost / reference if reference > 0 else None
        records.append([*key, r.year, r.units, d.capacity.unit_size[key], built, reference, cost, share])
    return Filled(_sentence(records), framed([c.name for c in COLUMNS], records))


def _sentence(records: list[list[object]]) -> str:
    if not records:
        return "No whole unit is built."
    number, cost = (sum(float(str(r[n])) for r in records) for n in (4, 8))
    words = "whole unit is built" if number == 1 else "whole units are built"
    return f"{indian(number, 0)} {words}, for ₹ {indian(cost, 2)} crore of capital."


TOPIC = Report("Whole units", "How many whole units start where, and when", "an option of capacity in a year",
              COLUMNS, fill, needs="whole units", tab="answer")
