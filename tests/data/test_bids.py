"""Bids: their order, who may be selected, when a plant must stand."""

from __future__ import annotations

import pytest

from model.data import prepare
from tests.cases.case import Case
from tests.cases.small import award, second_bidder

pytestmark = pytest.mark.quick


def bidders(**columns: object) -> Case:
    """B and C with whole lots; C's bid has these columns."""
    return second_bidder(award(), **columns).set(whole_lots=True)


@pytest.mark.parametrize(("columns", "order"), [
    ({"rate": 2100.0}, ["B", "C"]), ({"rate": 1900.0}, ["C", "B"]), ({"net_worth": 501.0}, ["C", "B"]),
    ({"net_worth": 499.0}, ["B", "C"]), ({}, ["B", "C"]), ({"status": "out"}, ["B"]), ({"qualified": False}, ["B"]),
])
def test_bid_order(columns, order):
    """The lowest rate first, then the higher net worth, then as listed; who is out does not count."""
    d = prepare(bidders(**columns).tables)
    assert d.awards.bid_order == order
    assert list(zip(order, order[1:], strict=False)) == d.awards.ORDER


@pytest.mark.parametrize(("places", "beyond"), [(1, ["B"]), (2, []), (5, [])])
def test_who_stands_behind_as_many_as_there_are_places(places, beyond):
    """C bids lower: with one place B is out of reach."""
    assert beyond == prepare(bidders(rate=1900.0).ruled(beneficiaries=places).tables).awards.BEYOND


def test_a_free_choice_has_no_order():
    free = prepare(bidders().ruled(award_order="free", beneficiaries=1).tables)
    assert free.awards.ORDER == free.awards.BEYOND == []
    assert prepare(second_bidder(award()).tables).awards.ORDER == []


def test_the_net_worth_that_a_size_asks_for():
    case = bidders(net_worth=300.0).with_("Award sizes", {"capacity": 80.0}, net_worth=300.5)
    d = prepare(case.with_("Bids", {"beneficiary": "B"}, net_worth=300.5).tables)
    assert d.awards.POOR == [("C", 80.0)]


@pytest.mark.parametrize(("gestation", "stands"), [(0, "FY2026-27"), (2, "FY2028-29")])
def test_a_plant_stands_by_the_end_of_the_gestation(gestation, stands):
    assert prepare(award().ruled(gestation=gestation).tables).awards.commissioning_year["B"] == stands


def test_builds_that_count_and_builds_that_are_barred():
    """Awarded in FY2027-28, a year of lead and of gestation: only FY2028-29 counts."""
    case = award().with_("Bids", {}, award_year="FY2027-28")
    d = prepare(case.tables)
    assert {k[3] for k in d.awards.SCHEME_BUILDS} == {"FY2028-29"}
    assert {k[3] for k in d.awards.BARRED_BUILDS} == {"FY2027-28", "FY2029-30"}
    outside = prepare(case.ruled(outside_capacity=True).tables)
    assert {k[3] for k in outside.awards.BARRED_BUILDS} == {"FY2027-28"}


@pytest.mark.parametrize(("basis", "factor"), [("rate ceiling", 1.0), ("own bid", 2000 / 2150)])
def test_the_basis_of_ceilings(basis, factor):
    assert prepare(award().ruled(ceiling_basis=basis).tables).incentive.ceiling_factor["B"] == pytest.approx(factor)


def test_a_bid_above_the_rate_ceiling_earns_the_ceiling():
    d = prepare(award().with_("Bids", {}, rate=9000.0).ruled(ceiling_basis="own bid").tables)
    assert d.incentive.incentive_rate["B"] == pytest.approx(0.215)
    assert d.incentive.ceiling_factor["B"] == 1.0
