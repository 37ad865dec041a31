"""Periods: years, their steps, seasons, discount factors and price levels."""

from __future__ import annotations

import pytest

from model.data import prepare
from tests.cases.small import award, plant

pytestmark = pytest.mark.quick


def test_a_year_is_one_period_or_its_steps():
    whole, quarters = prepare(plant().tables), prepare(plant().set(steps_per_year="4").tables)
    assert whole.periods.PERIODS == whole.periods.YEARS == ["FY2026-27", "FY2027-28", "FY2028-29"]
    assert quarters.periods.periods_of["FY2027-28"] == [f"FY2027-28 {k}/4" for k in (1, 2, 3, 4)]
    assert quarters.periods.year_of["FY2027-28 3/4"] == "FY2027-28"
    assert set(quarters.periods.length.values()) == {0.25}
    assert len(quarters.periods.PERIODS) == 12


def test_each_period_has_the_one_before():
    d = prepare(plant().set(steps_per_year="2").tables)
    assert d.periods.previous["FY2027-28 1/2"] == "FY2026-27 2/2"
    assert d.periods.PERIODS[0] not in d.periods.previous
    assert d.periods.later_periods == d.periods.PERIODS[1:]


def test_the_first_year_is_not_discounted():
    d = prepare(plant().set(discount_rate=0.25).tables)
    assert d.periods.discount == {"FY2026-27": 1.0, "FY2027-28": 0.8, "FY2028-29": pytest.approx(0.64)}


def test_prices_are_those_of_the_price_year():
    """At 25 % a year: 1 in the price year, dearer after, cheaper before; known beyond the plan for a claim lag."""
    case = award().with_("Economy", {"item": "Inflation"}, years=0.25).ruled(claim_lag=1)
    level = prepare(case.tables).money.price_level
    assert (level["FY2026-27"], level["FY2027-28"], level["FY2030-31"]) == (1.0, 1.25, pytest.approx(1.25**4))
    later = prepare(case.set(price_year="FY2028-29").tables).money.price_level
    assert (later["FY2028-29"], later["FY2027-28"], later["FY2026-27"]) == (1.0, 0.8, pytest.approx(0.64))


def test_inflation_of_each_year_counts():
    """The level of a year grows by the inflation of that year."""
    case = award().with_("Economy", {"item": "Inflation"}, years=[0.9, 0.1, 0.2, 0.0])
    level = prepare(case.tables).money.price_level
    assert (level["FY2027-28"], level["FY2028-29"]) == (pytest.approx(1.1), pytest.approx(1.32))


def test_outside_the_plan_prices_rise_as_in_its_nearest_year():
    """Proves: 25 % in the first year holds before it, 100 % in the last after it, for a claim paid two years late.

    In rupees of two years before the plan its first year is at 1.25². Without it: 2 × 1.25 where the last year's
    inflation holds everywhere outside, 1.25 where there is none. Two years after the last, 2² times its level.
    """
    case = award().with_("Economy", {"item": "Inflation"}, years=[0.25, 0.0, 0.0, 1.0]).ruled(claim_lag=2)
    before = prepare(case.set(price_year="FY2024-25").tables).money.price_level
    assert before["FY2026-27"] == pytest.approx(1.25**2)
    assert before["FY2031-32"] == pytest.approx(4 * before["FY2029-30"])
    after = prepare(case.set(price_year="FY2030-31").tables).money.price_level
    assert after["FY2029-30"] == pytest.approx(0.5)


def test_a_subsidy_paid_before_the_plan_is_in_rupees_of_its_year():
    """Proves: paid in FY2024-25 at 25 % inflation, a rupee buys 1.25² times one of FY2026-27. Without it: the same."""
    case = award().with_("Economy", {"item": "Inflation"}, years=0.25).with_("Bids", {}, award_year="FY2023-24")
    assert prepare(case.tables).viability.subsidy_worth["B"] == pytest.approx(1.25**2)


def test_a_season_has_its_part_in_every_year():
    parts = [{"name": "EV", "step": n, "share": s} for n, s in ((1, 0.7), (2, 0.3))]
    d = prepare(plant().set(steps_per_year="2").adding("Seasons", *parts).tables)
    assert d.periods.season["EV", "FY2028-29 1/2"] == 0.7
    assert d.demand.demand["magnet", "EV", "FY2028-29 2/2"] == pytest.approx(24.0)
