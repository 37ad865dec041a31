"""Total: its four parts at their prices, and what each price does."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import terms
from tests.cases.small import award, plant
from tests.cases.stopping import PRICED, STOP, priced, stopping

Y = "FY2028-29"


def weighed(case: Case, **prices: float) -> Case:
    """A case whose total has these prices, without any stop."""
    return priced(case.set(**{"point_price": 0.0, "public_money": 0.0, **prices}))


@pytest.mark.quick
def test_the_total_is_its_parts():
    """Proves: each part enters with its price; stops with their chance, in present value."""
    case = stopping(stop_chance=0.5, point_price=0.2).set(discount_rate=0.25)
    arrays = program_of(case.tables).arrays
    total, _ = terms(arrays, "total_aim")
    unmet = ("stop_unmet_demand", Y, "magnet", "EV", Y)
    assert total[unmet] == pytest.approx(0.5 * 5.0 * 0.8 ** 2)
    points, _ = terms(arrays, "dependence_points")
    home = ("ship", "magnet", "F", "EV", Y)
    assert points[home] == pytest.approx(-0.64 * 100 / 80)
    cost, _ = terms(arrays, "national_cost")
    planned = 0.5 * 0.64 * -0.5
    alloy = ("ship", "alloy", "China", "F", Y)
    assert total[alloy] == pytest.approx(cost[alloy] + planned * 0.4 + 0.2 * points[alloy])


@pytest.mark.quick
def test_public_money_is_what_can_be_claimed():
    """Proves: tonnes sold at the rate and a share of the investment count, never what is drawn on.

    Sensitivity: priced by the variables of incentive and subsidy a plan would leave its claims out.
    """
    arrays = program_of(award().set(point_price=0.0, public_money=0.3).tables).arrays
    money, _ = terms(arrays, "claimable_money")
    assert {k[0] for k in money} == {"ship", "build"}
    total, _ = terms(arrays, "total_aim")
    cost, _ = terms(arrays, "national_cost")
    sold = ("ship", "magnet", "B", "Home", "FY2027-28")
    assert total[sold] - cost.get(sold, 0.0) == pytest.approx(0.3 * money[sold])


@pytest.mark.solve
@pytest.mark.parametrize(("point", "made"), [(0.0, 0.0), (0.1, 0.0), (0.2, 80.0)])
def test_a_point_is_bought_where_it_costs_less(point, made):
    """Proves: magnets at ₹0.6 crore abroad beat making at 0.7; a tonne is 1.25 points by quantity.

    The chain counts alloy at 0.6 per magnet of 0.6, so it gains nothing: half of 1.25 points for ₹0.1 crore a tonne is
    0.16 a point. Sensitivity: with the point at nothing nobody makes magnets.
    """
    case = plant().with_("Prices", {"commodity": "magnet"}, years=6000.0)
    found = answer(weighed(case, point_price=point))
    assert found.of("ship", "magnet", "F", "EV", Y) == pytest.approx(made)


@pytest.mark.solve
def test_without_stops_and_prices_the_total_is_the_cost():
    """Proves: the lexicographic plan of cost and the priced one agree where nothing but cost has a price."""
    assert answer(weighed(plant())).values == pytest.approx(answer(plant().pursuing("National cost")).values)
    assert PRICED["aim"] == "Total"
    assert STOP["point_price"] == 0.0
