"""The search: a program inside the solver is solved again and again, watched and stopped."""

from __future__ import annotations

import time
from typing import Any

import highspy
import numpy as np

from model.engine.arrays import Arrays, Floats
from model.engine.loaded import Loaded, check
from model.engine.outcome import Interrupted, Outcome, Word, gap_of
from model.ground.progress import SILENT, Progress, Standing

SIMPLEX_COLUMNS = 5000
"""Below this many columns, or with a basis at hand, simplex; above, interior point with crossover."""

DUAL_SIMPLEX, PRIMAL_SIMPLEX = 1, 4
TELL_EVERY = 0.2
"""Seconds between two tellings of how a search stands."""

_WORDS: dict[highspy.HighsModelStatus, Word] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "no plan",
    highspy.HighsModelStatus.kUnbounded: "unbounded input",
}


class Session(Loaded):
    """A program inside the solver, to be solved again and again from its last basis.

    Args:
        arrays: the program.
        gap: relative gap at which a plan with whole lots is good enough.
        time_limit: seconds for one search.
        threads: threads the solver may use; 1 gives the same plan on every machine.
        progress: who watches the searches and may stop them.
    """

    def __init__(
        self, arrays: Arrays, gap: float = 0.0, time_limit: float = np.inf, threads: int = 1,
        progress: Progress = SILENT,
    ) -> None:
        super().__init__(
            arrays, {"output_flag": False, "mip_rel_gap": float(gap), "threads": threads, "random_seed": 0,
             "mip_allow_restart": False},
        )
        self.gap, self._time_limit, self._progress = gap, float(time_limit), progress
        self._whole = bool(arrays.integer.any())
        self._begun = self._told = self._offset = 0.0
        if progress is not SILENT:
            for event in (self._solver.cbSimplexInterrupt, self._solver.cbIpmInterrupt, self._solver.cbMipInterrupt):
                event.subscribe(self._watch)

    def minimise(
        self, cost: Floats, offset: float = 0.0, primal: bool = True, start: Floats | None = None
    ) -> Outcome:
        """Search for the point with the least cost.

        Args:
            cost: one coefficient a column.
            offset: constant of the objective.
            primal: the last point is still allowed (only the cost has changed), so walk on from it.
            start: a plan to start from, with whole lots; None where there is none.

        Returns:
            How the search ended.

        Raises:
            Interrupted: whoever watches asked it to stop.
        """
        if self._progress.stop:
            raise Interrupted
        n = self.arrays.column_count
        every = np.arange(n, dtype=np.int32)
        check(self._solver.changeColsCost(n, every, cost), "setting the aim")
        if start is not None:
            check(self._solver.setSolution(n, every, start), "starting from a plan")
        algorithm = self._choose(primal)
        self._begun, self._offset = time.perf_counter(), offset
        self._run("searching for a plan")
        return self._outcome(offset, time.perf_counter() - self._begun, algorithm)

    def _run(self, doing: str) -> None:
        """One search, with the time limit to itself: the solver counts from its first search on."""
        until = self._solver.getRunTime() + self._time_limit
        check(self._solver.setOptionValue("time_limit", until), "setting time_limit")
        check(self._solver.run(), doing)

    def _watch(self, event: Any) -> None:
        """Tell how the search stands, now and then, and stop it where that is asked for; the solver calls this."""
        if self._progress.stop:
            event.interrupt()
        now = time.perf_counter()
        if now - self._told < TELL_EVERY:
            return
        self._told = now
        self._progress.searching(self._standing(event.data_out, now - self._begun))

    def _standing(self, data: Any, seconds: float) -> Standing:
        if not self._whole:
            count = max(data.simplex_iteration_count, data.ipm_iteration_count)
            return Standing(seconds, iterations=count if count >= 0 else None)
        if not np.isfinite(data.mip_primal_bound):
            return Standing(seconds)
        best, bound = data.mip_primal_bound + self._offset, data.mip_dual_bound + self._offset
        return Standing(seconds, best, gap_of(best, bound) if np.isfinite(bound) else None)

    def relaxed(self, cost: Floats, offset: float) -> float:
        """The least cost when yes/no decisions may be parts: no plan can be cheaper.

        Raises:
            Interrupted: asked to stop; it carries no point, since that would be in parts.
        """
        check(self._solver.setOptionValue("solve_relaxation", True), "relaxing decisions")
        try:
            outcome = self.minimise(cost, offset)
        except Interrupted as stopped:
            raise Interrupted from stopped
        finally:
            check(self._solver.setOptionValue("solve_relaxation", False), "asking for whole decisions again")
        return outcome.objective if outcome.word == "optimal" else -np.inf

    @property
    def has_whole_lots(self) -> bool:
        """Whether there are yes/no decisions."""
        return self._whole

    def _choose(self, primal: bool) -> str:
        hot = self._solver.getBasis().valid
        algorithm = "simplex" if hot or self.arrays.column_count < SIMPLEX_COLUMNS else "ipx"
        strategy = PRIMAL_SIMPLEX if hot and primal else DUAL_SIMPLEX
        if not self._whole:
            check(self._solver.setOptionValue("solver", algorithm), "choosing the algorithm")
            check(self._solver.setOptionValue("simplex_strategy", strategy), "choosing the algorithm")
        return "branch and bound" if self._whole else algorithm

    def _outcome(self, offset: float, seconds: float, algorithm: str) -> Outcome:
        info = self._solver.getInfo()
        status = self._solver.getModelStatus()
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        word = _WORDS.get(status, "stopped early with a plan" if feasible else "no plan")
        interrupted = status == highspy.HighsModelStatus.kInterrupt
        if interrupted and not feasible:
            raise Interrupted
        unsettled = status == highspy.HighsModelStatus.kUnboundedOrInfeasible
        if unsettled:
            word = self._which()
        stopped = status not in _WORDS and not unsettled
        if word in ("no plan", "unbounded input"):
            return Outcome(word, np.empty(0), np.empty(0), np.nan, np.nan, seconds, algorithm, stopped)
        solution = self._solver.getSolution()
        value = info.objective_function_value + offset
        proved = value if word == "optimal" else -np.inf
        bound = info.mip_dual_bound + offset if self._whole else proved
        duals = np.array(solution.row_dual) if word == "optimal" and not self._whole else np.empty(0)
        outcome = Outcome(word, np.array(solution.col_value), duals, value, bound, seconds, algorithm, stopped)
        if interrupted:
            raise Interrupted(outcome)
        return outcome

    def _which(self) -> Word:
        """Tell no plan from unbounded input by searching without an aim."""
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), np.zeros(n)), "clearing the aim")
        self._run("searching for any plan")
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInterrupt:
            raise Interrupted
        return "unbounded input" if status == highspy.HighsModelStatus.kOptimal else "no plan"
