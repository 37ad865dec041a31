"""Settings: years that fit together."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.years import later, start_of
from model.schema.bids import Bid
from model.schema.capacity import CapacityOption
from model.schema.settings import AVERAGE_YEAR, Settings
from model.workbook.read.book import Book
from model.workbook.rules.common import at, facilities, form_at, note, plan_years, rows

FAR_YEARS = 10
"""Years between the price year and the plan from which they are far apart."""


def report_year_within(book: Book) -> Iterator[Problem]:
    """The year that charts show is a year of the plan.

    Protects: charts of a year for which nothing is planned.
    """
    years = plan_years(book)
    if book.settings is not None and years and book.settings.report_year not in years:
        found = f"Report year {book.settings.report_year} lies outside the plan."
        yield Problem(form_at(book, Settings, "report_year"), found, f"Type a year from {years[0]} to {years[-1]}.")


def price_year_near(book: Book) -> Iterator[Problem]:
    """The year whose rupees money is counted in lies near the years of the plan.

    Protects: money in the rupees of a far year: between it and the plan every price would be inflated.
    """
    settings = book.settings
    if settings is None:
        return
    apart = max(start_of(settings.first_year) - start_of(settings.price_year),
                start_of(settings.price_year) - start_of(settings.last_year))
    if apart > FAR_YEARS:
        found = f"Price year {settings.price_year} lies {apart} years from the plan."
        cell, mend = form_at(book, Settings, "price_year"), "Type a year near the plan."
        yield Problem(cell, found, mend) if apart > 3 * FAR_YEARS else note(cell, found, mend)


def average_after_claims(book: Book) -> Iterator[Problem]:
    """All incentive is paid before the years for which one average year stands.

    Protects: ceilings and claim years of the scheme, which an average year cannot tell apart.
    """
    settings, scheme, years = book.settings, book.scheme, plan_years(book)
    if settings is None or settings.run_on_as != AVERAGE_YEAR or not years:
        return
    cell = form_at(book, Settings, "run_on_as")
    if settings.run_on_years is None:
        yield note(cell, f"'{AVERAGE_YEAR}' says nothing, as 'Years to run on' is empty.")
    elif scheme is not None:
        lasts = min(scheme.gestation + scheme.incentive_years, scheme.scheme_years) - 1 + scheme.claim_lag
        paid = max((later(bid.award_year, lasts) for _, bid in rows(book, Bid)), default=years[-1])
        if paid > years[-1]:
            yield Problem(cell, f"incentive is paid up to {paid}, and the plan ends with {years[-1]}, after which one "
                          "average year stands for all.", f"Type 'each year', or a Last year of {paid} or later.")


def average_of_whole_lives(book: Book) -> Iterator[Problem]:
    """No line of a bidder ends among the years for which one average year stands, or its own rate is the country's.

    Protects: a bidder's value, in which an average year counts a line that ends early as if it worked on and less.
    """
    settings, years = book.settings, plan_years(book)
    if settings is None or settings.run_on_as != AVERAGE_YEAR or not years or not settings.run_on_years:
        return
    end, cell = later(years[-1], settings.run_on_years), form_at(book, Settings, "run_on_as")
    awarded = {bid.beneficiary: bid.award_year for _, bid in rows(book, Bid)}
    for parsed, line in rows(book, CapacityOption):
        own = (f for f in facilities(book, line.facility) if line.kind == "new" and f.facility in awarded)
        for f in (f for f in own if f.cost_of_capital != settings.discount_rate):
            starts = max(later(awarded[f.facility], line.lead_time), line.earliest or years[0])
            if (works := later(starts, line.life - 1)) < end:
                found = (f"{line.stage} of {f.facility} may work no longer than {works}, one average year stands for "
                         f"all up to {end}, and its cost of capital is not the discount rate.")
                yield note(at(book, CapacityOption, parsed.row, "life"), found,
                           f"The value of {f.facility} is near, not exact; type 'each year' at {cell} for that.")
                break
