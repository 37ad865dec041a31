"""Shares: one country's imports of a form beyond the ceiling on its share."""

from __future__ import annotations

import pytest

from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import bought, plant


def two_origins(vietnam: float, **limit: object) -> Case:
    """Magnets from China at ₹1.0 crore, with a ceiling of 60 %, and from Vietnam at 1.2; none can be made."""
    other, price = bought("magnet", 1.2, supply="Vietnam", country="Vietnam", years=vietnam)
    case = plant().without("Supply", commodity="alloy").adding("Supply", other)
    case = case.adding("Prices", {**price, "at": "Vietnam"})
    case = case.with_("Supply", {"supply": "China"}, **{"share_limit": 0.6, **limit})
    return case.pursuing("Unmet demand", "Share excess", "National cost")


@pytest.mark.quick
def test_share_excess_counts_a_form_from_every_origin(chained):
    """Oxide from China beyond 60 % of the oxide from China, Vietnam and Burma, from FY2028-29."""
    y = "FY2028-29"
    found, sense, right = row(chained, "share_excess_floor", "China", "oxide", y)
    lanes = {i[:3] for i in columns_named(chained, "ship") if i[1] in ("China", "Vietnam", "Burma") and "oxide" in i[0]}
    expected = {("ship", *lane, y): pytest.approx(-0.4 if lane[1] == "China" else 0.6) for lane in lanes}
    assert found == {**expected, ("share_excess", "China", "oxide", y): 1.0}
    assert (sense, right) == ("≥", 0.0)


@pytest.mark.quick
def test_a_ceiling_begins_with_its_year(chained):
    assert not has_row(chained, "share_excess_floor", "China", "oxide", "FY2027-28")
    assert has_row(chained, "share_excess_floor", "China", "magnet", "FY2026-27")
    assert not has_row(chained, "share_excess_floor", "Vietnam", "magnet", "FY2026-27")


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
