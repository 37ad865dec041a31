"""Catalogue: every sheet of the report in order, and all tables of a run computed once."""

from __future__ import annotations

from model.reports import (
    build_plan,
    checks,
    costs,
    decisions,
    demand_met,
    dependence,
    element_balance,
    flows,
    imports,
    inputs_used,
    notes,
    origins,
    output_and_use,
    plans_compared,
    run,
    what_limits,
)
from model.reports.chart_data import chart_data
from model.reports.material import Material
from model.reports.summary import summary
from model.reports.table import ReportTable, Topic

REPORTS: tuple[Topic, ...] = (
    decisions.TOPIC,
    build_plan.TOPIC,
    dependence.TOPIC,
    plans_compared.TOPIC,
    costs.TOPIC,
    what_limits.TOPIC,
    output_and_use.TOPIC,
    demand_met.TOPIC,
    imports.TOPIC,
    origins.TOPIC,
    flows.TOPIC,
    element_balance.TOPIC,
    checks.TOPIC,
    inputs_used.TOPIC,
    notes.TOPIC,
    run.TOPIC,
)
"""The sheets of the report between Summary and Chart data, in order."""


def report_tables(material: Material) -> tuple[ReportTable, ...]:
    """Every table of the report: Summary first, then the topics, then the numbers behind the charts.

    Args:
        material: what the report is made from.

    Returns:
        The tables; without a plan that the verifier accepts, no table that shows its numbers.
    """
    topics = [t.table(material) for t in REPORTS if t.shown(material)]
    return (summary(material, topics), *topics, chart_data(topics))
