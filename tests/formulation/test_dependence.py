"""Dependence: magnets by quantity and by value, and the chain by value."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import terms
from tests.cases.small import bought, plant

Y = "FY2026-27"
MEASURES = ("Magnets by quantity", "Magnets by value", "Chain by value")


def least(*aims: str) -> Case:
    return plant().pursuing("Unmet demand", *aims)


def measured(case: Case) -> tuple[float, ...]:
    """The three measures in the plan of a case."""
    plan = answer(case)
    return tuple(plan.aim(name) for name in MEASURES)


def two_grades() -> Case:
    """A second grade of ₹3.0 crore a tonne, 20 t a year, that only China makes."""
    supply, price = bought("fine", 3.0)
    case = least("Magnets by quantity")
    case = case.adding("Commodities", {"commodity": "fine", "kind": "magnet", "reference_country": "China"})
    served = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}
    case = case.adding("Demand and sales", {"market": "EV", "commodity": "fine", **served, "years": 20.0})
    return case.adding("Supply", supply).adding("Prices", price)


@pytest.mark.quick
def test_measures_of_a_year(planted):
    """Of 80 t at ₹1.0 crore each tonne is 1.25 points; of alloy at 0.4 crore half a point."""
    home, alloy = ("ship", "magnet", "F", "EV", Y), ("ship", "alloy", "China", "F", Y)
    assert terms(planted, "home_delivered", Y) == ({home: 1.0}, 0.0)
    assert terms(planted, "magnets_quantity_dependence", Y) == ({home: -1.25}, 100.0)
    assert terms(planted, "magnets_value_dependence", Y) == ({home: -1.25}, 100.0)
    assert terms(planted, "chain_value_dependence", Y) == ({home: -1.25, alloy: 0.5}, 100.0)


@pytest.mark.quick
def test_the_aim_is_the_mean_of_the_years(planted):
    years = ("FY2026-27", "FY2027-28", "FY2028-29")
    home = {("ship", "magnet", "F", "EV", y): pytest.approx(-1.25 / 3) for y in years}
    alloy = {("ship", "alloy", "China", "F", y): pytest.approx(0.5 / 3) for y in years}
    assert terms(planted, "magnets_quantity_aim") == (home, 100.0)
    assert terms(planted, "magnets_value_aim") == (home, 100.0)
    assert terms(planted, "chain_value_aim") == (home | alloy, 100.0)


@pytest.mark.quick
def test_only_years_with_demand_are_measured():
    arrays = program_of(plant().with_("Demand and sales", {}, years=[0.0, 80.0, 80.0]).tables).arrays
    assert set(arrays.terms["magnets_quantity_dependence"]) == {("FY2027-28",), ("FY2028-29",)}
    assert terms(arrays, "magnets_quantity_aim")[0][("ship", "magnet", "F", "EV", "FY2028-29")] == -0.625


@pytest.mark.quick
def test_reference_values_are_landed_and_of_one_country(chained):
    """Light oxide from China lands at ₹0.9 crore + 0.007 freight, no duty; oxide from Vietnam counts the same."""
    found, _ = terms(chained, "imported_input_value", Y)
    assert found[("ship", "light oxide", "China", "B1", Y)] == pytest.approx(0.907 * 0.99)
    assert found[("ship", "light oxide", "Vietnam", "B1", Y)] == pytest.approx(0.907)


@pytest.mark.quick
def test_what_is_delivered_counts_as_it_arrives():
    case = plant().adding("Freight", {"origin": "F", "target": "EV", "goods": "magnet", "loss": 0.1})
    assert terms(program_of(case.tables).arrays, "home_delivered", Y)[0] == {("ship", "magnet", "F", "EV", Y): 0.9}


@pytest.mark.solve
def test_half_made_at_home():
    """Proves: 60 t of alloy a year make 40 of 80 t: 50 points by quantity and by value.

    The chain counts the alloy: 50 + 60 × 0.5 = 80. Without it (magnets alone): 50, as if alloy were no import.
    """
    case = least("Magnets by quantity").with_("Supply", {"commodity": "alloy"}, years=60.0)
    assert measured(case) == pytest.approx((50.0, 50.0, 80.0))


@pytest.mark.solve
def test_unmet_demand_counts_as_dependence():
    """Proves: with imports of magnets banned, 40 t are made and 40 t unmet: still 50 points.

    Without it (imports ÷ supply) an import ban would look like independence: 0.
    """
    case = least("Magnets by quantity").with_("Supply", {"commodity": "alloy"}, years=60.0)
    banned = case.with_("Supply", {"commodity": "magnet"}, control="ban")
    assert answer(banned).aim("Unmet demand") == pytest.approx(120.0)
    assert measured(banned) == pytest.approx((50.0, 50.0, 80.0))


@pytest.mark.solve
def test_one_reference_price_for_all_origins():
    """Proves: alloy from Vietnam at half the price counts as much as from China: 100 − 80 × 1.25 + 120 × 0.5 = 60.

    Without it (prices paid) buying from the cheapest country would look like independence: 30.
    """
    cheap, price = bought("alloy", 0.2, supply="Vietnam", country="Vietnam")
    case = plant().pursuing("Unmet demand", "Chain by value", "National cost").adding("Supply", cheap)
    case = case.adding("Prices", {**price, "at": "Vietnam"})
    plan = answer(case)
    assert plan.total("ship", "alloy", "Vietnam") == pytest.approx(360.0)
    assert plan.aim("Chain by value") == pytest.approx(60.0)


@pytest.mark.solve
def test_value_and_quantity_differ_by_grade():
    """Proves: of 80 t at 1.0 and 20 t at 3.0 crore, the 80 t made are 80 % of the tonnes and 80 / 140 of the value.

    The chain adds 120 t of alloy at 0.4. Without values, a dear grade would count as little as a cheap one.
    """
    value = 100 - 100 * 80 / 140
    assert measured(two_grades()) == pytest.approx((20.0, value, value + 100 * 48 / 140))


@pytest.mark.solve
def test_exports_do_not_count_and_their_inputs_do():
    """Proves: 20 t a year for a fair leave magnets at 0 points; the chain counts 150 t of alloy: 75 points.

    Without the fair: 60.
    """
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit", "years": 20.0}
    case = plant().pursuing("Unmet demand", "Magnets by quantity", "National cost").adding("Demand and sales", fair)
    case = case.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 15000.0})
    case = case.adding("Freight", {"origin": "China", "target": "Germany", "goods": "magnet", "barred": True})
    assert measured(case) == pytest.approx((0.0, 0.0, 75.0), abs=1e-4)


@pytest.mark.solve
@pytest.mark.parametrize(("barred", "points"), [(True, 50.0), (False, 100.0)])
def test_a_stock_keeps_its_origin(barred, points):
    """Proves: where imports may reach F's stock of magnets, nothing F delivers counts as made at home.

    Where they may not, the 40 t a year it makes count. Without it: importing through a stock is independence.
    """
    case = least("Magnets by quantity").with_("Supply", {"commodity": "alloy"}, years=60.0)
    case = case.adding("Stocks", {"facility": "F", "commodity": "magnet", "most": 500.0})
    case = case.adding("Freight", {"origin": "China", "target": "F", "goods": "magnet", "barred": barred})
    assert answer(case).aim("Magnets by quantity") == pytest.approx(points)


@pytest.mark.solve
def test_steps_of_a_year_leave_the_measures_alone():
    """Proves: planned in quarters, the same plan has the same measures."""
    case = least("Magnets by quantity").with_("Supply", {"commodity": "alloy"}, years=60.0).set(steps_per_year="4")
    assert measured(case) == pytest.approx((50.0, 50.0, 80.0))
