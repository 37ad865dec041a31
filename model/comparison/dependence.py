"""Import dependence of both runs, measure by measure and year by year."""

from __future__ import annotations

from typing import Any

from model.comparison.pair import Pair, Row, matched
from model.planning.plan import CHOSEN
from model.reports.sheets.dependence import ALL_YEARS, CHAIN, HORIZON, QUANTITY, axis_end
from model.reports.sheets.dependence import TOPIC as DEPENDENCE
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE, GREY, VERMILLION
from model.tell.table import YEAR, ReportColumn, ReportTable, across, framed

SHEET = "Dependence"
A, B, CHANGE = "A", "B", "B less A"
TITLE = "Import dependence by year, A and B"

COLUMNS = (
    ReportColumn("Measure", "–", "what is measured"),
    ReportColumn("Plan", "–", "A, B, or the change in points"),
    ReportColumn(YEAR, "%", "dependence on imports in the year", "number",
                 empty="the run does not have the year, or nothing to measure in it"),
    ALL_YEARS,
)


def dependence(pair: Pair) -> ReportTable:
    """Three rows a measure: A, B and the change in points.

    Args:
        pair: two runs that both have numbers.
    """
    columns = across(COLUMNS, pair.years)
    numbers = [*pair.years, HORIZON]
    records: list[list[Any]] = []
    frames = [f[f["Plan"] == CHOSEN] if len(f) else f for f in pair.frames(DEPENDENCE.sheet)]
    for a, b in matched(frames[0], frames[1], ("Measure",)):
        old, new = _values(a, numbers), _values(b, numbers)
        measure = (b or a or {})["Measure"]
        records += [[measure, A, *old], [measure, B, *new],
                    [measure, CHANGE, *(y - x for x, y in zip(old, new, strict=True))]]
    frame = framed([c.name for c in columns], records).astype({n: float for n in numbers})
    sentence = (
        "Per cent of demand that depends on imports, in the chosen plan of each run; changes in points. It is not one "
        "country's share of imports."
    )
    return ReportTable(SHEET, "Import dependence of both", sentence, columns, frame, _chart(frame, pair), tab="answer")


def _values(row: Row | None, columns: list[str]) -> list[float]:
    return [float("nan") if row is None else float(row.get(c, "nan")) for c in columns]


def _chart(frame: Any, pair: Pair) -> tuple[Chart, ...]:
    """Both runs in the years that both have."""
    years = tuple(y for y in pair.years if y in pair.a.years and y in pair.b.years)
    looks: dict[tuple[str, str], tuple[str, Any]] = {
        (QUANTITY, A): (GREY, "dash"), (QUANTITY, B): (BLUE, "solid"),
        (CHAIN, A): ("#000000", "round_dot"), (CHAIN, B): (VERMILLION, "solid"),
    }
    series = []
    for (measure, plan), (colour, dash) in looks.items():
        rows = frame[(frame["Measure"] == measure) & (frame["Plan"] == plan)]
        values = tuple(float(v) for v in rows[list(years)].to_numpy().ravel())
        if values and all(v == v for v in values):
            series.append(Series(f"{plan}: {measure[:1].lower()}{measure[1:]}", years, values, colour, dash))
    return (Chart(TITLE, "line", "%", tuple(series), axis_end(series)),) if series else ()
