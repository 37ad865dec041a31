"""Watched: a program in the solver whose searches have a limit of time each, can be stopped, and say how they end."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import highspy
import numpy as np

from model.engine.arrays import Arrays
from model.engine.loaded import Loaded, check
from model.engine.outcome import Interrupted, Outcome, Word, gap_of
from model.ground.progress import SILENT, Progress, Standing

TELL_EVERY = 0.2
"""Seconds between two tellings of how a search stands."""

WORDS: dict[highspy.HighsModelStatus, Word] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "no plan",
    highspy.HighsModelStatus.kUnbounded: "unbounded input",
}
EITHER = highspy.HighsModelStatus.kUnboundedOrInfeasible
CUT_SHORT = (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)
"""What a limit of time or whoever watches brings about; any other end without a word is the solver giving up."""


class Watched(Loaded):
    """A program inside the solver, with somebody who watches its searches.

    Args:
        arrays: the program.
        options: settings of the solver.
        time_limit: seconds for one search.
        progress: who watches the searches and may stop them.
    """

    def __init__(self, arrays: Arrays, options: Mapping[str, Any], time_limit: float, progress: Progress) -> None:
        super().__init__(arrays, options)
        self._time_limit, self._progress = float(time_limit), progress
        self._whole, self._relaxes = bool(arrays.integer.any()), False
        self._begun = self._told = self._offset = 0.0
        if progress is not SILENT:
            for event in (self._solver.cbSimplexInterrupt, self._solver.cbIpmInterrupt, self._solver.cbMipInterrupt):
                event.subscribe(self._watch)

    @property
    def has_whole_lots(self) -> bool:
        """Whether there are yes/no decisions."""
        return self._whole

    @property
    def _lots(self) -> bool:
        """Whether the search under way is one among whole decisions."""
        return self._whole and not self._relaxes

    def _run(self) -> None:
        """One search, with the time limit to itself: the solver counts from its first search on.

        An error is no failure yet: the status of the model says what became of the search.
        """
        until = self._solver.getRunTime() + self._time_limit
        check(self._solver.setOptionValue("time_limit", until), "setting time_limit")
        self._solver.run()

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

    def _outcome(self, offset: float, algorithm: str) -> Outcome:
        info, status = self._solver.getInfo(), self._solver.getModelStatus()
        feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        interrupted, stopped = status == highspy.HighsModelStatus.kInterrupt, status in CUT_SHORT
        word = WORDS.get(status, "stopped early with a plan" if feasible else "no plan")
        if interrupted and not feasible:
            raise Interrupted
        if status == EITHER:
            word, stopped = self._which()
        seconds = time.perf_counter() - self._begun
        if word in ("no plan", "unbounded input"):
            return Outcome(word, np.empty(0), np.empty(0), np.nan, np.nan, seconds, algorithm, stopped)
        solution, lots = self._solver.getSolution(), self._lots
        value = info.objective_function_value + offset
        proved = value if word == "optimal" else -np.inf
        bound = info.mip_dual_bound + offset if lots else proved
        duals = np.array(solution.row_dual) if word == "optimal" and not lots else np.empty(0)
        outcome = Outcome(word, np.array(solution.col_value), duals, value, bound, seconds, algorithm, stopped)
        if interrupted:
            raise Interrupted(outcome)
        return outcome

    def _which(self) -> tuple[Word, bool]:
        """Tell no plan from unbounded input by searching without an aim; and whether time ended that first."""
        n = self.arrays.column_count
        check(self._solver.changeColsCost(n, np.arange(n, dtype=np.int32), np.zeros(n)), "clearing the aim")
        self._run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInterrupt:
            raise Interrupted
        if status == highspy.HighsModelStatus.kOptimal:
            return "unbounded input", False
        return "no plan", status != highspy.HighsModelStatus.kInfeasible
