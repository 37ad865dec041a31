"""Better grades: delivered in place of those asked for, made at home or imported."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import bought, plant


def with_better() -> Case:
    """A better grade at ₹1.2 crore that may be delivered instead of the magnets asked for, which cannot be had."""
    supply, price = bought("better", 1.2)
    case = plant().with_("Commodities", {"commodity": "magnet"}, replaced_by="better")
    case = case.adding("Commodities", {"commodity": "better", "kind": "magnet", "reference_country": "China"})
    case = case.adding("Supply", supply).adding("Prices", price)
    return case.with_("Supply", {"commodity": "alloy"}, years=0.0).with_("Supply", {"commodity": "magnet"}, years=0.0)


@pytest.mark.quick
def test_rows_of_a_better_grade():
    arrays = program_of(with_better().tables).arrays
    y = "FY2026-27"
    instead = ("substitute", "magnet", "better", "EV", y)
    found, _, right = row(arrays, "demand_balance", "magnet", "EV", y)
    assert (found[instead], right) == (1.0, 80.0)
    arrives = {("ship", "better", "China", "EV", y): 1.0, instead: -1.0}
    assert row(arrays, "substitute_balance", "better", "EV", y) == (arrives, "=", 0.0)
    assert not has_row(arrays, "substitute_balance", "magnet", "EV", y)


@pytest.mark.quick
def test_a_better_grade_that_is_asked_for_as_well_is_taken_from_its_own_balance():
    served = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}
    case = with_better().adding("Demand and sales", {"market": "EV", "commodity": "better", **served, "years": 10.0})
    arrays = program_of(case.tables).arrays
    found, _, right = row(arrays, "demand_balance", "better", "EV", "FY2026-27")
    assert (found[("substitute", "magnet", "better", "EV", "FY2026-27")], right) == (-1.0, 10.0)
    assert not has_row(arrays, "substitute_balance", "better", "EV", "FY2026-27")


@pytest.mark.solve
def test_a_better_grade_replaces_another():
    """Proves: 80 t a year of the better grade serve the market: 288, all paid by the users.

    Without the column: 240 t unmet. Without the balance the better grade comes from nowhere.
    """
    plan = answer(with_better())
    assert plan.values == pytest.approx((0.0, 288.0))
    assert plan.aim("Users' cost") == pytest.approx(288.0)
    none = with_better().with_("Commodities", {"commodity": "magnet"}, replaced_by=None)
    assert answer(none).aim("Unmet demand") == pytest.approx(240.0)
    assert answer(with_better(), without=["substitute_balance"]).values == pytest.approx((0.0, 0.0))


@pytest.mark.solve
def test_a_better_grade_made_at_home_counts_as_what_was_asked_for():
    """Proves: 80 t of a grade of ₹3 crore made in place of one of 1.0 leave 0 points of dependence, not −200."""
    case = with_better().with_("Recipes", {"commodity": "magnet"}, commodity="better")
    case = case.with_("Supply", {"commodity": "alloy"}, years=500.0).with_("Supply", {"commodity": "better"}, years=0.0)
    case = case.with_("Prices", {"commodity": "better"}, years=30000.0)
    plan = answer(case.pursuing("Unmet demand", "Magnets by value"))
    assert plan.values == pytest.approx((0.0, 0.0))


@pytest.mark.solve
def test_a_substitute_without_a_price_counts_as_what_was_asked_for():
    """Proves: 80 t of ferrite, which no country is the reference of, in place of magnets of ₹1.0 crore leave 0 points.

    Half of them bring it to 50. Sensitivity: counted at nothing, as it has no price, dependence would stay at 100.
    """
    case = with_better().with_("Recipes", {"commodity": "magnet"}, commodity="better")
    case = case.with_("Commodities", {"commodity": "better"}, kind="other", reference_country=None)
    case = case.without("Supply", commodity="better").without("Prices", commodity="better")
    for alloy, points in ((120.0, 0.0), (60.0, 50.0)):
        made = case.with_("Supply", {"commodity": "alloy"}, years=alloy)
        assert answer(made.pursuing("Unmet demand", "Magnets by value")).values[1] == pytest.approx(points)
        result = solve(program_of(made.tables))
        assert [f.sentence for f in verify(made.tables, result.chosen.solution.tables).failures] == []


def two_sources(**prices: float) -> Case:
    """F makes 40 t a year of the better grade, and as much as is needed comes from China; `better` is its price."""
    case = with_better().with_("Recipes", {"commodity": "magnet"}, commodity="better")
    case = case.with_("Supply", {"commodity": "alloy"}, years=60.0)
    for c, price in prices.items():
        case = case.with_("Prices", {"commodity": c}, years=price)
    return case.pursuing("Unmet demand", "Magnets by quantity", "Magnets by value", "Chain by value")


def asked_for_too(better: float, tonnes: float = 20.0) -> Case:
    """The same, and the market asks for the better grade as well: `tonnes` of its 80."""
    served = {"kind": "must be served", "unmet_cost": 50000.0, "currency": "₹"}
    case = two_sources(better=better).with_("Demand and sales", {}, years=80.0 - tonnes)
    return case.adding("Demand and sales", {"market": "EV", "commodity": "better", **served, "years": tonnes})


@pytest.mark.solve
def test_an_imported_better_grade_takes_nothing_off_what_is_made_at_home():
    """Proves: 80 t of a grade of ₹1.2 crore, all imported, in place of one of 1.0 are 100 points of dependence.

    Were they valued down like home-made ones: 100 + 80 × 0.2 / 80, or 120 points.
    """
    assert answer(with_better()).aim("Magnets by value") == pytest.approx(100.0)


@pytest.mark.solve
@pytest.mark.parametrize(("case", "points"), [
    pytest.param(two_sources, 50.0, id="half made at home"),
    pytest.param(lambda: asked_for_too(12000.0), 100 * (1 - (20 * 1.2 + 20 * 1.0) / 84), id="first for its own demand"),
    pytest.param(lambda: asked_for_too(8000.0), 100 * (1 - 40 * 1.0 / 76), id="a better grade that is cheaper"),
    pytest.param(lambda: asked_for_too(8000.0, 60.0), 100 * (1 - (20 * 0.8 + 20 * 1.0) / 68), id="no more than it is"),
])
def test_home_made_and_imported_better_grades(case, points):
    """Proves: 40 t made at home count at the price of what they are delivered for, the imported rest for nothing.

    Of 80 t asked for at 1.0: 40 of 80. Of 60 t at 1.0 and 20 t at 1.2: 20 at 1.2, 20 at 1.0 of 84. At 0.8: 40 at 1.0 of
    76; of 20 t at 1.0 and 60 t at 0.8: 20 at 1.0 and 20 at 0.8 of 68. With the whole of what stands in valued down, the
    first would be 60 points.
    """
    plan = answer(case())
    assert plan.aim("Magnets by quantity") == pytest.approx(50.0)
    assert plan.aim("Magnets by value") == pytest.approx(points)


@pytest.mark.quick
def test_rows_of_a_home_made_better_grade():
    arrays = program_of(asked_for_too(12000.0).tables).arrays
    y = "FY2026-27"
    home, instead = ((n, "magnet", "better", "EV", y) for n in ("home_substitute", "substitute"))
    made, came = ("ship", "better", "F", "EV", y), ("ship", "better", "China", "EV", y)
    found = row(arrays, "home_substitute_limit", "magnet", "better", "EV", y)
    assert found == ({home: 1.0, instead: -1.0}, "≤", 0.0)
    assert row(arrays, "home_arrival_limit", "better", "EV", y) == ({home: 1.0, made: -1.0}, "≤", 0.0)
    floor = {home: 1.0, instead: -1.0, came: 1.0}
    assert row(arrays, "home_substitute_floor", "better", "EV", y) == (floor, "≥", 0.0)
    assert not has_row(program_of(with_better().tables).arrays, "home_arrival_limit", "better", "EV", y)


@pytest.mark.quick
def test_a_home_made_better_grade_has_its_place_in_the_tie_break():
    """Proves: of equal plans the one that counts fewer better grades as made at home. Without it: any of them."""
    found, _ = terms(program_of(asked_for_too(12000.0).tables).arrays, "tie_break_aim")
    assert found[("home_substitute", "magnet", "better", "EV", "FY2026-27")] == 1.0


@pytest.mark.quick
def test_what_is_lost_on_the_way_stands_in_for_nothing():
    """A tenth is lost from F to the market. Without it 1 t sent would count as 1 t delivered."""
    case = asked_for_too(12000.0).adding("Freight", {"origin": "F", "target": "EV", "goods": "better", "loss": 0.1})
    found, _, _ = row(program_of(case.tables).arrays, "home_arrival_limit", "better", "EV", "FY2026-27")
    assert found[("ship", "better", "F", "EV", "FY2026-27")] == pytest.approx(-0.9)
