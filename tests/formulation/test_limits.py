"""Limits: the planner's own, hard or at a penalty."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import plant

Y = "FY2026-27"
YEARS = ("FY2026-27", "FY2027-28", "FY2028-29")


def limited(**columns: object) -> Case:
    """A limit of the planner's own on what F makes, at most 50 t a year unless said."""
    usual = {"name": "mine", "quantity": "made", "over": "each year", "sense": "≤", "value": 50.0}
    return plant().adding("Limits", {**usual, **columns})


@pytest.mark.quick
@pytest.mark.parametrize(("columns", "expected"), [
    ({"quantity": "made"}, {("activity", "F", "M", Y)}),
    ({"quantity": "made", "commodity": "magnet", "facility": "(plant)", "stage": "mag"}, {("activity", "F", "M", Y)}),
    ({"quantity": "shipped", "commodity": "magnet", "origin": "China"}, {("ship", "magnet", "China", "EV", Y)}),
    ({"quantity": "shipped", "target": "F"}, {("ship", "alloy", "China", "F", Y)}),
    ({"quantity": "shipped", "target": "India", "origin": "China"},
     {("ship", "alloy", "China", "F", Y), ("ship", "magnet", "China", "EV", Y)}),
    ({"quantity": "built", "stage": "mag"}, {("build", "F", "mag", "new", Y)}),
    ({"quantity": "unmet", "target": "EV"}, {("unmet_demand", "magnet", "EV", Y)}),
])
def test_what_a_limit_counts(columns, expected):
    arrays = program_of(limited(**columns).tables).arrays
    assert row(arrays, "own_limit", "mine", Y) == (dict.fromkeys(expected, 1.0), "≤", 50.0)


@pytest.mark.quick
def test_stocks_and_openings_are_counted():
    """What is held at the end of a year, and how many facilities are open."""
    case = plant().with_("Capacity", {}, most=99.0).with_("Facilities", {}, decision="decide")
    case = case.adding("Stocks", {"facility": "F", "commodity": "alloy", "most": 90.0})
    usual = {"over": "each year", "sense": "≥", "value": 1.0}
    case = case.adding("Limits", {**usual, "name": "held", "quantity": "held", "commodity": "alloy"},
                       {**usual, "name": "open", "quantity": "open"})
    arrays = program_of(case.tables).arrays
    assert row(arrays, "own_floor", "held", Y) == ({("stock", "alloy", "F", Y): 1.0}, "≥", 1.0)
    assert row(arrays, "own_floor", "open", Y) == ({("open", "F"): 1.0}, "≥", 1.0)


@pytest.mark.quick
@pytest.mark.parametrize(("word", "holders"), [(None, {"F", "Vault"}), ("(all)", {"F"}), ("(reserve)", {"Vault"})])
def test_all_leaves_out_reserves(word, holders):
    """Proves: (all) stands for every facility but reserves. Without it: the strategic reserve counts as a plant's."""
    stocks = [{"facility": f, "commodity": "alloy", "most": 90.0} for f in ("F", "Vault")]
    case = plant().adding("Facilities", {"facility": "Vault", "kind": "reserve"}).adding("Stocks", *stocks)
    usual = {"over": "each year", "sense": "≤", "value": 1.0}
    case = case.adding("Limits", {**usual, "name": "held", "quantity": "held", "facility": word},
                       {**usual, "name": "to", "quantity": "shipped", "commodity": "alloy", "target": word})
    arrays = program_of(case.tables).arrays
    assert set(row(arrays, "own_limit", "held", Y)[0]) == {("stock", "alloy", f, Y) for f in holders}
    assert {k[3] for k in row(arrays, "own_limit", "to", Y)[0]} == holders


@pytest.mark.quick
def test_sense_and_years():
    arrays = program_of(limited(sense="=", first="FY2027-28", last="FY2027-28").tables).arrays
    assert row(arrays, "own_balance", "mine", "FY2027-28") == ({("activity", "F", "M", "FY2027-28"): 1.0}, "=", 50.0)
    assert not has_row(arrays, "own_balance", "mine", "FY2026-27")
    assert not has_row(arrays, "own_limit", "mine", "FY2027-28")


@pytest.mark.quick
def test_a_limit_that_counts_nothing_has_no_row():
    """Proves: at most 50 t of alloy made, by nobody, is no row. Without it: an inequality without a variable."""
    arrays = program_of(limited(commodity="alloy").tables).arrays
    assert not has_row(arrays, "own_limit", "mine", Y)
    assert has_row(program_of(limited().tables).arrays, "own_limit", "mine", Y)


@pytest.mark.quick
def test_one_limit_for_all_years():
    arrays = program_of(limited(over="all years").tables).arrays
    assert row(arrays, "own_limit", "mine", "") == ({("activity", "F", "M", y): 1.0 for y in YEARS}, "≤", 50.0)


@pytest.mark.quick
def test_a_soft_limit_has_its_penalty():
    arrays = program_of(limited(penalty=0.1).tables).arrays
    excess, short = ("limit_excess", "mine", Y), ("limit_shortfall", "mine", Y)
    found, _, _ = row(arrays, "own_limit", "mine", Y)
    assert found == {("activity", "F", "M", Y): 1.0, excess: -1.0, short: 1.0}
    assert terms(arrays, "limit_penalty_cost", Y) == ({excess: 0.1, short: 0.1}, 0.0)


@pytest.mark.quick
def test_a_penalty_of_a_sum_is_paid_once():
    arrays = program_of(limited(penalty=0.1, over="all years").tables).arrays
    assert terms(arrays, "limit_penalty_cost", Y)[0][("limit_excess", "mine", "")] == 0.1
    assert terms(arrays, "limit_penalty_cost", "FY2027-28") == ({}, 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("columns", "cost"), [
    pytest.param({}, 195.0, id="at most"),
    pytest.param({"penalty": 0.1}, 177.0, id="at most, or pay a little"),
    pytest.param({"penalty": 0.5}, 195.0, id="at most, or pay too much"),
    pytest.param({"over": "all years", "value": 120.0}, 204.0, id="at most in all"),
    pytest.param({"quantity": "shipped", "origin": "China", "commodity": "magnet", "sense": "≥", "value": 20.0}, 186.0,
                 id="at least"),
    pytest.param({"quantity": "built", "over": "all years", "sense": "=", "value": 100.0}, 170.0, id="exactly"),
])
def test_a_limit_in_the_hands_of_the_cheapest_plan(columns, cost):
    """Proves: a tonne a year that is made saves 0.9 in three years against 240; without a limit 80 t are made: 168.

    At most 50: 45 saved. At 0.1 a tonne it is worth going 30 t beyond in each year, 9 more; at 0.5 it is not. 120 t in
    all: 40 a year. At least 20 imported: 60 made. Exactly 100 t/a: 20 of no use for the last third of their life.
    """
    assert answer(limited(**columns)).aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
@pytest.mark.parametrize(("columns", "group"), [
    ({}, "own_limit"), ({"sense": "≥", "value": 90.0, "quantity": "built", "over": "all years"}, "own_floor"),
    ({"sense": "=", "value": 10.0}, "own_balance"),
])
def test_without_the_limit(columns, group):
    """Proves: each sense holds the plan away from 168. Without it: 168."""
    assert answer(limited(**columns)).aim("National cost") > 168.5
    assert answer(limited(**columns), without=[group]).aim("National cost") == pytest.approx(168.0)
