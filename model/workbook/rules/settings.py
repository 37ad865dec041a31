"""Settings: years that fit together."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.settings import Settings
from model.workbook.read.book import Book
from model.workbook.rules.common import form_at, plan_years


def report_year_within(book: Book) -> Iterator[Problem]:
    """The year that charts show is a year of the plan.

    Protects: charts of a year for which nothing is planned.
    """
    years = plan_years(book)
    if book.settings is not None and years and book.settings.report_year not in years:
        found = f"Report year {book.settings.report_year} lies outside the plan."
        yield Problem(form_at(book, Settings, "report_year"), found, f"Type a year from {years[0]} to {years[-1]}.")
