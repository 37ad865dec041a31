"""Small charts side by side in one drawing, each with its own axes and title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.tell.looks import said
from model.tell.section import Spec

GAP = 0.09
"""Share of the width left between two columns."""
TITLE = 30
"""Pixels above each panel for its title."""


@dataclass(frozen=True)
class Panel:
    """Place of a small chart.

    Attributes:
        number: counted from 1.
        x: left and right end, as shares of the width.
        y: lower and upper end, as shares of the height.
    """

    number: int
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def ends(self) -> str:
        """What plotly adds to the names of its axes."""
        return "" if self.number == 1 else str(self.number)

    def of(self, trace: Spec) -> Spec:
        """A trace drawn in this panel."""
        return {**trace, "xaxis": f"x{self.ends}", "yaxis": f"y{self.ends}"}

    def axes(self, x: Spec, y: Spec) -> Spec:
        """Its axes, for the layout."""
        return {
            f"xaxis{self.ends}": {**x, "domain": list(self.x), "anchor": f"y{self.ends}"},
            f"yaxis{self.ends}": {**y, "domain": list(self.y), "anchor": f"x{self.ends}"},
        }

    def title(self, text: str) -> Spec:
        """Its title, above it."""
        return {
            "text": f"<b>{said(text)}</b>", "x": self.x[0], "y": self.y[1], "xref": "paper", "yref": "paper",
            "xanchor": "left", "yanchor": "bottom", "yshift": 5, "showarrow": False, "font": {"size": 13},
        }


def panels(names: Sequence[str], columns: int, row_height: int, between: int = 74) -> tuple[list[Panel], int]:
    """Places of small charts, row by row.

    Args:
        names: one a chart.
        columns: charts side by side, at most.
        row_height: pixels of the drawing in each.
        between: pixels between two rows, for labels and titles.

    Returns:
        The panels, and the pixels they take without margins.
    """
    columns = min(columns, max(1, len(names)))
    rows = max(1, -(-len(names) // columns))
    total = rows * row_height + (rows - 1) * between
    width = (1 - GAP * (columns - 1)) / columns
    found = []
    for n, _ in enumerate(names):
        row, column = divmod(n, columns)
        left = column * (width + GAP)
        top = 1 - row * (row_height + between) / total
        found.append(Panel(n + 1, (left, left + width), (max(0.0, top - row_height / total), top)))
    return found, total
