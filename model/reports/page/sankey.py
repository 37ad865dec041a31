"""The picture of streams: contained rare earths from origin to sector, for a year that the reader chooses."""

from __future__ import annotations

from functools import partial
from itertools import product
from math import fsum

import pandas as pd

from model.ground.units import indian
from model.reports.material import SMALL, Material
from model.reports.page.places import places
from model.reports.page.streams import ALL, BACK, BACK_TO, END, IMPORTED, MINED, RECOVERED, SECTOR, STAGE, STOCK, TOPIC
from model.reports.page.watched import watched
from model.tell.cited import Cited, Finding
from model.tell.looks import layout, wrapped
from model.tell.palette import BLUE, GREEN, GREY, ORANGE, VERMILLION
from model.tell.section import Chooser, Figure, Section, Spec, Tables, several
from model.tell.table import ReportTable

COLOURS = {MINED: BLUE, RECOVERED: GREEN, IMPORTED: ORANGE, STOCK: GREY, STAGE: BLUE, BACK: GREEN, SECTOR: "#555555",
           END: GREY}
SMALLEST = 0.012
"""Part of all that enters, below which countries and sectors are drawn as one."""
OTHERS = {IMPORTED: "Other countries", SECTOR: "Other sectors"}
WIDTH = {**dict.fromkeys(COLOURS, 10), SECTOR: 22, END: 22}
"""Characters in a line of a label."""
ORDER = (IMPORTED, MINED, STOCK, STAGE, RECOVERED, SECTOR, END, BACK)
"""Order of nodes in a column."""
HEIGHT, PAD, MARGIN = 680, 32, {"l": 6, "r": 6, "t": 26, "b": 34}


def section(material: Material, tables: Tables) -> Section | None:
    """Where the rare earths come from and go."""
    if not material.accepted:
        return None
    table = TOPIC.table(material)
    country, families = watched(material), several(table, "Family", {})
    years = [y for y in material.tables.years if table.frame[y].sum() > 0]
    found = (_finding(table, ALL, "Over all years", family, country) for family in families)
    heads = tuple(f for f in found if f is not None)
    if not heads:
        return None
    year = str(material.tables.settings.report_year)
    choosers = (Chooser("Year", tuple(years), year if year in years else years[-1]),
                Chooser("Elements", tuple(families), families[0]))
    return Section("streams", "From origin to sector", heads, (table.sentence,), (_figure(table, choosers, country),),
                   folded=(table,))


def _figure(table: ReportTable, choosers: tuple[Chooser, ...], country: str) -> Figure:
    views, said = {}, {}
    for year, family in product(*(c.options for c in choosers)):
        finding = _finding(table, year, f"In {year}", family, country)
        if finding is not None:
            views[f"{year}|{family}"] = [_trace(table.frame, year, family, country)]
            said[f"{year}|{family}"] = finding.sentence
    abroad = f"Vermillion: {country}; orange: other countries; " if country else ""
    caption = (
        f"Contained tonnes of the year and elements chosen; widths are in proportion. {abroad}"
        "blue: mined or made in India; green: recovered; grey: stocks and losses. Swarf that goes back to "
        "an earlier stage ends in “Back to …” and starts again at that stage."
    )
    first = "|".join(c.chosen for c in choosers)
    return Figure("sankey", caption, views.get(first, []), layout(HEIGHT, margin=MARGIN), choosers, views, said)


def _finding(table: ReportTable, column: str, when: str, family: str, country: str) -> Finding | None:
    """What enters, and from where; None where nothing does. Without a country to set apart none is named."""
    parts = list(zip(*(table.frame[c] for c in ("Family", "Sender is", "From", column)), strict=True))

    def cited(kind: str, name: str = "") -> Cited:
        where = {"Family": family, "Sender is": kind} | ({"From": name} if name else {})
        total = fsum(t for f, k, n, t in parts if f == family and k == kind and name in ("", n))
        return Cited(total, indian(total), table.sheet, column, where, "sum")

    abroad, ground, old = cited(IMPORTED), cited(MINED), cited(RECOVERED)
    its = (cited(IMPORTED, country),) if country else ()
    if abroad.value + ground.value + old.value <= 0:
        return None
    home = [(c, f"{c} t from {name}") for c, name in ((ground, "India's ground"), (old, "end-of-life magnets"))
            if c.text != "0"]
    words = " and ".join(w for _, w in home) or "nothing from India's ground or from end-of-life magnets"
    part = "".join(f", {'all' if c.text == abroad.text != '0' else f'{c} t'} of them from {country}" for c in its)
    sentence = f"{when}, {abroad} t of {family} come from abroad{part}; {words}."
    return Finding(sentence, table.sheet, (abroad, *its, *(c for c, _ in home)))


def _trace(frame: pd.DataFrame, year: str, family: str, country: str) -> Spec:
    rows = frame[(frame[year] > SMALL) & (frame["Family"] == family)]
    ends = [rows[c] for c in ("Sender is", "From", "Receiver is", "To", year)]
    links = [((a, b), (c, d), float(t)) for a, b, c, d, t in zip(*ends, strict=True)]
    through = _sizes(links)
    entering = sum(t for i, _, t in links if i[0] not in (STAGE,))
    merged: dict[tuple[tuple[str, str], tuple[str, str]], float] = {}
    for i, j, t in links:
        pair = (_merged(i, through, entering, country), _merged(j, through, entering, country))
        merged[pair] = merged.get(pair, 0.0) + t
    nodes = list(dict.fromkeys(n for pair in merged for n in pair))
    sizes = _sizes([(*pair, t) for pair, t in merged.items()])
    rank = partial(_rank, country=country)
    at = places([(*pair, t) for pair, t in merged.items()], sizes, rank, HEIGHT - MARGIN["t"] - MARGIN["b"], PAD)
    nodes.sort(key=lambda n: at[n])
    merged = dict(sorted(merged.items(), key=lambda pair: [at[n][1] for n in pair[0]]))
    place = {n: k for k, n in enumerate(nodes)}
    back = {name.removeprefix(BACK_TO) for kind, name in nodes if kind == BACK}
    return {
        "type": "sankey", "arrangement": "fixed", "valueformat": ",.0f", "valuesuffix": " t",
        "textfont": {"size": 13, "color": "#111111", "shadow": "0 0 3px #FFFFFF, 0 0 3px #FFFFFF, 0 0 3px #FFFFFF"},
        "node": {
            "label": [wrapped(f"{name} {indian(sizes[kind, name])}", WIDTH[kind]) for kind, name in nodes],
            "color": [_colour(n, back, country) for n in nodes], "pad": PAD,
            "thickness": 16, "x": [at[n][0] for n in nodes], "y": [at[n][1] for n in nodes],
            "line": {"color": "#333333", "width": 0.5}, "hovertemplate": "%{label} t<extra></extra>",
        },
        "link": {
            "source": [place[i] for i, _ in merged], "target": [place[j] for _, j in merged],
            "value": list(merged.values()), "color": [_faded(_colour(i, back, country)) for i, _ in merged],
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


def _merged(
    node: tuple[str, str], through: dict[tuple[str, str], float], entering: float, country: str
) -> tuple[str, str]:
    kind, name = node
    small = kind in OTHERS and name != country and through[node] < SMALLEST * entering
    return (kind, OTHERS[kind]) if small else node


def _colour(node: tuple[str, str], back: set[str], country: str) -> str:
    if node[0] == STAGE and node[1] in back:
        return GREEN
    return VERMILLION if node == (IMPORTED, country) else COLOURS[node[0]]


def _rank(node: tuple[str, str], country: str) -> int:
    """Order within a column: the country set apart, then by what a node is; losses and what goes back come last."""
    return -1 if node == (IMPORTED, country) else ORDER.index(node[0])


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.38)"
