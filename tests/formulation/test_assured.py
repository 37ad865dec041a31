"""Assured oxide: who may buy how much at the assured price."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row
from tests.cases.small import award, second_bidder

Y = "FY2027-28"
GAP = 33.68
"""The gap of one beneficiary without assured oxide; each tonne of it saves 0.4 − 0.2 crore."""


def assured(most: float = 20.0, **scheme: object) -> Case:
    """A public refinery makes oxide; 20 t a year of it are assured to the lowest bid at ₹0.2 crore a tonne."""
    case = award().adding("Commodities", {"commodity": "ore", "kind": "ore"}).adding("Stages", {"stage": "separation"})
    route = {"recipe": "separate", "stage": "separation"}
    case = case.adding("Recipes", {**route, "commodity": "oxide", "role": "main output"},
                       {**route, "commodity": "ore", "amount": 2.0})
    case = case.adding("Facilities", {"facility": "R", "kind": "public"}).adding(
        "Capacity", {"facility": "R", "stage": "separation", "kind": "existing", "most": 500.0, "life": 9})
    home = {"country": "India", "price": "own cost", "currency": "₹"}
    case = case.adding("Supply", {**home, "supply": "Mine", "commodity": "ore", "cost": 2500.0, "years": 900.0},
                       {**home, "supply": "R", "commodity": "oxide", "cost": 0.0, "assured": True, "years": most})
    case = case.adding("Prices", {"commodity": "oxide", "at": "(assured)", "currency": "₹", "years": 2000.0})
    return case.ruled(**{"assured_bids": 1, **scheme})


def two(**scheme: object) -> Case:
    """The same with a dearer bidder C, both among the lowest two bids."""
    return second_bidder(assured(**{"assured_bids": 2, **scheme}), rate=2100.0)


@pytest.mark.quick
def test_assured_oxide_is_shipped_and_limited():
    arrays = program_of(two().tables).arrays
    bought = {b: ("assured_oxide", "oxide", "R", b, Y) for b in ("B", "C")}
    shipped = {bought["B"]: 1.0, ("ship", "oxide", "R", "B", Y): -1.0}
    assert row(arrays, "assured_ship_limit", "oxide", "R", "B", Y) == (shipped, "≤", 0.0)
    assert row(arrays, "assured_oxide_limit", "R", "oxide", Y) == (dict.fromkeys(bought.values(), 1.0), "≤", 20.0)


@pytest.mark.quick
def test_only_the_lowest_bids_have_a_lane():
    """C bids 2,100 ₹ a kg and B 2,000: with one lowest bid only B may buy."""
    arrays = program_of(two(assured_bids=1).tables).arrays
    assert {i[2] for i in columns_named(arrays, "assured_oxide")} == {"B"}
    assert not has_row(arrays, "assured_ship_limit", "oxide", "R", "C", Y)


@pytest.mark.quick
def test_only_who_is_selected_buys():
    """With awards of any size a right is the part of a size received; nobody awarded anything buys anything."""
    found = row(program_of(two().tables).arrays, "assured_entitled_limit", "oxide", "R", "C", Y)
    sizes = {("size", "C", k): -20.0 for k in (40.0, 80.0)}
    assert found == ({("assured_oxide", "oxide", "R", "C", Y): 1.0, **sizes}, "≤", 0.0)


@pytest.mark.quick
def test_the_saving_counts_in_the_viability_balance():
    found, _, _ = row(program_of(assured().tables).arrays, "viability_balance", "B")
    assert found[("assured_oxide", "oxide", "R", "B", Y)] == 0.2


@pytest.mark.solve
def test_assured_oxide_narrows_the_gap():
    """Proves: 20 t a year in three years save 0.2 each: 12. Without a limit B's whole 30 t a year save: 18.

    Two who may buy save 12 together; without the limit in all, 12 each.
    """
    assert answer(assured()).aim("Viability gap") == pytest.approx(GAP - 12.0)
    free = answer(assured(), without=["assured_oxide_limit", "assured_entitled_limit"])
    assert free.aim("Viability gap") == pytest.approx(GAP - 18.0)
    assert answer(two()).aim("Viability gap") == pytest.approx(GAP - 12.0 + GAP - 0.8)
    loose = answer(two(), without=["assured_oxide_limit"])
    assert loose.aim("Viability gap") == pytest.approx(2 * GAP - 24.0 - 0.8)


def small_refinery() -> Case:
    """The refinery can make 5 t of the 20 t a year that are assured."""
    return assured().with_("Capacity", {"facility": "R"}, most=5.0)


@pytest.mark.solve
def test_nothing_is_saved_on_oxide_that_never_came():
    """Proves: of the 20 t assured a year 5 are made and shipped: 3 saved. Without it: 12."""
    assert answer(small_refinery()).aim("Viability gap") == pytest.approx(GAP - 3.0)
    assert answer(small_refinery(), without=["assured_ship_limit"]).aim("Viability gap") == pytest.approx(GAP - 12.0)


def hoarding() -> Case:
    """B may keep oxide in stock before its plant stands."""
    return assured().adding("Stocks", {"facility": "B", "commodity": "oxide", "closing": 0.0, "most": 500.0})


@pytest.mark.solve
def test_nothing_is_saved_on_oxide_that_is_not_used():
    """Proves: oxide stored in the year before the plant stands saves nothing: 12. Without it: a fourth year, 16."""
    assert answer(hoarding()).aim("Viability gap") == pytest.approx(GAP - 12.0)
    assert answer(hoarding(), without=["assured_use_limit"]).aim("Viability gap") == pytest.approx(GAP - 16.0)


@pytest.mark.quick
def test_assured_oxide_is_used_by_who_bought_it():
    found = row(program_of(two().tables).arrays, "assured_use_limit", "oxide", "B", Y)
    expected = {("assured_oxide", "oxide", "R", "B", Y): 1.0, ("activity", "B", "reduce", Y): -1.25}
    assert found == (expected, "≤", 0.0)


@pytest.mark.solve
def test_it_is_a_transfer_and_costs_the_country_nothing():
    """Proves: oxide from the refinery costs the country 2 × 0.25 = ₹0.5 crore a tonne, whatever its price.

    For cost alone all oxide is imported at 0.4; for the gap 20 t a year come from the refinery: 60 × 0.1 = 6 more.
    """
    cheap = answer(assured().pursuing("Unmet demand", "National cost"))
    kind = answer(assured().pursuing("Unmet demand", "Viability gap", "National cost"))
    assert kind.aim("National cost") - cheap.aim("National cost") == pytest.approx(6.0, abs=1e-3)


@pytest.mark.solve
def test_only_the_lowest_bids_buy():
    """Proves: only the lower bid may buy: 20 t a year save 12, all at B. C's dearer bid earns 0.01 × 80 more than B's.

    Without it: C could buy in B's place, and the dearest bid the cheapest oxide.
    """
    plan = answer(two(assured_bids=1))
    assert plan.aim("Viability gap") == pytest.approx(GAP - 12.0 + GAP - 0.8)
    assert plan.total("assured_oxide", "oxide", "R", "C") == 0.0


@pytest.mark.solve
def test_who_is_out_is_not_among_the_lowest():
    """Proves: the lowest bid is out, so the next one buys. Without it: nobody would, and nothing is saved."""
    case = two(assured_bids=1).with_("Bids", {"beneficiary": "B"}, status="out")
    plan = answer(case)
    assert plan.total("assured_oxide", "oxide", "R", "C") == pytest.approx(60.0)


@pytest.mark.quick
def test_an_amount_that_nobody_may_buy_has_no_row():
    """Without it the limit of an empty sum would stop the program from being built."""
    arrays = program_of(assured(20.0, assured_bids=0).tables).arrays
    assert not has_row(arrays, "assured_oxide_limit", "R", "oxide", "FY2027-28")
    assert not columns_named(arrays, "assured_oxide")
