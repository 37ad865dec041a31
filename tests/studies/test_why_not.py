"""Why not: small conflicts worked by hand, and the cheapest repair of each."""

from __future__ import annotations

import pytest

from model.reports.sheets.why_not import in_short
from model.studies.why_not.why_not import WhyNot
from tests.cases.small import award, plant
from tests.formulation.test_limits import YEARS
from tests.formulation.test_shares import two_grades
from tests.formulation.test_whole_lots import lots, two_lots
from tests.studies.conflicts import EACH, IN_ALL, asked, built, capped, changes, served, stores, ways

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


@pytest.mark.parametrize(("imports", "plants", "further"), [
    (30.0, 40.0, [("new plants", 40.0, 50.0), ("imported magnets", 30.0, 40.0)]),
    (40.0, 30.0, [("imported magnets", 40.0, 50.0), ("new plants", 30.0, 40.0)]),
])
def test_the_smallest_relative_change_is_the_cheapest(imports, plants, further):
    """80 t a year from imports and plants that together give 70: 10 t unmet are an eighth of what the 0 holds back.

    Ten more of 40 t would be a quarter, of 30 t a third: they are told next. Without any one of the three limits the
    other two hold. A limit of 0 is weighed by its flow: counted as a whole limit, each tonne unmet would come last.
    """
    found = asked(served(imports, plants))
    assert {r[0] for r in limits(found)} == {"unmet demand", "imported magnets", "new plants"}
    where = dict(zip(found.conflict["in_words"], found.conflict["where"], strict=True))
    assert where["new plants"] == ""
    assert where["unmet demand"] == where["imported magnets"] in {f"in {y}" for y in YEARS}
    assert changes(found) == [("unmet demand", 0.0, 10.0)]
    assert found.repair["relative"].tolist() == pytest.approx([1 / 8])
    assert ways(found) == [(1, "unmet demand", 0.0, 10.0), (2, *further[0]), (3, *further[1])]
    assert dict(zip(found.conflict["in_words"], found.conflict["alone"], strict=True)) == {
        "unmet demand": 10.0, "imported magnets": imports + 10.0, "new plants": plants + 10.0,
    }


def test_each_way_is_priced_in_crore_and_points():
    """40 t/a of plants at ₹0.3 crore, 40 of 80 t a year made at 0.6; 30 t imported at 1.0 and 10 t unmet at 5.0.

    Unmet: 3 × (24 + 30 + 50) + 12 = 324, the same without that limit, since demand is served first. Plants: 50 made
    and 30 imported, 3 × (30 + 30) + 15 = 195; without the limit all 80 are made, 3 × 48 + 24 = 168. Imports: 40 and
    40, 3 × (24 + 40) + 12 = 204, the same without the limit. Half of 80 t are not made in India, or three eighths.
    """
    found = asked(served(30.0, 40.0))
    assert found.ways["cost"].tolist() == pytest.approx([324.0, 195.0, 204.0])
    assert found.ways["cost_beside"].tolist() == pytest.approx([0.0, 27.0, 0.0], abs=1e-6)
    assert found.ways["points"].tolist() == pytest.approx([50.0, 37.5, 50.0])
    assert found.ways["points_beside"].tolist() == pytest.approx([0.0, 37.5, 0.0], abs=1e-6)


def test_one_change_is_told_before_many():
    """Proves: each of four stores must end one tonne fuller than can be, and one tonne unmet would fill them all.

    240 t of magnets can be had in each of three years and 236 are asked for, so that 12 t can be kept; four stores are
    to end with 4 t each, and nothing may be unmet: one of two. A quarter less in four stores is a whole limit in all,
    4 t of 708 unmet hardly a hundredth. Case 31: the closing stocks were set to nought, and that was called cheapest.
    """
    found = asked(stores(4.0))
    assert changes(found) == [("unmet demand", 0.0, 4.0)]
    assert found.cheapest


def test_one_limit_that_cannot_hold_says_so():
    """Proves: 90 t a year are to be made in a plant of 50 t/a that stands: nothing else is in the way of that limit."""
    case = plant().with_("Capacity", {"stage": "mag"}, kind="existing", most=50.0)
    least = {"name": "made", "quantity": "made", "stage": "mag", "value": 90.0, **EACH, "sense": "≥"}
    found = asked(case.adding("Limits", least))
    assert [r[:2] for r in limits(found)] == [("made", "at least")]
    assert changes(found) == [("made", 90.0, 50.0)]
    why = dict(in_short(found))["Why not"]
    assert why.startswith("This limit cannot hold by itself, whatever the others: made, in FY")
    assert why.endswith("at least 90 t (Limits!7)")


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
    """Proves: 50 t of 80 must come from China, and 60 % of them may: 48 t, or 62.5 %, leaves a plan.

    Sensitivity: the ceiling multiplies imports, so it is read off the repaired plan: 50 ÷ 80, not 60 % and a part.
    """
    least = {"name": "from China", "quantity": "shipped", "commodity": "magnet", "origin": "China", "value": 50.0,
             "over": "each year", "sense": "≥"}
    found = asked(two_grades().adding("Limits", least))
    assert {r[0] for r in limits(found)} >= {"share of China in imports of magnet", "from China"}
    assert changes(found) == [("from China", 50.0, 48.0)]
    assert ways(found)[1] == (2, "share of China in imports of magnet", 0.6, 0.625)
