"""Limits of small workbooks: which can be moved, how they are called, and which rows imply which."""

from __future__ import annotations

import pytest

from model.formulation.limit import NOTHING_ASKED, LimitCell
from model.formulation.registry import of_order
from model.planning.program import Program, program_of
from tests.cases.chain_case import chain_case
from tests.cases.network import chain
from tests.cases.small import award, plant
from tests.formulation import test_limits
from tests.formulation.test_assured import two
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.quick


def named(program: Program, words: str) -> list[LimitCell]:
    return [cell for cell in program.limits.movable if cell.words == words]


def test_which_limits_can_be_moved():
    """Bans, soft limits and what is without limit are kept, with the reason; a decision and its bounds can be moved."""
    soft = {"name": "soft", "quantity": "made", "over": "each year", "sense": "≤", "value": 5.0, "penalty": 1.0}
    program = program_of(plant().adding("Limits", soft).tables)
    assert program.limits.movable == ()
    assert {cell.kept for cell in program.limits.cells} == {"its penalty lets the plan pass it"}
    lots = program_of(two_lots(status="fixed in", least=40.0).tables)
    assert [(x.unit, x.value, x.way) for x in named(lots, "award of C")] == [
        ("t/a", 100.0, "up"), ("t/a", 40.0, "down")]
    assert [(x.value, x.other) for x in named(lots, "status of C")] == [("fixed in", "open")]
    assert [(x.value, x.whole) for x in named(lots, "beneficiaries selected")] == [(5, True)]


def test_a_ban_has_its_cell_and_is_not_lifted():
    limits = program_of(chain_case().tables).limits
    bans = [cell for cell in limits.cells if "Burma" in cell.words]
    assert bans
    assert {cell.kept for cell in bans} == {"a ban is not lifted"}
    assert not [cell for cell in limits.movable if "Burma" in cell.words]
    assert {row.group for cell in bans for row in cell.rows} == {"supply_limit"}


def test_a_floor_of_nothing_is_not_moved():
    """A bid without a least, and one with."""
    least = {v: [c.kept for c in program_of(two_lots(least=v).tables).limits.cells
                 if c.words == "award of C" and c.way == "down"] for v in (0.0, 40.0)}
    assert least == {0.0: [NOTHING_ASKED], 40.0: [""]}


def test_one_cell_for_a_kind_of_facility_is_one_limit():
    case = award().with_("Capacity", {"stage": "casting"}, most=90.0)
    limits = program_of(case.tables).limits
    cell, = (x for x in limits.movable if x.words.startswith("casting"))
    assert cell.words == "casting (new) built at each (beneficiary)"
    assert [(r.index, r.where) for r in cell.rows] == [(("B", "casting", "new"), "at B")]
    assert limits.words_of("build_limit", ("B", "casting", "new")) == "casting built at B (new)"


PRICED = {"supply_limit", "reserve_limit", "build_limit", "stock_limit", "outlet_limit", "total_award_limit",
          "wanted_award_limit", "incentive_envelope_limit", "subsidy_envelope_limit", "outlay_limit",
          "incentive_ceiling_limit", "subsidy_ceiling_limit"}


def test_which_limits_are_priced():
    """Proves: what a plan can be short of has a price; floors, switches and definitions have none."""
    program = program_of(chain())
    rows = program.arrays.rows
    assert {group for group, index in program.limits.priced if index in rows.get(group, {})} == PRICED
    assert {row.unit for row in program.limits.priced.values()} <= {"t", "t/a", "₹ crore"}
    assisted = program_of(two().tables)
    assert set(assisted.arrays.rows["assured_oxide_limit"]) == {
        index for group, index in assisted.limits.priced if group == "assured_oxide_limit"}


def test_what_a_limit_is_about_whichever_year_it_is_of():
    """Proves: a sentence names each once. Without it: it is cut out of words that hold a planner's own name."""
    own = "oxide from China in FY2030-31"
    case = test_limits.limited(name=own).with_("Supply", {"commodity": "alloy"}, years=60.0)
    program = program_of(case.with_("Capacity", {"stage": "mag"}, most=50.0).tables)
    about = {(group, row.about) for (group, _), row in program.limits.priced.items()}
    assert {("own_limit", own), ("supply_limit", "alloy"), ("build_limit", "mag built at F (new)")} <= about
    assert not [a for group, a in about if group != "own_limit" and "FY" in a]
    scheme = {row.about for row in program_of(two().tables).limits.priced.values()}
    assert {"assured oxide of R", "incentive to all", "incentive of B", "subsidy of C"} <= scheme


def test_a_cell_is_where_the_limit_stands():
    """The third row of Supply, in its year; rows of a small case have no letters."""
    program = program_of(chain())
    frame = program.tables.frames["Supply"]
    listed = frame[(frame["supply"] == "China") & (frame["commodity"] == "oxides")].iloc[0]
    place = program.limits.priced["supply_limit", ("China", "oxides", "FY2028-29")]
    assert place.cell == f"Supply!{listed['row']}"
    assert place.words == "oxides from China in FY2028-29"


def test_what_implies_a_limit_moves_in_its_own_unit():
    """A t/a more in all is half a t/a more for each of two; of the largest size, 80 t/a, that is 0.5 / 80."""
    program = program_of(chain())
    implied = program.limits.priced["total_award_limit", ()].implied_by
    assert implied == pytest.approx({
        ("wanted_award_limit", ("B1",)): 0.5, ("wanted_award_limit", ("B2",)): 0.5,
        ("fixed_award_define", ("B1",)): 0.5 / 80, ("open_award_limit", ("B2",)): 0.5 / 80,
    })
    assert all(index in program.arrays.rows[group] for group, index in implied)


def test_ceilings_of_one_cell_and_supplies_of_nothing_are_alike():
    """Proves: one price stands for the ceilings of all bidders, and one for an origin's supplies of nothing."""
    priced = program_of(chain()).limits.priced
    ceilings = [row.alike for (group, _), row in priced.items() if group == "incentive_ceiling_limit"]
    assert len(ceilings) == 2
    assert len(set(ceilings)) == 1
    zero = [row.alike for (group, _), row in priced.items() if group == "supply_limit" and row.by.value == 0]
    assert all(len(alike) == 2 for alike in zero)
    some = priced["supply_limit", ("China", "oxides", "FY2028-29")]
    assert some.alike == ("supply_limit", "China", "oxides")


def rows_of(program: Program, group: str) -> dict[tuple[object, ...], float]:
    """Index of each row of a constraint → how far its cell moves it."""
    return {index: row.row.per for (g, index), row in program.limits.rows.items() if g == group}


def test_how_far_a_switch_or_a_share_moves_a_row():
    """A row of a switch opens in all; a share counts on the most that a bid may be awarded.

    A tonne of magnet takes 0.6 t of metal and 1.5 t of alloy; 20 t of oxide are assured a year.
    """
    lots = program_of(two_lots(status="fixed in").tables)
    assert rows_of(lots, "fixed_award_define") == {("C",): -1.0}
    assert set(rows_of(lots, "award_order_limit").values()) == {1.0}
    held = program_of(two(take_or_pay=True).tables)
    taken = rows_of(held, "assured_oxide_floor")
    assert set(taken) == set(held.arrays.rows["assured_oxide_floor"])
    assert set(taken.values()) == {-20.0}
    own = program_of(award().ruled(gap_allowed=False, running_share=1.0).tables)
    most = own.data.awards.bid["B"].most
    assert rows_of(own, "own_metal_floor") == {("B",): pytest.approx(0.6 * most)}
    assert rows_of(own, "own_alloy_floor") == {("B",): pytest.approx(1.5 * most)}
    assert list(rows_of(own, "own_metal_running_floor").values()) == pytest.approx([0.6 * most] * 2)


def test_what_implies_assured_oxide():
    """A tonne more in all: each of two may buy one more, and the equal part of each grows by half a tonne."""
    program = program_of(two(assured_split="equal").tables)
    implied = program.limits.priced["assured_oxide_limit", ("R", "oxide", "FY2027-28")].implied_by
    parts = {"assured_entitled_limit": 1.0, "assured_split_limit": 0.5}
    assert implied == {(g, ("oxide", "R", b, "FY2027-28")): v for g, v in parts.items() for b in ("B", "C")}


def test_what_comes_from_the_order_of_bids():
    """Proves: what is laid aside where one bidder's lots are priced."""
    assert set(of_order()) == {"award_order_limit", "assured_right_floor"}


def test_ceilings_are_those_of_the_largest_size():
    """The sizes of the chain are 40, 60 and 80 t/a; the last has 86 and 10 ₹ crore, and asks for 40 to be invested."""
    rows = program_of(chain()).limits.rows
    groups = ("incentive_ceiling_limit", "subsidy_ceiling_limit", "investment_floor")
    assert [rows[g, ("B1",)].by.value for g in groups] == [86.0, 10.0, 40.0]
