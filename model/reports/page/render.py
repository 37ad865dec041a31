"""What a page says, filled into the template: the same for the page of a run and of a comparison."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from model.reports.page.view import is_number, unbroken, view
from model.tell.cited import IN_SHORT, Finding, answers
from model.tell.section import Figure, Section

HERE = Path(__file__).parent


@dataclass(frozen=True)
class HtmlPage:
    """What a page says, top to bottom.

    Attributes:
        kicker: what kind of page it is.
        title: its headline.
        level: good, caution or bad, the colour of the verdict.
        word, sentence: the verdict.
        lines: small print below it.
        figures_title: what the figures are.
        figures: name, value with unit, and words of each.
        findings: sentences made from numbers.
        sections: what follows.
        workbook: file that holds every table.
    """

    kicker: str
    title: str
    level: str
    word: str
    sentence: str
    lines: tuple[str, ...]
    figures_title: str
    figures: tuple[tuple[str, str, str], ...]
    findings: tuple[Finding, ...]
    sections: tuple[Section, ...]
    workbook: str

    @property
    def at(self) -> Mapping[str, str]:
        """Sheet → anchor of the first section that shows it."""
        return {t.sheet: s.key for s in reversed(self.sections) for t in (*s.folded, *s.shown)}


def render(page: HtmlPage) -> str:
    """The text of a page: one file that asks for nothing from outside."""
    return str(_template().render(
        page=page,
        style=(HERE / "style.css").read_text(encoding="utf-8"),
        script=(HERE / "script.js").read_text(encoding="utf-8"),
        plotly=_plotly() if any(s.figures for s in page.sections) else "",
    ))


def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(view=view, is_number=is_number, drawing=drawing, answers=answers, in_short=IN_SHORT)
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
