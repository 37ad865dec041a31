"""The page: its sections in order, filled into the template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from model.ground.files import write_text
from model.reports.catalogue import report_tables
from model.reports.material import Material
from model.reports.page import (
    bridge,
    budget,
    build_calendar,
    ceilings,
    dependence,
    listed,
    no_plan,
    sankey,
    shares,
    weak,
)
from model.reports.page.render import HtmlPage, render
from model.reports.page.view import quantity
from model.reports.study_sheets import study_sections
from model.tell.section import Section, Tables
from model.tell.table import ReportTable

BEFORE: tuple[Callable[[Material, Tables], Section | None], ...] = (
    no_plan.why_not, no_plan.repair, dependence.section, sankey.section, build_calendar.section, listed.facilities,
    listed.units, bridge.section, listed.buys, listed.stops, ceilings.section, listed.viability,
)
AFTER: tuple[Callable[[Material, Tables], Section | None], ...] = (
    shares.section, listed.compliance, budget.section, weak.section, listed.demand, listed.checks, listed.notes,
    listed.run,
)
"""The sections of the page before and after those of the studies, top to bottom."""
WORDS = {"good": "Arithmetic checked", "caution": "A plan, with caution", "bad": "Do not use as a plan"}
NO_PLAN = "There is no plan"
WHOLE = {"₹ crore": 0, "t": 0, "t/a": 0}
"""Decimals of the eight figures where they differ from those of the unit."""
UNITS = "FY2026-27 runs from April 2026 to March 2027 · ₹ crore is ten million rupees · t is tonnes, t/a tonnes a year"


def write_page(material: Material, path: Path) -> None:
    """Write report.html: one file that opens without a network.

    Args:
        material: what the report is made from.
        path: the new file.
    """
    write_text(path, page(material))


def page(material: Material) -> str:
    """The text of the page; the same material gives the same text."""
    tables = material.once(report_tables)
    summary, run, years = tables[0], material.run, material.tables.years
    line = (
        f"Workbook {material.tables.name} · {years[0]} to {years[-1]} · case {material.tables.settings.case} · made on "
        f"{run.started:%d.%m.%Y at %H:%M} IST"
    )
    return render(HtmlPage(
        kicker="Plan of rare-earth magnets in India" if material.tables.scheme else "Plan of a process network",
        title=summary.title,
        level=summary.level,
        word=WORDS[summary.level] if material.has_plan else NO_PLAN,
        sentence=summary.sentence,
        lines=(f"{line} · {UNITS}",),
        figures_title="Figures",
        figures=tuple((r["Figure"], quantity(r["Value"], r["Unit"], WHOLE.get(r["Unit"])), r["In words"])
                      for r in summary.frame.to_dict("records")),
        findings=summary.findings,
        sections=tuple(sections(material, tables)),
        workbook="report.xlsx",
    ))


def sections(material: Material, tables: tuple[ReportTable, ...]) -> list[Section]:
    """The sections this report has."""
    by_sheet = {t.sheet: t for t in tables}
    before, after = ([s for s in (make(material, by_sheet) for make in part) if s is not None]
                     for part in (BEFORE, AFTER))
    return [*before, *study_sections(material), *after]
