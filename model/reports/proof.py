"""Proof: what each priority of a plan reached, and what proves that nothing is better, for the record of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.priorities.reached import Reached

PROOF = ("each search that ended as optimal, for plans, prices, ties, curves, lots and variants, was compared "
         "with a bound recomputed from its program; one that differs by more than a ten-millionth would have been "
         "searched once more, and then have ended the run with exit code 6")
OF_LINEAR = "the bound of the linear program, recomputed from its numbers"
OF_LOTS = "the bound that the search among lots proved; with its lots fixed, the bound of the linear program recomputed"


def reached_record(reached: Reached, lots: bool) -> dict[str, Any]:
    """One priority: its aims, what they reached, and the bound that proves it."""
    outcome, proof = reached.outcome, reached.outcome.proof
    return {
        "priority": reached.priority.rank,
        "aims": dict(zip((g.aim for g in reached.priority.goals), reached.values, strict=False)),
        "ranges": reached.ranges,
        "status": outcome.word,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "proof": None if proof is None else OF_LOTS if lots else OF_LINEAR,
        "bound recomputed": proof.value if proof else None,
        "infeasibility of the bound": proof.infeasibility if proof else None,
        "held below": reached.most,
        "algorithm": outcome.algorithm,
        "seconds": outcome.seconds,
    }
