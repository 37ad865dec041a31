"""Why not: small conflicts worked by hand, and the cheapest repair of each."""

from __future__ import annotations

import pytest

from model.studies.why_not.why_not import WhyNot
from tests.cases.small import award, plant
from tests.formulation.test_limits import YEARS
from tests.formulation.test_shares import two_grades
from tests.formulation.test_whole_lots import lots, two_lots
from tests.studies.conflicts import IN_ALL, asked, built, capped, changes, served

pytestmark = pytest.mark.solve


def limits(found: WhyNot) -> list[tuple[str, str, object]]:
    return [(r.in_words, r.holds, r.value) for r in found.conflict.itertuples()]


def test_least_above_most():
    """60 t/a at least, 50 at most. Lowering 60 by a sixth is less than raising 50 by a fifth.

    Without either limit there is a plan: each alone would have to meet the other.
    """
    found = asked(built(60.0, 50.0))
    name = "mag (new) built at F"
    assert sorted(limits(found)) == [(name, "at least", 60.0), (name, "at most", 50.0)]
    assert changes(found) == [(name, 60.0, 50.0)]
    assert found.repair["relative"].tolist() == pytest.approx([1 / 6])
    assert sorted(found.conflict["alone"]) == [50.0, 60.0]


@pytest.mark.parametrize(("imports", "plants", "repair"), [
    (30.0, 40.0, [("new plants", 40.0, 50.0)]),
    (40.0, 30.0, [("imported magnets", 40.0, 50.0)]),
])
def test_the_smallest_relative_change_is_the_cheapest(imports, plants, repair):
    """80 t a year from imports and plants that together give 70: ten more of the larger limit is the least change.

    Demand left unmet by 10 t would also do, but of a limit of 0 each tonne counts as a whole limit, so it comes last.
    Without any one of the three limits the other two hold.
    """
    found = asked(served(imports, plants))
    assert {r[0] for r in limits(found)} == {"unmet demand", "imported magnets", "new plants"}
    where = dict(zip(found.conflict["in_words"], found.conflict["where"], strict=True))
    assert where["new plants"] == ""
    assert where["unmet demand"] == where["imported magnets"] in {f"in {y}" for y in YEARS}
    assert changes(found) == repair
    assert dict(zip(found.conflict["in_words"], found.conflict["alone"], strict=True)) == {
        "unmet demand": 10.0, "imported magnets": imports + 10.0, "new plants": plants + 10.0,
    }


def test_two_conflicts_at_once_are_mended_together():
    """40 t/a of magnets and 60 of alloy where 30 and 50 may be built: one change each, a third and a sixth of a share.

    Ten more of 50 would be a fifth. No change alone is enough but to take back the decision.
    """
    least = {"name": "alloy plants", "quantity": "built", "stage": "casting", "value": 50.0, **IN_ALL}
    found = asked(capped(30.0).adding("Limits", least))
    assert changes(found) == [("magnet plants", 30.0, 40.0), ("own alloy capacity", 1.0, 0.8333)]
    alone = dict(zip(found.conflict["in_words"], found.conflict["alone"], strict=True))
    assert {n: v for n, v in alone.items() if v is not None} == {"status of B": "open"}


def test_a_decision_and_a_limit():
    """B is fixed in with 40 t/a, 30 may be built: a third more of 30 is less than a word, which counts as a whole.

    With 15 t/a the limit would grow by more than itself, so B's award is opened.
    """
    assert changes(asked(capped(30.0))) == [("magnet plants", 30.0, 40.0)]
    found = asked(capped(15.0))
    assert changes(found) == [("status of B", "fixed in", "open")]
    assert limits(found) == [("magnet plants", "at most", 15.0), ("status of B", "is", "fixed in")]


def test_an_exact_limit_moves_the_way_it_must():
    """Exactly 30 t/a where 40 are awarded becomes exactly 40; exactly 50 becomes exactly 40 too."""
    assert changes(asked(capped(30.0, sense="="))) == [("magnet plants", 30.0, 40.0)]
    assert changes(asked(capped(50.0, sense="="))) == [("magnet plants", 50.0, 40.0)]


def test_a_gap_that_is_not_allowed():
    """B misses money and no gap is allowed: the clause and the decision cannot hold together.

    Without the clause the gap is reported; without the decision B is not built.
    """
    found = asked(award().ruled(gap_allowed=False))
    assert limits(found) == [("status of B", "is", "fixed in"), ("viability gap allowed", "is", False)]
    assert found.conflict["alone"].tolist() == ["open", True]
    assert found.repair["relative"].tolist() == [1.0]


def test_own_capacity_as_a_share():
    """40 t/a of magnets need 60 t/a of alloy; 45 may be built: a third more, or three quarters of the share.

    A quarter of the share is the least change, so the clause would be 75 %.
    """
    limit = {"name": "alloy plants", "quantity": "built", "stage": "casting", "value": 45.0, **IN_ALL}
    found = asked(award().adding("Limits", limit))
    assert changes(found) == [("own alloy capacity", 1.0, 0.75)]


def test_closing_stock_beyond_the_room():
    """50 t must be there at the end, 40 t may be held: a fifth less of 50 is less than a quarter more of 40."""
    stock = {"facility": "F", "commodity": "alloy", "closing": 50.0, "most": 40.0}
    found = asked(plant().adding("Stocks", stock))
    assert changes(found) == [("closing stock of alloy at F", 50.0, 40.0)]


def test_a_reserve_in_days():
    """A reserve of 73 days of 80 t a year is 16 t; it holds 12 t: 54.75 days, a quarter less, beats a third more."""
    case = plant().adding("Facilities", {"facility": "Store", "kind": "reserve"})
    stock = {"facility": "Store", "commodity": "magnet", "most": 12.0, "floor_days": 73.0}
    assert changes(asked(case.adding("Stocks", stock))) == [("days of magnet in stock at Store", 73.0, 54.75)]


def test_whole_lots():
    """B and C are fixed in with 40 and 80 t/a at least; 100 t/a are awarded: a fifth more is the least change.

    In parts of sizes too there would be no plan. Sizes are whole: C's least lowered by 20 would be 60, a quarter.
    """
    case = two_lots(status="fixed in", least=80.0).ruled(total_capacity=100.0)
    found = asked(case.with_("Bids", {"beneficiary": "B"}, least=40.0))
    assert changes(found) == [("capacity awarded in all", 100.0, 120.0)]


def test_whole_lots_that_only_fail_whole():
    """One bidder wants 45 to 55 t/a, and sizes are 40, 60 and 80: parts of two would do, no whole one does."""
    found = asked(lots(status="fixed in", least=45.0, most=55.0))
    assert found.repair["in_words"].tolist() == ["award of B"]
    assert changes(found) == [("award of B", 55.0, 60.0)]
    assert ("award of B", "at least", 45.0) in limits(found)


def test_a_share_limit_is_raised_to_what_is_asked_for():
    """Proves: 50 t of 80 must come from China, and 60 % of them may: 62.5 % leaves a plan.

    Sensitivity: the ceiling multiplies imports, so it is read off the repaired plan: 50 ÷ 80, not 60 % and a part.
    """
    least = {"name": "from China", "quantity": "shipped", "commodity": "magnet", "origin": "China", "value": 50.0,
             "over": "each year", "sense": "≥"}
    found = asked(two_grades().adding("Limits", least))
    assert {r[0] for r in limits(found)} >= {"share of China in imports of magnet", "from China"}
    assert changes(found) == [("share of China in imports of magnet", 0.6, 0.625)]
