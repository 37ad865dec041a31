"""Own metal: which magnets are made from own oxide, and of whom own metal is asked."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import award, bought, second_bidder
from tests.formulation.test_eligibility_metal import with_recycling

Y = "FY2027-28"


def without_alloy(**scheme: object) -> Case:
    """B has no casting: it buys alloy at ₹0.2 crore a tonne, so that magnets cost it 0.7 as in the case."""
    case = award().without("Capacity", stage="casting").with_("Prices", {"commodity": "alloy"}, years=2000.0)
    return case.ruled(**scheme)


@pytest.mark.quick
@pytest.mark.parametrize("stage", ["casting", "reduction"])
def test_who_cannot_make_alloy_or_metal_has_no_magnets_that_earn(stage):
    """Without own casting, or with nothing to cast from, all metal is bought in; where that earns, magnets earn."""
    case = award().without("Capacity", stage=stage)
    assert not columns_named(program_of(case.tables).arrays, "eligible")
    assert columns_named(program_of(case.ruled(bought_in_earn=True).tables).arrays, "eligible")


@pytest.mark.quick
def test_a_route_that_takes_a_second_alloy_bought_in_does_not_earn():
    """Half of the metal of `blend` comes from a master alloy that B cannot make; `sinter` earns as before."""
    route = {"recipe": "blend", "stage": "sintering"}
    case = award().adding("Commodities", {"commodity": "master", "kind": "alloy", "ndpr": 0.4,
                                                   "reference_country": "China"})
    case = case.adding("Recipes", {**route, "commodity": "magnet", "role": "main output"},
                       {**route, "commodity": "alloy", "amount": 0.75},
                       {**route, "commodity": "master", "amount": 0.75})
    case = case.adding("Supply", bought("master", 0.5)[0]).adding("Prices", bought("master", 0.5)[1])
    assert {i[1] for i in columns_named(program_of(case.tables).arrays, "eligible")} == {"sinter"}


@pytest.mark.solve
def test_magnets_from_alloy_that_b_cannot_make_earn_nothing():
    """Proves: 40 × (2.4 − 0.9) = 60 missed, 15 % of 96 received. Were they to earn as made from own metal: 16 less."""
    gap = 60.0 - 14.4
    assert answer(without_alloy()).aim("Viability gap") == pytest.approx(gap)
    assert answer(without_alloy(bought_in_earn=True)).aim("Viability gap") == pytest.approx(gap - 16.0)


def old_casting(**bid: object) -> Case:
    """Old lines of casting and sintering for the 40 t a year of a market closed to imports; own metal is asked for."""
    old = [{"facility": "B", "stage": s, "option": "old", "kind": "existing", "most": most, "life": 9, "capex": 0.0}
           for s, most in (("casting", 60.0), ("sintering", 40.0))]
    case = award().adding("Capacity", *old).with_("Supply", {"commodity": "magnet"}, control="ban")
    case = case.with_("Supply", {"commodity": "alloy"}, years=0.0).with_("Demand and sales", {}, years=40.0)
    return case.ruled(running_share=1.0).with_("Bids", {}, **bid).pursuing("Unmet demand")


@pytest.mark.solve
@pytest.mark.parametrize("status", ["fixed in", "out"])
def test_own_metal_is_asked_for_once_it_can_be_made(status):
    """Proves: in the year of the award no metal stage can stand, and the old lines cast bought-in metal: all is served.

    Were own metal asked for from the first year of the window, 40 t would be unmet.
    """
    assert answer(old_casting(status=status)).aim("Unmet demand") == pytest.approx(0.0)


@pytest.mark.quick
def test_nothing_is_asked_of_who_is_out():
    arrays = program_of(award().ruled(running_share=1.0).with_("Bids", {}, status="out").tables).arrays
    for name in ("own_metal_running_floor", "eligible_metal_limit"):
        assert not has_row(arrays, name, "B", Y)


@pytest.mark.quick
def test_nothing_is_asked_of_what_cannot_earn():
    """In the year of the award no own metal can be made: nothing can earn, so no metal need back it."""
    arrays = program_of(award().tables).arrays
    assert not has_row(arrays, "eligible_metal_limit", "B", "FY2026-27")
    assert has_row(arrays, "eligible_metal_limit", "B", Y)


@pytest.mark.quick
def test_swarf_of_bought_in_magnets_comes_back_as_metal():
    """Blocks are cut: 1.2 t of bought-in magnets a tonne, 0.2 t of swarf; a tonne brings 0.2 / 1.2 / 2 × 0.8 t back.

    A fifth of that comes round again, and a fifth of the fifth: a quarter more in all.
    """
    route = {"recipe": "cut", "stage": "sintering"}
    case = with_recycling().adding("Commodities", {"commodity": "block", "kind": "magnet", "ndpr": 0.4,
                                                   "reference_country": "China"})
    case = case.adding("Recipes", {**route, "commodity": "magnet", "role": "main output"},
                       {**route, "commodity": "block", "amount": 1.2},
                       {**route, "commodity": "swarf", "role": "output", "amount": 0.2})
    case = case.adding("Supply", bought("block", 0.9)[0]).adding("Prices", bought("block", 0.9)[1])
    arrays = program_of(case.tables).arrays
    assert terms(arrays, "eligible_metal", "B", Y)[0][("ship", "block", "China", "B", Y)] == pytest.approx(-0.25 / 3)
    assert {i[1] for i in columns_named(arrays, "eligible")} == {"sinter"}


@pytest.mark.quick
def test_what_one_bidder_buys_in_does_not_count_against_another():
    """C recycles nothing. Without it the swarf of what B buys in would be taken off the own metal of C."""
    arrays = program_of(second_bidder(with_recycling()).tables).arrays
    own = {("activity", "C", "reduce", Y): 1.0, ("ship", "metal", "C", "B", Y): -1.0}
    assert terms(arrays, "eligible_metal", "C", Y)[0] == pytest.approx(own)


@pytest.mark.quick
def test_what_a_line_cannot_make_yet_does_not_earn():
    """Half of the capacity works in its first year. Without it magnets from elsewhere fill the award."""
    case = award().with_("Capacity", {"stage": "sintering"}, ramp_1=0.5)
    found, _, _ = row(program_of(case.tables).arrays, "eligible_award_limit", "B", Y)
    assert found[("build", "B", "sintering", "new", Y)] == pytest.approx(-0.5)
