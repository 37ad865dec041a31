"""Assured oxide with whole lots: the right of the lowest bids among the selected."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import second_bidder
from tests.formulation.test_assured import assured

Y = "FY2027-28"


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
