"""One country's share of the imports of each form, and of goods with a share limit: no measure of dependence."""

from __future__ import annotations

import pandas as pd

from model.reports.findings.dependence import shares
from model.reports.material import Material
from model.reports.page.panels import Panel, panels
from model.reports.page.watched import watched
from model.reports.sheets.imports import TOPIC as IMPORTS
from model.reports.sheets.origins import TOPIC as ORIGINS
from model.tell.cited import Finding
from model.tell.looks import layout, said, value_axis, year_axis
from model.tell.palette import ORANGE, VERMILLION
from model.tell.section import Figure, Section, Spec, Tables, plain, several
from model.tell.table import ReportTable

ROW = 170
MOST = 6
"""Goods that are drawn, those with most tonnes first; all stand in the table."""
TRACE = 1.0
"""t of goods in a year below which its shares are not drawn."""


def section(material: Material, tables: Tables) -> Section | None:
    """Origins and concentration."""
    table, imports = tables.get(ORIGINS.sheet), tables.get(IMPORTS.sheet)
    if table is None or table.frame.empty:
        return None
    found: Finding = shares(material, tables) or plain("One country's share of imports, form by form", table)
    folded = (table,) if imports is None else (table, imports)
    return Section("origins", "Origins and concentration", (found, *_concentrated(table, material)), (table.sentence,),
                   (_figure(material, table),), folded=folded)


def _concentrated(table: ReportTable, material: Material) -> tuple[Finding, ...]:
    """How concentrated imports of magnets are in the last year in which there are any."""
    frame = table.frame[table.frame["Goods"] == "magnet"]
    years = [y for y in material.tables.years if (frame["FY"] == y).any()]
    if not years:
        return ()
    first, last = (table.cite("Concentration", {"Goods": "magnet", "FY": y}, "most", 0) for y in (years[0], years[-1]))
    course = f"goes from {first} in {years[0]} to {last} in {years[-1]}" if first.text != last.text else (
        f"is {first} in {years[0]} and in {years[-1]}")
    words = f"Concentration of magnet imports (Herfindahl index, ten thousand where one country sends all) {course}."
    return (Finding(words, table.sheet, (first, last)),)


def _figure(material: Material, table: ReportTable) -> Figure:
    years, country = material.tables.years, watched(material)
    tonnes = table.frame.groupby("Goods", sort=False)["Tonnes"].sum()
    most = set(tonnes.sort_values(ascending=False).index[:MOST])
    forms = [f for f in several(table, "Goods", {}) if f in most]
    places, height = panels(forms, 2, ROW)
    data: list[Spec] = []
    shape: Spec = {}
    for form, panel in zip(forms, places, strict=True):
        data += _bars(table.frame[table.frame["Goods"] == form], years, panel, country)
        percent = value_axis("", range=[0, 103], ticksuffix=" %")
        shape |= panel.axes(year_axis(years, every=-(-len(years) // 6)), percent)
    caption = (
        f"Per cent of the year's imports of each form, or of goods with a share limit, by weight. Vermillion: "
        f"{country}; hatched orange: all other countries; black line: the most that should come from {country}. A year "
        "without a column has less than a tonne of imports of them."
    )
    looks = layout(height + 120, barmode="stack", bargap=0.3, margin={"l": 8, "r": 8, "t": 66, "b": 44},
                   showlegend=True, annotations=[p.title(_title(f)) for f, p in zip(forms, places, strict=True)],
                   **shape)
    looks |= {"legend": {"orientation": "h", "x": 0, "y": 1 + 34 / height, "yanchor": "bottom"}}
    return Figure("shares", caption, data, looks)


def _title(form: str) -> str:
    return f"{form[:1].upper()}{form[1:]}"


def _bars(frame: pd.DataFrame, years: tuple[str, ...], panel: Panel, country: str) -> list[Spec]:
    frame = frame[frame.groupby("FY")["Tonnes"].transform("sum") >= TRACE]
    its = frame[frame["Country"] == country].set_index("FY")
    total = frame.groupby("FY")["Share"].sum()
    here = [float(its["Share"].get(y, 0.0)) for y in years]
    others = [float(total.get(y, 0.0)) - v for y, v in zip(years, here, strict=True)]
    limit = [its["Share limit"].get(y) for y in years]
    first = panel.number == 1
    bars = [
        panel.of({
            "type": "bar", "name": said(name), "x": list(years), "y": [v if v > 0 else None for v in values],
            "legendgroup": name, "showlegend": first, "marker": look,
            "hovertemplate": f"%{{x}}: %{{y:.1f}} %<extra>{said(name)}</extra>",
        })
        for name, values, look in (
            (country, here, {"color": VERMILLION, "line": {"color": "#333333", "width": 0.6}}),
            ("Other countries", others, {"color": "#FFFFFF", "line": {"color": "#333333", "width": 0.6}, "pattern": {
                "shape": "/", "fgcolor": ORANGE, "bgcolor": "#FFFFFF", "size": 6, "solidity": 0.45}}),
        )
    ]
    known = [None if v is None or v != v else float(v) for v in limit]
    line = panel.of({
        "type": "scatter", "mode": "lines", "name": "Share limit", "x": list(years), "y": known, "legendgroup": "limit",
        "showlegend": first, "line": {"color": "#000000", "width": 2, "dash": "dash"},
        "hovertemplate": "%{x}: at most %{y:.0f} %<extra></extra>",
    })
    return [*bars, line]
