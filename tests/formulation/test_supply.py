"""Supply: yearly limits, limits shared by a group, bans, and ore bodies."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row, terms
from tests.cases.small import bought, plant


@pytest.mark.quick
def test_supply_limit_counts_every_lane_and_period_of_the_group(chained):
    to = [("light oxide", j) for j in ("B1", "B2", "Refinery", "Store")] + [("heavy oxide", j) for j in ("B1", "B2")]
    expected = {("ship", c, "China", j, "FY2030-31"): 1.0 for c, j in to}
    assert row(chained, "supply_limit", "China", "oxides", "FY2030-31") == (expected, "≤", 60.0)


@pytest.mark.quick
def test_supply_limit_adds_the_steps_of_a_year():
    case = plant().with_("Supply", {"commodity": "alloy"}, years=30.0).set(steps_per_year="2")
    arrays = program_of(case.tables).arrays
    expected = {("ship", "alloy", "China", "F", f"FY2026-27 {k}/2"): 1.0 for k in (1, 2)}
    assert row(arrays, "supply_limit", "China", "alloy", "FY2026-27") == (expected, "≤", 30.0)


@pytest.mark.quick
def test_a_supply_without_limit_has_no_row(planted):
    assert not has_row(planted, "supply_limit", "China", "alloy", "FY2026-27")
    assert not has_row(planted, "reserve_limit", "China", "alloy")


@pytest.mark.quick
def test_a_supply_nobody_takes_has_no_row():
    """Ore that no route uses leads nowhere: no lane, no row, and no empty row that could bar the plan."""
    supply, price = bought("ore", 0.1, years=5.0, in_place=9.0)
    case = plant().adding("Commodities", {"commodity": "ore", "kind": "ore"}).adding("Supply", supply)
    arrays = program_of(case.adding("Prices", price).tables).arrays
    assert not has_row(arrays, "supply_limit", "China", "ore", "FY2026-27")
    assert not has_row(arrays, "reserve_limit", "China", "ore")


@pytest.mark.quick
def test_reserve_limit_adds_all_years(chained):
    years = ("FY2026-27", "FY2027-28", "FY2028-29", "FY2029-30", "FY2030-31")
    expected = {("ship", "ore", "Mine", "Refinery", y): 1.0 for y in years}
    assert row(chained, "reserve_limit", "Mine", "ore") == (expected, "≤", 1500.0)


@pytest.mark.solve
def test_a_limit_on_alloy_limits_what_is_made():
    """Proves: 60 t of alloy a year make 60 / 1.5 = 40 t of magnets, the other 40 t are imported.

    Cost over three years: 3 × (60 × 0.4 + 40 × 1.0) + 40 × 0.3 = 204. Without it: 3 × 80 × 0.6 + 80 × 0.3 = 168.
    """
    limited = plant().with_("Supply", {"commodity": "alloy"}, years=60.0)
    assert answer(limited).values == pytest.approx((0.0, 204.0))
    assert answer(limited, without=["supply_limit"]).values == pytest.approx((0.0, 168.0))


@pytest.mark.solve
def test_a_group_shares_one_limit():
    """Proves: alloy and magnets under one limit of 90 t a year leave demand unmet.

    A tonne of the limit is a magnet, or 1 / 1.5 of one: 80 t of magnets are shipped in and served. With the limit at
    60 t only 60 of 80 t are served, 20 a year are not: 60 t in three years. Without the group, 60 t of each: 40 t are
    made from alloy and 40 t shipped in, nothing is unmet.
    """
    grouped = plant().with_("Commodities", {}, group="goods").without("Supply", commodity="alloy")
    grouped = grouped.with_("Supply", {"commodity": "magnet"}, commodity="goods")
    assert answer(grouped.with_("Supply", {}, years=90.0)).aim("Unmet demand") == pytest.approx(0.0)
    assert answer(grouped.with_("Supply", {}, years=60.0)).aim("Unmet demand") == pytest.approx(60.0)
    each = plant().with_("Supply", {}, years=60.0)
    assert answer(each).aim("Unmet demand") == pytest.approx(0.0)


@pytest.mark.solve
def test_a_ban_stops_a_supply_without_limit():
    """Proves: alloy under an export ban cannot be had although its years say no limit: 3 × 80 × 1.0 = 240.

    Without it: 168, all magnets made at home.
    """
    banned = plant().with_("Supply", {"commodity": "alloy"}, control="ban")
    assert answer(banned).values == pytest.approx((0.0, 240.0))
    assert answer(banned, without=["supply_limit"]).values == pytest.approx((0.0, 168.0))


@pytest.mark.solve
def test_an_ore_body_ends():
    """Proves: 240 t of alloy in place make 160 of the 240 t needed; 80 t are imported.

    The least capacity that works 160 t in three years is 160 / 3 t/a: 240 × 0.4 + 80 × 1.0 + 160 / 3 × 0.3 = 192.
    Without it: 168.
    """
    small = plant().with_("Supply", {"commodity": "alloy"}, in_place=240.0)
    assert answer(small).values == pytest.approx((0.0, 192.0))
    assert answer(small, without=["reserve_limit"]).values == pytest.approx((0.0, 168.0))


SEASONS = tuple({"name": "China", "step": n, "share": share} for n, share in enumerate((0.5, 0.5, 0.0, 0.0), 1))


@pytest.mark.quick
def test_a_supply_with_seasons_is_limited_in_each_step(planted):
    case = plant().with_("Supply", {"commodity": "alloy"}, years=120.0)
    case = case.set(steps_per_year="4").adding("Seasons", *SEASONS)
    arrays = program_of(case.tables).arrays
    for step, most in ((1, 60.0), (3, 0.0)):
        lane = {("ship", "alloy", "China", "F", f"FY2026-27 {step}/4"): 1.0}
        assert row(arrays, "supply_season_limit", "China", "alloy", f"FY2026-27 {step}/4") == (lane, "≤", most)
    assert not has_row(arrays, "supply_season_limit", "China", "magnet", "FY2026-27 1/4")
    assert "supply_season_limit" not in planted.rows


@pytest.mark.solve
def test_a_stop_is_not_made_up_for():
    """Proves: alloy in the first two quarters only makes 40 t a year: 240 − 120 × 0.4 + 24 = 216. Without it: 168."""
    case = plant().with_("Supply", {"commodity": "alloy"}, years=120.0)
    case = case.set(steps_per_year="4").adding("Seasons", *SEASONS)
    assert answer(case).values == pytest.approx((0.0, 216.0))
    assert answer(case, without=["supply_season_limit"]).values == pytest.approx((0.0, 168.0))


@pytest.mark.quick
def test_a_supply_with_a_price_of_its_own_goes_before_its_country():
    case = plant().adding("Supply", {"supply": "Works", "country": "China", "commodity": "alloy", "years": 50.0})
    own = case.adding("Prices", {"commodity": "alloy", "at": "Works", "currency": "₹", "years": 2500.0})
    lanes = [("ship", "alloy", i, "F", "FY2026-27") for i in ("China", "Works")]
    for priced, cost in ((own, 0.25), (case, 0.4)):
        found, _ = terms(program_of(priced.tables).arrays, "purchase_cost", "FY2026-27")
        assert [found[k] for k in lanes] == [0.4, cost]
