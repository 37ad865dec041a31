"""Output and use: what each stage makes and how much of its capacity that takes."""

from __future__ import annotations

from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Facility", "–", "who works"),
    ReportColumn("Stage", "–", "stage of the chain"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Counted in", "–", "what capacity is counted in"),
    ReportColumn("Capacity", "t/a", "capacity that can be used in the year", "number"),
    ReportColumn("In use", "t/a", "capacity the routes take up", "number"),
    ReportColumn("Use", "%", "capacity in use as a share of capacity", "number", empty="no capacity in the year"),
    ReportColumn("Output", "t", "main output of the routes of the stage", "number"),
    ReportColumn("Bought in", "t", "the same goods received from others", "number"),
)


def fill(material: Material) -> Filled:
    """One row for each facility, stage and year with capacity or output."""
    d = material.data
    activity = {(r.facility, r.recipe, r.year): r.value for r in rows(material.yearly("activity"))}
    arrived = _arrived(material)
    units = dict(zip(*(material.tables.frames["Stages"][c] for c in ("stage", "capacity_unit")), strict=True))
    records = []
    for r in rows(material.solution["usable_capacity"]):
        f, s, y = r.facility, r.stage, r.year
        used = sum(use * activity[f, q, y] for q, use in d.recipes.capacity_use.get((f, s), ()))
        routes = [q for g, q in d.recipes.FACILITY_RECIPES if g == f and d.recipes.main_stage[q] == s]
        output = sum(activity[f, q, y] for q in routes)
        if r.value > SMALL or output > SMALL:
            share = 100 * used / r.value if r.value > SMALL else None
            bought = sum(arrived.get((c, f, y), 0.0) for c in dict.fromkeys(d.recipes.main_output[q] for q in routes))
            records.append([f, s, y, units[s], r.value, used, share, output, bought])
    return Filled(_sentence(records), framed([c.name for c in COLUMNS], records))


def _arrived(material: Material) -> dict[tuple[str, str, str], float]:
    d = material.data
    arrived: dict[tuple[str, str, str], float] = {}
    for r in rows(material.yearly("ship")):
        key = (r.commodity, r.to, r.year)
        arrived[key] = arrived.get(key, 0.0) + r.value * d.lanes.arrival[r.commodity, r.origin, r.to]
    return arrived


def _sentence(records: list[list[object]]) -> str:
    full = sum(isinstance(r[6], float) and r[6] > 100 - 1e-4 for r in records)
    return f"In {full} of {len(records)} stage-years all the usable capacity is in use."


TOPIC = Report("Output and use", "What is made, and how full the plants are", "a stage at a facility in a year",
              COLUMNS, fill)
