"""Import dependence by year: every measure, the plan against no scheme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports.findings.dependence import chain, course, dependence, later_rise, measured
from model.reports.material import Material
from model.reports.page.panels import Panel, panels
from model.reports.sheets.dependence import HORIZON, QUANTITY
from model.reports.sheets.dependence import TOPIC as DEPENDENCE
from model.tell.cited import Finding
from model.tell.looks import layout, note, value_axis, year_axis
from model.tell.palette import BLUE, GREY
from model.tell.section import Figure, Section, Spec, Tables

Looks = Mapping[str, tuple[str, str, str, str]]
"""Plan → name, colour, dash and marker of its line."""
LOOKS: Looks = {CHOSEN: ("Plan", BLUE, "solid", "circle"), NO_SCHEME: ("No scheme", GREY, "dash", "square")}
CAPTION = "Per cent of demand that depends on imports, by year; axis from 0. Blue, full line: the plan."
CAPTION_NONE = " Grey, dashed: nobody is awarded anything."
CAPTION_MORE = " Diamonds: dysprosium and terbium. What each measure counts is in the table."
ROW = 190
APART = 8.0
"""Per cent of the axis by which the figures at the ends of two lines lie apart."""
End = tuple[float, str, str]
"""Value, year and colour at the end of a line."""


def section(material: Material, tables: Tables) -> Section | None:
    """Import dependence."""
    table = tables.get(DEPENDENCE.sheet)
    if table is None or not measured(tables):
        return None
    rules = (course, later_rise, chain)
    more = [f for f in (rule(material, tables) for rule in rules) if f is not None]
    caption = CAPTION + (CAPTION_NONE if NO_SCHEME in material.plans else "") + CAPTION_MORE
    return Section(
        "dependence", "Import dependence", (_headline(material, tables), *more), (table.sentence,),
        (drawn(table.frame, material.tables.years, LOOKS, caption),), folded=(table,),
    )


def _headline(material: Material, tables: Tables) -> Finding:
    plan = dependence(tables, HORIZON)
    if NO_SCHEME not in material.plans:
        return Finding(f"Import dependence of magnets is {plan} %, mean of the years", DEPENDENCE.sheet, (plan,))
    without = dependence(tables, HORIZON, QUANTITY, NO_SCHEME)
    words = f"Import dependence of magnets is {plan} %, mean of the years; without the scheme {without} %"
    return Finding(words, DEPENDENCE.sheet, (plan, without))


def drawn(frame: pd.DataFrame, years: Sequence[str], looks: Looks, caption: str) -> Figure:
    """A small chart for each measure, with a line for each plan.

    Args:
        frame: rows by "Measure" and "Plan" with a column for each year, %; empty where there is nothing to measure.
        years: along the axis.
        looks: the plans to draw, and how.
        caption: what is drawn and how to read it.
    """
    names = list(dict.fromkeys(str(m).partition(",")[0] for m in frame["Measure"]))
    places, height = panels(names, 2, ROW)
    top = _top(frame, years)
    shape: Spec = {}
    data, notes = [], []
    for name, panel in zip(names, places, strict=True):
        lines, words = _lines(frame, name, years, panel, looks, top)
        data += lines
        notes += [panel.title(name), *words]
        percent = value_axis("", range=[0, top * 1.02], nticks=6, ticksuffix=" %")
        shape |= panel.axes(year_axis(years, every=-(-len(years) // 6), range=[-0.4, len(years) + 0.3]), percent)
    shown = layout(height + 120, margin={"l": 8, "r": 8, "t": 66, "b": 44}, showlegend=True, **shape)
    return Figure("dependence-lines", caption, data, {**shown, "annotations": notes} | _legend(height))


def _legend(height: int) -> Spec:
    return {"legend": {"orientation": "h", "x": 0, "y": 1 + 34 / height, "yanchor": "bottom", "font": {"size": 13}}}


def _top(frame: pd.DataFrame, years: Sequence[str]) -> float:
    """100 %, or the next ten where the chain takes in more than is sold."""
    most = float(frame[list(years)].max().max())
    return 100.0 if not most > 100 else 10.0 * -(-most // 10)


def _lines(
    frame: pd.DataFrame, name: str, years: Sequence[str], panel: Panel, looks: Looks, top: float
) -> tuple[list[Spec], list[Spec]]:
    rows = frame[frame["Measure"].str.partition(",")[0] == name]
    lines: list[Spec] = []
    ends: list[End] = []
    for r in rows[rows["Plan"].isin(looks)].to_dict("records"):
        words, colour, dash, marker = looks[str(r["Plan"])]
        family = str(r["Measure"]).partition(", ")[2]
        heavy = family not in ("", "Nd+Pr")
        label = f"{words}, {family}" if heavy else words
        values: list[Any] = [None if r[y] != r[y] else r[y] for y in years]
        lines.append(panel.of({
            "type": "scatter", "mode": "lines+markers", "x": list(years), "y": values, "name": label,
            "legendgroup": label, "showlegend": panel.number == 1 or heavy,
            "line": {"color": colour, "width": 2.5, "dash": "dot" if heavy else dash},
            "marker": {"symbol": "diamond-open" if heavy else marker, "size": 7, "color": colour},
            "hovertemplate": f"%{{x}}: %{{y:.1f}} %<extra>{label}</extra>",
        }))
        filled = [(v, y) for v, y in zip(values, years, strict=True) if v is not None]
        ends += [(value, year, colour) for value, year in filled[-1:]]
    return lines, [_end(panel, end, place) for end, place in _apart(ends, top)]


def _apart(ends: list[End], top: float) -> list[tuple[End, float]]:
    """Every end of a line and where its figure stands: at the end, moved where it would lie upon another.

    Ends of one colour, year and figure are written once.

    >>> _apart([(40.0, "FY2029-30", "grey"), (41.0, "FY2029-30", "blue"), (80.0, "FY2029-30", "blue")], 100.0)
    [((40.0, 'FY2029-30', 'grey'), 40.0), ((41.0, 'FY2029-30', 'blue'), 48.0), ((80.0, 'FY2029-30', 'blue'), 80.0)]
    """
    once = {(f"{value:.0f}", year, colour): (value, year, colour) for value, year, colour in ends}
    ordered, apart = sorted(once.values(), key=lambda e: (e[1], e[0])), APART * top / 100
    places: list[float] = []
    for n, (value, year, _) in enumerate(ordered):
        free = n == 0 or ordered[n - 1][1] != year
        places.append(value if free else max(value, places[-1] + apart))
    for n in reversed(range(len(places))):
        free = n + 1 == len(places) or ordered[n + 1][1] != ordered[n][1]
        places[n] = min(places[n], top if free else places[n + 1] - apart)
    return list(zip(ordered, places, strict=True))


def _end(panel: Panel, end: End, place: float) -> Spec:
    value, year, colour = end
    return note(f"<b>{value:.0f} %</b>", year, place, xref=f"x{panel.ends}", yref=f"y{panel.ends}",
                xanchor="left", xshift=6, font={"size": 12, "color": colour})
