"""Incentive and subsidy against every ceiling: by beneficiary and year, and in all."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.reports.material import Material
from model.reports.page.panels import Panel, panels
from model.reports.sheets.incentive import TOPIC as INCENTIVE
from model.reports.sheets.subsidy import TOPIC as SUBSIDY
from model.tell.cited import Cited, Finding
from model.tell.looks import DARK, hatched, layout, name_axis, note, value_axis, wrapped, year_axis
from model.tell.palette import BLUE, SKY, VERMILLION
from model.tell.section import Figure, Section, Spec, Tables, several
from model.tell.table import ReportTable

ROW = 150
LINES: dict[str, Spec] = {
    "By the rate": {"color": "#000000", "width": 1.5, "dash": "solid"},
    "By share of net sales": {"color": "#6B6B6B", "width": 2, "dash": "dash"},
    "By yearly ceiling": {"color": "#6B6B6B", "width": 2, "dash": "dashdot"},
    "Left in ceiling": {"color": VERMILLION, "width": 2, "dash": "dot"},
}
"""Column with what a ceiling would pay → its line."""


def section(material: Material, tables: Tables) -> Section | None:
    """Incentive and subsidy of each beneficiary."""
    incentive, subsidy = tables.get(INCENTIVE.sheet), tables.get(SUBSIDY.sheet)
    if incentive is None or subsidy is None or incentive.frame.empty:
        return None
    paid, granted = (t.cite("Paid", {}, "sum", 0) for t in (incentive, subsidy))
    head = Finding(f"₹ {paid} crore of incentive and ₹ {granted} crore of subsidy are paid", incentive.sheet,
                   (paid, granted))
    return Section(
        "ceilings", "Incentive and subsidy against their ceilings", (head, _held(incentive), *_subsidy_held(subsidy)),
        (incentive.sentence, subsidy.sentence), (_yearly(material, incentive), _totals(incentive, subsidy)),
        folded=(incentive, subsidy),
    )


def _held(table: ReportTable) -> Finding:
    """Which limit set the incentive, and how often."""
    cited: list[Cited] = []
    parts = []
    for words in several(table, "What held", {}):
        count = table.cite("Paid", {"What held": words}, "count", 0)
        cited.append(count)
        parts.append(f"{words} in {count}")
    every = table.cite("Paid", {}, "count", 0)
    words = f"What set the incentive, in {every} years of a beneficiary: {', '.join(parts)}."
    return Finding(words, table.sheet, (*cited, every))


def _subsidy_held(table: ReportTable) -> tuple[Finding, ...]:
    if table.frame.empty:
        return ()
    parts, cited = [], []
    for words in several(table, "What held", {}):
        count = table.cite("Paid", {"What held": words}, "count", 0)
        cited.append(count)
        parts.append(f"{words} for {count}")
    return (Finding(f"What set the subsidy: {', '.join(parts)}.", table.sheet, tuple(cited)),)


def _yearly(material: Material, table: ReportTable) -> Figure:
    names = several(table, "Beneficiary", {})
    years = sorted(set(table.frame["FY"]))
    places, height = panels(names, 3, ROW)
    top = 1.12 * max(float(table.frame[n].max()) for n in ("Paid", "By the rate", "By share of net sales"))
    columns = [n for n in LINES if n in table.frame and table.frame[n].min() <= top]
    shape: Spec = {}
    data: list[Spec] = []
    for name, panel in zip(names, places, strict=True):
        data += _panel(table.frame[table.frame["Beneficiary"] == name], columns, panel)
        first = (panel.number - 1) % 3 == 0
        values = value_axis("₹ crore" if first else "", range=[0, top], nticks=5)
        shape |= panel.axes(year_axis(years, every=-(-len(years) // 4)), values)
    caption = (
        "₹ crore, nominal, by year of sale. Columns: incentive paid. Lines: what each limit alone would pay; the "
        "lowest one holds. The ceiling of the award is drawn where it comes near; elsewhere it is out of reach."
    )
    looks = layout(height + 130, bargap=0.35, margin={"l": 8, "r": 8, "t": 76, "b": 44}, showlegend=True,
                   annotations=[p.title(n) for n, p in zip(names, places, strict=True)], **shape)
    looks |= {"legend": {"orientation": "h", "x": 0, "y": 1 + 34 / height, "yanchor": "bottom", "font": {"size": 12}}}
    return Figure("ceilings-years", caption, data, looks)


def _panel(frame: pd.DataFrame, columns: list[str], panel: Panel) -> list[Spec]:
    years = frame["FY"].tolist()
    first = panel.number == 1
    paid = panel.of({
        "type": "bar", "name": "Paid", "x": years, "y": frame["Paid"].tolist(), "legendgroup": "Paid",
        "showlegend": first, "marker": {"color": SKY, "line": {"color": "#333333", "width": 0.6}},
        "hovertemplate": "%{x}: ₹ %{y:,.1f} crore<extra>Paid</extra>",
    })
    return [paid] + [
        panel.of({
            "type": "scatter", "mode": "lines", "name": c, "x": years, "y": _numbers(frame[c]), "legendgroup": c,
            "showlegend": first, "line": LINES[c], "hovertemplate": f"%{{x}}: ₹ %{{y:,.1f}} crore<extra>{c}</extra>",
        })
        for c in columns
    ]


def _numbers(column: Any) -> list[float | None]:
    return [None if v != v else float(v) for v in column]


def _totals(incentive: ReportTable, subsidy: ReportTable) -> Figure:
    """Each beneficiary's incentive and subsidy over all years against its ceilings."""
    names = several(incentive, "Beneficiary", {})
    given = incentive.frame.groupby("Beneficiary", sort=False).agg({"Paid": "sum", "Left in ceiling": "max"})
    granted = subsidy.frame.set_index("Beneficiary")
    left = [(n, float(given["Paid"][n]), float(given["Left in ceiling"][n])) for n in names]
    right = [(n, float(granted["Paid"][n]), float(granted["Ceiling"][n])) for n in names if n in granted.index]
    places = [Panel(1, (0.0, 0.45), (0.0, 1.0)), Panel(2, (0.55, 1.0), (0.0, 1.0))]
    data: list[Spec] = []
    shape: Spec = {}
    notes = []
    for panel, rows, title in zip(places, (left, right), ("Incentive, all years", "Subsidy"), strict=True):
        data += _against(rows, panel)
        most = max(max(r[1:]) for r in rows) if rows else 1.0
        names_axis = name_axis([wrapped(r[0], 18) for r in rows], showticklabels=panel.number == 1)
        shape |= panel.axes(value_axis("₹ crore", range=[0, most * 1.02], nticks=5), names_axis)
        notes += [panel.title(title), *(_share(panel, *r) for r in rows)]
    caption = (
        "₹ crore, nominal. Full bar: paid; hatched: room up to the ceiling of the award; in figures: part of the "
        "ceiling that is paid."
    )
    looks = layout(44 * len(names) + 120, barmode="stack", bargap=0.35, showlegend=True, annotations=notes,
                   margin={"l": 8, "r": 8, "t": 62, "b": 40}, **shape)
    looks |= {"legend": {"orientation": "h", "x": 0, "y": 1 + 30 / (44 * len(names) + 18), "yanchor": "bottom"}}
    return Figure("ceilings-totals", caption, data, looks)


def _against(rows: list[tuple[str, float, float]], panel: Panel) -> list[Spec]:
    names = [wrapped(r[0], 18) for r in rows]
    common: Spec = {"type": "bar", "orientation": "h", "y": names, "showlegend": panel.number == 1}
    return [
        panel.of({**common, "name": "Paid", "x": [r[1] for r in rows], "legendgroup": "Paid",
                  "marker": {"color": BLUE, "line": {"color": "#333333", "width": 0.6}},
                  "hovertemplate": "Paid ₹ %{x:,.1f} crore<extra></extra>"}),
        panel.of({**common, "name": "Room up to the ceiling", "x": [max(0.0, r[2] - r[1]) for r in rows],
                  "legendgroup": "Room", "marker": hatched("#8A8A8A"),
                  "hovertemplate": "Room ₹ %{x:,.1f} crore<extra></extra>"}),
    ]


def _share(panel: Panel, name: str, paid: float, ceiling: float) -> Spec:
    share = 100 * paid / ceiling if ceiling > 0 else 0.0
    return note(f"<b>{share:.0f} %</b>", 0, wrapped(name, 18), xref=f"x{panel.ends}", yref=f"y{panel.ends}",
                xanchor="left", xshift=6, font={"size": 12, "color": "#FFFFFF" if share > 12 else DARK})
