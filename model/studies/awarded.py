"""Awarded: the awards of a plan in whole lots, and others held instead of them, everything else chosen."""

from __future__ import annotations

from collections.abc import Mapping

from model.case.decisions import GivenPlan
from model.planning.program import Program
from model.planning.result import Result


def awards_of(result: Result) -> dict[str, float]:
    """Award of each beneficiary in the plan, as one of the sizes; 0 for none [t/a]."""
    solution, sizes = result.chosen.solution, result.program.data.awards.SIZES
    assert solution is not None, "studies are asked of a plan"
    table = solution["award"]
    return {b: min((0.0, *sizes), key=lambda k: abs(k - v)) for b, v in
            zip(table["beneficiary"], table["value"], strict=True)}


def held(program: Program, award: Mapping[str, float]) -> GivenPlan:
    """The awards alone as decisions that are held; who may buy assured oxide follows from them.

    Args:
        program: the workbook as a program.
        award: of every beneficiary, one of the sizes or 0 [t/a].
    """
    keys = [(b, k) for b in award for k in program.data.awards.SIZES]
    sizes = {(b, k): float(k == award[b]) for b, k in keys}
    return GivenPlan("lots", "", {"size": sizes}, {"size": {k: f"award of {k[0]}" for k in keys}}, whole=False)
