"""Jobs, power and emissions of the plants, with and without the scheme."""

from __future__ import annotations

from model.ground.units import indian
from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.material import Material
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

SHOWN = (CHOSEN, NO_SCHEME)

COLUMNS = (
    ReportColumn("Plan", "–", "chosen; no scheme: nobody is awarded anything"),
    ReportColumn("FY", "FY", "April to March"),
    ReportColumn("Jobs", "jobs", "full-time jobs at the plants that stand", "whole"),
    ReportColumn("Electricity", "GWh", "used by the plants", "number", digits=1),
    ReportColumn("Emissions", "kt CO2e", "of that electricity and of the processes", "number", digits=1),
)


def fill(material: Material) -> Filled:
    """One row for each plan and year."""
    records = []
    for plan in (p for p in SHOWN if p in material.plans):
        jobs, power, gas = (material.by_year(n, plan) for n in ("jobs", "electricity_use", "emissions"))
        records += [[plan, y, jobs[y], power[y], gas[y]] for y in material.data.periods.YEARS]
    frame = framed([c.name for c in COLUMNS], records)
    last = frame[(frame["Plan"] == CHOSEN) & (frame["FY"] == material.tables.years[-1])].iloc[0]
    sentence = (
        f"In {last['FY']} the plants of the plan give {indian(float(last['Jobs']))} jobs, use "
        f"{indian(float(last['Electricity']), 1)} GWh and emit {indian(float(last['Emissions']), 1)} kt CO2e. Only "
        "what happens at plants in the plan is counted, not what imports cause abroad."
    )
    return Filled(sentence, frame)


TOPIC = Report("Jobs, power, emissions", "Jobs, electricity and emissions", "a year in a plan", COLUMNS, fill)
