"""What a chart is: its numbers and looks, drawn by every writer from the same values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChartKind = Literal["line", "stacked column", "bar"]


@dataclass(frozen=True)
class Series:
    """One series of a chart.

    Attributes:
        name: what the legend says.
        points: the labels along the axis.
        values: one a point.
        colour: of the fixed palette.
        dash: solid, dash or dot, so that colour is never alone.
    """

    name: str
    points: tuple[str, ...]
    values: tuple[float, ...]
    colour: str = ""
    dash: Literal["solid", "dash", "round_dot", "long_dash"] = "solid"


@dataclass(frozen=True)
class Chart:
    """A chart and its numbers.

    Attributes:
        title: a finding, or what it shows.
        kind: line, stacked column or bar.
        unit: of the value axis.
        series: what it draws.
        most: upper end of the value axis; None for as far as the values go.
    """

    title: str
    kind: ChartKind
    unit: str
    series: tuple[Series, ...]
    most: float | None = None
