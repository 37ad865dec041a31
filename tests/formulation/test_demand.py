"""Demand: served or unmet, by grade and period; markets that take up to a limit."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row, terms
from tests.cases.small import plant

FAIR = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit", "years": 20.0}
FAIR_PRICE = {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 15000.0}


@pytest.mark.quick
def test_demand_divides_by_grade_less_what_is_embedded(chained):
    """Cars need 160 t of magnets in FY2029-30; a tenth comes in motors and 70 % of the rest is grade SH: 100.8 t."""
    origins = ("China", "Vietnam", "B1", "B2")
    expected = {("ship", "magnet SH", i, "Cars", "FY2029-30"): 1.0 for i in origins}
    expected["unmet_demand", "magnet SH", "Cars", "FY2029-30"] = 1.0
    assert row(chained, "demand_balance", "magnet SH", "Cars", "FY2029-30") == (expected, "=", 100.8)


@pytest.mark.quick
def test_demand_of_a_step_is_its_part_of_the_year():
    arrays = program_of(plant().set(steps_per_year="4").tables).arrays
    assert row(arrays, "demand_balance", "magnet", "EV", "FY2026-27 1/4")[2] == 20.0


@pytest.mark.quick
def test_a_market_has_no_row_for_a_grade_it_does_not_ask_for(chained):
    assert not has_row(chained, "demand_balance", "magnet SH", "Pumps", "FY2026-27")
    assert not has_row(chained, "outlet_limit", "magnet N", "Fair", "FY2026-27")


@pytest.mark.quick
def test_outlet_limit_counts_what_arrives():
    """Only what leaves India: nothing goes from one foreign country to another."""
    case = plant().adding("Demand and sales", FAIR).adding("Prices", FAIR_PRICE)
    case = case.adding("Freight", {"origin": "F", "target": "Fair", "goods": "magnet", "loss": 0.1})
    arrays = program_of(case.tables).arrays
    lane = ("ship", "magnet", "F", "Fair", "FY2026-27")
    assert row(arrays, "outlet_limit", "magnet", "Fair", "FY2026-27") == ({lane: 0.9}, "≤", 20.0)
    assert terms(arrays, "sales_revenue", "FY2026-27") == ({lane: 1.35}, 0.0)


@pytest.mark.quick
def test_an_outlet_without_limit_or_without_lane_has_no_row():
    free = plant().adding("Demand and sales", {**FAIR, "years": float("inf")}).adding("Prices", FAIR_PRICE)
    assert not has_row(program_of(free.tables).arrays, "outlet_limit", "magnet", "Fair", "FY2026-27")
    lonely = plant().adding("Commodities", {"commodity": "ore", "kind": "ore"})
    lonely = lonely.adding("Demand and sales", {**FAIR, "commodity": "ore"})
    lonely = lonely.adding("Prices", {"commodity": "ore", "at": "Fair", "currency": "₹", "years": 1.0})
    assert not has_row(program_of(lonely.tables).arrays, "outlet_limit", "ore", "Fair", "FY2026-27")


@pytest.mark.quick
def test_unmet_demand_is_a_loss_and_an_aim(planted):
    unmet = {("unmet_demand", "magnet", "EV", "FY2027-28"): 5.0}
    assert terms(planted, "unmet_demand_cost", "FY2027-28") == (unmet, 0.0)
    every = {("unmet_demand", "magnet", "EV", y): 1.0 for y in ("FY2026-27", "FY2027-28", "FY2028-29")}
    assert terms(planted, "unmet_demand_aim") == (every, 0.0)


@pytest.mark.solve
def test_demand_is_served_first():
    """Proves: magnets and alloy for 60 t a year leave 20 t unmet, at a loss of ₹5 crore a tonne.

    Only 60 t of magnets can be had, nothing can be made: unmet 60 t in three years, cost 180 + 300 = 480.
    Without it: nobody is served, and the plan costs nothing.
    """
    short = plant().without("Supply", commodity="alloy").with_("Supply", {}, years=60.0)
    assert answer(short).values == pytest.approx((60.0, 480.0))
    assert answer(short, without=["demand_balance"]).values == pytest.approx((0.0, 0.0))


@pytest.mark.solve
def test_unmet_demand_costs_more_than_any_supply():
    """Proves: where cost alone is the aim, serving at ₹1.0 crore is cheaper than a loss of ₹5 crore.

    Without the loss (a cost of unmet demand of 0): nothing is bought and 240 t are unmet.
    """
    imported = plant().without("Supply", commodity="alloy").pursuing("National cost")
    assert answer(imported).aim("Unmet demand") == pytest.approx(0.0)
    assert answer(imported.with_("Demand and sales", {}, unmet_cost=0.0)).aim("Unmet demand") == pytest.approx(240.0)


@pytest.mark.solve
def test_exports_earn_up_to_what_the_market_takes():
    """Proves: a fair takes 20 t a year at ₹1.5 crore.

    Made for 0.6 and 0.3 of capital: 168 + 20 × (1.8 + 0.3 − 4.5) = 120. Without it: sales without bound, which is an
    input no plan can be made from.
    """
    export = plant().adding("Demand and sales", FAIR).adding("Prices", FAIR_PRICE)
    assert answer(export).values == pytest.approx((0.0, 120.0))
    assert answer(export, without=["outlet_limit"]).word == "unbounded input"


@pytest.mark.solve
def test_a_price_of_the_country_holds_where_the_market_has_none():
    """Proves: the fair in Germany pays the price of Germany, ₹1.5 crore, and its own, 2.0, where it has one."""
    export = plant().adding("Demand and sales", FAIR).adding("Prices", {**FAIR_PRICE, "at": "Germany"})
    assert answer(export).aim("National cost") == pytest.approx(120.0)
    better = export.adding("Prices", {**FAIR_PRICE, "years": 20000.0})
    assert answer(better).aim("National cost") == pytest.approx(120.0 - 60 * 0.5)


@pytest.mark.solve
def test_demand_with_seasons():
    """Proves: 32, 24, 16 and 8 t in the quarters; capital at 0.2 a t/a is worth a line of 128 t/a: 144 + 25.6 = 169.6.

    Spread evenly, 80 t/a do: 160.
    """
    case = plant().with_("Capacity", {"stage": "mag"}, capex=0.2).set(steps_per_year="4")
    parts = [{"name": "EV", "step": n, "share": share} for n, share in enumerate((0.4, 0.3, 0.2, 0.1), 1)]
    assert answer(case).aim("National cost") == pytest.approx(160.0)
    seasonal = case.adding("Seasons", *parts)
    assert row(program_of(seasonal.tables).arrays, "demand_balance", "magnet", "EV", "FY2026-27 2/4")[2] == 24.0
    assert answer(seasonal).aim("National cost") == pytest.approx(169.6)
