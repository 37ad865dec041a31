"""Recipes: inputs, joint outputs, several units, running cost and electricity."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import columns_named, row, terms
from tests.cases.small import plant

OUTLET = {"market": "Scrap yard", "commodity": "swarf", "kind": "up to a limit", "years": 1000.0}


def with_swarf(worth: float):
    """The plant with 0.2 t of swarf per tonne of magnet, which a market takes at a price in ₹ crore per tonne."""
    case = plant().adding("Commodities", {"commodity": "swarf", "kind": "scrap"})
    route = {"recipe": "M", "stage": "mag"}
    case = case.adding("Recipes", {**route, "commodity": "swarf", "role": "output", "amount": 0.2})
    price = {"commodity": "swarf", "at": "Scrap yard", "currency": "₹", "years": 10000.0 * worth}
    return case.adding("Demand and sales", OUTLET).adding("Prices", price)


@pytest.mark.quick
def test_running_cost_and_electricity_of_a_route(chained):
    """Separation takes 9 units a tonne, each USD 2 × 1.1 = ₹0.022 crore and 2 kWh at ₹10 = ₹0.002 crore."""
    activity = ("activity", "Refinery", "separate", "FY2026-27")
    assert terms(chained, "running_cost", "FY2026-27")[0][activity] == pytest.approx(9 * 0.022)
    assert terms(chained, "electricity_cost", "FY2026-27")[0][activity] == pytest.approx(9 * 0.002)


@pytest.mark.quick
def test_a_route_through_two_units_pays_both(chained):
    """Grade SH at B1: USD 10 of sintering, ₹50 of diffusion; diffusion takes no electricity."""
    activity = ("activity", "B1", "sinter SH", "FY2026-27")
    assert terms(chained, "running_cost", "FY2026-27")[0][activity] == pytest.approx(0.1 + 0.005)
    assert terms(chained, "electricity_cost", "FY2026-27")[0][activity] == pytest.approx(0.015)


@pytest.mark.quick
def test_factors_of_a_facility(chained):
    """B2 works with 1.02 of the inputs and 0.95 of the running cost: USD 11 of sintering, ₹50 of diffusion."""
    found, _, _ = row(chained, "commodity_balance", "alloy", "B2", "FY2026-27")
    assert found[("activity", "B2", "sinter N", "FY2026-27")] == pytest.approx(-1.4 * 1.02)
    cost = terms(chained, "running_cost", "FY2026-27")[0][("activity", "B2", "sinter SH", "FY2026-27")]
    assert cost == pytest.approx(0.95 * (0.11 + 0.005))


@pytest.mark.quick
def test_only_those_named_with_the_stage_work_a_route(chained):
    activity = columns_named(chained, "activity")
    assert ("Recycler", "recycle swarf", "FY2026-27") in activity
    assert not any(i[1] == "recycle swarf" and i[0] != "Recycler" for i in activity)
    assert not any(i[:2] == ("Refinery", "reduce") for i in activity)


@pytest.mark.solve
def test_a_joint_output_is_sold():
    """Proves: 0.2 t of swarf at ₹0.5 crore earn 0.1 a tonne of magnet: 168 − 240 × 0.1 = 144. Without it: 168."""
    assert answer(with_swarf(0.5)).values == pytest.approx((0.0, 144.0))


@pytest.mark.solve
def test_a_route_uses_the_capacity_of_a_second_unit():
    """Proves: a tonne takes half a unit of grinding, ₹0.2 crore a t/a: 168 + 80 × 0.5 × 0.2 = 176. Without it: 168."""
    case = plant().adding("Stages", {"stage": "grind"}).adding(
        "Recipes",
        {"recipe": "M", "stage": "grind", "commodity": "(capacity)", "role": "uses", "amount": 0.5},
    ).adding("Capacity", {"facility": "F", "stage": "grind", "capex": 0.2, "life": 3, "most": float("inf")})
    assert answer(case).values == pytest.approx((0.0, 176.0))


@pytest.mark.solve
def test_running_cost_and_electricity_decide():
    """Proves: ₹1,500 of running and 100 kWh at ₹10 a kg are 0.15 + 0.1 crore a tonne: 240 × 0.85 + 24 = 228.

    Without running cost 192, without electricity 204.
    """
    case = plant().with_("Capacity", {"stage": "mag"}, running_cost=1500.0, electricity=100.0)
    plan = answer(case)
    assert plan.values == pytest.approx((0.0, 228.0))
    assert sum(plan.expression("running_cost", y) for y in case.tables.years) == pytest.approx(36.0)
    assert sum(plan.expression("electricity_cost", y) for y in case.tables.years) == pytest.approx(24.0)


@pytest.mark.solve
def test_the_input_factor_takes_more_alloy():
    """Proves: an input factor of 1.1 takes 1.65 t of alloy a tonne: 240 × 0.66 + 24 = 182.4. Without it: 168."""
    assert answer(plant().with_("Facilities", {}, input_factor=1.1)).values == pytest.approx((0.0, 182.4))


@pytest.mark.quick
def test_a_route_needs_every_unit_it_uses():
    """A route that also grinds does not exist at a facility without grinding."""
    case = plant().adding("Stages", {"stage": "grind"}).adding(
        "Recipes", {"recipe": "M", "stage": "grind", "commodity": "(capacity)", "role": "uses", "amount": 0.5}
    )
    assert columns_named(program_of(case.tables).arrays, "activity") == set()
