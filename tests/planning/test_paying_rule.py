"""The rule least needed: the smallest outlay that leaves no gap that more money would close."""

from __future__ import annotations

import pytest

from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.solve import solve
from tests.cases.small import award


@pytest.mark.solve
def test_least_needed_pays_no_more_than_it_takes():
    """Proves: at a lower cost of running the plant pays by itself and least needed pays nothing, entitlement does.

    Without the rule the whole entitlement is paid.
    """
    cheap = award().with_("Capacity", {"stage": "sintering"}, running_cost=0.0, capex=0.1)
    due = solve(program_of(cheap.tables)).money[CHOSEN]
    needed = solve(program_of(cheap.ruled(paying_rule="least needed").tables)).money[CHOSEN]
    assert due.viability["gap"].sum() == pytest.approx(0, abs=1e-6)
    assert needed.viability["gap"].sum() == pytest.approx(0, abs=1e-6)
    assert due.budget["outlay"].sum() > 1
    assert needed.budget["outlay"].sum() == pytest.approx(0, abs=1e-6)


@pytest.mark.solve
def test_least_needed_pays_all_where_all_is_too_little():
    """Proves: with a gap left under both rules the outlay is the same."""
    due = solve(program_of(award().tables)).money[CHOSEN]
    needed = solve(program_of(award().ruled(paying_rule="least needed").tables)).money[CHOSEN]
    assert due.viability["gap"].sum() > 1
    assert needed.budget["outlay"].sum() == pytest.approx(due.budget["outlay"].sum(), rel=1e-6)
