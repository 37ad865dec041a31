"""Assured oxide: what a group shares, and what must be taken in full."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import bought
from tests.formulation.test_assured import GAP, Y, assured, two


@pytest.mark.quick
def test_take_or_pay_begins_when_all_stand():
    """C is awarded a year later and stands in FY2028-29: until then its right takes B's duty away."""
    late = two(take_or_pay=True).with_("Bids", {"beneficiary": "C"}, award_year="FY2027-28")
    arrays = program_of(late.tables).arrays
    found, sense, right = row(arrays, "assured_oxide_floor", "oxide", "R", "B", Y)
    sizes = {k[1]: v for k, v in found.items() if k[0] == "size"}
    assert (sizes, sense, right) == ({"B": -20.0, "C": 20.0}, "≥", 0.0)
    assert not has_row(arrays, "assured_oxide_floor", "oxide", "R", "C", Y)
    assert has_row(arrays, "assured_oxide_floor", "oxide", "R", "C", "FY2028-29")


def of_a_group() -> Case:
    """The row of 20 t names a group of two oxides, of which either makes metal and the refinery either oxide."""
    case = assured().with_("Commodities", {"commodity": "oxide"}, group="oxides")
    case = case.adding("Commodities", {"commodity": "grey oxide", "kind": "oxide", "ndpr": 0.8, "group": "oxides",
                                       "reference_country": "China"})
    supply, price = bought("grey oxide", 0.4)
    case = case.adding("Supply", supply).adding("Prices", price)
    other, grey = {"recipe": "reduce grey", "stage": "reduction"}, {"recipe": "separate grey", "stage": "separation"}
    case = case.adding("Recipes", {**other, "commodity": "metal", "role": "main output"},
                       {**other, "commodity": "grey oxide", "amount": 1.25},
                       {**grey, "commodity": "grey oxide", "role": "main output"},
                       {**grey, "commodity": "ore", "amount": 2.0})
    case = case.with_("Supply", {"supply": "R"}, commodity="oxides")
    return case.with_("Prices", {"at": "(assured)"}, commodity="oxides")


@pytest.mark.quick
def test_the_oxides_of_a_group_share_what_is_assured():
    arrays = program_of(of_a_group().tables).arrays
    both = {("assured_oxide", c, "R", "B", Y): 1.0 for c in ("oxide", "grey oxide")}
    assert row(arrays, "assured_oxide_limit", "R", "oxides", Y) == (both, "≤", 20.0)
    split = program_of(of_a_group().ruled(assured_split="equal").tables).arrays
    assert row(split, "assured_split_limit", "oxides", "R", "B", Y) == (both, "≤", 20.0)


@pytest.mark.solve
def test_a_group_is_assured_no_more_than_its_row_says():
    """Proves: 20 t a year of both oxides together save 12, as 20 t of one do.

    Were each oxide of the group given the 20 t, B's whole 30 t a year would save: 18.
    """
    assert answer(of_a_group()).aim("Viability gap") == pytest.approx(GAP - 12.0)


@pytest.mark.solve
def test_take_or_pay():
    """Proves: for the least cost oxide is imported; take or pay, 20 t a year come from the refinery at 0.1 more: 6.

    Without it: nothing is taken.
    """
    case = assured().pursuing("Unmet demand", "National cost")
    free, held = answer(case), answer(case.ruled(take_or_pay=True))
    assert held.aim("National cost") - free.aim("National cost") == pytest.approx(6.0)
    loose = answer(case.ruled(take_or_pay=True), without=["assured_oxide_floor"])
    assert loose.aim("National cost") == pytest.approx(free.aim("National cost"))


@pytest.mark.solve
@pytest.mark.parametrize("whole", [True, False])
def test_take_or_pay_asks_nothing_where_nobody_is_selected(whole):
    """Proves: B is open and, for the least cost, not selected: 400 t of magnets are bought at ₹1.0 crore.

    Were the 20 t a year to be taken all the same, nobody could use them and there would be no plan.
    """
    case = assured(take_or_pay=True).with_("Bids", {}, status="open").set(whole_lots=whole)
    plan = answer(case.pursuing("Unmet demand", "National cost"))
    assert plan.expression("award", "B") == pytest.approx(0.0)
    assert plan.aim("National cost") == pytest.approx(400.0)
