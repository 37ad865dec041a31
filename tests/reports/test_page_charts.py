"""Charts of the page: no property is misspelt, and a browser draws all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.reports import Material, report_tables
from model.reports.page import page as pages
from model.reports.page.page import sections
from model.reports.page.render import drawing
from model.tell.section import Chooser, Figure
from tests.reports.browser import assert_seen


@pytest.mark.solve
def test_charts_speak_plotly(full: Material) -> None:
    """Proves: no property is misspelt. Without it: plotly draws without it and says nothing."""
    import plotly.graph_objects as go

    figures = [f for s in sections(full, report_tables(full)) for f in s.figures]
    assert len(figures) >= 8
    for figure in figures:
        for data in (figure.data, *(figure.views or {}).values()):
            go.Figure({"data": data, "layout": figure.layout})


@pytest.mark.quick
def test_nothing_in_a_chart_ends_the_script() -> None:
    figure = Figure("k", "c", [{"name": "</script><!-- &"}], {"height": 1}, (Chooser("Year", ("a",), "a"),))
    text = str(drawing(figure))
    assert not set("<>&") & set(text)
    assert json.loads(text)["data"][0]["name"] == "</script><!-- &"


@pytest.mark.solve
def test_a_browser_draws_every_chart(full: Material, tmp_path: Path) -> None:
    """Proves: no script error, no request, every chart drawn, on the screen and on paper."""
    path = tmp_path / "report.html"
    pages.write_page(full, path)
    assert_seen(path, tmp_path, 800)
