"""A beneficiary's own chain: what it needs, what a tonne costs it, what its swarf is worth."""

from __future__ import annotations

import pytest

from model.data import prepare
from model.ground.errors import InputProblems
from tests.cases.coated import coated
from tests.cases.small import award, bought
from tests.formulation.test_eligibility_metal import with_recycling

pytestmark = pytest.mark.quick
Y = "FY2027-28"


def test_needs_multiply_along_the_chain():
    """1.5 t of alloy a tonne, 0.4 t of metal in each, with 1.1 of the inputs at both steps."""
    plain, lossy = (prepare(award().with_("Facilities", {}, input_factor=v).tables) for v in (1.0, 1.1))
    assert (plain.awards.alloy_need["B"], plain.awards.metal_need["B"]) == (1.5, pytest.approx(0.6))
    assert lossy.awards.alloy_need["B"] == pytest.approx(1.65)
    assert lossy.awards.metal_need["B"] == pytest.approx(0.6 * 1.21)
    assert lossy.eligibility.ways["B", "sinter"].metal == pytest.approx(0.6 * 1.21)


def test_unit_cost_by_hand():
    """0.75 t of oxide at 0.4 crore and 0.4 of running: 0.7; ₹10 for each of 5 kWh of reduction adds 0.6 × 0.005."""
    assert prepare(award().tables).viability.unit_cost["B", Y] == pytest.approx(0.7)
    powered = award().with_("Capacity", {"stage": "reduction"}, electricity=5.0)
    assert prepare(powered.tables).viability.unit_cost["B", Y] == pytest.approx(0.703)
    dearer = award().with_("Facilities", {}, running_factor=1.5, input_factor=1.1)
    assert prepare(dearer.tables).viability.unit_cost["B", Y] == pytest.approx(0.75 * 1.1**3 * 0.4 + 0.6)


def test_magnets_that_are_coated_cost_what_own_stages_take():
    """1.25 t at 0.7 made here, 0.9375 t of oxide. Bought at their price they would cost 1.25, and take no oxide."""
    d = prepare(coated().tables)
    assert d.viability.unit_cost["B", Y] == pytest.approx(0.875)
    assert d.viability.oxide_need["B", Y] == pytest.approx(0.9375)


def test_oxide_need_by_hand():
    assert prepare(award().tables).viability.oxide_need["B", Y] == pytest.approx(0.75)


def test_swarf_is_worth_the_oxide_it_saves():
    """0.3 t of swarf give 0.15 t of oxide at 0.4: 0.06 off the cost and 0.15 t off the oxide bought."""
    d = prepare(with_recycling().tables)
    assert d.viability.unit_cost["B", Y] == pytest.approx(0.64)
    assert d.viability.oxide_need["B", Y] == pytest.approx(0.6)


def test_recycling_pays_its_running_and_its_capital():
    """₹1,000 of running and 1.0 crore of capital over ten years at no interest: 0.1 + 0.1 a tonne of oxide."""
    case = with_recycling().with_("Capacity", {"stage": "recycling"}, capex=1.0, running_cost=1000.0, life=10)
    assert prepare(case.tables).viability.unit_cost["B", Y] == pytest.approx(0.7 - 0.3 * (0.4 - 0.2) / 2)


def test_recycling_pays_its_other_inputs():
    """0.25 t of acid at ₹0.2 crore go into a tonne of oxide: swarf is worth 0.3 × (0.4 − 0.05) / 2, 0.0525.

    Without it: acid would be free, and swarf worth 0.06.
    """
    acid = {"commodity": "acid", "kind": "material", "reference_country": "China"}
    case = with_recycling().adding("Commodities", acid).adding(
        "Recipes", {"recipe": "recycle", "stage": "recycling", "commodity": "acid", "amount": 0.25})
    case = case.adding("Supply", bought("acid", 0.2)[0]).adding("Prices", bought("acid", 0.2)[1])
    d = prepare(case.tables)
    assert d.viability.unit_cost["B", Y] == pytest.approx(0.7 - 0.0525)
    assert d.viability.oxide_need["B", Y] == pytest.approx(0.6)


@pytest.mark.parametrize("amount", [0.0, 0.1])
def test_another_oxide_of_the_same_swarf_is_worth_its_price(amount: float):
    """Beside a tonne of NdPr oxide 0.1 t of dy at ₹1 crore: 0.3 × (0.4 + 0.1) / 2 off the cost; at 0 t, 0.06 as ever.

    Sensitivity: an output of 0 t, lost as things stand, is not in the model at all.
    """
    case = with_recycling().adding("Commodities", {"commodity": "dy", "kind": "oxide", "reference_country": "China"})
    case = case.adding("Recipes", {"recipe": "recycle", "stage": "recycling", "commodity": "dy", "role": "output",
                                   "amount": amount})
    case = case.adding("Supply", bought("dy", 1.0)[0]).adding("Prices", bought("dy", 1.0)[1])
    d = prepare(case.tables)
    assert d.viability.unit_cost["B", Y] == pytest.approx(0.7 - 0.3 * (0.4 + amount) / 2)
    assert (("dy", "B") in d.recipes.makes) is (amount > 0)


def test_scrap_of_another_oxide_saves_no_ndpr_oxide():
    """Swarf that gives an oxide without Nd and Pr at the same price is worth as much and leaves 0.75 t to be bought.

    Without it: 0.15 t of another oxide would count as NdPr oxide.
    """
    case = with_recycling().adding("Commodities", {"commodity": "dy", "kind": "oxide", "reference_country": "China"})
    case = case.with_("Recipes", {"recipe": "recycle", "role": "main output"}, commodity="dy")
    case = case.adding("Supply", bought("dy", 0.4)[0]).adding("Prices", bought("dy", 0.4)[1])
    d = prepare(case.tables)
    assert (d.viability.unit_cost["B", Y], d.viability.oxide_need["B", Y]) == (pytest.approx(0.64), pytest.approx(0.75))


def test_swarf_is_worth_nothing_where_recycling_does_not_pay():
    case = with_recycling().with_("Capacity", {"stage": "recycling"}, running_cost=9000.0)
    assert prepare(case.tables).viability.unit_cost["B", Y] == pytest.approx(0.7)


def test_metal_that_comes_back_from_bought_in_goods():
    """A tonne of alloy gives 0.2 t of swarf, 0.1 of oxide, 0.08 of metal; a tonne of metal is in 2.5 t of alloy.

    A fifth of what comes back comes back again: a quarter more in all.
    """
    back = prepare(with_recycling().tables).own_metal.bought_in
    assert back["B", ("alloy", "China", "B")] == pytest.approx(0.1)
    assert back["B", ("metal", "China", "B")] == pytest.approx(0.25)
    assert all(v == 0 for v in prepare(award().tables).own_metal.bought_in.values())


@pytest.mark.parametrize(("earns", "lanes"), [(False, {"Home"}), (True, {"Home", "Fair"})])
def test_markets_where_sales_earn(earns, lanes):
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit", "years": 5.0}
    case = award().adding("Demand and sales", fair).ruled(exports_earn=earns)
    case = case.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 10000.0})
    d = prepare(case.tables)
    assert {k[2] for k in d.eligibility.eligible_lanes["B", "magnet"]} == lanes
    assert {k[2] for k, _ in d.viability.sold_lanes["B"]} == {"Home", "Fair"}


def test_what_a_claim_is_worth():
    """At 25 % of interest and of inflation, paid a year late: year n counts 0.8ⁿ⁺¹ for interest and for prices."""
    case = award().with_("Facilities", {}, cost_of_capital=0.25).with_("Economy", {"item": "Inflation"}, years=0.25)
    worth = prepare(case.ruled(claim_lag=1).tables).viability.paid_worth
    assert worth["B", "FY2028-29"] == pytest.approx(0.8**3 * 0.8**3)


def test_swarf_that_brings_back_more_than_went_in_is_stopped():
    """2 t of swarf of 1.5 t of alloy: 1.33 × 0.5 × 0.8 / 0.4 = 1.33 t of metal a tonne. Without it the sign turns."""
    case = with_recycling().with_("Recipes", {"recipe": "sinter", "commodity": "swarf"}, amount=2.0)
    with pytest.raises(InputProblems, match="brings back 1.33 t of metal"):
        prepare(case.tables)
