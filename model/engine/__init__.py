"""The engine: Pyomo model → arrays → HiGHS → outcome. Nothing else knows the solver."""

from __future__ import annotations

from model.engine.arrays import Arrays, arrays_of
from model.engine.elastic import Slack, with_slacks
from model.engine.highs import Basis, Move, Session
from model.engine.outcome import DualBound, Outcome, dual_bound

__all__ = ["Arrays", "Basis", "DualBound", "Move", "Outcome", "Session", "Slack", "arrays_of", "dual_bound",
           "with_slacks"]
