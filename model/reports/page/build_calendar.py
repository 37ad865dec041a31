"""The award and build calendar: who is awarded, builds, ramps up and works in full, year by year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from model.reports.findings.awards import awards
from model.reports.material import Material
from model.reports.sheets.build_plan import TOPIC as BUILD_PLAN
from model.reports.sheets.decisions import TOPIC as DECISIONS
from model.reports.sheets.facilities import ALWAYS
from model.reports.sheets.facilities import TOPIC as FACILITIES
from model.tell.looks import DARK, hatched, layout, note, said, short_year
from model.tell.palette import BLUE, SKY
from model.tell.section import Figure, Section, Spec, Tables, narrow, plain
from model.tell.table import ReportTable

Phase = tuple[str, bool]
"""Word of the build plan, and whether more is being built."""
BUILDING, RAMP, FULL = "building", "ramp", "full"
LEAST = 0.5
"""t/a below which nothing is awarded."""
PHASES: dict[Phase, tuple[str, Spec]] = {
    (BUILDING, False): ("Building", hatched("#444444")),
    (RAMP, False): ("Ramp-up", {"color": SKY, "line": {"color": "#444444", "width": 1}}),
    (FULL, False): ("In full", {"color": BLUE, "line": {"color": "#444444", "width": 1}}),
    (RAMP, True): ("Ramp-up, more being built", {
        "color": SKY, "line": {"color": "#444444", "width": 1},
        "pattern": {"shape": "/", "fgcolor": "#333333", "bgcolor": SKY, "size": 7, "solidity": 0.25}}),
    (FULL, True): ("In full, more being built", {
        "color": BLUE, "line": {"color": "#444444", "width": 1},
        "pattern": {"shape": "/", "fgcolor": "#FFFFFF", "bgcolor": BLUE, "size": 7, "solidity": 0.25}}),
}
"""Phase → its name and look."""
SHOWN = ("Beneficiary", "Award", "First output", "Full output", "Magnets made", "Bid rate", "Reason")
"""Columns of the awards that stand open."""
ROW = 17


@dataclass(frozen=True)
class CalendarLine:
    """A line of the calendar.

    Attributes:
        label: what stands at its left end.
        end: what stands at its right end.
        spells: phase, number of its first year and how many years it lasts.
        awarded: number of the year of the award.
    """

    label: str
    end: str = ""
    spells: tuple[tuple[Phase, int, int], ...] = ()
    awarded: int | None = None


def section(material: Material, tables: Tables) -> Section | None:
    """Awards and what is built."""
    build, decisions = tables.get(BUILD_PLAN.sheet), tables.get(DECISIONS.sheet)
    if build is None or build.frame.empty:
        return None
    given = awards(material, tables)
    head = given or plain("What stands, and what is built", build)
    shown = (decisions,) if decisions is not None and not decisions.frame.empty else ()
    words = _decided(tables.get(FACILITIES.sheet))
    figure = _figure(material.tables.years, tuple(_lines(material.tables.years, build, decisions, words)))
    who = tuple(narrow(_awarded(t), SHOWN) for t in shown)
    topic = "Awards and building" if decisions is not None else "Building"
    return Section("calendar", topic, (head,), (build.sentence,), (figure,), who, (*shown, build))


def _awarded(decisions: ReportTable) -> ReportTable:
    """The bidders that are awarded something."""
    return replace(decisions, frame=decisions.frame[decisions.frame["Award"] > LEAST].reset_index(drop=True))


def _decided(facilities: ReportTable | None) -> dict[str, str]:
    """Facility → opened or not, of those that the plan decides about."""
    found = [] if facilities is None else facilities.frame.to_dict("records")
    return {str(r["Facility"]): str(r["Decision"]) for r in found if r["Decision"] != ALWAYS}


def _lines(
    years: tuple[str, ...], build: ReportTable, decisions: ReportTable | None, words: dict[str, str]
) -> Iterator[CalendarLine]:
    """Each facility, then its stages."""
    given = {} if decisions is None else {str(r["Beneficiary"]): r for r in decisions.frame.to_dict("records")}
    for facility, rows in groupby(build.frame.to_dict("records"), key=lambda r: str(r["Facility"])):
        award = given.get(facility)
        if decisions is not None and award is not None and award["Award"] > LEAST:
            size = decisions.cite("Award", {"Beneficiary": facility}, decimals=0).text
            year = str(award["Award year"])
            yield CalendarLine(f"<b>{said(facility)}</b>", f"<b>award {size}</b>", (),
                       years.index(year) if year in years else None)
        else:
            yield CalendarLine(f"<b>{said(facility)}</b>", f"<b>{words[facility]}</b>" if facility in words else "")
        for r in rows:
            phases = [str(r[y]) for y in years]
            usable = re.search(r"[\d,]*\d", phases[-1])
            yield CalendarLine(said(r["Stage"]), usable[0] if usable else "", tuple(_spells(phases)))


def _spells(words: list[str]) -> Iterator[tuple[Phase, int, int]]:
    """Years in a row with the same phase."""
    at = 0
    for phase, same in groupby((re.split(r"[ ,]", w)[0], w.endswith("adding")) for w in words):
        length = len(list(same))
        if phase in PHASES:
            yield phase, at, length
        at += length


def _figure(years: tuple[str, ...], lines: tuple[CalendarLine, ...]) -> Figure:
    bars: dict[Phase, list[tuple[int, int, int]]] = {k: [] for k in PHASES}
    for n, line in enumerate(lines):
        for phase, first, length in line.spells:
            bars[phase].append((n, first, length))
    data = [_bars(years, k, rows) for k, rows in bars.items() if rows]
    marks = [(n, line.awarded + 0.5) for n, line in enumerate(lines) if line.awarded is not None]
    if marks:
        data.append({
            "type": "scatter", "mode": "markers", "name": "Year of the award", "y": [n for n, _ in marks],
            "x": [x for _, x in marks], "hoverinfo": "skip", "cliponaxis": False,
            "marker": {"symbol": "diamond", "size": 11, "color": "#FFFFFF", "line": {"color": DARK, "width": 2}},
        })
    award = "; for a beneficiary its award, t/a" if any("award" in line.end for line in lines) else ""
    caption = (
        f"Each line is a stage of a facility. At its right end: capacity that can be used in the last year, t/a{award}"
        "; for a facility that the plan may open, whether it is opened. Stages without a bar in a year have no "
        "capacity in it."
    )
    ends = [note(line.end, 1, n, xref="paper", xanchor="left", xshift=6) for n, line in enumerate(lines) if line.end]
    height = ROW * len(lines) + 130
    looks = layout(
        height, barmode="overlay", bargap=0.25, showlegend=True, annotations=ends,
        margin={"l": 8, "r": 92, "t": 44, "b": 76}, **_axes(years, lines),
        legend={"orientation": "h", "x": 0, "xref": "container", "y": 4 / height, "yref": "container",
                "yanchor": "bottom", "font": {"size": 12}},
    )
    return Figure("calendar", caption, data, looks)


def _axes(years: tuple[str, ...], lines: tuple[CalendarLine, ...]) -> Spec:
    years_at = [n + 0.5 for n in range(len(years))]
    return {
        "xaxis": {"side": "top", "range": [0, len(years)], "tickvals": years_at, "tickangle": 0, "showgrid": False,
                  "ticktext": [short_year(y) for y in years], "fixedrange": True, "zeroline": False},
        "yaxis": {"range": [len(lines) - 0.5, -0.6], "tickvals": list(range(len(lines))), "automargin": True,
                  "ticktext": [f"{line.label} " for line in lines], "fixedrange": True, "zeroline": False,
                  "showgrid": False, "tickfont": {"size": 12}},
        "shapes": [
            {"type": "line", "x0": n, "x1": n, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
             "line": {"color": "#E6E6E6", "width": 1}} for n in range(len(years) + 1)
        ],
    }


def _bars(years: tuple[str, ...], phase: Phase, rows: list[tuple[int, int, int]]) -> Spec:
    name, look = PHASES[phase]
    return {
        "type": "bar", "orientation": "h", "name": name, "y": [r[0] for r in rows], "base": [r[1] for r in rows],
        "x": [r[2] for r in rows], "marker": look, "width": 0.72,
        "customdata": [f"{years[r[1]]} to {years[r[1] + r[2] - 1]}" for r in rows],
        "hovertemplate": f"{name}: %{{customdata}}<extra></extra>",
    }
