"""Warm starts: every variant's first search starts from the base's basis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.engine import Basis, Session
from model.planning.base import Base
from model.planning.compared import no_scheme
from model.planning.program import program_of
from model.planning.solve import solve
from model.planning.variant import Variant
from tests.cases.small import award
from tests.formulation.test_whole_lots import two_lots
from tests.planning.batches import batch_of, demand

pytestmark = pytest.mark.solve


def cold(base: Base) -> Base:
    """The base without a plan, so that its variants have no basis to start from."""
    return replace(base, plan=None)


@pytest.mark.parametrize("changes", [demand(1.5).changes, no_scheme(award().tables)])
def test_from_the_base_s_basis_the_same_is_reached(changes):
    """Proves: from the base's basis, numbers or structure changed, the search comes to the same values."""
    base = solve(program_of(award().tables)).base
    (mine,), (theirs,) = (batch_of(b, Variant("other", changes)) for b in (base, cold(base)))
    assert base.basis_for(mine.program.pursued) is not None
    assert mine.accepted
    for one, other in zip(mine.plan.reached, theirs.plan.reached, strict=True):
        assert one.values == pytest.approx(other.values, rel=1e-6, abs=1e-6)


def test_every_variant_s_first_search_starts_from_the_base_s_basis(monkeypatch):
    """Proves: whatever was solved before. Sensitivity: a basis left by the variant before would be another."""
    base = solve(program_of(award().tables)).base
    seen: list[Basis] = []
    whole = Session.restart
    monkeypatch.setattr(Session, "restart", lambda s, b: (seen.append(b), whole(s, b))[1])
    batch_of(base, demand(1.5), demand(0.5), demand(1.25))
    assert seen == 3 * [base.plan.reached[0].basis]


def test_whole_lots_start_without_a_basis():
    base = solve(program_of(two_lots().tables)).base
    assert base.basis is None
    assert base.basis_for(base.program.arrays) is None
