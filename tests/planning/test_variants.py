"""Variants in batches: the same as one by one, in the order asked, kept for a resume, a bad one a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

import model.planning.variant
import model.planning.variants
from model.case.change import Change
from model.engine import Basis, Session
from model.ground.errors import Stopped, ToolFailure
from model.ground.progress import Progress, Tally
from model.planning.base import FEW_ASKED, Base
from model.planning.batch import Batch, key_of
from model.planning.compared import no_scheme
from model.planning.executors import InProcess, Processes, executor_of
from model.planning.program import program_of
from model.planning.replay import UNLIKE
from model.planning.solve import solve
from model.planning.variant import EARLY, Solved, Variant, solve_variant
from model.planning.variants import settled, solve_all
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.solve


def demand(factor: float) -> Variant:
    return Variant(f"× {factor:g}", (Change("Demand and sales", how="multiply", value=factor),))


def dearer(factor: float) -> Variant:
    return Variant(f"capex × {factor:g}", (Change("Capacity", "capex", how="multiply", value=factor),))


def batch_of(base: Base, *variants: Variant, batch: Batch | None = None) -> list[Solved]:
    return solve_all(base, variants, InProcess(), batch)


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


class StopAfter(Progress):
    """Asks to stop once so many variants have ended."""

    def __init__(self, ended: int) -> None:
        self._after, self._ended = ended, 0

    @property
    def stop(self) -> bool:
        return self._ended >= self._after

    def tally(self, what: str, tally: Tally) -> None:
        self._ended = tally.done + tally.failed


def test_a_batch_that_is_stopped_keeps_what_is_done(tmp_path):
    """Proves: finished variants are rows, the others say that the user stopped them, and a resume solves only those."""
    base, variants = Base(program_of(plant().tables)), [demand(f) for f in (0.5, 2.0, 3.0)]
    found = solve_all(base, variants, InProcess(), Batch(tmp_path), StopAfter(2))
    assert [s.status for s in found] == ["optimal", "optimal", "not solved: stopped by the user"]
    assert not found[2].trace
    again = solve_all(base, variants, InProcess(), Batch(tmp_path))
    for mine, theirs in zip(found[:2], again, strict=False):
        assert_same(mine, theirs)
    assert again[2].accepted


def test_a_search_that_the_user_stops_is_no_failure_of_the_tool(monkeypatch):
    def stopped(*_):
        raise Stopped("a search")

    monkeypatch.setattr(model.planning.variants, "try_variant", stopped)
    (found,) = batch_of(Base(program_of(plant().tables)), demand(0.5))
    assert (found.status, found.trace) == ("not solved: stopped by the user", "")


def test_whatever_fails_in_a_variant_is_its_row_with_where_it_failed(monkeypatch):
    whole = model.planning.variant.verify

    def failing(tables, *words):
        if tables.yearly["Demand and sales"]["value"].max() > 100:
            raise KeyError("FY2030-31")
        return whole(tables, *words)

    monkeypatch.setattr(model.planning.variant, "verify", failing)
    first, failed = batch_of(Base(program_of(plant().tables)), demand(0.5), demand(2.0))
    assert first.accepted
    assert failed.status == "not solved: it failed in the tool (KeyError: 'FY2030-31')"
    assert "in failing" in failed.trace


def test_a_base_that_cannot_be_recorded_says_why_its_variants_are_built_anew(monkeypatch):
    """Proves: the record has the true reason. *Sensitivity*: few variants were said to be asked for, of hundreds."""
    def failing(_):
        raise ToolFailure("numbers were lost")

    monkeypatch.setattr(model.planning.variants, "record", failing)
    (found,) = batch_of(Base(program_of(plant().tables), replays=True), dearer(1.5))
    assert found.accepted
    assert found.rebuilt == "the base could not be recorded: numbers were lost"


def spoilt(monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    """Every replay is found wrong; the names of variants that are solved are noted."""
    def unlike(_):
        raise ToolFailure(UNLIKE)

    whole = model.planning.variants.try_variant
    monkeypatch.setattr(model.planning.variants, "require_the_same", unlike)
    monkeypatch.setattr(model.planning.variants, "try_variant",
                        lambda b, v, p: (asked.append(v.name), whole(b, v, p))[1])


def test_after_a_replay_found_wrong_the_whole_batch_is_built_anew(monkeypatch, tmp_path):
    """Proves: no row rests on a recording that is known to be wrong, not even one kept for a resume.

    *Sensitivity*: one variant in fifty is held against its replay; the other forty-nine would stand.
    """
    asked: list[str] = []
    spoilt(monkeypatch, asked)
    base = Base(program_of(award().tables), replays=True)
    found = batch_of(base, dearer(1.5), dearer(2.0), batch=Batch(tmp_path))
    assert asked == 2 * ["capex × 1.5", "capex × 2"]
    assert [s.rebuilt for s in found] == 2 * [UNLIKE]
    assert all(s.accepted for s in found)
    assert len(list(tmp_path.iterdir())) == 2


def test_equal_variants_keep_the_check_of_the_first(monkeypatch, tmp_path):
    """Proves: a batch whose first variant comes again is held against its replay all the same."""
    asked: list[str] = []
    spoilt(monkeypatch, asked)
    base = Base(program_of(award().tables), replays=True)
    found = batch_of(base, dearer(1.5), dearer(1.5), batch=Batch(tmp_path))
    assert [s.rebuilt for s in found] == 2 * [UNLIKE]


def test_two_processes_play_again_what_one_does():
    """Proves: a recording is made in each worker, and its plans are those of this process, bit for bit."""
    base = replace(solve(program_of(award().tables)).base, replays=True)
    variants = [dearer(f) for f in (1.07, 1.5, 1.25)]
    with executor_of(None, 2) as two:
        assert isinstance(two, Processes)
        theirs = solve_all(base, variants, two)
    for mine, other in zip(batch_of(base, *variants), theirs, strict=True):
        assert_same(mine, other)
        assert (mine.rebuilt, other.rebuilt) == ("", "")


@pytest.mark.parametrize("other", [
    {"replays": True}, {"unrecorded": UNLIKE}, {"plan": None}, {"priorities": ()},
])
def test_all_that_a_variant_depends_on_is_in_its_key(other):
    """Proves: an answer of a base that is recorded, settled or warm is not taken for one of a base that is not."""
    base = solve(program_of(award().tables)).base
    assert key_of(base.tables_asked) != key_of(replace(base, **other).tables_asked)
    late = replace(base.plan.reached[-1], outcome=replace(base.plan.reached[-1].outcome, word=EARLY))
    unsettled = replace(base, plan=replace(base.plan, reached=(*base.plan.reached[:-1], late)))
    assert key_of(base.tables_asked) != key_of(unsettled.tables_asked)


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
