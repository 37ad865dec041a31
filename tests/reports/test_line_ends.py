"""Figures at the ends of the lines of dependence."""

from __future__ import annotations

import pandas as pd
import pytest

from model.reports.page.dependence import APART, Looks, drawn

pytestmark = pytest.mark.quick

YEARS = ("FY2028-29", "FY2029-30")
LOOKS: Looks = {"A": ("A", "grey", "dash", "square"), "B": ("B", "blue", "solid", "circle")}


@pytest.mark.parametrize("ends", [(41.0, 40.0), (40.0, 40.0), (80.0, 20.0), (100.0, 99.0), (1.0, 0.0)])
def test_both_ends_are_written_apart(ends: tuple[float, float]) -> None:
    """Proves: each line has its figure in its colour, and no figure lies upon another or beyond the axis.

    Sensitivity: ends far apart stay where their lines end.
    """
    rows = [["Magnets by quantity", plan, 100.0, end] for plan, end in zip("AB", ends, strict=True)]
    frame = pd.DataFrame(rows, columns=["Measure", "Plan", *YEARS])
    notes = [n for n in drawn(frame, YEARS, LOOKS, "").layout["annotations"] if str(n["text"]).endswith("%</b>")]
    told = {n["font"]["color"]: n for n in notes}
    assert {c: n["text"] for c, n in told.items()} == {
        "grey": f"<b>{ends[0]:.0f} %</b>", "blue": f"<b>{ends[1]:.0f} %</b>"}
    places = [told[c]["y"] for c in ("grey", "blue")]
    assert abs(places[0] - places[1]) >= APART
    assert all(0 <= p <= 100 for p in places)
    if abs(ends[0] - ends[1]) > APART:
        assert tuple(places) == ends
