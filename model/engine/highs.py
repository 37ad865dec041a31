"""The search: a program inside the solver is solved again and again, and no answer is taken without its proof."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from model.engine.arrays import Arrays, Floats
from model.engine.loaded import check
from model.engine.outcome import Interrupted, Outcome
from model.engine.proof import dual_bound
from model.engine.watched import CUT_SHORT, EITHER, WORDS, Watched
from model.ground.errors import GaveUp, ToolFailure, Unproved
from model.ground.progress import SILENT, Progress

SIMPLEX_COLUMNS = 5000
"""Below this many columns, or with a basis at hand, simplex; above, interior point with crossover."""

DUAL_SIMPLEX, PRIMAL_SIMPLEX = 1, 4

SAME = 1e-6
"""Share of its value by which a plan with whole lots may miss that of its decisions: the solver's room for a lot."""


@dataclass(frozen=True)
class _Doubt:
    """Why an answer cannot be used, and the error it is where a second search does not help."""

    error: type[ToolFailure]
    text: str


_SURE = _Doubt(ToolFailure, "")


class Session(Watched):
    """A program inside the solver, to be solved again and again from its last basis.

    Args:
        arrays: the program.
        gap: relative gap at which a plan with whole lots is good enough.
        time_limit: seconds for one search.
        threads: threads the solver may use; 1 gives the same plan on every machine.
        progress: who watches the searches and may stop them.
        presolve: whether the solver may simplify a program before it searches.
    """

    def __init__(
        self, arrays: Arrays, gap: float = 0.0, time_limit: float = np.inf, threads: int = 1,
        progress: Progress = SILENT, presolve: bool = True,
    ) -> None:
        self.gap, self._presolve = gap, "choose" if presolve else "off"
        super().__init__(
            arrays, {"output_flag": False, "mip_rel_gap": float(gap), "threads": threads, "random_seed": 0,
             "mip_allow_restart": False, "presolve": self._presolve}, time_limit, progress,
        )

    def minimise(
        self, cost: Floats, offset: float = 0.0, primal: bool = True, start: Floats | None = None
    ) -> Outcome:
        """Search for the point with the least cost; a linear program's is proved, else searched for once more.

        Args:
            cost: one coefficient a column.
            offset: constant of the objective.
            primal: the last point is still allowed (only the cost has changed), so walk on from it.
            start: a plan to start from, with whole lots; None where there is none.

        Returns:
            How the search ended.

        Raises:
            Interrupted: whoever watches asked it to stop.
            GaveUp: the solver ended with an error, from the last basis and cold.
            Unproved: its answer is not the best by the bound recomputed, from the last basis and cold.
        """
        if self._progress.stop:
            raise Interrupted
        n = self.arrays.column_count
        every = np.arange(n, dtype=np.int32)
        check(self._solver.changeColsCost(n, every, cost), "setting the aim")
        if start is not None:
            check(self._solver.setSolution(n, every, start), "starting from a plan")
        self._begun, self._offset = time.perf_counter(), offset
        outcome, why = self._search(cost, offset, self._choose(primal))
        if outcome is None:
            with self._cold() as algorithm:
                outcome, again = self._search(cost, offset, algorithm)
            if outcome is None:
                raise again.error(f"{why.text}; then {again.text}")
        return outcome

    def _search(self, cost: Floats, offset: float, algorithm: str) -> tuple[Outcome | None, _Doubt]:
        """One search and its answer; None, and why, where it has none that can be used."""
        self._run()
        status = self._solver.getModelStatus()
        if status not in WORDS and status not in CUT_SHORT and status != EITHER:
            return None, _Doubt(GaveUp, f"the solver gave up: {algorithm} ended with "
                                f"'{self._solver.modelStatusToString(status)}'")
        outcome = self._outcome(offset, algorithm)
        if outcome.has_plan and self._lots:
            return self._lots_proved(cost, offset, outcome)
        return self._proved(cost, offset, outcome) if outcome.word == "optimal" else (outcome, _SURE)

    def _proved(self, cost: Floats, offset: float, outcome: Outcome) -> tuple[Outcome | None, _Doubt]:
        """An optimal point of a linear program with its proof."""
        proof = dual_bound(self.arrays, cost, offset, outcome.row_dual)
        if proof.proves(outcome.objective) and proof.proves(float(cost @ outcome.x) + offset):
            return replace(outcome, proof=proof), _SURE
        return None, _Doubt(Unproved, f"{outcome.algorithm} says {outcome.objective:.9g}, and the bound recomputed is "
                            f"{proof.value:.9g}")

    def _lots_proved(self, cost: Floats, offset: float, outcome: Outcome) -> tuple[Outcome | None, _Doubt]:
        """A plan with whole lots as the best with its decisions, which a proof goes with, within what was proved."""
        best = self.settled(cost, offset, outcome.x)
        room = SAME * max(1.0, abs(outcome.objective))
        if best.word != "optimal":
            return outcome, _SURE
        if outcome.bound - room <= best.objective <= outcome.objective + room:
            return replace(best, word=outcome.word, bound=outcome.bound, algorithm=outcome.algorithm,
                           seconds=outcome.seconds, stopped=outcome.stopped), _SURE
        return None, _Doubt(Unproved, f"{outcome.algorithm} says {outcome.objective:.9g}, no less than "
                            f"{outcome.bound:.9g}, and the plan with its decisions is {best.objective:.9g}")

    @contextmanager
    def _cold(self) -> Iterator[str]:
        """Search from nothing, by dual simplex and without simplifying the program first; yields the algorithm."""
        check(self._solver.clearSolver(), "forgetting the last search")
        self._set("presolve", "off")
        if not self._whole:
            self._set("solver", "simplex")
            self._set("simplex_strategy", DUAL_SIMPLEX)
        try:
            yield "branch and bound, cold" if self._whole else "simplex, cold"
        finally:
            self._set("presolve", self._presolve)

    def relaxed(self, cost: Floats, offset: float) -> float:
        """The least cost when yes/no decisions may be parts: no plan can be cheaper.

        Raises:
            Interrupted: asked to stop; it carries no point, since that would be in parts.
        """
        outcome = self._in_parts(cost, offset)
        return outcome.objective if outcome.word == "optimal" else -np.inf

    def settled(self, cost: Floats, offset: float, x: Floats) -> Outcome:
        """The best plan with the yes/no decisions of another, as a linear program with its proof.

        Its rows have no worth: that would be one with the decisions fixed.

        Raises:
            Interrupted: asked to stop.
        """
        free = self.arrays
        self.fix_whole(x)
        try:
            return replace(self._in_parts(cost, offset), row_dual=np.empty(0))
        finally:
            self.free_whole(free)

    def _in_parts(self, cost: Floats, offset: float) -> Outcome:
        self._set("solve_relaxation", True)
        self._relaxes = True
        try:
            return self.minimise(cost, offset)
        except Interrupted as stopped:
            raise Interrupted from stopped
        finally:
            self._relaxes = False
            self._set("solve_relaxation", False)

    def _choose(self, primal: bool) -> str:
        hot = self._solver.getBasis().valid
        algorithm = "simplex" if hot or self.arrays.column_count < SIMPLEX_COLUMNS else "ipx"
        strategy = PRIMAL_SIMPLEX if hot and primal else DUAL_SIMPLEX
        if self._lots:
            return "branch and bound"
        self._set("solver", algorithm)
        self._set("simplex_strategy", strategy)
        return algorithm
