"""The picture of streams: contained rare earths from origin to sector, for a year that the reader chooses."""

from __future__ import annotations

import pandas as pd

from model.reports.cited import Cited, Finding
from model.reports.html.looks import layout, said
from model.reports.html.section import Chooser, Figure, Material, Section, Spec, Tables, several
from model.reports.html.streams import BACK, END, IMPORTED, MINED, RECOVERED, SECTOR, STAGE, STOCK, TOPIC
from model.reports.palette import BLUE, GREEN, GREY, ORANGE, VERMILLION
from model.reports.table import ReportTable
from model.units import indian

CHINA = "China"
COLOURS = {MINED: BLUE, RECOVERED: GREEN, IMPORTED: ORANGE, STOCK: GREY, STAGE: BLUE, BACK: GREEN, SECTOR: "#555555",
           END: GREY}
SMALLEST = 0.012
"""Part of all that enters, below which countries and sectors are drawn as one."""
OTHERS = {IMPORTED: "Other countries", SECTOR: "Other sectors"}
HEIGHT = 620


def section(material: Material, tables: Tables) -> Section | None:
    """Where the rare earths come from and go."""
    if not material.accepted:
        return None
    table = TOPIC.table(material)
    years, families = several(table, "FY", {}), several(table, "Family", {})
    if not years:
        return None
    year = material.tables.settings.report_year or years[-1]
    year = year if year in years else years[-1]
    pairs = [(y, f) for y in years for f in families]
    findings = {pair: finding for pair in pairs if (finding := _finding(table, *pair)) is not None}
    views = {"|".join(p): [_trace(table.frame, *p)] for p in findings}
    choosers = (Chooser("Year", tuple(years), year), Chooser("Elements", tuple(families), families[0]))
    caption = (
        "Contained tonnes; widths are in proportion. Vermillion: China; orange: other countries; blue: mined or made in "
        "India; green: recovered; grey: stocks and losses. Swarf that goes back to an earlier stage ends in "
        "“Back to …” and starts again at that stage."
    )
    first = (year, families[0])
    figure = Figure("sankey", caption, views["|".join(first)],
                    layout(HEIGHT, margin={"l": 6, "r": 6, "t": 14, "b": 22}),
                    choosers, views, {"|".join(p): f.sentence for p, f in findings.items()})
    others = tuple(f for p, f in findings.items() if p != first and p[0] == year)
    return Section("streams", "From origin to sector", (findings[first], *others), (table.sentence,), (figure,),
                   folded=(_of_year(table, year),))


def _of_year(table: ReportTable, year: str) -> ReportTable:
    frame = table.frame[table.frame["FY"] == year].reset_index(drop=True)
    return ReportTable(table.sheet, f"{table.title}, {year}", table.sentence, table.columns, frame)


def _finding(table: ReportTable, year: str, family: str) -> Finding | None:
    """What enters in a year, and from where; None where nothing does."""
    def cited(kind: str, name: str = "") -> Cited:
        where = {"FY": year, "Family": family, "Sender is": kind} | ({"From": name} if name else {})
        return table.cite("Tonnes", where, "sum", 0)

    abroad, ground, old, china = cited(IMPORTED), cited(MINED), cited(RECOVERED), cited(IMPORTED, CHINA)
    if abroad.value + ground.value + old.value <= 0:
        return None
    sentence = (
        f"In {year}, {abroad} t of {family} come from abroad, {china} t of them from China; {ground} t come from "
        f"India's ground and {old} t from end-of-life magnets"
    )
    return Finding(sentence, table.sheet, (abroad, china, ground, old))


def _trace(frame: pd.DataFrame, year: str, family: str) -> Spec:
    rows = frame[(frame["FY"] == year) & (frame["Family"] == family)]
    links = [((r[2], r[3]), (r[4], r[5]), r[6]) for r in rows.itertuples(index=False, name=None)]
    through = _sizes(links)
    entering = sum(t for i, _, t in links if i[0] not in (STAGE,))
    merged: dict[tuple[tuple[str, str], tuple[str, str]], float] = {}
    for i, j, t in links:
        pair = (_merged(i, through, entering), _merged(j, through, entering))
        merged[pair] = merged.get(pair, 0.0) + t
    nodes = list(dict.fromkeys(n for pair in merged for n in pair))
    sizes = _sizes([(*pair, t) for pair, t in merged.items()])
    place = {n: k for k, n in enumerate(nodes)}
    return {
        "type": "sankey", "arrangement": "snap", "valueformat": ",.0f", "valuesuffix": " t",
        "textfont": {"size": 13, "color": "#111111", "shadow": "none"},
        "node": {
            "label": [f"{said(name)}  {indian(sizes[kind, name])}" for kind, name in nodes],
            "color": [_colour(n) for n in nodes], "pad": 13, "thickness": 16,
            "line": {"color": "#333333", "width": 0.5}, "hovertemplate": "%{label} t<extra></extra>",
        },
        "link": {
            "source": [place[i] for i, _ in merged], "target": [place[j] for _, j in merged],
            "value": list(merged.values()), "color": [_faded(_colour(i)) for i, _ in merged],
            "hovertemplate": "%{source.label} → %{target.label}: %{value:,.1f} t<extra></extra>",
        },
    }


def _sizes(links: list[tuple[tuple[str, str], tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    """The larger of what goes into a node and what comes out of it."""
    into: dict[tuple[str, str], float] = {}
    out: dict[tuple[str, str], float] = {}
    for i, j, t in links:
        out[i] = out.get(i, 0.0) + t
        into[j] = into.get(j, 0.0) + t
    return {n: max(into.get(n, 0.0), out.get(n, 0.0)) for n in {**into, **out}}


def _merged(node: tuple[str, str], through: dict[tuple[str, str], float], entering: float) -> tuple[str, str]:
    kind, name = node
    small = kind in OTHERS and name != CHINA and through[node] < SMALLEST * entering
    return (kind, OTHERS[kind]) if small else node


def _colour(node: tuple[str, str]) -> str:
    return VERMILLION if node == (IMPORTED, CHINA) else COLOURS[node[0]]


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.38)"
