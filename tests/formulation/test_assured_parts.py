"""Parts of the assured oxide: split equally or by award, shared by a group, and taken in full."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import bought
from tests.formulation.test_assured import GAP, Y, assured, two
from tests.formulation.test_assured_rights import by_award


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


@pytest.mark.quick
def test_split_and_take_or_pay_have_rows_only_where_chosen():
    free = program_of(two().tables).arrays
    assert not has_row(free, "assured_split_limit", "oxide", "R", "B", Y)
    assert not has_row(free, "assured_oxide_floor", "oxide", "R", "B", Y)
    held = program_of(two(assured_split="equal", take_or_pay=True).tables).arrays
    one, other = (("assured_oxide", "oxide", "R", b, Y) for b in ("B", "C"))
    assert row(held, "assured_split_limit", "oxide", "R", "B", Y) == ({one: 1.0}, "≤", 10.0)
    selected = {("size", "C", k): -20.0 for k in (40.0, 80.0)}
    assert row(held, "assured_oxide_floor", "oxide", "R", "C", Y) == ({one: 1.0, other: 1.0, **selected}, "≥", 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("split", "without", "saved"), [
    pytest.param("free", [], 12.0, id="free"),
    pytest.param("equal", [], 6.0, id="equal"),
    pytest.param("equal", ["assured_split_limit"], 12.0, id="equal, without the rule"),
])
def test_the_split(split, without, saved):
    """Proves: C builds at a tenth of the cost and needs nothing; free, B takes all 20 t, equal, 10 t a year."""
    case = two(assured_split=split).with_("Facilities", {"facility": "C"}, capital_factor=0.1)
    assert answer(case, without=without).aim("Viability gap") == pytest.approx(GAP - saved)


@pytest.mark.quick
def test_rows_of_the_split_by_award():
    """At most 30 t over the smallest size of 40 t/a: 0.75 t per t/a."""
    arrays = program_of(by_award().tables).arrays
    part, common, size = ("assured_part", "B", 40.0, Y), ("assured_per_award", Y), ("size", "B", 40.0)
    taken = {("assured_oxide", "oxide", "R", "B", Y): 1.0, part: -40.0, ("assured_part", "B", 80.0, Y): -80.0}
    assert row(arrays, "assured_award_limit", "oxide", "R", "B", Y) == (taken, "≤", 0.0)
    assert row(arrays, "assured_part_limit", "B", 40.0, Y) == ({part: 1.0, common: -1.0}, "≤", 0.0)
    assert row(arrays, "assured_size_limit", "B", 40.0, Y) == ({part: 1.0, size: -0.75}, "≤", 0.0)
    floor = {part: 1.0, common: -1.0, size: -0.75, ("assured_right", "B"): -0.75}
    assert row(arrays, "assured_part_floor", "B", 40.0, Y) == (floor, "≥", -1.5)
    total = {("assured_part", b, k, Y): k for b in "BC" for k in (40.0, 80.0)}
    assert row(arrays, "assured_part_total_limit", Y) == (total, "≤", 30.0)


@pytest.mark.solve
@pytest.mark.parametrize(("without", "saved"), [
    pytest.param([], 6.0, id="in proportion"),
    pytest.param(["assured_award_limit"], 18.0, id="bought without a part"),
    pytest.param(["assured_part_limit"], 18.0, id="a figure of its own"),
    pytest.param(["assured_size_limit"], 0.6 * 120 * 30 / 200, id="every size of a bidder counts"),
    pytest.param(["assured_part_floor"], 18.0, id="withheld from the other"),
    pytest.param(["assured_right_floor"], 18.0, id="a right withheld"),
    pytest.param(["assured_part_total_limit"], 18.0, id="more promised than there is"),
])
def test_the_split_by_award(without, saved):
    """Proves: of 30 t a year B's 40 of 120 t/a may buy 10 t, saving 6 in three years; C needs no help and has the rest.

    Without one of the rules B takes all it can use. Were every size of B counted, 120 of 200.
    """
    assert answer(by_award(), without).aim("Viability gap") == pytest.approx(GAP - saved)


@pytest.mark.solve
def test_two_rows_are_split_by_award_each():
    """Proves: of 15 t and of 15 t that two rows assure, B's third is 10 t in all, as of 30 t in one row: 6 saved.

    Counted with the figure of both, each row alone would give B 10 t and leave it 20.
    """
    case = by_award(15.0).adding("Facilities", {"facility": "Q", "kind": "public"}).adding(
        "Capacity", {"facility": "Q", "stage": "separation", "kind": "existing", "most": 500.0, "life": 9})
    row_of = {"country": "India", "price": "own cost", "currency": "₹", "supply": "Q", "commodity": "oxide",
              "cost": 0.0, "assured": True, "years": 15.0}
    assert answer(case.adding("Supply", row_of)).aim("Viability gap") == pytest.approx(GAP - 6.0)
