"""What charts share: font, axes from 0, years along the axis, and text that never becomes markup."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from typing import Any

from model.tell.section import Spec

FONT = "'Segoe UI', 'Nirmala UI', 'Noto Sans', 'Noto Sans Devanagari', Calibri, Arial, sans-serif"
DARK = "#222222"
LINE = "#D9D9D9"
MOST_YEARS = 12
"""Years along an axis that are all labelled; of more, every second, third …"""


def said(text: Any) -> str:
    """Text of a chart, in which markup of a name stays text.

    >>> said("<b>A & B</b>")
    '&lt;b&gt;A &amp; B&lt;/b&gt;'
    """
    return html.escape(str(text), quote=False)


def wrapped(text: str, width: int) -> str:
    """Text of a chart in several lines.

    >>> wrapped("own metal and alloy", 10)
    'own metal<br>and alloy'
    """
    return "<br>".join(said(line) for line in textwrap.wrap(text, width)) or " "


def layout(height: int, **more: Any) -> Spec:
    """The looks of a chart.

    Args:
        height: in pixels.
        more: axes and whatever else differs.
    """
    return {
        "height": height,
        "autosize": True,
        "font": {"family": FONT, "size": 13, "color": DARK},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "separators": ".,",
        "margin": {"l": 8, "r": 12, "t": 28, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "font": {"size": 13}},
        **more,
    }


def year_axis(years: Sequence[str], every: int | None = None, **more: Any) -> Spec:
    """Financial years along the axis, written on two lines so that they stand upright.

    Args:
        years: all of them.
        every: label every so many; as many as fit where None.
        more: whatever else the axis needs.
    """
    step = every or -(-len(years) // MOST_YEARS)
    shown = list(years)[::step]
    return {
        "type": "category", "categoryorder": "array", "categoryarray": list(years), "tickvals": shown,
        "ticktext": [short_year(y) for y in shown], "tickangle": 0, "ticks": "outside", "tickcolor": LINE,
        "linecolor": "#7F7F7F", "fixedrange": True, "range": [-0.5, len(years) - 0.5], **more,
    }


def short_year(year: str) -> str:
    """A financial year on two lines.

    >>> short_year("FY2026-27")
    '2026<br>-27'
    """
    return said(year).removeprefix("FY").replace("-", "<br>-")


def value_axis(unit: str, **more: Any) -> Spec:
    """A value axis from 0, with Indian digit grouping."""
    return {
        "title": {"text": said(unit), "standoff": 8, "font": {"size": 12}}, "rangemode": "tozero", "tickformat": ",~f",
        "gridcolor": LINE, "zeroline": True, "zerolinecolor": "#7F7F7F", "automargin": True, "fixedrange": True, **more,
    }


def name_axis(names: Sequence[str], **more: Any) -> Spec:
    """Names down the left side, the first on top."""
    return {
        "type": "category", "categoryorder": "array", "categoryarray": list(names), "autorange": "reversed",
        "automargin": True, "fixedrange": True, "ticks": "", **more,
    }


def note(text: str, x: Any, y: Any, **more: Any) -> Spec:
    """A few words beside a mark."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": 12, "color": DARK}, **more}


def hatched(colour: str, shape: str = "/") -> Spec:
    """A mark that is hatched, so that colour is never alone."""
    return {
        "color": "#FFFFFF", "line": {"color": colour, "width": 1},
        "pattern": {"shape": shape, "fgcolor": colour, "bgcolor": "#FFFFFF", "size": 6, "solidity": 0.35},
    }
