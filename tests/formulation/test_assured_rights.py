"""Assured oxide with whole lots: the right of the lowest bids among the selected, and the split by award."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import second_bidder
from tests.formulation.test_assured import assured

Y = "FY2027-28"
GAP = 33.68
"""Gap of 40 t/a; a tonne of assured oxide saves ₹0.2 crore, 40 t/a take 30 t of oxide a year for three years."""


def lots(most: float, lowest: int = 1, **scheme: object) -> Case:
    """B receives 40 t/a and C, which bids higher and builds at a tenth of the cost, 80 t/a; an amount is assured."""
    case = assured(most, assured_bids=lowest, **scheme).set(whole_lots=True).with_("Bids", {}, most=40.0)
    case = second_bidder(case, rate=2100.0, least=80.0, most=80.0).with_("Demand and sales", {}, years=200.0)
    ends = [{"origin": i, "target": j} for i, j in ("BC", "CB")]
    case = case.adding("Freight", *({**e, "goods": c, "barred": True} for e in ends for c in ("metal", "alloy")))
    return case.with_("Facilities", {"facility": "C"}, capital_factor=0.1)


def by_award(most: float = 30.0) -> Case:
    """The same, both with a right, split in proportion to their awards: a third to B."""
    return lots(most, 2, assured_split="by award")


def standing_still() -> Case:
    """B, not selected, makes 40 t a year in old lines for a market closed to imports, at a loss of 0.1 a tonne."""
    old = [{"facility": "B", "stage": s, "option": "old", "kind": "existing", "most": most, "life": 9, "capex": 0.0,
            "running_cost": cost}
           for s, most, cost in (("reduction", 24.0, 0.0), ("casting", 60.0, 0.0), ("sintering", 40.0, 4000.0))]
    case = assured(20.0).set(whole_lots=True).adding("Capacity", *old).with_("Bids", {}, status="open", most=80.0)
    case = case.with_("Prices", {"commodity": "magnet"}, years=6000.0).with_("Demand and sales", {}, years=40.0)
    return case.with_("Supply", {"commodity": "magnet"}, control="ban")


@pytest.mark.quick
def test_rows_of_a_right():
    """C is selected before no one else: with one right, it has it only where B is not selected."""
    arrays = program_of(lots(100.0).tables).arrays
    b, c = ({("size", x, k): 1.0 for k in (40.0, 80.0)} for x in ("B", "C"))
    right = ("assured_right", "C")
    minus = {k: -v for k, v in c.items()}
    assert row(arrays, "assured_right_limit", "C") == ({right: 1.0, **minus}, "≤", 0.0)
    assert row(arrays, "assured_rank_limit", "C") == ({right: 1.0, **b}, "≤", 1.0)
    assert row(arrays, "assured_right_floor", "C") == ({right: 1.0, **b, **minus}, "≥", 0.0)
    bought = {("assured_oxide", "oxide", "R", "C", Y): 1.0, right: -100.0}
    assert row(arrays, "assured_entitled_limit", "oxide", "R", "C", Y) == (bought, "≤", 0.0)
    assert not has_row(arrays, "assured_award_limit", "oxide", "R", "C", Y)


@pytest.mark.quick
def test_a_bid_above_two_others_has_no_right_where_both_are_selected():
    """Of three bids one has the right: D is selected beside B and C, 2 ≤ 1 − 1 + 2 (1 − right) holds without a right.

    Were the 2 lower bids not counted, nobody could be selected beside two others.
    """
    case = lots(100.0).adding("Facilities", {"facility": "D", "kind": "beneficiary", "cost_of_capital": 0.0})
    case = case.adding("Bids", {"beneficiary": "D", "rate": 2200.0, "most": 80.0, "award_year": "FY2026-27"})
    arrays = program_of(case.tables).arrays
    lower = {("size", x, k): 1.0 for x in "BC" for k in (40.0, 80.0)}
    assert row(arrays, "assured_rank_limit", "D") == ({("assured_right", "D"): 2.0, **lower}, "≤", 2.0)


@pytest.mark.quick
def test_rows_of_the_split_by_award():
    """At most 30 t over the smallest size of 40 t/a: 0.75 t per t/a."""
    arrays = program_of(by_award().tables).arrays
    part, common, size = ("assured_part", "B", 40.0, Y), ("assured_per_award", Y), ("size", "B", 40.0)
    bought = {("assured_oxide", "oxide", "R", "B", Y): 1.0, part: -40.0, ("assured_part", "B", 80.0, Y): -80.0}
    assert row(arrays, "assured_award_limit", "oxide", "R", "B", Y) == (bought, "≤", 0.0)
    assert row(arrays, "assured_part_limit", "B", 40.0, Y) == ({part: 1.0, common: -1.0}, "≤", 0.0)
    assert row(arrays, "assured_size_limit", "B", 40.0, Y) == ({part: 1.0, size: -0.75}, "≤", 0.0)
    floor = {part: 1.0, common: -1.0, size: -0.75, ("assured_right", "B"): -0.75}
    assert row(arrays, "assured_part_floor", "B", 40.0, Y) == (floor, "≥", -1.5)
    total = {("assured_part", b, k, Y): k for b in "BC" for k in (40.0, 80.0)}
    assert row(arrays, "assured_part_total_limit", Y) == (total, "≤", 30.0)


@pytest.mark.solve
@pytest.mark.parametrize(("without", "tonnes"), [
    pytest.param([], 0.0, id="as notified"),
    pytest.param(["assured_rank_limit"], 180.0, id="without the rank"),
    pytest.param(["assured_entitled_limit"], 180.0, id="without the right"),
])
def test_only_the_lowest_of_the_selected_buys(without, tonnes):
    """Proves: of 100 t a year assured to one bid B takes its 30 t, and C nothing though it could use 60 t."""
    plan = answer(lots(100.0).with_("Facilities", {"facility": "C"}, capital_factor=1.0), without)
    assert plan.total("assured_oxide", "oxide", "R", "B") == pytest.approx(90.0)
    assert plan.total("assured_oxide", "oxide", "R", "C") == pytest.approx(tonnes)


@pytest.mark.solve
def test_without_an_award_no_right():
    """Proves: B loses 0.1 on 40 t in four years, 16 in all, and may not buy the 20 t a year that would save 16.

    Without it: no gap.
    """
    assert answer(standing_still()).aim("Viability gap") == pytest.approx(16.0)
    assert answer(standing_still(), without=["assured_right_limit"]).aim("Viability gap") == pytest.approx(0.0)


@pytest.mark.solve
def test_the_right_moves_up_where_a_lower_bid_is_not_selected():
    """Proves: B is open and not selected, so C has the right: 20 t a year. Without it: nobody would buy."""
    case = lots(20.0, award_order="free").with_("Bids", {"beneficiary": "B"}, status="open")
    case = case.with_("Facilities", {"facility": "C"}, capital_factor=1.0)
    plan = answer(case)
    assert plan.expression("award", "B") == pytest.approx(0.0)
    assert plan.total("assured_oxide", "oxide", "R", "C") == pytest.approx(60.0)


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


def waiting() -> Case:
    """Take or pay: B receives 40 t/a, C is awarded a year later and open; to be decided for the least cost."""
    case = lots(20.0, 2, take_or_pay=True, award_order="free")
    case = case.with_("Facilities", {"facility": "C"}, capital_factor=1.0)
    return case.with_("Bids", {"beneficiary": "C"}, status="open", award_year="FY2027-28")


@pytest.mark.quick
def test_take_or_pay_is_a_duty_of_those_with_a_right():
    """In FY2027-28 B stands and C does not: B's right is a duty unless C has a right as well."""
    found, sense, right = row(program_of(waiting().tables).arrays, "assured_oxide_floor", "oxide", "R", "B", Y)
    rights = {("assured_right", "B"): -20.0, ("assured_right", "C"): 20.0}
    bought = {("assured_oxide", "oxide", "R", b, Y): 1.0 for b in "BC"}
    assert (found, sense, right) == ({**bought, **rights}, "≥", 0.0)


@pytest.mark.solve
@pytest.mark.parametrize(("without", "tonnes"), [([], 60.0), (["assured_oxide_floor"], 0.0)])
def test_take_or_pay_does_not_wait_for_who_is_not_selected(without, tonnes):
    """Proves: C is not selected, so B takes 20 t a year from the year it stands, FY2027-28: 60 t.

    Were all candidates waited for, 40 t. Without the rule: none, as imported oxide costs the country less.
    """
    plan = answer(waiting().pursuing("Unmet demand", "National cost"), without)
    assert plan.expression("award", "C") == pytest.approx(0.0)
    assert plan.total("assured_oxide", "oxide", "R") == pytest.approx(tonnes)


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
