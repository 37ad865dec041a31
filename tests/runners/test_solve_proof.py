"""python -m runners.solve where an answer of the solver is wrong: in the plan, in a plan compared, in a study."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from model.engine import Outcome, Session
from model.engine.watched import Watched
from model.planning.program import program_of
from model.planning.solve import solve_one
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots
from tests.runners.run_folder import Run, folders, record

pytestmark = pytest.mark.solve
Lie = Callable[[Outcome], bool]


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch) -> Callable[[Lie], None]:
    """Has each answer that a function picks say 440, as does the bound that the solver itself gives."""
    real = Watched._outcome

    def lie(which: Lie) -> None:
        def spoilt(self: Session, offset: float, algorithm: str) -> Outcome:
            found = real(self, offset, algorithm)
            return replace(found, objective=440.0, bound=440.0) if found.has_plan and which(found) else found

        monkeypatch.setattr(Watched, "_outcome", spoilt)

    return lie


def test_6_a_plan_that_is_not_proved_is_not_reported(
    run: Run, tmp_path: Path, lying: Callable[[Lie], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: objective and bound of the solver agree, the bound recomputed does not: exit 6, and no report."""
    lying(lambda _: True)
    assert run(plant()) == 6
    said = capsys.readouterr().err
    assert "The solver's answer is not proved" in said
    assert "simplex says 440, and the bound recomputed is" in said
    assert folders(tmp_path) == []


def test_one_wrong_answer_is_searched_for_again(run: Run, tmp_path: Path, lying: Callable[[Lie], None]) -> None:
    """Proves: the plan is the one without the wrong answer."""
    once = iter([True])
    lying(lambda _: next(once, False))
    assert run(plant(), "--studies", "none") == 0
    first, *others = record(tmp_path)["plans"]["chosen"]
    assert (first["algorithm"], {o["algorithm"] for o in others}) == ("simplex, cold", {"simplex"})
    right = solve_one(program_of(plant().tables)).reached
    assert [r["objective"] for r in (first, *others)] == pytest.approx([r.outcome.objective for r in right])


def test_6_a_study_that_is_not_proved_is_left_out(
    run: Run, tmp_path: Path, lying: Callable[[Lie], None], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Proves: the plan is reported, the figure is not, and the run does not end as if all were well."""
    from model.run.run import Run as Stages

    studies = Stages.studies

    def then_lies(self: Stages, *words: object) -> object:
        lying(lambda _: True)
        return studies(self, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(Stages, "studies", then_lies)
    assert run(award(), "--studies", "trade_off", "--points", "3") == 6
    assert "it is not proved" in capsys.readouterr().err
    assert record(tmp_path)["status"] == "optimal"


def test_a_second_opinion_is_recorded(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: with lots, a search without presolve reaches what the plan reached, priority by priority."""
    assert run(two_lots(), "--second-opinion", "--studies", "none") == 0
    found = record(tmp_path)
    assert found["second opinion"] == pytest.approx([p["objective"] for p in found["plans"]["chosen"]], abs=1e-4)
    assert {p["proof"][:14] for p in found["plans"]["chosen"]} == {"the bound that"}
    assert "once more, without presolve" in capsys.readouterr().err
