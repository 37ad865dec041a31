"""Summary: the verdict, the figures and the findings, all read from the other tables."""

from __future__ import annotations

from collections.abc import Sequence

from model.ground.units import indian
from model.reports.concerns import MISSED
from model.reports.findings import findings
from model.reports.findings.dependence import dependence, measured
from model.reports.findings.rule import Tables
from model.reports.material import Material
from model.reports.scheme_money import in_the_gap, run_below
from model.reports.sheets.budget import TOPIC as BUDGET
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.reports.sheets.dependence import CHAIN, HORIZON
from model.reports.sheets.margins import below_running_cost
from model.reports.sheets.plans_compared import COST, UNMET
from model.reports.sheets.plans_compared import TOPIC as PLANS
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.reports.sheets.why_not import refusal
from model.reports.verdict import verdict
from model.tell.cited import Cited
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "Summary"

COLUMNS = (
    ReportColumn("Figure", "–", "what is counted", width=34.0),
    ReportColumn("Value", "as named", "the figure", "number", width=16.0),
    ReportColumn("Unit", "–", "of the figure", width=12.0),
    ReportColumn("In words", "–", "what it means", "sentence", width=78.0),
    ReportColumn("Read on", "–", "sheet with the detail", "link", width=20.0),
)


def summary(material: Material, tables: Sequence[ReportTable]) -> ReportTable:
    """The first sheet.

    Args:
        material: what the report is made from.
        tables: every other table.

    Returns:
        Its table, with the findings and the charts of all tables that belong on it.
    """
    level, sentence = verdict(material)
    by_sheet = {t.sheet: t for t in tables}
    figures = _figures(material, by_sheet) if material.accepted else []
    frame = framed([c.name for c in COLUMNS], [[n, c.value, u, w, c.sheet] for n, c, u, w in figures])
    found = findings(material, by_sheet) if material.accepted else refusal(by_sheet)
    title = material.tables.settings.plan_name
    return ReportTable(SHEET, title, sentence, COLUMNS, frame, findings=found, level=level, tab="answer")


def _figures(material: Material, tables: Tables) -> list[tuple[str, Cited, str, str]]:
    """Name, number, unit and words of each figure: eight where there is a scheme and something to measure."""
    plans, years = tables[PLANS.sheet], measured(tables)
    price_year = material.tables.settings.price_year
    cost, unmet = (plans.cite("Chosen", {"Indicator": n}) for n in (COST, UNMET))
    return [
        *(_measures(tables, years) if years else []),
        ("Unmet demand", unmet, "t", "of what must be served, over all years"),
        ("National cost", cost, "₹ crore", f"present value, constant prices of {price_year}; transfers cancel"),
        *_paid(material, tables),
    ]


def _measures(tables: Tables, years: list[tuple[str, float]]) -> list[tuple[str, Cited, str, str]]:
    last = years[-1][0]
    return [
        ("Import dependence, last year", dependence(tables, last), "%", f"of magnets by weight, in {last}"),
        ("Import dependence, mean", dependence(tables, HORIZON), "%",
         "the same, all years alike, those before the first plants too"),
        ("Import dependence, whole chain", dependence(tables, HORIZON, CHAIN), "%",
         "of demand by value, imported inputs counted, mean of the years"),
    ]


def _below(material: Material, awarded: int) -> str:
    """How many sell below running cost in some year, incentive counted."""
    below = len(below_running_cost(material))
    return f"{run_below(below, awarded)} in a year" if below else "none sells below running cost"


def _paid(material: Material, tables: Tables) -> list[tuple[str, Cited, str, str]]:
    """What the scheme awards, what it pays, and what that leaves missing; nothing without a scheme."""
    scheme = material.tables.scheme
    if scheme is None or VIABILITY.sheet not in tables:
        return []
    gaps = tables[VIABILITY.sheet].frame["Gap"]
    most = indian(scheme.outlay - scheme.other_outlay)
    return [
        ("Capacity awarded", tables[DECISIONS.sheet].cite("Award", {}, "sum"), "t/a",
         f"of {indian(scheme.total_capacity)} t/a, to {int((tables[DECISIONS.sheet].frame['Award'] > 0).sum())}"),
        ("Incentive and subsidy", tables[BUDGET.sheet].cite("Outlay", {}, "sum"), "₹ crore",
         f"paid to beneficiaries, of ₹ {most} crore that may be, nominal, over all years"),
        ("Viability gap", tables[VIABILITY.sheet].cite("Gap", {}, "sum"), "₹ crore",
         f"{in_the_gap(int((gaps > MISSED).sum()), len(gaps))}; {_below(material, len(gaps))}"),
    ]
