"""The engine: Pyomo model → arrays → HiGHS → outcome. Nothing else knows the solver."""

from __future__ import annotations

from model.engine.arrays import Arrays, arrays_of
from model.engine.elastic import Slack, with_slacks
from model.engine.highs import Session
from model.engine.loaded import Basis, Move
from model.engine.outcome import DualBound, Interrupted, Outcome, best_so_far, dual_bound

__all__ = [
    "Arrays", "Basis", "DualBound", "Interrupted", "Move", "Outcome", "Session", "Slack", "arrays_of", "best_so_far",
    "dual_bound", "with_slacks",
]
