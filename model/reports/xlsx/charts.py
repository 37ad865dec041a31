"""Native charts of the report workbook, drawn from the sheet Chart data."""

from __future__ import annotations

from typing import Any

from model.reports.xlsx.sheet import FIRST_ROW
from model.tell.chart import Chart, Series
from model.tell.table import ReportTable

DATA = "Chart data"
SIZE = (590, 255)
KINDS = {
    "line": {"type": "line"},
    "stacked column": {"type": "column", "subtype": "stacked"},
    "bar": {"type": "bar"},
}
FONT = {"name": "Calibri", "size": 9, "color": "#333333"}
MARKERS = {"solid": "circle", "dash": "square", "round_dot": "diamond", "long_dash": "triangle"}
PATTERNS = ("", "wide_upward_diagonal", "light_horizontal", "dotted_grid", "wide_downward_diagonal", "light_vertical")
"""Of the series of a stack, in order, so that they can be told apart in grey."""


def native(book: Any, chart: Chart, data: ReportTable) -> Any:
    """A chart of Excel.

    Args:
        book: the workbook.
        chart: what to draw.
        data: the table of chart data, which holds its numbers.

    Returns:
        A chart ready to be placed.
    """
    drawn = book.add_chart(KINDS[chart.kind])
    for series in chart.series:
        first, last = block(data, chart, series)
        drawn.add_series({
            "name": series.name,
            "categories": [DATA, first, 2, last, 2],
            "values": [DATA, first, 3, last, 3],
            **_look(chart, series),
        })
    drawn.set_title({"name": chart.title, "name_font": {**FONT, "size": 12, "bold": True}, "overlay": False})
    drawn.set_size({"width": SIZE[0], "height": SIZE[1]})
    drawn.set_chartarea({"border": {"color": "#D0D0D0"}})
    _axes(drawn, chart)
    return drawn


def block(data: ReportTable, chart: Chart, series: Series) -> tuple[int, int]:
    """First and last row of a series on the sheet of chart data."""
    frame = data.frame
    rows = frame.index[(frame["Chart"] == chart.title) & (frame["Series"] == series.name)]
    return FIRST_ROW + int(rows[0]), FIRST_ROW + int(rows[-1])


def _look(chart: Chart, series: Series) -> dict[str, Any]:
    if chart.kind == "line":
        return {
            "line": {"color": series.colour, "width": 2.25, "dash_type": series.dash},
            "marker": {"type": MARKERS[series.dash], "size": 5, "fill": {"color": series.colour},
                       "border": {"color": series.colour}},
        }
    fill: dict[str, Any] = {"fill": {"color": series.colour}, "border": {"color": "#FFFFFF", "width": 0.5}}
    pattern = PATTERNS[chart.series.index(series) % len(PATTERNS)]
    if pattern:
        fill = {"pattern": {"pattern": pattern, "fg_color": series.colour, "bg_color": "#FFFFFF"},
                "border": {"color": series.colour, "width": 0.75}}
    if chart.kind == "bar":
        return {**fill, "gap": 45, "data_labels": {"value": True, "num_format": _short(chart), "font": FONT}}
    return {**fill, "gap": 45}


def _short(chart: Chart) -> str:
    """Whole numbers, grouped the Indian way where none is negative; a format in sections would lose the sign."""
    values = [v for s in chart.series for v in s.values]
    if min(values, default=0.0) < 0:
        return "#,##0"
    return r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;#,##0"


def _axes(drawn: Any, chart: Chart) -> None:
    lowest = min((v for s in chart.series for v in s.values), default=0.0)
    values = {
        "name": chart.unit, "name_font": FONT, "num_font": FONT, "num_format": _short(chart),
        "major_gridlines": {"visible": chart.kind != "bar", "line": {"color": "#E4E4E4"}}, "line": {"none": True},
        **({"min": 0} if lowest >= 0 else {}), **({"max": chart.most} if chart.most is not None else {}),
    }
    labels = {"num_font": FONT, "label_position": "low", "line": {"color": "#7F7F7F"}}
    if chart.kind == "bar":
        drawn.set_y_axis({**labels, "reverse": True})
        drawn.set_x_axis({**values, "label_position": "none"})
    else:
        drawn.set_x_axis({**labels, "num_font": {**FONT, "rotation": -45}})
        drawn.set_y_axis(values)
    drawn.set_legend({"none": True} if len(chart.series) < 2 else {"position": "bottom", "font": FONT})
