"""Stocks: carried from period to period, within their room, handed over at the end."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import plant

YEARS = ("FY2026-27", "FY2027-28", "FY2028-29")


def storing(prices: list[float], **columns: object) -> Case:
    """The plant with a stock of alloy, whose price in ₹ crore per tonne changes year by year."""
    stock = {"facility": "F", "commodity": "alloy", "most": float("inf"), **columns}
    return plant().adding("Stocks", stock).with_("Prices", {"commodity": "alloy"}, years=[10000 * p for p in prices])


@pytest.mark.quick
def test_a_stock_links_one_period_with_the_next():
    arrays = program_of(storing([0.4] * 3, opening=7.0).tables).arrays
    flows = {("ship", "alloy", "China", "F", "{}"): 1.0, ("activity", "F", "M", "{}"): -1.5}

    def expected(year, before):
        moved = {tuple(part.format(year) for part in k): v for k, v in flows.items()}
        return {**moved, ("stock", "alloy", "F", year): -1.0, **before}

    first = row(arrays, "commodity_balance", "alloy", "F", YEARS[0])
    later = row(arrays, "commodity_balance", "alloy", "F", YEARS[1])
    assert first == (expected(YEARS[0], {}), "=", -7.0)
    assert later == (expected(YEARS[1], {("stock", "alloy", "F", YEARS[0]): 1.0}), "=", 0.0)


@pytest.mark.quick
def test_room_holds_in_every_period_and_closing_in_the_last():
    arrays = program_of(storing([0.4] * 3, most=50.0, closing=5.0).tables).arrays
    for year in YEARS:
        assert row(arrays, "stock_limit", "alloy", "F", year) == ({("stock", "alloy", "F", year): 1.0}, "≤", 50.0)
    assert row(arrays, "stock_end", "alloy", "F") == ({("stock", "alloy", "F", YEARS[2]): 1.0}, "≥", 5.0)


@pytest.mark.quick
def test_closing_is_the_opening_stock_unless_said():
    arrays = program_of(storing([0.4] * 3, opening=7.0).tables).arrays
    assert row(arrays, "stock_end", "alloy", "F")[2] == 7.0


@pytest.mark.quick
def test_a_stock_without_room_given_has_no_limit():
    arrays = program_of(storing([0.4] * 3).tables).arrays
    assert not has_row(arrays, "stock_limit", "alloy", "F", YEARS[0])


@pytest.mark.quick
def test_holding_is_paid_by_the_part_of_the_year():
    """₹200,000 a tonne and year is 0.02 crore; a quarter costs a quarter of it."""
    arrays = program_of(storing([0.4] * 3, holding=200000.0).set(steps_per_year="4").tables).arrays
    expected = {("stock", "alloy", "F", f"FY2026-27 {k}/4"): 0.005 for k in (1, 2, 3, 4)}
    assert terms(arrays, "holding_cost", "FY2026-27") == (expected, 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("columns", "cost"), [
    pytest.param({}, 96.0, id="free stock"),
    pytest.param({"holding": 100000.0}, 99.6, id="holding cost"),
    pytest.param({"most": 120.0}, 120.0, id="room"),
    pytest.param({"closing": 10.0}, 98.0, id="closing"),
    pytest.param({"opening": 10.0}, 96.0, id="opening, handed over"),
    pytest.param({"opening": 10.0, "closing": 0.0}, 94.0, id="opening, used up"),
])
def test_a_cheap_year_feeds_the_later_ones(columns, cost):
    """Proves: each column of Stocks, where alloy costs ₹0.2 crore in the first year and 0.4 later; a year takes 120 t.

    A free stock buys all 360 t in the first year: 72 and 24 of capital. Without stocks: 120 × (0.2 + 0.4 + 0.4) + 24 =
    144. Holding: 240 t over the first year's end, 120 over the second's, at 0.01. Room: the third year buys its own
    120 t, 24 more. Closing: 10 t more at 0.2. An opening stock helps only where less is handed over: 10 t at 0.2.
    """
    assert answer(storing([0.2, 0.4, 0.4], **columns)).aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
def test_the_last_year_may_not_live_off_the_stock():
    """Proves: 30 t of alloy are held at the start and the end. Without it: the last year uses them, 30 × 0.4 less."""
    holding = storing([0.4] * 3, opening=30.0)
    assert answer(holding).aim("National cost") == pytest.approx(168.0)
    assert answer(holding, without=["stock_end"]).aim("National cost") == pytest.approx(156.0)


@pytest.mark.quick
def test_days_of_use_in_stock():
    """36.5 days are a tenth of the year's use: 0.15 t of alloy a tonne made; in a quarter 0.4 of the quarter's use."""
    for steps, period, share in (("1", "FY2026-27", 0.1), ("4", "FY2026-27 1/4", 0.4)):
        arrays = program_of(storing([0.4] * 3, floor_days=36.5).set(steps_per_year=steps).tables).arrays
        expected = {("stock", "alloy", "F", period): 1.0, ("activity", "F", "M", period): round(-1.5 * share, 12)}
        assert row(arrays, "stock_days_floor", "alloy", "F", period) == (expected, "≥", 0.0)
    assert not has_row(program_of(storing([0.4] * 3).tables).arrays, "stock_days_floor", "alloy", "F", YEARS[0])


@pytest.mark.quick
def test_days_of_what_is_sent_in_stock():
    """A tenth of a year's magnets sent to the market. Without them: only what a plant uses itself is backed."""
    case = plant().adding("Stocks", {"facility": "F", "commodity": "magnet", "most": 99.0, "floor_days": 36.5})
    expected = {("stock", "magnet", "F", YEARS[0]): 1.0, ("ship", "magnet", "F", "EV", YEARS[0]): pytest.approx(-0.1)}
    arrays = program_of(case.tables).arrays
    assert row(arrays, "stock_days_floor", "magnet", "F", YEARS[0]) == (expected, "≥", 0.0)


@pytest.mark.quick
@pytest.mark.parametrize(("steps", "end"), [("1", "FY2027-28"), ("4", "FY2027-28 4/4")])
def test_a_reserve_ends_each_year_with_days_of_indias_demand(steps, end):
    """A reserve of magnets keeps a tenth of the 80 t a year, at the end of the year only."""
    case = plant().set(steps_per_year=steps).adding("Facilities", {"facility": "Vault", "kind": "reserve"})
    case = case.adding("Stocks", {"facility": "Vault", "commodity": "magnet", "most": 99.0, "floor_days": 36.5})
    arrays = program_of(case.tables).arrays
    assert row(arrays, "reserve_days_floor", "magnet", "Vault", "FY2027-28") == (
        {("stock", "magnet", "Vault", end): 1.0}, "≥", 8.0
    )
    assert not has_row(arrays, "stock_days_floor", "magnet", "Vault", end)
    assert not has_row(program_of(storing([0.4] * 3, floor_days=9.0).tables).arrays, "reserve_days_floor", "alloy", "F",
                       "FY2027-28")


@pytest.mark.solve
def test_a_plant_does_not_run_from_hand_to_mouth():
    """Proves: 12 t of alloy are kept for 36.5 days of use, bought once at 0.4: 172.8. Without it: 168."""
    case = storing([0.4] * 3, floor_days=36.5)
    assert answer(case).aim("National cost") == pytest.approx(172.8)
    assert answer(case, without=["stock_days_floor"]).aim("National cost") == pytest.approx(168.0)
