"""Stops: rows of a block, and what a stop costs worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from model.planning.plan import laid_out
from model.planning.program import program_of
from tests.cases.answers import Answer, answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import plant
from tests.cases.stopping import priced, stopping, with_stock
from tests.cases.tiered import FIRST

Y = "FY2028-29"
SHIP = ("stop_ship", Y, "magnet", "Japan", "EV", Y)
SURGE = ("stop_over_ceiling", Y, "magnet", "Japan", 0, Y)


def loss(case: Case) -> float:
    """What the stop in the last year costs with the plan held."""
    return loss_in(answer(case))


def loss_in(found: Answer) -> float:
    """What the stop costs in a plan that was found."""
    table = laid_out(found.program, found.point)["stop_loss"]
    return float(table.loc[table["year"] == Y, "value"].iloc[0])


def arrays_of(case: Case) -> Any:
    return program_of(case.tables).arrays


@pytest.mark.quick
def test_rows_of_a_stop():
    """Six months: half of the demand, of the ceiling, of the capacity; what is planned and a surge of a quarter."""
    arrays = arrays_of(stopping())
    planned = ("ship", "magnet", "Japan", "EV", Y)
    assert row(arrays, "stop_flow_limit", Y, "Japan", "magnet", Y) == (
        {SHIP: 1.0, SURGE: -1.0, planned: -0.5}, "≤", 0.0)
    assert row(arrays, "stop_supply_limit", Y, "Japan", "magnet", Y) == ({SHIP: 1.0, SURGE: -1.0}, "≤", 10.0)
    assert row(arrays, "stop_tier_limit", Y, "Japan", "magnet", 0, Y) == ({SURGE: 1.0}, "≤", 2.5)
    assert row(arrays, "stop_tier_link", Y, "magnet", "Japan", Y) == ({SURGE: 1.0, SHIP: -1.0}, "≤", 0.0)
    assert row(arrays, "stop_demand_balance", Y, "magnet", "EV", Y)[2] == 40.0
    assert row(arrays, "stop_capacity_limit", Y, "F", "mag", Y)[0] == {
        ("stop_activity", Y, "F", "M", Y): 1.0, ("usable_capacity", "F", "mag", Y): -0.5}
    assert not has_row(arrays, "stop_surge_limit", Y, "Japan", "magnet")


@pytest.mark.quick
def test_nothing_comes_from_the_origin():
    arrays = arrays_of(stopping())
    assert {k[1] for k in columns_named(arrays, "ship")} == {"China", "Japan", "F"}
    assert {k[2] for k in columns_named(arrays, "stop_ship")} == {"Japan", "F"}
    assert not [k for k in arrays.rows["stop_flow_limit"] if k[1] == "China"]


@pytest.mark.quick
def test_a_seller_without_ceiling_gives_a_share_of_what_is_planned():
    arrays = arrays_of(stopping(japan=float("inf")))
    planned = ("ship", "magnet", "Japan", "EV", Y)
    assert row(arrays, "stop_surge_limit", Y, "Japan", "magnet") == ({SURGE: 1.0, planned: -0.125}, "≤", 0.0)
    assert not has_row(arrays, "stop_supply_limit", Y, "Japan", "magnet", Y)


@pytest.mark.quick
def test_over_the_year_the_origin_gives_what_is_left_of_it():
    arrays = arrays_of(stopping(stop_spread="over the year", stop_months=3.0))
    from_china = {("stop_ship", Y, "alloy", "China", "F", Y): 1.0, ("ship", "alloy", "China", "F", Y): -0.75}
    assert row(arrays, "stop_flow_limit", Y, "China", "alloy", Y) == (from_china, "≤", 0.0)
    assert row(arrays, "stop_demand_balance", Y, "magnet", "EV", Y)[2] == 80.0
    assert row(arrays, "stop_tier_limit", Y, "Japan", "magnet", 0, Y)[2] == 5.0


@pytest.mark.quick
def test_a_stock_counts_in_full_and_ends_no_higher_than_planned():
    arrays = arrays_of(with_stock(stopping()))
    before, after = (("stock", "alloy", "F", y) for y in ("FY2027-28", Y))
    held = ("stop_stock", Y, "alloy", "F", Y)
    assert row(arrays, "stop_closing_limit", Y, "alloy", "F") == ({held: 1.0, before: -0.5, after: -0.5}, "≤", 0.0)
    assert row(arrays, "stop_surplus_balance", Y, "alloy", "F", Y)[0][before] == 1.0
    assert terms(arrays, "stop_paid_back", Y)[0] == pytest.approx({held: -0.4, before: 0.2, after: 0.2})


@pytest.mark.quick
def test_without_an_origin_there_is_no_stop():
    arrays = arrays_of(plant())
    assert not [n for n in (*arrays.rows, *arrays.columns) if n.startswith("stop_")]
    assert terms(arrays, "total_aim") == terms(arrays, "national_cost")


@pytest.mark.solve
def test_what_a_stop_costs():
    """Proves: of 40 t in six months Japan gives 2.5 at 1.1 × 1.6 = 1.76; 37.5 are unmet.

    2.5 × 1.76 + 37.5 × 5 = 191.9, less half a year's alloy, 60 × 0.4 = 24: 167.9. Sensitivity: without the bound on
    what is planned Japan would give its whole half of the year, 10 t more.
    """
    found = answer(stopping())
    assert loss_in(found) == pytest.approx(167.9)
    assert answer(priced(stopping()), without=["stop_flow_limit"]).expression("stop_loss", Y) < 167.9 - 30


@pytest.mark.solve
@pytest.mark.parametrize(("settings", "expected"), [
    pytest.param({"surge_share": 0.0}, 40 * 5 - 24, id="no surge"),
    pytest.param({"surge_premium": 0.0}, 2.5 * 1.1 + 37.5 * 5 - 24, id="no premium"),
    pytest.param({"stop_months": 3.0}, 1.25 * 1.76 + 18.75 * 5 - 12, id="three months"),
    pytest.param({"stop_spread": "over the year"}, 60 * 0.4 + 5 * 1.76 + 35 * 5 - 48, id="over the year"),
    pytest.param({"stop_origin": "Japan"}, 0.0, id="nobody buys from Japan"),
])
def test_each_setting_of_a_stop(settings, expected):
    """Over the year half of 120 t of alloy comes, for 40 t of magnets, and all of the surge of a year."""
    assert loss(stopping(**settings)) == pytest.approx(expected)


@pytest.mark.solve
def test_a_stock_is_used_in_full_and_laid_in_again():
    """Proves: 30 t of alloy make 20 t of magnets and are bought again at 0.4.

    2.5 × 1.76 + 17.5 × 5 + 30 × 0.4 − 24 = 79.9. A plan with an eye on the stop keeps the stock until then; one
    without uses it up first. Sensitivity: half of the stock would leave 27.5 t unmet: 123.9.
    """
    assert loss(priced(with_stock(stopping()))) == pytest.approx(79.9)


@pytest.mark.solve
def test_premiums_do_not_add_up():
    """Proves: a tier of 80 % is dearer than the surge of 60 %, so the surge costs 1.1 × 1.8 = 1.98, not 2.64."""
    tier = {**FIRST, "commodity": "magnet", "country": "Japan", "premium": 0.8}
    assert loss(stopping().adding("Import tiers", tier)) == pytest.approx(2.5 * 1.98 + 37.5 * 5 - 24)


@pytest.mark.solve
@pytest.mark.parametrize(("chance", "bought"), [(0.1, 0.0), (0.5, 20.0)])
def test_a_likely_stop_buys_elsewhere(chance, bought):
    """Proves: a tonne a year from Japan costs 0.5 more and saves half of 5 − 1.1, and half of the 0.5, in a stop.

    At one in two that is 1.1, at one in ten 0.22. Sensitivity: with the chance left out nobody buys dear.
    """
    found = answer(priced(stopping(stop_chance=chance)))
    assert found.of("ship", "magnet", "Japan", "EV", Y) == pytest.approx(bought)
    expected = found.expression("national_cost") + chance * found.expression("stop_loss", Y)
    assert found.values == pytest.approx((expected,))


@pytest.mark.solve
def test_a_stop_costs_the_same_whatever_is_pursued():
    """Proves: what is printed is the least cost of the stop of the plan, though no aim has an interest in it."""
    assert loss(stopping()) == pytest.approx(loss(priced(stopping(stop_chance=0.01))))
    assert loss(priced(stopping(stop_chance=0.0))) == pytest.approx(loss(stopping()))


@pytest.mark.solve
def test_a_year_in_which_the_origin_has_nothing_has_no_weight():
    """Proves: a ban is no stop. Control: with one supply of it left there is one."""
    none = stopping(stop_chance=0.5).with_("Supply", {"supply": "China"}, years=[float("inf"), float("inf"), 0.0])
    assert answer(priced(none)).expression("expected_stop_loss") == 0.0
    left = none.with_("Supply", {"supply": "China", "commodity": "alloy"}, years=float("inf"))
    assert answer(priced(left)).expression("expected_stop_loss") > 0.0
