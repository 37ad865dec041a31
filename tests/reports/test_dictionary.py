"""Every report column says what it means, and the page of outputs is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.reports import REPORTS
from model.reports.dictionary import report_pages

pytestmark = pytest.mark.quick
PAGE = Path(__file__).parents[2] / "outputs" / "README.md"


def test_every_column_has_unit_and_meaning() -> None:
    for topic in REPORTS:
        assert topic.title
        assert topic.one_row_is
        names = [c.name.casefold() for c in topic.columns]
        assert len(set(names)) == len(names), topic.sheet
        for column in topic.columns:
            assert all((column.unit, column.meaning)), (topic.sheet, column.name)
            assert len(column.name) <= 255


def test_sheet_names_fit_excel() -> None:
    for topic in REPORTS:
        assert 0 < len(topic.sheet) <= 31
        assert not set(topic.sheet) & set("[]:*?/\\'")


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == report_pages(), "run python -m runners.docs"
