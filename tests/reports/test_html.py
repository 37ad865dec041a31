"""The page: true sentences, tables with headers, names that stay text, nothing from outside."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from model import verbs
from model.reports import Material, record, report_tables
from model.reports.page import page as pages
from model.reports.page.page import page, sections
from model.reports.page.render import drawing
from model.studies.made import Made
from model.tell.cited import Finding, picked
from model.tell.section import Chooser, Figure, Section
from model.tell.table import ReportTable
from tests.cases.small import plant
from tests.reports.browser import opened, printed
from tests.reports.conftest import RUN, material_of
from tests.reports.test_analyses import one_reading
from tests.reports.test_findings import YEAR
from tests.studies.asking import answer_of

SMALL = Path(__file__).parents[2] / "inputs" / "repm_small.xlsx"
NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
MARKUP = "<b>EV</b> & <script>window.bad = 1</script>"
CELL = re.compile(r"\([^()]*![A-Z]+\d+\)|B\d|M\d")


class Outline(HTMLParser):
    """Headings, addresses, table headers and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.addresses: list[str] = []
        self.anchors: list[str] = []
        self.unscoped = 0
        self.tags: dict[str, int] = {}
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.addresses += [v for k in ("src", "href", "action", "data") if (v := found.get(k))]
        self.anchors += [v for v in [found.get("id")] if v]
        self.unscoped += tag == "th" and "scope" not in found
        self.language = self.language or (found.get("lang") or "" if tag == "html" else "")


@pytest.fixture(scope="session")
def full() -> Material:
    """The worked example, with a trade-off curve and a clause read the other way."""
    program = verbs.build(verbs.read(SMALL))
    result = verbs.solve(program)
    assert result.chosen.solution is not None
    answers = {
        "prices": answer_of("prices", result), "trade_off": answer_of("trade_off", result, points=5),
        "readings": one_reading(),
    }
    verification = verbs.verify(program.tables, result.chosen.solution.tables)
    return Material(result, verification, RUN, Made(answers))


def by_sheet(found: list[Section], tables: tuple[ReportTable, ...]) -> dict[str, ReportTable]:
    """Every table of a page, those that only the page has too."""
    here = {t.sheet: t for s in found for t in s.folded}
    return here | {t.sheet: t for s in found for t in s.shown if t.sheet not in here} | {t.sheet: t for t in tables}


def all_findings(found: list[Section]) -> list[Finding]:
    return [f for s in found for f in s.findings]


def assert_true(material: Material) -> None:
    """Every number of a sentence is cited, and every cited number stands in its table."""
    tables = report_tables(material)
    found = sections(material, tables)
    here = by_sheet(found, tables)
    for finding in all_findings(found):
        said = NUMBER.findall(YEAR.sub("", CELL.sub("", finding.sentence)))
        texts = {c.text.lstrip("-") for c in finding.cited}
        names = {n for c in finding.cited for w in c.where.values() for n in NUMBER.findall(YEAR.sub("", w))}
        assert set(said) - names <= texts, finding.sentence
        for c in finding.cited:
            value = picked(here[c.sheet].frame, c.column, c.where, c.how)
            assert value == pytest.approx(c.value, rel=1e-9), (finding.sentence, c)


def assert_well_formed(text: str) -> None:
    outline = Outline(text)
    assert outline.language == "en-IN"
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(outline.headings, outline.headings[1:], strict=False))
    assert outline.unscoped == 0
    assert outline.tags["table"] == outline.tags["caption"]
    assert len(set(outline.anchors)) == len(outline.anchors)
    assert not [a for a in outline.addresses if not a.startswith("#")]
    assert {a[1:] for a in outline.addresses} <= set(outline.anchors)


@pytest.mark.solve
def test_every_sentence_is_true(material: Material, full: Material) -> None:
    """Proves: no headline says what its table does not. Without it: text and tables drift apart."""
    assert_true(material)
    assert_true(full)


@pytest.mark.solve
def test_every_section_is_there(full: Material) -> None:
    found = [s.key for s in sections(full, report_tables(full))]
    assert found[:2] == ["dependence", "streams"]
    assert {"calendar", "cost", "ceilings", "trade-off", "prices", "origins", "compliance", "budget", "readings",
            "weak", "demand", "checks", "notes", "run"} <= set(found)


@pytest.mark.solve
def test_a_workbook_without_a_scheme_has_a_page(planted: Material) -> None:
    found = {s.key for s in sections(planted, report_tables(planted))}
    assert {"dependence", "streams", "cost", "prices"} <= found
    assert not {"ceilings", "budget", "compliance", "trade-off", "readings"} & found


@pytest.mark.solve
def test_pages_are_well_formed(planted: Material, full: Material) -> None:
    """Proves: one h1, ordered headings, headers with scope, links that lead somewhere, nothing from outside."""
    for material in (planted, full):
        assert_well_formed(page(material))


@pytest.mark.solve
def test_the_same_material_gives_the_same_page(awarded: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "revision", lambda: {"revision": None, "modified": None})
    first, again = (replace(awarded, _made={}) for _ in range(2))
    assert page(first) == page(again)


@pytest.mark.solve
def test_charts_speak_plotly(full: Material) -> None:
    """Proves: no property is misspelt. Without it: plotly draws without it and says nothing."""
    import plotly.graph_objects as go

    figures = [f for s in sections(full, report_tables(full)) for f in s.figures]
    assert len(figures) >= 8
    for figure in figures:
        for data in (figure.data, *(figure.views or {}).values()):
            go.Figure({"data": data, "layout": figure.layout})


@pytest.mark.solve
def test_names_never_become_markup() -> None:
    """Proves: text from the workbook stays text in the page and in its charts."""
    case = plant().with_("Demand and sales", {"market": "EV"}, market=MARKUP).set(plan_name=MARKUP)
    material = material_of(case)
    text = page(material)
    assert "<script>window.bad" not in text
    assert "<b>EV</b>" not in text
    labels = [n for s in sections(material, report_tables(material)) for f in s.figures for n in strings(f.data)]
    assert any("&lt;b&gt;EV&lt;/b&gt;" in n.replace("<br>", "") for n in labels)
    assert not any("<script" in n or "<b>EV" in n for n in labels)


def strings(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
    return [s for v in values for s in strings(v)]


@pytest.mark.quick
def test_nothing_in_a_chart_ends_the_script() -> None:
    figure = Figure("k", "c", [{"name": "</script><!-- &"}], {"height": 1}, (Chooser("Year", ("a",), "a"),))
    text = str(drawing(figure))
    assert not set("<>&") & set(text)
    assert json.loads(text)["data"][0]["name"] == "</script><!-- &"


@pytest.mark.solve
def test_without_a_plan_the_page_says_so_first() -> None:
    case = plant().with_("Capacity", {"stage": "mag"}, least=50.0, most=10.0)
    material = material_of(case)
    assert not material.has_plan
    assert_no_numbers(page(material), material, "No plan can meet all limits")


@pytest.mark.solve
def test_a_failed_check_shows_no_numbers(planted: Material) -> None:
    """Proves: no numbers without a plan the verifier accepts."""
    assert planted.verification is not None
    bad = replace(planted.verification.findings[0], passed=False)
    rejected = SimpleNamespace(findings=(bad,), passed=False, element_balance=planted.verification.element_balance)
    material = Material(planted.result, rejected, planted.run)  # type: ignore[arg-type]
    text = page(material)
    assert_no_numbers(text, material, "do not use its numbers")
    assert bad.check in text


def assert_no_numbers(text: str, material: Material, words: str) -> None:
    found = sections(material, report_tables(material))
    assert not [f for s in found for f in s.figures]
    assert {s.key for s in found} <= {"why-not", "repair", "checks", "notes", "run"}
    assert 'class="verdict bad"' in text
    assert text.index(words) < text.index("<main>")
    assert 'class="figures"' not in text
    assert "Plotly" not in text
    assert_well_formed(text)


@pytest.mark.solve
def test_a_browser_draws_every_chart(full: Material, tmp_path: Path) -> None:
    """Proves: no script error, no request, every chart drawn, on the screen and on paper."""
    path = tmp_path / "report.html"
    pages.write_page(full, path)
    assert_seen(path, tmp_path, 800)


def assert_seen(path: Path, folder: Path, width: int) -> None:
    """A page draws all its charts in a window of a width and on paper, with nothing cut off, slanted or overlapping."""
    charts = len(re.findall(r'<div class="chart"', path.read_text(encoding="utf-8")))
    seen = opened(path, folder, width)
    assert seen.faults == []
    assert seen.requests == []
    assert seen.screen["overflow"] <= 0
    assert not [v for v in seen.views if v["overlaps"]]
    assert len({v["said"] for v in seen.views}) == len(seen.views)
    assert seen.screen["tables"] == []
    for measures in (seen.screen, seen.paper):
        assert len(measures["charts"]) == charts
        for chart in measures["charts"]:
            assert chart["drawn"] > 0, chart
            assert chart["marks"] > 0, chart
            assert (chart["cut"], chart["slanted"], chart["overlaps"]) == ([], [], []), chart


def assert_prints(path: Path, folder: Path) -> None:
    pdf = printed(path, folder).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert 5 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 60
