"""The page: its sections in order, filled into the template."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from model.reports.catalogue import report_tables
from model.reports.html import (
    bridge,
    budget,
    build_calendar,
    ceilings,
    dependence,
    limits,
    listed,
    sankey,
    shares,
    trade_off,
    weak,
)
from model.reports.html.section import Figure, Material, Section, Tables
from model.reports.html.view import is_number, quantity, unbroken, view
from model.reports.table import ReportTable

HERE = Path(__file__).parent
SECTIONS: tuple[Callable[[Material, Tables], Section | None], ...] = (
    listed.why_not, listed.repair,
    dependence.section, sankey.section, build_calendar.section, bridge.section, listed.buys,
    ceilings.section, listed.viability, trade_off.section, limits.section, listed.lots, listed.ties, shares.section,
    listed.compliance, budget.section, listed.readings, weak.section, listed.demand, listed.checks, listed.notes,
    listed.run,
)
"""The sections of the page, top to bottom."""
WORDS = {"good": "Plan found and checked", "caution": "A plan, with caution", "bad": "Do not use as a plan"}
NO_PLAN = "There is no plan"
WHOLE = {"₹ crore": 0, "t": 0, "t/a": 0}
"""Decimals of the eight figures where they differ from those of the unit."""


def write_page(material: Material, path: Path) -> None:
    """Write report.html: one file that opens without a network.

    Args:
        material: what the report is made from.
        path: the new file.
    """
    path.write_text(page(material), encoding="utf-8", newline="\n")


def page(material: Material) -> str:
    """The text of the page; the same material gives the same text."""
    tables = material.once(report_tables)
    found = sections(material, tables)
    return str(_template().render(
        summary=tables[0],
        figures=[(r["Figure"], quantity(r["Value"], r["Unit"], WHOLE.get(r["Unit"])), r["In words"])
                 for r in tables[0].frame.to_dict("records")],
        sections=found,
        at={t.sheet: s.key for s in reversed(found) for t in (*s.folded, *s.shown)},
        material=material,
        word=WORDS[tables[0].level] if material.has_plan else NO_PLAN,
        style=(HERE / "style.css").read_text(encoding="utf-8"),
        script=(HERE / "script.js").read_text(encoding="utf-8"),
        plotly=_plotly() if any(s.figures for s in found) else "",
    ))


def sections(material: Material, tables: tuple[ReportTable, ...]) -> list[Section]:
    """The sections this report has."""
    by_sheet = {t.sheet: t for t in tables}
    return [s for s in (make(material, by_sheet) for make in SECTIONS) if s is not None]


def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(view=view, is_number=is_number, drawing=drawing)
    environment.filters["unbroken"] = unbroken
    return environment.get_template("page.html")


def drawing(figure: Figure) -> Any:
    """A chart for the script of the page: JSON in which nothing can end the script."""
    from markupsafe import Markup

    parts = {
        "key": f"chart-{figure.key}", "data": figure.data, "layout": figure.layout, "views": figure.views,
        "said": figure.said,
    }
    text = json.dumps(parts, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


@cache
def _plotly() -> str:
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs())
