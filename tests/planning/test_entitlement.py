"""Entitlement: the least of its ceilings, year by year, whatever the figures are."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.data.magnet_ways import MagnetWay
from model.planning.entitlement import (
    CEILING,
    ENVELOPE,
    RATE,
    SALES,
    YEARLY,
    Claim,
    Terms,
    entitlement,
    most_eligible,
    within_envelope,
)

pytestmark = pytest.mark.quick

MANY = settings(derandomize=True, max_examples=200, deadline=None, database=None)
YEARS = ("FY2029-30", "FY2030-31", "FY2031-32")
AMOUNT = st.floats(0.0, 1e4)
SALES_OF = st.lists(st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=3).map(
    lambda rows: [(y, t, n) for y, (t, n) in zip(YEARS, rows, strict=False)])
TERMS = st.builds(Terms, rate=st.floats(0.0, 1.0), sales_share=st.floats(0.0, 1.0), ceiling=AMOUNT,
                  yearly=st.none() | AMOUNT, carry_forward=st.booleans())
ROOM = 1e-6


def total(claims) -> float:
    return sum(c.paid for c in claims)


@MANY
@given(terms=TERMS, sales=SALES_OF)
def test_never_above_any_ceiling(terms, sales):
    """Each year keeps the rate, the share of sales and what is left; all years keep the ceiling."""
    claims = entitlement(terms, sales)
    for (_, tonnes, net), claim in zip(sales, claims, strict=True):
        assert 0.0 <= claim.paid <= terms.rate * tonnes + ROOM
        assert claim.paid <= terms.sales_share * net + ROOM
        if terms.yearly is not None and not terms.carry_forward:
            assert claim.paid <= terms.yearly + ROOM
    assert total(claims) <= terms.ceiling + ROOM


@MANY
@given(terms=TERMS, sales=SALES_OF)
def test_what_is_carried_forward_was_left_before(terms, sales):
    """All years so far keep as many yearly ceilings."""
    if terms.yearly is None:
        return
    paid = itertools.accumulate(c.paid for c in entitlement(terms, sales))
    assert all(so_far <= n * terms.yearly + ROOM for n, so_far in enumerate(paid, 1))


@MANY
@given(terms=TERMS, sales=SALES_OF)
def test_the_ceiling_named_is_the_one_that_holds(terms, sales):
    for claim in entitlement(terms, sales):
        ways = {RATE: claim.by_rate, SALES: claim.by_sales, YEARLY: claim.by_year, CEILING: claim.by_ceiling}
        assert claim.paid == ways[claim.held] == min(v for v in ways.values() if v is not None)


@MANY
@given(terms=TERMS, sales=SALES_OF, more=st.floats(0.0, 1.0))
def test_a_higher_rate_never_pays_less(terms, sales, more):
    """In all years together: a year may lose to an earlier one what the ceiling holds back."""
    higher = Terms(terms.rate + more, terms.sales_share, terms.ceiling, terms.yearly, terms.carry_forward)
    assert total(entitlement(higher, sales)) >= total(entitlement(terms, sales)) - ROOM


@MANY
@given(terms=TERMS, sales=SALES_OF, more=AMOUNT)
def test_a_higher_ceiling_never_pays_less(terms, sales, more):
    higher = Terms(terms.rate, terms.sales_share, terms.ceiling + more, terms.yearly, terms.carry_forward)
    assert total(entitlement(higher, sales)) >= total(entitlement(terms, sales)) - ROOM


@MANY
@given(terms=TERMS, sales=SALES_OF)
def test_carrying_forward_never_pays_less(terms, sales):
    with_, without = (Terms(terms.rate, terms.sales_share, terms.ceiling, terms.yearly, c) for c in (True, False))
    assert total(entitlement(with_, sales)) >= total(entitlement(without, sales)) - ROOM


def claims_of(amounts: list[list[float]]) -> dict[str, list[Claim]]:
    return {
        f"B{n}": [Claim(y, 1, 1, v, v, None, v, v, RATE) for y, v in zip(YEARS, row, strict=False)]
        for n, row in enumerate(amounts)
    }


@MANY
@given(amounts=st.lists(st.lists(AMOUNT, min_size=3, max_size=3), min_size=1, max_size=4), envelope=AMOUNT)
def test_the_envelope_is_kept_and_used_up(amounts, envelope):
    """Paid in all is the least of the envelope and what is due; nobody receives more than is due."""
    due = claims_of(amounts)
    paid = within_envelope(due, envelope)
    in_all = sum(total(own) for own in due.values())
    assert sum(total(own) for own in paid.values()) == pytest.approx(min(envelope, in_all), rel=1e-9, abs=1e-6)
    for b, own in paid.items():
        assert all(p.paid <= c.paid + ROOM for p, c in zip(own, due[b], strict=True))


@MANY
@given(amounts=st.lists(st.lists(st.floats(1.0, 1e4), min_size=3, max_size=3), min_size=2, max_size=4),
       part=st.floats(0.05, 0.95))
def test_the_envelope_runs_out_with_the_last_years(amounts, part):
    """Earlier years are paid in full before later ones; in one year all receive the same part."""
    due = claims_of(amounts)
    paid = within_envelope(due, part * sum(total(own) for own in due.values()))
    for n in range(3):
        parts = [p[n].paid / c[n].paid for p, c in zip(paid.values(), due.values(), strict=True)]
        assert max(parts) - min(parts) <= 1e-9
        if parts[0] > 1e-9 and n:
            before = [p[n - 1].paid / c[n - 1].paid for p, c in zip(paid.values(), due.values(), strict=True)]
            assert min(before) >= 1 - 1e-9
    cut = [c for own in paid.values() for c in own if c.held == ENVELOPE]
    assert cut


@MANY
@given(made=st.lists(AMOUNT, min_size=2, max_size=2), sold=st.lists(AMOUNT, min_size=2, max_size=2),
       need=st.lists(st.floats(0.1, 2.0), min_size=2, max_size=2), metal=AMOUNT, award=AMOUNT)
def test_most_eligible_is_the_best_of_its_linear_program(made, sold, need, metal, award):
    """Two routes, each to its own grade: what needs least metal first is the best split of the metal.

    The best over all splits of two routes is at a corner: one route full, the other with what is left.
    """
    most = [min(m, s) for m, s in zip(made, sold, strict=True)]
    best = 0.0
    for first, second in ((0, 1), (1, 0)):
        one = min(most[first], metal / need[first], award)
        other = min(most[second], max(0.0, metal - one * need[first]) / need[second], award - one)
        best = max(best, one + max(0.0, other))
    ways = {"r": route("r", "N", need[0]), "s": route("s", "SH", need[1])}
    found = most_eligible(ways, {"r": made[0], "s": made[1]}, {"N": sold[0], "SH": sold[1]}, metal, award, {})
    assert sum(found.values()) == pytest.approx(best, rel=1e-9, abs=1e-6)


def test_two_routes_share_the_sales_of_a_grade():
    """Two routes to one grade of which 80 t are sold: not 80 each."""
    ways = {"r": route("r", "N", 0.5), "s": route("s", "N", 0.6)}
    found = most_eligible(ways, {"r": 60, "s": 60}, {"N": 80}, 1e9, 1e9, {})
    assert found == {"r": 60.0, "s": 20.0}


def test_of_equal_need_the_dearest_grade_is_claimed_first():
    """Proves: 50 t may be claimed of 60 plain and 30 dear: all 30 dear ones and 20 plain. Without it: 50 plain ones."""
    ways = {"r": route("r", "N", 0.5), "s": route("s", "EH", 0.5)}
    made, sold = {"r": 60.0, "s": 30.0}, {"N": 60.0, "EH": 30.0}
    assert most_eligible(ways, made, sold, 1e9, 50.0, {"r": 1.0, "s": 2.0}) == {"s": 30.0, "r": 20.0}


def test_bought_in_metal_needs_no_metal():
    assert most_eligible({"r": route("r", "N", 0.5)}, {"r": 60}, {"N": 80}, None, 50.0, {}) == {"r": 50.0}


def test_bare_magnets_are_claimed_before_coated_ones():
    """Proves: of 100 t sintered 50 are sold bare and 40 coated; 50 bought-in ones are coated too, a yield of 80 %.

    All 50 bare ones earn, and of the coated what the other 50 sintered become: 40. The dearer first: 80 and none.
    """
    ways = {"coat of r": MagnetWay("C", 1.0, [("coat", 1.0), ("r", 1.25)], 1.25, 0.75, True), "r": route("r", "N", 0.6)}
    made, sold = {"r": 100.0, "coat": 80.0}, {"N": 50.0, "C": 80.0}
    for metal in (None, 60.0):
        found = most_eligible(ways, made, sold, metal, 1000.0, {"coat of r": 2.0, "r": 1.0})
        assert found == pytest.approx({"r": 50.0, "coat of r": 40.0})


def route(name: str, goods: str, metal: float) -> MagnetWay:
    """A route of the magnet stage, whose magnets are sold as they are."""
    return MagnetWay(goods, 1.0, [(name, 1.0)], 1.0, metal, True)
