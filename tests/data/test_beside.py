"""Rules beside the rows: each number that the page of the formulation states in words, by hand."""

from __future__ import annotations

import pytest

from model.data import prepare
from tests.cases.case import Case
from tests.cases.coated import bare_too, coated, rotors
from tests.cases.small import plant

pytestmark = pytest.mark.quick

Y, LAST = "FY2026-27", "FY2028-29"


def factored() -> Case:
    """The plant with freight, handling and duty on alloy, and factors that tell what each multiplies."""
    case = plant().adding("Freight", {"origin": "China", "target": "India", "goods": "alloy", "cost": 100000.0,
                                      "handling": 50000.0})
    case = case.adding("Duties", {"goods": "alloy", "country": "China", "basic": 0.1})
    case = case.with_("Facilities", {"facility": "F"}, capital_factor=1.1, running_factor=1.2, input_factor=1.3)
    return case.with_("Capacity", {}, fixed_cost=0.01, electricity=50.0, running_cost=100.0)


def test_the_reference_price_leaves_handling_out():
    """Proves: (0.4 + 0.01 of freight) × 1.1 of duty; without duty 0.41. With handling of 0.005 it would be 0.4565."""
    d = prepare(factored().tables)
    assert d.duties.reference_price["alloy", Y] == pytest.approx(0.451)
    assert d.money.replacement_cost["alloy", Y] == pytest.approx(0.41)


def test_what_the_factors_of_a_facility_multiply():
    """Proves: capital, running cost and upkeep, inputs; and not electricity."""
    bare, d = (prepare(c.tables) for c in (plant().with_("Capacity", {}, fixed_cost=0.01, electricity=50.0,
                                                         running_cost=100.0), factored()))
    option = next(iter(d.capacity.capital))
    assert d.capacity.capital[option] == pytest.approx(1.1 * bare.capacity.capital[option])
    assert d.capacity.fixed[option] == pytest.approx(1.2 * bare.capacity.fixed[option])
    at = next(iter(d.capacity.running))
    assert d.capacity.running[at] == pytest.approx(1.2 * bare.capacity.running[at])
    assert d.capacity.electricity_use == bare.capacity.electricity_use
    (_, amount), = d.recipes.uses["alloy", "F"]
    (_, plain), = bare.recipes.uses["alloy", "F"]
    assert amount == pytest.approx(1.3 * plain)


def test_magnets_contained_in_goods():
    """Proves: 1 in a coated magnet that takes 1.25 t; 0.2 in rotors that take 0.25 t and keep 0.08 of 0.1 t of Nd+Pr.

    Of magnets cast into a block of which they are a half, a tonne holds a half.
    """
    assert prepare(bare_too().tables).eligibility.contained == {("B", "magnet"): 1.0, ("B", "coated"): 1.0}
    assert prepare(rotors().tables).eligibility.contained["B", "rotor"] == pytest.approx(0.2)
    half = coated().with_("Recipes", {"recipe": "coat", "commodity": "magnet"}, amount=0.5)
    assert prepare(half.tables).eligibility.contained["B", "coated"] == pytest.approx(0.5)


def test_life_left_is_of_the_start_of_the_year_after_the_last():
    """Proves: a plant of 5 years built in the last of three has 4 left at 10 %: A(4) ÷ A(5) ÷ 1.1 of what it cost."""
    d = prepare(plant().with_("Capacity", {}, life=5).set(discount_rate=0.1).tables)
    build = next(b for b in d.capacity.credit if b[3] == LAST)
    factor = [sum(1.1 ** -n for n in range(years)) for years in (4, 5)]
    assert d.capacity.credit[build] == pytest.approx(d.capacity.capital[build[:3]] * factor[0] / factor[1] / 1.1)
