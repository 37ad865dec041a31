"""Shares: one country's imports of goods within the ceiling on its share, or beyond it where that is an aim."""

from __future__ import annotations

import pandas as pd
import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import bought, plant
from tests.cases.stopping import priced

Y = "FY2027-28"


def two_origins(vietnam: float, **limit: object) -> Case:
    """Magnets from China at ₹1.0 crore, with a ceiling of 60 %, and from Vietnam at 1.2; none can be made."""
    other, price = bought("magnet", 1.2, supply="Vietnam", country="Vietnam", years=vietnam)
    case = plant().without("Supply", commodity="alloy").adding("Supply", other)
    case = case.adding("Prices", {**price, "at": "Vietnam"})
    case = case.with_("Supply", {"supply": "China"}, **{"share_limit": 0.6, **limit})
    return case.pursuing("Unmet demand", "Share excess", "National cost")


def held(vietnam: float, **limit: object) -> Case:
    """The same where nothing pursues the excess."""
    return two_origins(vietnam, **limit).pursuing("National cost")


def two_grades() -> Case:
    """80 t of magnets and 20 t of a dear grade, from China at ₹1.0 and 1.5 crore, from Vietnam at 1.2 and 1.8."""
    case = held(500.0).adding("Commodities", {"commodity": "dear", "kind": "magnet", "reference_country": "China"})
    for country, price in (("China", 1.5), ("Vietnam", 1.8)):
        supply, paid = bought("dear", price, supply=country, country=country)
        case = case.adding("Supply", supply).adding("Prices", {**paid, "at": country})
    served = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}
    return case.adding("Demand and sales", {"market": "EV", "commodity": "dear", **served, "years": 20.0})


def together() -> Case:
    """The same with one ceiling of 60 % on both grades, a group."""
    case = two_grades().with_("Commodities", {"kind": "magnet"}, group="magnets")
    case = case.without("Supply", supply="China", commodity="dear")
    return case.with_("Supply", {"supply": "China"}, commodity="magnets")


@pytest.mark.quick
def test_share_excess_counts_goods_from_every_origin(chained):
    """Oxide from China beyond 60 % of the oxide from China, Vietnam and Burma, from FY2028-29."""
    y = "FY2028-29"
    found, sense, right = row(chained, "share_excess_floor", "China", "oxides", y)
    lanes = {i[:3] for i in columns_named(chained, "ship") if i[1] in ("China", "Vietnam", "Burma") and "oxide" in i[0]}
    expected = {("ship", *lane, y): pytest.approx(-0.4 if lane[1] == "China" else 0.6) for lane in lanes}
    assert found == {**expected, ("share_excess", "China", "oxides", y): 1.0}
    assert (sense, right) == ("≥", 0.0)


@pytest.mark.quick
def test_a_ceiling_begins_with_its_year(chained):
    assert not has_row(chained, "share_excess_floor", "China", "oxides", "FY2027-28")
    assert has_row(chained, "share_excess_floor", "China", "magnets", "FY2026-27")
    assert not has_row(chained, "share_excess_floor", "Vietnam", "magnets", "FY2026-27")


@pytest.mark.quick
def test_the_aim_adds_all_excess(chained):
    found, constant = terms(chained, "share_excess_aim")
    assert found == dict.fromkeys([("share_excess", *i) for i in chained.rows["share_excess_floor"]], 1.0)
    assert constant == 0.0


@pytest.mark.solve
def test_a_second_origin_brings_the_share_down():
    """Proves: 32 t a year from Vietnam, 48 from China: 3 × (48 + 32 × 1.2) = 259.2. Without it: all from China, 240."""
    assert answer(two_origins(500.0)).values == pytest.approx((0.0, 0.0, 259.2))
    assert answer(two_origins(500.0), without=["share_excess_floor"]).values == pytest.approx((0.0, 0.0, 240.0))


@pytest.mark.solve
def test_what_cannot_be_bought_elsewhere_is_excess():
    """Proves: Vietnam has 20 t; China's 60 t are 12 beyond 60 % of 80: 36 t in three years. Without it: 0."""
    assert answer(two_origins(20.0)).aim("Share excess") == pytest.approx(36.0)
    assert answer(two_origins(20.0), without=["share_excess_floor"]).aim("Share excess") == pytest.approx(0.0)


@pytest.mark.solve
def test_no_excess_before_the_ceiling_begins():
    """Proves: from FY2028-29 on, one year counts: 12 t. Without the year: 36."""
    assert answer(two_origins(20.0, share_from="FY2028-29")).aim("Share excess") == pytest.approx(12.0)


@pytest.mark.quick
def test_a_ceiling_that_is_no_aim_is_a_limit():
    """60 % of China's and Vietnam's: 0.4 of what China sends less 0.6 of what Vietnam does. No excess is counted."""
    arrays = program_of(held(20.0).tables).arrays
    ship = {i: ("ship", "magnet", i, "EV", Y) for i in ("China", "Vietnam")}
    found, sense, right = row(arrays, "country_share_limit", "China", "magnet", Y)
    assert (found, sense, right) == ({ship["China"]: pytest.approx(0.4), ship["Vietnam"]: -0.6}, "≤", 0.0)
    assert not columns_named(arrays, "share_excess")
    assert not has_row(program_of(two_origins(20.0).tables).arrays, "country_share_limit", "China", "magnet", Y)


@pytest.mark.quick
def test_a_row_counts_the_goods_that_it_names():
    """Proves: a row of one grade counts that grade, a row of a group all of its members, and none counts the kind."""
    alone, both = (program_of(c.tables).arrays for c in (two_grades(), together()))
    of_one = row(alone, "country_share_limit", "China", "magnet", Y)[0]
    assert {k[1] for k in of_one} == {"magnet"}
    assert not has_row(alone, "country_share_limit", "China", "dear", Y)
    assert {k[1] for k in row(both, "country_share_limit", "China", "magnets", Y)[0]} == {"magnet", "dear"}


@pytest.mark.solve
def test_a_ceiling_on_a_group_lets_one_grade_come_from_one_country():
    """Proves: alone, 32 t of 80 come from Vietnam, 48 from China, and all of the dear grade: 48 + 38.4 + 30 a year.

    Together 40 of 100 t come from Vietnam, all of them plain: 40 + 48 + 30. Sensitivity: by the kind, the row of one
    grade would hold both, 118 a year as well.
    """
    assert answer(two_grades()).values == pytest.approx((3 * (48 + 38.4 + 30),))
    assert answer(together()).values == pytest.approx((3 * (40 + 48 + 30),))


@pytest.mark.solve
def test_what_cannot_be_bought_elsewhere_is_not_bought():
    """Proves: Vietnam has 20 t, so that China sends 30 and 30 t a year are unmet: 3 × (30 + 24 + 30 × 5) = 612.

    Sensitivity: where the excess is an aim, the demand comes first, and is met. Without the rule: 3 × 80 = 240.
    """
    assert answer(held(20.0)).values == pytest.approx((612.0,))
    assert answer(held(20.0), without=["country_share_limit"]).values == pytest.approx((240.0,))
    assert answer(held(20.0, share_from="FY2028-29")).values == pytest.approx((204.0 + 2 * 80,))


@pytest.mark.solve
def test_a_ceiling_holds_where_the_total_is_priced():
    """Proves: the total is what the country pays, 259.2, and the plan passes the check. Without the rule: 240.

    Sensitivity: held against a limit of 55 % the plan fails by name, and so does one with excess that nothing counts.
    """
    case = priced(two_origins(500.0)).set(point_price=0.0, public_money=0.0)
    result = solve(program_of(case.tables))
    found = result.chosen.solution
    assert found is not None
    assert found.value("total_aim") == pytest.approx(259.2)
    assert verify(case.tables, found.tables).passed
    other = case.with_("Supply", {"supply": "China"}, share_limit=0.55).tables
    assert "country_share_limit" in {f.check for f in verify(other, found.tables).failures}
    excess = pd.DataFrame([("China", "magnet", Y, 1.0)], columns=["country", "goods", "year", "value"])
    spoilt = {**found.tables, "share_excess": excess}
    assert "share_excess_allowed" in {f.check for f in verify(case.tables, spoilt).failures}
