"""Sentences of the page: every number is cited, and stands in the table it is cited from."""

from __future__ import annotations

import re

import pytest

from model.reports import Material, report_tables
from model.reports.page.page import sections
from model.tell.cited import Finding, picked
from model.tell.section import Section
from model.tell.table import ReportTable
from tests.reports.test_findings import NUMBER, YEAR

CELL = re.compile(r"\([^()]*![A-Z]+\d+\)|B\d|M\d")


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
    assert all_findings(found)
    for finding in all_findings(found):
        said = NUMBER.findall(YEAR.sub("", CELL.sub("", finding.sentence)))
        texts = {c.text.lstrip("-") for c in finding.cited}
        names = {n for c in finding.cited for w in c.where.values() for n in NUMBER.findall(YEAR.sub("", w))}
        assert set(said) - names <= texts, finding.sentence
        for c in finding.cited:
            value = picked(here[c.sheet].frame, c.column, c.where, c.how)
            assert value == pytest.approx(c.value, rel=1e-9), (finding.sentence, c)


@pytest.mark.solve
def test_every_sentence_is_true(material: Material, full: Material) -> None:
    """Proves: no headline says what its table does not. Without it: text and tables drift apart."""
    assert_true(material)
    assert_true(full)
