"""Capacity: lead time, ramp-up, life, availability, what stands already, most and least."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import plant

INFINITY = float("inf")


def built(year: str) -> tuple[str, str, str, str, str]:
    return ("build", "F", "mag", "new", year)


def sized(**columns: object) -> Case:
    return plant().with_("Capacity", {"stage": "mag"}, **columns)


@pytest.mark.quick
def test_usable_capacity_follows_ramp_life_and_availability(chained):
    """A sintering line of B1 reaches 0.4, 0.7 and 1 in its three years and is gone in the fourth."""
    built_in = ("build", "B1", "sintering", "new")
    expected = {
        ("usable_capacity", "B1", "sintering", "FY2030-31"): 1.0, (*built_in, "FY2028-29"): -1.0,
        (*built_in, "FY2029-30"): -0.7, (*built_in, "FY2030-31"): -0.4,
    }
    assert row(chained, "usable_capacity_define", "B1", "sintering", "FY2030-31") == (expected, "=", 0.0)


@pytest.mark.quick
def test_what_stands_already_ends_with_its_life(chained):
    """300 t/a of separation at an availability of 0.9 stand for three years."""
    for year, stands in (("FY2028-29", 270.0), ("FY2029-30", 0.0)):
        assert row(chained, "usable_capacity_define", "Refinery", "separation", year)[2] == stands


@pytest.mark.quick
def test_capacity_limit_counts_every_route_with_its_use(chained):
    expected = {
        ("activity", "B1", "sinter N", "FY2029-30"): 1.0, ("activity", "B1", "sinter SH", "FY2029-30"): 1.0,
        ("usable_capacity", "B1", "sintering", "FY2029-30"): -1.0,
    }
    assert row(chained, "capacity_limit", "B1", "sintering", "FY2029-30") == (expected, "≤", 0.0)
    separation, _, _ = row(chained, "capacity_limit", "Refinery", "separation", "FY2026-27")
    assert separation[("activity", "Refinery", "separate", "FY2026-27")] == 9.0


@pytest.mark.quick
def test_a_quarter_has_a_quarter_of_the_capacity():
    arrays = program_of(plant().set(steps_per_year="4").tables).arrays
    expected = {("activity", "F", "M", "FY2027-28 2/4"): 1.0, ("usable_capacity", "F", "mag", "FY2027-28"): -0.25}
    assert row(arrays, "capacity_limit", "F", "mag", "FY2027-28 2/4") == (expected, "≤", 0.0)


@pytest.mark.quick
def test_a_stage_no_route_uses_has_no_limit():
    idle = plant().adding("Stages", {"stage": "spare"})
    idle = idle.adding("Capacity", {"facility": "F", "stage": "spare", "most": 9.0})
    arrays = program_of(idle.tables).arrays
    assert not has_row(arrays, "capacity_limit", "F", "spare", "FY2026-27")


@pytest.mark.quick
def test_build_limit_and_floor_add_all_years():
    arrays = program_of(sized(least=10.0, most=50.0).tables).arrays
    expected = {built(y): 1.0 for y in ("FY2026-27", "FY2027-28", "FY2028-29")}
    assert row(arrays, "build_limit", "F", "mag", "new") == (expected, "≤", 50.0)
    assert row(arrays, "build_floor", "F", "mag", "new") == (expected, "≥", 10.0)


@pytest.mark.quick
def test_an_option_without_most_or_least_has_no_row(planted):
    assert not has_row(planted, "build_limit", "F", "mag", "new")
    assert not has_row(planted, "build_floor", "F", "mag", "new")


@pytest.mark.quick
def test_a_build_starts_no_earlier_than_lead_time_and_earliest_year_allow():
    late = columns_named(program_of(sized(lead_time=1).tables).arrays, "build")
    later = columns_named(program_of(sized(lead_time=1, earliest="FY2028-29").tables).arrays, "build")
    assert {i[3] for i in late} == {"FY2027-28", "FY2028-29"}
    assert {i[3] for i in later} == {"FY2028-29"}


@pytest.mark.quick
def test_capital_is_spent_over_the_lead_years():
    """₹0.3 crore for a line that starts in FY2028-29 after two years: half in each of the years before."""
    arrays = program_of(sized(lead_time=2).tables).arrays
    for year, cost in (("FY2026-27", {built("FY2028-29"): 0.15}), ("FY2027-28", {built("FY2028-29"): 0.15}),
                       ("FY2028-29", {})):
        assert terms(arrays, "capital_cost", year) == (cost, 0.0)


@pytest.mark.quick
def test_life_left_is_credited_once_in_the_last_year():
    """Without discounting, a line of life 3 started in the second year of three has a third left: 0.1 crore."""
    arrays = program_of(plant().tables).arrays
    expected = {built("FY2027-28"): 0.1, built("FY2028-29"): 0.2}
    assert terms(arrays, "remaining_life_revenue", "FY2028-29") == (expected, 0.0)
    assert terms(arrays, "remaining_life_revenue", "FY2027-28") == ({}, 0.0)


@pytest.mark.quick
def test_life_left_is_discounted_to_the_last_year():
    """At 10 %, one of two years of life left: 1.1⁻¹ ÷ (1.1⁻¹ + 1.1⁻²) = 1.1 / 2.1, due a year after the last."""
    arrays = program_of(sized(life=2).set(discount_rate=0.1).tables).arrays
    found, _ = terms(arrays, "remaining_life_revenue", "FY2028-29")
    assert found[built("FY2028-29")] == pytest.approx(0.3 * (1.1 / 2.1) / 1.1)


@pytest.mark.quick
def test_upkeep_is_paid_while_a_line_stands():
    """₹0.02 crore a year for two years, whatever the ramp; 100 t/a that stand for two years cost 0.01 each."""
    case = sized(fixed_cost=0.02, life=2).with_("Facilities", {}, running_factor=1.5)
    case = case.adding("Capacity", {"facility": "F", "stage": "mag", "option": "old", "kind": "existing", "most": 100.0,
                                    "fixed_cost": 0.01, "life": 2})
    arrays = program_of(case.tables).arrays
    first, second, third = ({built(y): 0.03} for y in ("FY2026-27", "FY2027-28", "FY2028-29"))
    assert terms(arrays, "fixed_running_cost", "FY2027-28") == (first | second, 1.5)
    assert terms(arrays, "fixed_running_cost", "FY2028-29") == (second | third, 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("columns", "cost"), [
    pytest.param({}, 168.0, id="as it is"),
    pytest.param({"lead_time": 1}, 192.0, id="lead time"),
    pytest.param({"earliest": "FY2028-29"}, 216.0, id="earliest year"),
    pytest.param({"ramp_1": 0.5}, 184.0, id="ramp-up"),
    pytest.param({"life": 1}, 216.0, id="life"),
    pytest.param({"availability": 0.5}, 192.0, id="availability"),
    pytest.param({"most": 50.0}, 195.0, id="most"),
    pytest.param({"least": 100.0}, 170.0, id="least"),
    pytest.param({"fixed_cost": 0.1}, 192.0, id="upkeep"),
])
def test_capacity_in_the_hands_of_the_cheapest_plan(columns, cost):
    """Proves: each column of Capacity, against 80 × (3 × 0.6 + 0.3) = 168 without it; importing all costs 240.

    Lead time: the first year is imported, 80; then two years of making, 96, and two of three years of life, 16.
    Earliest year: two years are imported, 160; then 48, and a third of the life, 8. Ramp-up: half the first year is
    imported, 40 more for 24 less. Life 1: a line for each year, 3 × 24 in all. Availability: twice the lines, 24 more.
    Most: 30 t a year are imported, 90, and 50 × 2.1 = 105 made. Least: 20 t/a of no use, started in the last year for a
    third of their life, 2 more. Upkeep: 3 × 80 × 0.1.
    """
    assert answer(sized(**columns)).aim("National cost") == pytest.approx(cost)


@pytest.mark.solve
def test_nothing_is_made_before_the_line_stands():
    """Proves: with a lead time of a year, nothing is made in the first: 80 t are imported. Without it: none."""
    plan = answer(sized(lead_time=1))
    assert plan.of("ship", "magnet", "China", "EV", "FY2026-27") == pytest.approx(80.0)
    assert plan.of("activity", "F", "M", "FY2026-27") == 0.0
    free = answer(sized(lead_time=1), without=["usable_capacity_define"])
    assert free.of("activity", "F", "M", "FY2026-27") == pytest.approx(80.0)
