"""The page: its sections, tables with headers, names that stay text, nothing from outside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from model.reports import Material, record, report_tables
from model.reports.page.page import page, sections
from tests.cases.small import plant
from tests.reports.conftest import material_of, rejected
from tests.reports.outline import assert_well_formed

MARKUP = "<b>EV</b> & <script>window.bad = 1</script>"


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


@pytest.mark.solve
def test_without_a_plan_the_page_says_so_first() -> None:
    case = plant().with_("Capacity", {"stage": "mag"}, least=50.0, most=10.0)
    material = material_of(case)
    assert not material.has_plan
    assert_no_numbers(page(material), material, "No plan can meet all limits")


@pytest.mark.solve
def test_a_failed_check_shows_no_numbers(planted: Material) -> None:
    """Proves: no numbers without a plan the verifier accepts."""
    material = rejected(planted)
    text = page(material)
    assert_no_numbers(text, material, "do not use its numbers")
    assert material.verification is not None
    assert material.verification.findings[0].check in text


def assert_no_numbers(text: str, material: Material, words: str) -> None:
    found = sections(material, report_tables(material))
    assert not [f for s in found for f in s.figures]
    assert {s.key for s in found} <= {"why-not", "repair", "checks", "notes", "run"}
    assert 'class="verdict bad"' in text
    assert text.index(words) < text.index("<main>")
    assert 'class="figures"' not in text
    assert "Plotly" not in text
    assert_well_formed(text)
