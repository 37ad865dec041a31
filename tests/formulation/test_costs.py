"""Costs: the present value of the cost lines, from the side of the country, the exchequer and the users."""

from __future__ import annotations

import numpy as np
import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.network import chain
from tests.cases.rows import terms
from tests.cases.small import award, plant

Y = "FY2027-28"


@pytest.mark.quick
def test_national_cost_is_every_resource_once_discounted(chained):
    """At 10 % the second year counts 1 / 1.1; costs add, revenues take off, transfers are left out."""
    program = program_of(chain())
    total = np.zeros(chained.column_count)
    constant = 0.0
    for name, sort, sign in program.cost_lines:
        for n, y in enumerate(program.data.periods.YEARS):
            cost, offset = chained.cost_of(name, (y,))
            if sort == "resource":
                total, constant = total + sign * 1.1**-n * cost, constant + sign * 1.1**-n * offset
    cost, offset = chained.cost_of("national_cost")
    assert cost == pytest.approx(total)
    assert offset == pytest.approx(constant)


@pytest.mark.quick
def test_every_line_is_named_and_sorted():
    lines = program_of(chain()).cost_lines
    transfers = {n for n, sort, _ in lines if sort == "transfer"}
    assert transfers == {"duty_cost", "incentive_claim_cost", "subsidy_claim_cost"}
    assert {n for n, _, sign in lines if sign < 0} == {
        "sales_revenue", "remaining_life_revenue", "reserve_credit_revenue"}
    assert len({n for n, _, _ in lines}) == len(lines)


@pytest.mark.quick
def test_the_exchequer_pays_claims_and_takes_duty():
    case = award().adding("Duties", {"goods": "oxide", "country": "China", "basic": 0.1}).set(discount_rate=0.25)
    found, constant = terms(program_of(case.tables).arrays, "exchequer_cost")
    assert constant == 0.0
    assert found[("ship", "oxide", "China", "B", Y)] == pytest.approx(-0.04 * 0.8)
    assert found[("ship", "magnet", "B", "Home", Y)] == pytest.approx(0.2 * 0.8)
    assert found[("size", "B", 80.0)] == pytest.approx(200.0 * 0.8)


@pytest.mark.quick
def test_users_pay_landed_prices_and_the_home_price():
    """An import of ₹1.0 crore has 0.01 of freight, 0.002 of handling and 10 % of duty; home-made sells at parity."""
    case = plant().adding("Duties", {"goods": "magnet", "country": "China", "basic": 0.1})
    case = case.adding(
        "Freight",
        {"origin": "China", "target": "EV", "goods": "magnet", "cost": 100000.0, "handling": 20000.0},
        {"origin": "F", "target": "EV", "goods": "magnet", "loss": 0.1},
    )
    found, _ = terms(program_of(case.tables).arrays, "users_payment", Y)
    landed = 1.01 * 1.1
    expected = {("ship", "magnet", "China", "EV", Y): pytest.approx(landed + 0.002),
                ("ship", "magnet", "F", "EV", Y): pytest.approx(landed * 0.9)}
    assert found == expected


@pytest.mark.quick
def test_users_abroad_do_not_count(chained):
    found, _ = terms(chained, "users_payment", Y)
    assert {k[3] for k in found} == {"Cars", "Pumps"}


@pytest.mark.quick
def test_a_market_abroad_that_must_be_served_does_not_count():
    """Without it users in India would pay for what China needs."""
    abroad = {"market": "Beijing", "country": "China", "commodity": "magnet", "kind": "must be served",
              "unmet_cost": 50000.0, "currency": "₹", "years": 10.0}
    program = program_of(plant().adding("Demand and sales", abroad).tables)
    assert ("magnet", "Beijing") in program.data.demand.DEMANDS
    found, _ = terms(program.arrays, "users_payment", Y)
    assert {k[3] for k in found} == {"EV"}


@pytest.mark.quick
def test_users_cost_is_discounted():
    arrays = program_of(plant().set(discount_rate=0.25).tables).arrays
    found, _ = terms(arrays, "users_cost")
    assert found[("ship", "magnet", "China", "EV", "FY2028-29")] == pytest.approx(0.64)


@pytest.mark.solve
def test_later_years_count_less():
    """Proves: at 25 % three years of 80 t imported are 80 × (1 + 0.8 + 0.64) = 195.2. Without it: 240."""
    imported = plant().without("Supply", commodity="alloy").set(discount_rate=0.25)
    assert answer(imported).aim("National cost") == pytest.approx(195.2)


@pytest.mark.solve
@pytest.mark.parametrize(("side", "made"), [("National", 240.0), ("Users", 0.0), ("Exchequer", 0.0)])
def test_the_side_decides(side, made):
    """Proves: users gain from magnets of Vietnam at ₹0.9 crore, the country from making them, the exchequer from duty.

    Vietnam's magnets carry a duty of 5 % and land at 0.945, below the home price of 1.0; making costs 0.7. Without the
    choice of a side all three plans would be the same.
    """
    case = plant().adding("Supply", {"supply": "Vietnam", "country": "Vietnam", "commodity": "magnet", "years": 500.0})
    case = case.adding("Prices", {"commodity": "magnet", "at": "Vietnam", "currency": "₹", "years": 9000.0})
    case = case.adding("Duties", {"goods": "magnet", "country": "Vietnam", "basic": 0.05})
    plan = answer(case.pursuing("Unmet demand", "Cost").set(cost_side=side))
    assert plan.total("activity", "F", "M") == pytest.approx(made)
