"""Subsidy: eligible investment, rate, ceiling, envelope, investment floor and outlay."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import has_row, row, terms
from tests.cases.small import award, plant, second_bidder

REST = 64.8 - 16.0
"""What B misses after its incentive; 15 % of its investment of 100.8 are 15.12."""


@pytest.mark.quick
def test_eligible_investment_is_nominal_and_ends_with_the_gestation(chained):
    """B1 spends in FY2026-27 on lines of FY2027-28: 0.3 × 1.05 of reduction. Diffusion, with no lead time, at 1.04."""
    found, _ = terms(chained, "eligible_investment", "B1")
    assert found[("build", "B1", "reduction", "new", "FY2027-28")] == pytest.approx(0.315)
    assert found[("build", "B1", "diffusion", "new", "FY2027-28")] == pytest.approx(0.0105 * 1.04)
    assert not any(k[4] > "FY2027-28" for k in found)


@pytest.mark.quick
def test_subsidy_rows(awarded):
    lines = {("build", "B", s, "new", "FY2027-28"): -0.15 * c
             for s, c in (("reduction", 0.1), ("casting", 0.04), ("sintering", 2.4))}
    assert row(awarded, "subsidy_rate_limit", "B") == ({("subsidy", "B"): 1.0, **lines}, "≤", 0.0)
    sizes = {("size", "B", 40.0): -100.0, ("size", "B", 80.0): -200.0}
    assert row(awarded, "subsidy_ceiling_limit", "B") == ({("subsidy", "B"): 1.0, **sizes}, "≤", 0.0)


@pytest.mark.quick
def test_envelope_and_outlay_rows(chained):
    both = {("subsidy", "B1"): 1.0, ("subsidy", "B2"): 1.0}
    assert row(chained, "subsidy_envelope_limit") == (both, "≤", 100.0)
    found, sense, right = row(program_of(award().ruled(outlay=50.0, other_outlay=8.0).tables).arrays, "outlay_limit")
    assert (found[("subsidy", "B")], found[("incentive", "B", "FY2028-29")]) == (1.0, 1.0)
    assert (len(found), sense, right) == (4, "≤", 42.0)


@pytest.mark.quick
def test_investment_floor_row():
    arrays = program_of(award().with_("Award sizes", {"capacity": 40.0}, investment_floor=90.0).tables).arrays
    capital = {"reduction": 0.1, "casting": 0.04, "sintering": 2.4}
    lines = {("build", "B", s, "new", "FY2027-28"): c for s, c in capital.items()}
    assert row(arrays, "investment_floor", "B") == ({**lines, ("size", "B", 40.0): -90.0}, "≥", 0.0)


@pytest.mark.quick
def test_the_claim_is_paid_at_commissioning_in_constant_rupees():
    """The ceiling of the award, the most that is paid; what is invested without an award is claimed for by nobody."""
    arrays = program_of(award().with_("Economy", {"item": "Inflation"}, years=0.25).tables).arrays
    found, _ = terms(arrays, "subsidy_claim_cost", "FY2027-28")
    assert found == pytest.approx({("size", "B", 40.0): 100.0 / 1.25, ("size", "B", 80.0): 200.0 / 1.25})
    assert terms(arrays, "subsidy_claim_cost", "FY2026-27") == ({}, 0.0)


@pytest.mark.quick
def test_without_a_scheme_nothing_is_paid():
    arrays = program_of(plant().tables).arrays
    assert not has_row(arrays, "outlay_limit")
    assert not has_row(arrays, "subsidy_envelope_limit")
    assert terms(arrays, "scheme_outlay_aim") == ({}, 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("clauses", "subsidy"), [
    pytest.param({}, 15.12, id="rate"),
    pytest.param({"subsidy_share": 0.1}, 10.08, id="lower rate"),
    pytest.param({"subsidy_envelope": 9.0}, 9.0, id="envelope"),
    pytest.param({"outlay": 16.0}, 0.0, id="outlay"),
])
def test_subsidy_in_the_viability_gap(clauses, subsidy):
    """Proves: each clause about the subsidy; the gap is 48.8 less what is drawn on. Without them: 15.12."""
    assert answer(award().ruled(**clauses)).aim("Viability gap") == pytest.approx(REST - subsidy)


@pytest.mark.solve
@pytest.mark.parametrize(("group", "clauses", "gap"), [
    ("subsidy_rate_limit", {}, 0.0),
    ("subsidy_envelope_limit", {"subsidy_envelope": 9.0}, REST - 15.12),
    ("outlay_limit", {"outlay": 16.0}, REST - 15.12),
])
def test_subsidy_without_a_clause(group, clauses, gap):
    """Proves: each clause alone holds the subsidy; without the rate the ceiling of 100 closes the gap."""
    assert answer(award().ruled(**clauses), without=[group]).aim("Viability gap") == pytest.approx(gap)


@pytest.mark.solve
def test_the_ceiling_of_the_size():
    """Proves: a subsidy ceiling of ₹5 crore holds 15.12. Without it: 15.12."""
    case = award().with_("Award sizes", {"capacity": 40.0}, subsidy_ceiling=5.0)
    assert answer(case).aim("Viability gap") == pytest.approx(REST - 5.0)
    assert answer(case, without=["subsidy_ceiling_limit"]).aim("Viability gap") == pytest.approx(REST - 15.12)


@pytest.mark.solve
def test_only_the_eligible_share_counts():
    """Proves: half of the sintering line's 96 is eligible: 15 % of 48 + 4.8 is 7.92. Without it: 15.12."""
    half = award().with_("Capacity", {"stage": "sintering"}, eligible=0.5)
    assert answer(half).aim("Viability gap") == pytest.approx(REST - 7.92)


@pytest.mark.solve
def test_an_award_asks_for_its_investment():
    """Proves: 120 must be invested where 100.8 would do: 19.2 more, 15 % of it comes back: 50.0. Without it: 33.68."""
    case = award().with_("Award sizes", {"capacity": 40.0}, investment_floor=120.0)
    assert answer(case).aim("Viability gap") == pytest.approx(33.68 + 0.85 * 19.2)
    assert answer(case, without=["investment_floor"]).aim("Viability gap") == pytest.approx(33.68)


@pytest.mark.solve
def test_the_envelope_is_shared():
    """Proves: two beneficiaries with 15.12 each share an envelope of 20. Without it: 30.24."""
    two = second_bidder(award()).ruled(subsidy_envelope=20.0)
    assert answer(two).aim("Viability gap") == pytest.approx(2 * REST - 20.0)
    assert answer(two, without=["subsidy_envelope_limit"]).aim("Viability gap") == pytest.approx(2 * REST - 30.24)


@pytest.mark.solve
def test_the_smallest_outlay_that_leaves_no_gap():
    """Proves: with magnets at ₹1.2 crore B earns 0.5 a tonne and misses 40.8; the least outlay that closes it is 40.8.

    With the rate and the subsidy as they are, 31.12 can be had; at 0.36 a tonne 43.92. Without the aim: any of it.
    """
    case = award().with_("Prices", {"commodity": "magnet"}, years=12000.0).with_("Bids", {}, rate=3600.0)
    case = case.ruled(rate_ceiling=9000.0).pursuing("Unmet demand", "Viability gap", "Scheme outlay")
    plan = answer(case)
    assert plan.values == pytest.approx((0.0, 0.0, 40.8), abs=1e-5)
