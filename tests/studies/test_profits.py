"""Profits: what each maker earns where equally good plans share the grades out otherwise."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.asked import Asked
from model.studies.profits import MISSED, OF_ALL, PAID, PROFITS
from tests.cases.case import Case
from tests.cases.small import second_bidder
from tests.cases.stopping import PRICED, STOP
from tests.formulation.test_accounts import dear, flows
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import answer_of
from tests.studies.test_ties import alike

pytestmark = pytest.mark.solve


def two_alike() -> Case:
    """B and C make 40 t/a each, for a market that wants 50 t of a dear grade at ₹1.5 crore and 50 plain at 1.0."""
    case = second_bidder(dear(0.5)).pursuing("Unmet demand", "Magnets by value", "National cost")
    return flows(case).with_("Bids", {}, least=40.0)


def above_the_gap() -> Case:
    """The same with priced aims: the total, then the viability gap."""
    case = two_alike().set(**STOP)
    aims = (PRICED, {"priority": 2, "aim": "Viability gap", "tolerance": 0.0})
    return Case(case.name, case.last_year, {**case.rows, "Aims": aims}, case.chosen, case.clauses)


def of_makers(case: Case) -> pd.DataFrame:
    """The rows of makers."""
    found = answer_of("profits", solve(program_of(case.tables))).frame
    return found[~found["beneficiary"].isin(OF_ALL)]


def test_who_makes_the_dear_grade_is_open():
    """Proves: of 50 dear tonnes a year one makes 10 to 40, each 0.5 dearer: 3 years × 30 × 0.5 = ₹45 crore apart.

    Sensitivity: with the makers' sum held as well there is one value each.
    """
    found = of_makers(two_alike()).set_index("beneficiary")
    assert list(found.index) == ["B", "C"]
    assert (found["most"] - found["least"]).tolist() == pytest.approx([45.0, 45.0], rel=1e-4)
    assert (found["least"] <= found["here"]).all()
    assert (found["here"] <= found["most"]).all()
    assert found["here"].sum() == pytest.approx(found["least"].iloc[0] + found["most"].iloc[1], rel=1e-4)


def test_pooled_makers_share_what_all_sell_and_buy():
    """Proves: pooled, B and C of equal tonnes and costs differ by the scheme's money alone; the sum is the plan's.

    Sensitivity: unpooled, who makes 40 of the 50 dear tonnes earns ₹45 crore more, whatever was bid.
    """
    found = of_makers(two_alike()).set_index("beneficiary")
    money = found["after"] - found["here"]
    assert found["pooled"].sum() == pytest.approx(found["after"].sum())
    assert found["pooled"]["B"] - found["pooled"]["C"] == pytest.approx(money["B"] - money["C"], abs=1e-6)


def test_gap_and_payments_are_told_from_least_to_most():
    """Proves: with the money B and C make 3.82 each when they share alike; who makes 10 dear tonnes misses 18.68.

    Each has 16.0 of incentive and 15.12 of subsidy in every plan. Sensitivity: told as the plan's own figure, the gap
    would seem to be decided, whichever plan the search came upon.
    """
    answer = answer_of("profits", solve(program_of(two_alike().tables)))
    found = answer.frame.set_index("beneficiary")
    assert found.loc[MISSED, ["least", "most"]].tolist() == pytest.approx([0.0, 18.68], abs=0.002)
    assert found.loc[PAID, ["least", "most"]].tolist() == pytest.approx([62.24, 62.24], rel=1e-4)


def test_with_tax_the_pooled_values_do_not_add_up_to_the_plan_s():
    """Proves: what the column says of its sum. Taxed at 30 %, who makes 40 dear tonnes pays more than both alike.

    Sensitivity: without tax the sums are equal, as the test before has it.
    """
    found = of_makers(two_alike().with_("Facilities", {"facility": "B"}, tax_rate=0.3).with_(
        "Facilities", {"facility": "C"}, tax_rate=0.3))
    assert abs(found["pooled"].sum() - found["after"].sum()) > 1.0
    meaning = next(c.meaning for c in PROFITS.columns if c.key == "pooled")
    assert "before tax and at one cost of capital the sum is the plan's" in meaning


@pytest.mark.parametrize(("case", "kept", "said"), [
    (two_alike(), "they are kept", "in plans equally good by every aim"),
    (two_alike().pursuing("National cost", "Viability gap"), "they are kept", "in plans equally good by every aim"),
    (above_the_gap(), "the aims before the viability gap are kept", "in plans of the same total"),
])
def test_rows_of_all_say_which_aims_they_keep(case: Case, kept: str, said: str):
    """Proves: of priced aims those behind the total are let go in the rows of all; aims in order have no total.

    Sensitivity: said of all rows, that every aim but the tie-break is kept is wrong where the gap is an aim.
    """
    result = solve(program_of(case.tables))
    answer = answer_of("profits", result)
    assert f"In the rows of all makers {kept}" in answer.sentence
    wide = answer.frame.assign(most=answer.frame["least"] + 10.0)
    told = PROFITS.told(Asked(result), PROFITS.table(replace(answer, frame=wide)))
    assert [said in t.finding.sentence for t in told] == [False, True, True]


def test_at_the_demand_s_mix_nothing_is_open():
    """Proves: the study is not made where all makers are judged alike."""
    case = two_alike().set(margins="demand's mix")
    assert answer_of("profits", solve(program_of(case.tables))).frame.empty


def test_awards_in_whole_lots_are_chosen_again():
    """Proves: 40 and 60 t/a go either way round, a t/a earns 3 × (2.0 − 0.7) − 2.52 = 1.38: from 55.2 to 82.8.

    Sensitivity: with the lots of the plan fixed each maker's value would be told as the one there is.
    """
    found = of_makers(flows(alike(two_lots())))
    assert found["least"].tolist() == pytest.approx([55.2, 55.2], rel=1e-4)
    assert found["most"].tolist() == pytest.approx([82.8, 82.8], rel=1e-4)
    assert found["here"].sum() == pytest.approx(55.2 + 82.8)
