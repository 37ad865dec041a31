"""Balance: what comes in of a commodity at a facility goes out, is used, is kept or is thrown away."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row
from tests.cases.small import plant


def with_swarf(surplus: bool):
    """The plant with 0.2 t of swarf per tonne of magnet that nobody takes."""
    case = plant().adding("Commodities", {"commodity": "swarf", "kind": "scrap", "surplus": surplus})
    route = {"recipe": "M", "stage": "mag"}
    return case.adding("Recipes", {**route, "commodity": "swarf", "role": "output", "amount": 0.2})


@pytest.mark.quick
def test_commodity_balance_closes_over_every_flow(chained):
    """Light oxide at the refinery: made, bought, brought back by the recycler, kept before; shipped on, kept."""
    y, before = "FY2028-29", "FY2027-28"
    found, sense, right = row(chained, "commodity_balance", "light oxide", "Refinery", y)
    expected = {
        ("activity", "Refinery", "separate", y): 1.0,
        ("ship", "light oxide", "China", "Refinery", y): 0.99,
        ("ship", "light oxide", "Vietnam", "Refinery", y): 1.0,
        ("ship", "light oxide", "Recycler", "Refinery", y): 1.0,
        ("ship", "light oxide", "Store", "Refinery", y): 1.0,
        ("stock", "light oxide", "Refinery", before): 1.0,
        ("stock", "light oxide", "Refinery", y): -1.0,
        **{("ship", "light oxide", "Refinery", j, y): -1.0 for j in ("B1", "B2", "Store")},
    }
    assert (found, sense, right) == (expected, "=", 0.0)


@pytest.mark.quick
def test_inputs_and_outputs_of_every_route_enter(chained):
    """A tonne of oxide takes 9 t of ore; the mine's lane loses 2 %."""
    y = "FY2026-27"
    expected = {("ship", "ore", "Mine", "Refinery", y): 0.98, ("activity", "Refinery", "separate", y): -9.0}
    assert row(chained, "commodity_balance", "ore", "Refinery", y) == (expected, "=", 0.0)


@pytest.mark.quick
def test_what_may_be_thrown_away_is_balanced_with_at_least(chained):
    """Cerium: 2 t a tonne of oxide, sold to glass makers and abroad, the rest thrown away."""
    y = "FY2026-27"
    expected = {("activity", "Refinery", "separate", y): 2.0,
                **{("ship", "cerium", "Refinery", j, y): -1.0 for j in ("Glass", "Abroad")}}
    assert row(chained, "surplus_balance", "cerium", "Refinery", y) == (expected, "≥", 0.0)
    assert not has_row(chained, "commodity_balance", "cerium", "Refinery", y)


@pytest.mark.quick
def test_nothing_is_balanced_where_nothing_is_handled(chained):
    assert not has_row(chained, "commodity_balance", "ore", "B1", "FY2026-27")


@pytest.mark.quick
def test_every_step_of_a_year_is_balanced():
    arrays = program_of(plant().set(steps_per_year="4").tables).arrays
    y = "FY2026-27 3/4"
    expected = {("ship", "alloy", "China", "F", y): 1.0, ("activity", "F", "M", y): -1.5}
    assert row(arrays, "commodity_balance", "alloy", "F", y) == (expected, "=", 0.0)


@pytest.mark.solve
def test_goods_do_not_come_from_nowhere():
    """Proves: 80 t of magnets a year take 120 t of alloy: 168. Without it: they are shipped without being made, 0."""
    assert answer(plant()).values == pytest.approx((0.0, 168.0))
    assert answer(plant(), without=["commodity_balance"]).values == pytest.approx((0.0, 0.0))


@pytest.mark.solve
def test_a_by_product_nobody_takes_stops_the_plant_unless_it_may_be_thrown_away():
    """Proves: swarf without a buyer: 168 where it may be thrown away, all imported at 240 where it may not.

    Without it (no surplus allowed anywhere) every plant with a by-product would stand still.
    """
    assert answer(with_swarf(surplus=True)).values == pytest.approx((0.0, 168.0))
    assert answer(with_swarf(surplus=False)).values == pytest.approx((0.0, 240.0))


@pytest.mark.solve
def test_what_is_thrown_away_was_made():
    """Proves: swarf that a yard buys for ₹2 crore a tonne must first come out of magnets: 16 t a year.

    Making more than the 80 t needed is not worth it, as magnets may not be thrown away: 168 − 48 × 2 = 72.
    Without it: swarf is sold from nowhere, 100 t a year: 168 − 600.
    """
    case = with_swarf(surplus=True).adding(
        "Demand and sales", {"market": "Yard", "commodity": "swarf", "kind": "up to a limit", "years": 100.0}
    ).adding("Prices", {"commodity": "swarf", "at": "Yard", "currency": "₹", "years": 20000.0})
    assert answer(case).values == pytest.approx((0.0, 72.0))
    assert answer(case, without=["surplus_balance"]).values == pytest.approx((0.0, -432.0))
