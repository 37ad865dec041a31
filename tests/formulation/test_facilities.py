"""Facilities: opened or not by the plan, with fixed costs; throughput; a cost of every year."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row, terms
from tests.cases.small import plant

Y = "FY2026-27"


def deciding(**columns: object) -> Case:
    """F is opened or not; its line has 200 t/a at most."""
    case = plant().with_("Capacity", {"stage": "mag"}, most=200.0)
    return case.with_("Facilities", {}, **{"decision": "decide", **columns})


@pytest.mark.quick
def test_rows_of_a_decision(planted):
    """The most it may use: 200 t/a that may be built and, here, 50 that stand."""
    old = {"facility": "F", "stage": "mag", "option": "old", "kind": "existing", "most": 50.0, "life": 9}
    arrays = program_of(deciding().adding("Capacity", old).tables).arrays
    usable = ("usable_capacity", "F", "mag", Y)
    assert row(arrays, "open_link", "F", "mag", Y)[0] == {usable: 1.0, ("open", "F"): -250.0}
    built = {usable: 1.0, ("build", "F", "mag", "new", Y): -1.0}
    assert row(arrays, "usable_capacity_limit", "F", "mag", Y) == (built, "≤", 50.0)
    assert not has_row(arrays, "usable_capacity_define", "F", "mag", Y)
    assert not has_row(planted, "open_link", "F", "mag", Y)
    assert arrays.integer[arrays.columns["open"]["F",]]


@pytest.mark.quick
def test_the_most_of_every_way_to_build_counts():
    """Without it a facility with two ways to build is held to the most of one: 30 t/a instead of 230."""
    quick = {"facility": "F", "stage": "mag", "option": "quick", "capex": 0.5, "life": 3, "most": 30.0}
    arrays = program_of(deciding().adding("Capacity", quick).tables).arrays
    assert row(arrays, "open_link", "F", "mag", Y)[0][("open", "F")] == -230.0


@pytest.mark.quick
def test_cost_of_being_open():
    arrays = program_of(deciding(opening_cost=10.0, yearly_cost=5.0).tables).arrays
    assert terms(arrays, "opening_cost", Y) == ({("open", "F"): 10.0}, 0.0)
    assert terms(arrays, "opening_cost", "FY2027-28") == ({}, 0.0)
    assert terms(arrays, "open_facility_cost", "FY2027-28") == ({("open", "F"): 5.0}, 0.0)
    always = program_of(plant().with_("Facilities", {}, yearly_cost=5.0).tables).arrays
    assert terms(always, "open_facility_cost", Y) == ({}, 5.0)


@pytest.mark.quick
def test_throughput_row():
    arrays = program_of(deciding(throughput=50.0).tables).arrays
    out = {("ship", "magnet", "F", "EV", Y): 1.0, ("open", "F"): -50.0}
    assert row(arrays, "throughput_limit", "F", Y) == (out, "≤", 0.0)
    always = program_of(plant().with_("Facilities", {}, throughput=50.0).tables).arrays
    assert row(always, "throughput_limit", "F", Y) == ({("ship", "magnet", "F", "EV", Y): 1.0}, "≤", 50.0)


@pytest.mark.solve
@pytest.mark.parametrize(("yearly", "cost"), [(5.0, 193.0), (25.0, 240.0)])
def test_a_plant_opens_where_it_pays(yearly, cost):
    """Proves: making saves 72 against importing all for 240; 10 once and 5 a year are worth it, 25 a year are not.

    Without it: a closed site works at no fixed cost, 168.
    """
    case = deciding(opening_cost=10.0, yearly_cost=yearly)
    assert answer(case).aim("National cost") == pytest.approx(cost)
    assert answer(case, without=["open_link"]).aim("National cost") == pytest.approx(168.0)


@pytest.mark.solve
def test_an_open_plant_still_needs_its_line():
    """Proves: opened at no cost, 80 t/a are built: 168. Without it: a site that is open has any capacity, 144."""
    assert answer(deciding()).aim("National cost") == pytest.approx(168.0)
    assert answer(deciding(), without=["usable_capacity_limit"]).aim("National cost") == pytest.approx(144.0)


@pytest.mark.solve
def test_throughput_holds_what_leaves():
    """Proves: 50 t a year leave F, 30 are imported: 240 − 50 × 0.9 = 195. Without it: 168."""
    case = plant().with_("Facilities", {}, throughput=50.0)
    assert answer(case).aim("National cost") == pytest.approx(195.0)
    assert answer(case, without=["throughput_limit"]).aim("National cost") == pytest.approx(168.0)


@pytest.mark.solve
def test_a_cost_of_every_year():
    """Proves: ₹7 crore a year whatever is decided: at 25 % 7 × (1 + 0.8 + 0.64) more. Without it: no more."""
    plain = plant().set(discount_rate=0.25)
    more = answer(plain.set(constant_cost=7.0)).aim("National cost") - answer(plain).aim("National cost")
    assert more == pytest.approx(7 * 2.44)
