"""A disruption of three months, with and without a reserve."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.small import plant

MONTHS = range(1, 13)
CUT = (4, 5, 6)
PERIODS = tuple(f"FY2026-27 {n}/12" for n in MONTHS)

pytestmark = pytest.mark.solve


def disrupted(months: tuple[int, ...] = CUT) -> Case:
    """A market needs 120 t of magnets in a year of twelve steps, 10 t a month; China alone supplies them.

    China can give 144 t a year, 12 t a month, and nothing in the months cut.
    """
    case = plant().set(last_year="FY2026-27", steps_per_year="12").without("Supply", commodity="alloy")
    case = case.with_("Supply", {"commodity": "magnet"}, years=144.0).with_("Demand and sales", {}, years=120.0)
    parts = [{"name": "China", "step": n, "share": 1 / 12} for n in MONTHS if n not in months]
    return case.adding("Seasons", *parts)


def reserved(case: Case, **stock: object) -> Case:
    """The case with a reserve of magnets in which 24 t lie at the start, 73 days of the year's demand."""
    vault = {"facility": "Vault", "commodity": "magnet", "most": 99.0, "opening": 24.0, **stock}
    return case.adding("Facilities", {"facility": "Vault", "kind": "reserve"}).adding("Stocks", vault)


def filled() -> Case:
    """A reserve that starts empty and must hold 18.25 days, 6 t, at the end of the year, with nothing cut."""
    return reserved(disrupted(()), opening=0.0, closing=0.0, floor_days=18.25).pursuing("Unmet demand", "National cost")


def unmet(case: Case) -> list[float]:
    """Unmet demand month by month [t]."""
    found = answer(case)
    return [found.of("unmet_demand", "magnet", "EV", p) for p in PERIODS]


def test_without_a_reserve_three_months_are_not_served():
    """Proves: 3 × 10 = 30 t stay unmet, in the months cut. Without the disruption: nothing does."""
    assert unmet(disrupted()) == pytest.approx([10.0 if n in CUT else 0.0 for n in MONTHS])
    assert sum(unmet(disrupted(()))) == pytest.approx(0.0)


def test_a_reserve_of_73_days_serves_18_of_the_30_tonnes():
    """Proves: a reserve in days is drawn on within the year and is full at its end.

    24 t lie there, 3 × 2 = 6 t are added before the cut and 6 × 2 = 12 t after it, and 24 t must be there again: 18 t
    are drawn, 12 of 30 t stay unmet. Without a reserve: 30.
    """
    assert sum(unmet(reserved(disrupted(), floor_days=73.0))) == pytest.approx(12.0)


def test_a_reserve_may_be_used_up_where_it_need_not_be_filled_again():
    """Proves: without a floor and with nothing to hand over, 24 + 6 = 30 t serve all three months."""
    assert sum(unmet(reserved(disrupted(), closing=0.0))) == pytest.approx(0.0)


def test_an_empty_store_helps_with_what_is_left_over_before():
    """Proves: what a reserve is worth is what lies in it: from an empty one 3 × 2 = 6 t can be drawn, 24 t unmet."""
    assert sum(unmet(reserved(disrupted(), opening=0.0))) == pytest.approx(24.0)


def test_a_reserve_is_filled_because_it_must_be():
    """Proves: 6 t more are bought, at 1.0 a tonne, by the end of the year. Without it: the reserve stays empty."""
    with_floor, without = answer(filled()), answer(filled(), without=["reserve_days_floor"])
    assert with_floor.of("stock", "magnet", "Vault", PERIODS[-1]) == pytest.approx(6.0)
    assert with_floor.aim("National cost") - without.aim("National cost") == pytest.approx(6.0)


def test_the_verifier_accepts_the_plan_and_sees_a_reserve_that_is_not_full():
    tables = reserved(disrupted(), floor_days=73.0).tables
    plan = solve(program_of(tables)).chosen.solution
    assert plan is not None
    assert [f.sentence for f in verify(tables, plan.tables).failures] == []
    spoilt = {n: t.copy() for n, t in plan.tables.items()}
    last = spoilt["stock"]["period"] == PERIODS[-1]
    spoilt["stock"].loc[last, "value"] = 20.0
    assert "reserve_days_floor" in {f.check for f in verify(tables, spoilt).failures}
