"""The engine: Pyomo model → arrays → HiGHS → outcome. Nothing else knows the solver."""

from __future__ import annotations

from model.engine.arrays import Arrays
from model.engine.basis import Basis, basis_for, basis_of
from model.engine.compile import arrays_of
from model.engine.elastic import Slack, with_slacks
from model.engine.highs import Session
from model.engine.loaded import Move
from model.engine.outcome import Interrupted, Outcome, best_so_far
from model.engine.proof import DualBound, dual_bound
from model.engine.record import traceable, written
from model.engine.replay import Flip, Replay, replay_of
from model.engine.tape import Tape
from model.engine.traced import entered

__all__ = [
    "Arrays", "Basis", "DualBound", "Flip", "Interrupted", "Move", "Outcome", "Replay", "Session", "Slack", "Tape",
    "arrays_of", "basis_for", "basis_of", "best_so_far", "dual_bound", "entered", "replay_of", "traceable",
    "with_slacks", "written",
]
