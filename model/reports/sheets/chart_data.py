"""Chart data: the numbers behind every chart of the workbook, so that charts and tables cannot disagree."""

from __future__ import annotations

from collections.abc import Sequence

from model.tell.table import ReportColumn, ReportTable, framed

COLUMNS = (
    ReportColumn("Chart", "–", "title of the chart"),
    ReportColumn("Series", "–", "name in its legend"),
    ReportColumn("Point", "–", "label along its axis"),
    ReportColumn("Value", "as named", "what is drawn", "number"),
    ReportColumn("Unit", "–", "of the value"),
)


def chart_data(tables: Sequence[ReportTable]) -> ReportTable:
    """The table that every chart of the report draws from; each series is one block of rows."""
    records = [
        [chart.title, series.name, point, value, chart.unit]
        for table in tables for chart in table.charts for series in chart.series
        for point, value in zip(series.points, series.values, strict=True)
    ]
    frame = framed([c.name for c in COLUMNS], records)
    return ReportTable("Chart data", "The numbers behind the charts", "The charts on Summary draw from these cells.",
                       COLUMNS, frame, tab="proof")
