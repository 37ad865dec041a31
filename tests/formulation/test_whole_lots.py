"""Whole lots: awards in the sizes of Award sizes only, in bid order, to so many bidders, net worth in hand."""

from __future__ import annotations

from itertools import product

import pytest

from model.engine import Session
from model.planning.program import program_of
from tests.cases.answers import answer, relaxed
from tests.cases.case import Case
from tests.cases.rows import has_row, row
from tests.cases.small import award, second_bidder


def lots(**bid: object) -> Case:
    """Sizes of 40, 60 and 80 t/a; imports at ₹2.0 crore, so that a t/a saves 1.38 of the 800; B is open."""
    case = award().with_("Prices", {"commodity": "magnet"}, years=20000.0).set(whole_lots=True)
    case = case.adding("Award sizes", {"capacity": 60.0, "incentive_ceiling": 600.0, "subsidy_ceiling": 150.0})
    case = case.with_("Bids", {}, **{"status": "open", "most": 100.0, **bid})
    return case.pursuing("Unmet demand", "National cost")


def two_lots(**columns: object) -> Case:
    """The same with a dearer bidder C, whose plants cost a tenth: its t/a saves 3.9 − 0.252 = 3.648."""
    case = second_bidder(lots(), **{"status": "open", "rate": 2100.0, "most": 100.0, **columns})
    return case.with_("Facilities", {"facility": "C"}, capital_factor=0.1)


def awards_of(case: Case, without: tuple[str, ...] = ()) -> tuple[float, ...]:
    plan = answer(case, without)
    return tuple(round(plan.expression("award", b), 6) for b in plan.program.data.awards.BENEFICIARIES)


@pytest.mark.quick
def test_every_size_is_a_yes_or_no():
    arrays = program_of(lots().tables).arrays
    sizes = arrays.columns["size"]
    assert set(sizes) == {("B", k) for k in (40.0, 60.0, 80.0)}
    assert all(arrays.integer[n] for n in sizes.values())
    assert sum(arrays.integer) == len(sizes)


@pytest.mark.quick
def test_rows_of_whole_lots():
    """B bids lower than C, C is worth less than the 600 crore that 80 t/a ask for."""
    case = two_lots(net_worth=500.0).with_("Award sizes", {"capacity": 80.0}, net_worth=600.0)
    case = case.with_("Bids", {"beneficiary": "B"}, net_worth=600.0)
    arrays = program_of(case.ruled(beneficiaries=1).tables).arrays
    b, c = ({("size", x, k): 1.0 for k in (40.0, 60.0, 80.0)} for x in ("B", "C"))
    assert row(arrays, "net_worth_limit", "C", 80.0) == ({("size", "C", 80.0): 1.0}, "≤", 0.0)
    assert not has_row(arrays, "net_worth_limit", "B", 80.0)
    assert row(arrays, "award_order_limit", "B", "C") == ({**c, **{k: -1.0 for k in b}}, "≤", 0.0)
    assert not has_row(arrays, "award_order_limit", "C", "B")
    assert row(arrays, "order_reach_limit", "C") == (c, "≤", 0.0)
    assert not has_row(arrays, "order_reach_limit", "B")
    assert row(arrays, "beneficiaries_limit") == ({**b, **c}, "≤", 1.0)


@pytest.mark.quick
def test_none_of_it_without_whole_lots(chained):
    for name in ("net_worth_limit", "award_order_limit", "beneficiaries_limit", "assured_right_limit"):
        assert name not in chained.rows
    assert not chained.integer.any()


@pytest.mark.quick
def test_equal_bids_are_ordered_by_net_worth_then_as_listed():
    equal = two_lots(rate=2000.0, net_worth=700.0)
    assert has_row(program_of(equal.tables).arrays, "award_order_limit", "C", "B")
    same = two_lots(rate=2000.0)
    assert has_row(program_of(same.tables).arrays, "award_order_limit", "B", "C")


@pytest.mark.quick
@pytest.mark.parametrize("bid", [{"qualified": False}, {"status": "out"}, {"net_worth": 1.0}])
def test_who_cannot_be_selected_does_not_stand_in_the_order(bid):
    case = two_lots().with_("Bids", {"beneficiary": "B"}, **bid).with_("Award sizes", {}, net_worth=9.0)
    assert "award_order_limit" not in program_of(case.tables).arrays.rows


@pytest.mark.solve
@pytest.mark.parametrize(("case", "awards"), [
    pytest.param(lots(), (80.0,), id="the largest that pays"),
    pytest.param(lots(most=70.0), (60.0,), id="no part of a size"),
    pytest.param(lots(most=30.0), (0.0,), id="nothing below the smallest"),
    pytest.param(lots().ruled(total_capacity=79.0), (60.0,), id="total capacity"),
    pytest.param(two_lots(), (40.0, 60.0), id="both, up to the demand of 100 t, most to whom it costs less"),
    pytest.param(two_lots().ruled(beneficiaries=1), (80.0, 0.0), id="one, the lowest bid"),
    pytest.param(two_lots().ruled(beneficiaries=1, award_order="free"), (0.0, 80.0), id="one, any bid"),
    pytest.param(two_lots(least=80.0).ruled(total_capacity=100.0), (80.0, 0.0), id="wanted least"),
])
def test_awards_in_whole_lots(case, awards):
    """Proves: each clause about whole lots, C's plants being the cheaper ones by far.

    Without them: 100 t/a at C alone, or any part of a size.
    """
    assert awards_of(case) == awards


@pytest.mark.solve
@pytest.mark.parametrize(("group", "case", "awards"), [
    ("award_order_limit", two_lots(least=80.0).ruled(total_capacity=80.0), (0.0, 80.0)),
    ("beneficiaries_limit", two_lots(most=60.0).ruled(beneficiaries=1, award_order="free"), (40.0, 60.0)),
    ("wanted_award_floor", two_lots(least=80.0).ruled(total_capacity=100.0), (40.0, 60.0)),
    ("net_worth_limit", lots().with_("Award sizes", {"capacity": 80.0}, net_worth=9999.0), (80.0,)),
])
def test_awards_without_a_clause(group, case, awards):
    """Proves: each clause alone holds the awards, which are others without it."""
    assert awards_of(case, (group,)) == awards
    assert awards_of(case) != awards


@pytest.mark.solve
def test_who_is_out_of_reach_is_barred_as_a_part_too():
    """Proves: the rule changes no award in whole lots, and no part of C counts where parts may be awarded.

    One is to be selected: half of B allows half of C, whose t/a saves more, so that without the rule the bound on what
    any plan could save lies too low, and the search has to try C.
    """
    case = two_lots().ruled(beneficiaries=1).pursuing("National cost")
    assert awards_of(case, ("order_reach_limit",)) == awards_of(case) == (80.0, 0.0)
    program = program_of(case.tables)
    cost = program.arrays.cost_of("national_cost")
    bounds = [Session(a).relaxed(*cost) for a in (program.arrays, relaxed(program.arrays, ["order_reach_limit"]))]
    assert bounds[0] == pytest.approx(answer(case).aim("National cost"))
    assert bounds[1] < bounds[0] - 1


@pytest.mark.solve
def test_net_worth_bars_a_size():
    """Proves: B is worth 500 crore, 80 t/a ask for 9,999: it receives 60. Without it: 80."""
    assert awards_of(lots().with_("Award sizes", {"capacity": 80.0}, net_worth=9999.0)) == (60.0,)


@pytest.mark.solve
@pytest.mark.parametrize("clauses", [{}, {"beneficiaries": 1}, {"award_order": "free", "total_capacity": 120.0}])
def test_no_pattern_of_awards_is_better(clauses):
    """Proves by trying all 16 patterns of two bidders and three sizes: the search among whole lots misses none.

    Each pattern is a linear program with the sizes fixed. Without the proof a wrong bound could hide a better plan.
    """
    case = two_lots().ruled(**clauses).pursuing("National cost")
    program = program_of(case.tables)
    arrays, sizes = program.arrays, program.arrays.columns["size"]
    cost, offset = arrays.cost_of("national_cost")
    found = []
    for chosen in product((None, 40.0, 60.0, 80.0), repeat=2):
        lower, upper = arrays.lower.copy(), arrays.upper.copy()
        for (b, k), n in sizes.items():
            lower[n] = upper[n] = float(chosen["BC".index(b)] == k)
        outcome = Session(arrays.with_columns(lower, upper)).minimise(cost, offset)
        found += [outcome.objective] if outcome.has_plan else []
    assert answer(case).aim("National cost") == pytest.approx(min(found))
