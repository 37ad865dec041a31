"""Catalogue: every sheet of the report in order, and all tables of a run computed once."""

from __future__ import annotations

from model.reports.material import Material
from model.reports.report import Report
from model.reports.sheets import (
    against_parent,
    budget,
    build_plan,
    checks,
    compliance,
    costs,
    decisions,
    demand_met,
    dependence,
    derived,
    element_balance,
    facilities,
    flows,
    for_the_note,
    imports,
    incentive,
    inputs_used,
    jobs_power_emissions,
    margins,
    notes,
    origins,
    output_and_use,
    plans_compared,
    run,
    scheme_buys,
    stocks,
    stops,
    subsidy,
    units,
    viability,
    weak_inputs,
    who_pays,
    why_not,
    words_and_units,
)
from model.reports.sheets.chart_data import chart_data
from model.reports.sheets.summary import summary
from model.reports.study_sheets import study_tables
from model.studies import STUDIES, Study
from model.tell.table import ReportTable

BEFORE: tuple[Report, ...] = (
    why_not.TOPIC,
    why_not.REPAIR,
    decisions.TOPIC,
    build_plan.TOPIC,
    facilities.TOPIC,
    units.TOPIC,
    dependence.TOPIC,
    scheme_buys.TOPIC,
    stops.TOPIC,
    stocks.TOPIC,
    output_and_use.TOPIC,
    flows.TOPIC,
    imports.TOPIC,
    origins.TOPIC,
    demand_met.TOPIC,
    incentive.TOPIC,
    subsidy.TOPIC,
    viability.TOPIC,
    margins.TOPIC,
    budget.TOPIC,
    costs.TOPIC,
    who_pays.TOPIC,
    plans_compared.TOPIC,
)
"""The sheets of the report between Summary and those of the studies, in order."""

AFTER: tuple[Report, ...] = (
    weak_inputs.TOPIC,
    compliance.TOPIC,
    jobs_power_emissions.TOPIC,
    element_balance.TOPIC,
    for_the_note.TOPIC,
    derived.TOPIC,
    against_parent.TOPIC,
    inputs_used.TOPIC,
    checks.TOPIC,
    notes.TOPIC,
    run.TOPIC,
    words_and_units.TOPIC,
)
"""The sheets of the report between those of the studies and Chart data, in order."""


REPORTS: tuple[Report | Study, ...] = (*BEFORE, *STUDIES, *AFTER)
"""Every sheet of the report between Summary and Chart data, in order."""


def report_tables(material: Material) -> tuple[ReportTable, ...]:
    """Every table of the report: Summary first, then the topics, then the numbers behind the charts.

    Args:
        material: what the report is made from.

    Returns:
        The tables; without a plan that the verifier accepts, no table that shows its numbers.
    """
    before, after = ([t.table(material) for t in part if t.shown(material)] for part in (BEFORE, AFTER))
    topics = [*before, *material.once(study_tables).values(), *after]
    drawn = chart_data(topics)
    return (summary(material, topics), *topics, *([] if drawn.frame.empty else [drawn]))
