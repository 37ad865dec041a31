"""Ties: awards that could be others at no loss, against bidders of which one is cheaper."""

from __future__ import annotations

import pytest

from model.planning.program import move_holding, program_of
from model.planning.solve import solve
from model.studies.awarded import held
from model.studies.ties import TIES
from tests.cases.case import Case
from tests.cases.network import one_plant
from tests.cases.small import award, second_bidder
from tests.formulation.test_assured_rights import lots as rights
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import answer_of, ties

pytestmark = pytest.mark.solve


def ties_of(case: Case):
    return ties(solve(program_of(case.tables)))


def alike(case: Case, factor: float = 1.0) -> Case:
    """C's plants cost as much as B's, or that part of it."""
    return case.with_("Facilities", {"facility": "C"}, capital_factor=factor)


def any_size(factor: float = 1.0) -> Case:
    """B and C may have up to 80 t/a each, of any size; 100 t a year are wanted and made at a gain."""
    case = award().with_("Prices", {"commodity": "magnet"}, years=20000.0).with_("Bids", {}, status="open", most=80.0)
    case = second_bidder(case, status="open", most=80.0).with_("Demand and sales", {}, years=100.0)
    return alike(case, factor).pursuing("Unmet demand", "National cost")


def test_awards_of_two_who_are_alike_can_be_exchanged():
    """Proves: 40 and 60 t/a of B and C, whose plants cost the same, serve the 100 t a year either way round."""
    found = ties_of(alike(two_lots()))
    assert found[["beneficiary", "other"]].to_numpy().tolist() == [["B", "C"]]
    assert sorted(found[["award", "other_award"]].iloc[0]) == pytest.approx([40.0, 60.0])
    assert found["in_words"].tolist() == ["Awards of B and C could be exchanged at no loss."]
    assert found[["least", "most"]].isna().all(axis=None)


def test_awards_of_two_who_are_not_alike_cannot():
    """Proves the contrast: C builds at a tenth, so B's 40 against C's 60 t/a turned round lose 20 × (3.648 − 1.38)."""
    assert ties_of(two_lots()).empty


def test_plants_in_whole_units_are_chosen_again():
    """Proves: in lines of 20 t/a, 60 of B and 40 of C can be exchanged, each building the other's lines.

    Sensitivity: with every whole decision but the awards fixed at the plan's, B would keep three lines and C two.
    """
    case = alike(two_lots()).with_("Capacity", {"stage": "sintering"}, unit_size=20.0, most=100.0)
    found = ties_of(case)
    assert found[["beneficiary", "other"]].to_numpy().tolist() == [["B", "C"]]
    assert sorted(found[["award", "other_award"]].iloc[0]) == pytest.approx([40.0, 60.0])


def test_an_exchange_holds_awards_and_nothing_else():
    """Proves: who may buy assured oxide follows from the workbook's own rules: no right is held, only sizes are.

    Sensitivity: a right that the study works out for itself is a second rule, which need not be the formulation's.
    """
    program = program_of(rights(100.0).tables)
    move = move_holding(program, held(program, {"B": 40.0, "C": 80.0}))
    assert program.arrays.columns["assured_right"]
    assert set(move.columns) == set(program.arrays.columns["size"].values())
    assert move.rows == {}


@pytest.mark.parametrize(("order", "pairs"), [("free", 1), ("least cost", 0)])
def test_an_award_can_go_to_another_only_where_the_order_allows(order, pairs):
    """Proves: one is to be selected, B and C are alike, C bids more: in bid order it cannot have B's award.

    Without the rules of order an exchange would be told that the clauses bar.
    """
    assert len(ties_of(alike(two_lots()).ruled(beneficiaries=1, award_order=order))) == pairs


def test_an_award_beyond_the_bidder_is_no_tie():
    """C is alike but wants 50 t/a at most: B's 60 cannot be C's."""
    assert ties_of(alike(two_lots(most=50.0))).empty


def test_awards_of_any_size_move_between_two_who_are_alike():
    """Proves by hand: of 100 t/a in all each can have 80 at most, so 20 at least; both rows say 20 to 80."""
    found = ties_of(any_size())
    assert found["beneficiary"].tolist() == ["B", "C"]
    assert found["least"].tolist() == pytest.approx([20.0, 20.0], abs=0.1)
    assert found["most"].tolist() == pytest.approx([80.0, 80.0], abs=0.1)
    assert found["in_words"].tolist() == [
        f"The award of {b} could be anywhere from 20 to 80 t/a with every aim as good; other awards would adjust."
        for b in "BC"
    ]
    assert found["other"].tolist() == [None, None]


def test_awards_of_any_size_stay_where_one_is_cheaper():
    """Proves the contrast: C builds at a tenth, so it has its 80 and B the 20 that are left."""
    assert ties_of(any_size(0.1)).empty


@pytest.mark.parametrize(("case", "words"), [
    (two_lots(), "no two awards can be exchanged: the awards are not a tie."),
    (any_size(0.1), "no award can be another: the awards are not a tie."),
], ids=["lots", "any size"])
def test_that_there_is_none_is_said(case: Case, words: str):
    """Without it an empty sheet could mean that nobody looked."""
    assert answer_of("ties", solve(program_of(case.tables))).sentence.endswith(words)


def test_a_tolerance_of_an_earlier_aim_is_no_tie():
    """What an aim gives up is used by cost already: with two points of dependence to give up nothing more moves."""
    case = any_size(0.1).pursuing("Unmet demand", "Magnets by quantity", "National cost")
    assert ties_of(case.with_("Aims", {"aim": "Magnets by quantity"}, tolerance=2.0)).empty


def test_looking_for_ties_leaves_nothing_moved():
    """Proves: a second look finds the same. Without it what comes first would decide what the next one says."""
    result = solve(program_of(any_size().tables))
    first, again = ties(result), ties(result)
    assert again.equals(first)
    assert again["least"].tolist() == pytest.approx([20.0, 20.0], abs=0.1)


def test_without_a_scheme_there_is_none():
    found = ties(solve(program_of(one_plant())))
    assert found.empty
    assert tuple(found.columns) == tuple(c.key for c in TIES.columns)
