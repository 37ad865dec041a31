"""Variants in batches: the same as one by one, in the order asked, kept for a resume, a bad one a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

import model.planning.variant
import model.planning.variants
from model.case.change import Change
from model.planning.base import FEW_ASKED, Base
from model.planning.batch import Batch
from model.planning.program import program_of
from model.planning.solve import solve
from model.planning.variant import Variant, solve_variant
from model.planning.variants import settled
from tests.cases.small import award, plant
from tests.planning.batches import assert_same, batch_of, dearer, demand

pytestmark = pytest.mark.solve


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
    played, structure = batch_of(base, dearer(1.07), Variant("longer life", (Change("Capacity", "life", 4),)))
    assert played.rebuilt == ""
    assert "life is 4 instead of 3" in structure.rebuilt
    assert structure.accepted
    (alone,) = batch_of(replace(base, replays=False), dearer(1.07))
    assert alone.rebuilt == FEW_ASKED


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
