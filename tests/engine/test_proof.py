"""Proof: an answer of the solver is taken once it is proved; a wrong one is searched for once more, then refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import highspy
import numpy as np
import pytest

from model.engine import Outcome, Session
from model.ground.errors import GaveUp, Unproved
from tests.cases.programs import INF, costs, program

pytestmark = pytest.mark.solve
Spoil = Callable[[Outcome], Outcome]
LIES: dict[str, Spoil] = {
    "a value too low": lambda o: replace(o, objective=o.objective - 1.0),
    "a value too high": lambda o: replace(o, objective=o.objective + 1.0),
    "a point that is worth something else": lambda o: replace(o, x=o.x + 0.5),
    "prices of nothing": lambda o: replace(o, row_dual=np.zeros_like(o.row_dual)),
    "prices of the wrong sign": lambda o: replace(o, row_dual=-o.row_dual),
    "the value of a part in a million more": lambda o: replace(o, objective=o.objective * (1 + 1e-6)),
}


class Lying(Session):
    """A session whose first answers are spoilt."""

    lies: int
    spoil: Spoil

    def _outcome(self, offset: float, algorithm: str) -> Outcome:
        found = super()._outcome(offset, algorithm)
        if self.lies <= 0 or self._relaxes:
            return found
        self.lies -= 1
        return self.spoil(found)


def lying(lies: int, spoil: Spoil, whole: bool = False) -> Lying:
    """The most of 3a + 2b with a + b ≤ 4, a ≤ 2 by a row: −10; or 2a + 2b ≤ 3 in whole lots: −5 for a alone."""
    if whole:
        found = Lying(program([[2, 2]], [-INF], [3], (0, 2), whole=[0, 1]))
    else:
        found = Lying(program([[1, 1], [1, 0]], [-INF, -INF], [4, 2]))
    found.lies, found.spoil = lies, spoil
    return found


@pytest.mark.parametrize("kind", list(LIES))
def test_a_wrong_answer_is_searched_for_once_more_and_then_refused(kind: str) -> None:
    """Proves: one wrong answer costs a cold search and nothing else; two are refused, with both numbers.

    Sensitivity: believed, the plan would be reported as optimal.
    """
    assert lying(1, LIES[kind]).minimise(costs(-3, -2)).objective == pytest.approx(-10.0)
    with pytest.raises(Unproved, match="and the bound recomputed is"):
        lying(2, LIES[kind]).minimise(costs(-3, -2))


def test_the_proof_goes_with_the_answer() -> None:
    outcome = lying(0, LIES["a value too low"]).minimise(costs(-3, -2), 7.0)
    assert outcome.proof is not None
    assert (outcome.proof.value, outcome.proof.infeasibility) == (pytest.approx(-3.0), 0.0)


def test_lots_are_proved_with_their_decisions_fixed() -> None:
    """Proves: a value that its own decisions do not have is searched for once more, then refused; a = 1 gives −5."""
    low = LIES["a value too low"]
    right = lying(0, low, whole=True).minimise(costs(-5, -4))
    assert right.objective == pytest.approx(-5.0)
    assert right.proof is not None
    assert right.proof.value == pytest.approx(-5.0)
    assert right.row_dual.size == 0, "with the decisions fixed rows are worth something else"
    assert lying(1, low, whole=True).minimise(costs(-5, -4)).objective == pytest.approx(-5.0)
    with pytest.raises(Unproved, match="the plan with its decisions is -5"):
        lying(2, low, whole=True).minimise(costs(-5, -4))


class Failing(Session):
    """A session whose solver ends some searches with an error, as it does for numbers it cannot handle."""

    fails: int

    def _run(self) -> None:
        super()._run()
        solver: Any = self.__dict__.setdefault("real", self._solver)
        self._solver = solver
        if self.fails > 0:
            self.fails -= 1
            self._solver = _Erring(solver)


class _Erring:
    def __init__(self, real: Any) -> None:
        self._real = real

    def getModelStatus(self) -> Any:  # noqa: N802
        return highspy.HighsModelStatus.kSolveError

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_an_error_of_the_solver_is_no_lack_of_time() -> None:
    """Proves: one error costs a cold search; after two the solver gave up, and what was tried is said.

    Sensitivity: read as a limit of time, a planner would be told to give the search more of it.
    """
    a = program([[1, 1], [1, 0]], [-INF, -INF], [4, 2])
    once, twice = Failing(a), Failing(a)
    once.fails, twice.fails = 1, 2
    assert once.minimise(costs(-3, -2)).objective == pytest.approx(-10.0)
    with pytest.raises(GaveUp, match="simplex ended with 'Solve error'; then .*simplex, cold ended with 'Solve error'"):
        twice.minimise(costs(-3, -2))


@pytest.mark.parametrize(("status", "kind"), [(s, k) for s, k in [
    ("kTimeLimit", "no plan"), ("kSolveError", None), ("kPresolveError", None), ("kPostsolveError", None),
    ("kModelError", None), ("kUnknown", None), ("kMemoryLimit", None), ("kIterationLimit", None), ("kNotset", None),
]])
def test_every_end_is_told_as_what_it_is(status: str, kind: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves: a limit of time alone is one; each other end without an answer is the solver giving up."""
    session = Session(program([[1.0]], [-INF], [1.0]))
    nothing = highspy.SolutionStatus.kSolutionStatusNone
    real = session._solver
    fake = SimpleNamespace(
        getModelStatus=lambda: getattr(highspy.HighsModelStatus, status), modelStatusToString=real.modelStatusToString,
        getInfo=lambda: SimpleNamespace(primal_solution_status=nothing), getBasis=real.getBasis,
        setOptionValue=real.setOptionValue, changeColsCost=real.changeColsCost, getRunTime=real.getRunTime,
        run=real.run, clearSolver=real.clearSolver)
    monkeypatch.setattr(session, "_solver", fake)
    if kind is None:
        with pytest.raises(GaveUp):
            session.minimise(np.array([1.0]))
        return
    outcome = session.minimise(np.array([1.0]))
    assert (outcome.word, outcome.stopped) == (kind, True)
