"""Variants in batches: the same as one by one, in the order asked, kept for a resume, a bad one a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

import model.planning.variants
from model.case.change import Change
from model.engine import Basis, Session
from model.ground.errors import Stopped
from model.ground.progress import Progress
from model.planning.base import UNRECORDED, Base
from model.planning.batch import Batch
from model.planning.compared import no_scheme
from model.planning.program import program_of
from model.planning.solve import solve
from model.planning.variant import Solved, Variant, solve_variant
from model.planning.variants import settled, solve_all
from model.planning.where import Where
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.solve
HERE = Where(workers=1)


def demand(factor: float) -> Variant:
    return Variant(f"× {factor:g}", (Change("Demand and sales", how="multiply", value=factor),))


def batch_of(base: Base, *variants: Variant, batch: Batch | None = None) -> list[Solved]:
    with HERE.crew_for(len(variants), 0) as crew:
        return solve_all(base, variants, crew, batch)


def assert_same(one: Solved, other: Solved) -> None:
    assert one.variant == other.variant
    assert one.plan.solution is not None
    assert other.plan.solution is not None
    assert one.program.arrays.same(other.program.arrays)
    for name, table in one.plan.solution.tables.items():
        assert other.plan.solution[name].equals(table), name


def test_a_batch_is_its_variants_one_by_one():
    """Proves: played again from a recording or built anew, in a batch or alone, each plan is the same, bit for bit."""
    base = solve(program_of(award().tables)).base
    variants = [demand(f) for f in (0.5, 2.0, 1.25)]
    alone = [solve_variant(base, v) for v in variants]
    for found in (batch_of(base, *variants), batch_of(replace(base, replays=True), *variants)):
        for mine, theirs in zip(found, alone, strict=True):
            assert_same(mine, theirs)
            assert mine.accepted


def test_numbers_alone_are_played_again_and_structure_is_built_anew_with_its_reason():
    """Proves: the reason names the cell. Without it a batch would slow down tenfold and nobody knew why."""
    base = Base(program_of(award().tables), replays=True)
    dearer = Variant("dearer", (Change("Capacity", "capex", how="multiply", value=1.07),))
    played, structure = batch_of(base, dearer, Variant("longer life", (Change("Capacity", "life", 4),)))
    assert played.rebuilt == ""
    assert "life is 4 instead of 3" in structure.rebuilt
    assert structure.accepted
    (alone,) = batch_of(replace(base, replays=False), dearer)
    assert alone.rebuilt == UNRECORDED


def test_a_variant_that_cannot_be_solved_is_a_row_with_its_reason():
    """Proves: the others stand, in the order asked. Without it one misspelt name would end a night's batch."""
    base = Base(program_of(plant().tables))
    bad = Variant("misspelt", (Change("Prices", value=1.0, where=(("at", ("Chinna",)),)),))
    first, refused, last = batch_of(base, demand(0.5), bad, demand(2.0))
    assert first.accepted
    assert last.accepted
    assert refused.status.startswith("not solved: Change of 'Prices': no cell of 'Prices' is hit")
    assert refused.status.endswith("Did you mean 'China'?")
    assert not refused.accepted


def test_a_batch_goes_on_where_it_was(tmp_path, monkeypatch):
    """Proves: what is finished is read back and not solved again; another change is another run."""
    base = Base(program_of(plant().tables))
    first = batch_of(base, demand(0.5), demand(2.0), batch=Batch(tmp_path))
    asked: list[str] = []
    whole = model.planning.variants.try_variant
    monkeypatch.setattr(model.planning.variants, "try_variant",
                        lambda b, v, p: (asked.append(v.name), whole(b, v, p))[1])
    again = Batch(tmp_path)
    second = batch_of(base, demand(2.0), demand(3.0), demand(0.5), batch=again)
    assert asked == ["× 3"]
    assert_same(second[0], first[1])
    assert_same(second[2], first[0])
    again.clear(again.asked)
    assert not tmp_path.exists()


def test_what_the_limit_of_time_ended_is_not_kept():
    """Without it a plan of a busy machine would be believed on a quiet one."""
    solved = solve_variant(Base(program_of(plant().tables)), demand(0.5))
    late = replace(solved.plan.reached[-1], outcome=replace(solved.plan.reached[-1].outcome, stopped=True))
    assert settled(solved)
    assert not settled(replace(solved, plan=replace(solved.plan, reached=(*solved.plan.reached[:-1], late))))


def test_a_batch_that_is_stopped_says_so():
    class Stop(Progress):
        @property
        def stop(self) -> bool:
            return True

    with HERE.crew_for(1, 0) as crew, pytest.raises(Stopped):
        solve_all(Base(program_of(plant().tables)), [demand(0.5)], crew, progress=Stop())


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
