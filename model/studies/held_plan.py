"""Decisions of the plan that a variant keeps: its awards, or its awards and everything that it builds."""

from __future__ import annotations

from collections.abc import Sequence

from model.case.decisions import DECISION_SHEETS, GivenPlan, Index
from model.planning.result import Result
from model.schema.scenarios import AWARDS, BUILDS

KEPT: dict[str, tuple[str, ...]] = {
    AWARDS: ("size",), BUILDS: tuple(s.variable for s in DECISION_SHEETS),
}
"""Word of the sheet Scenarios → variables that are held."""


def kept(result: Result, word: str) -> GivenPlan | None:
    """The decisions of the chosen plan that are held; None where all are chosen anew.

    Args:
        result: of the run.
        word: of the sheet Scenarios.
    """
    names = [n for n in KEPT.get(word, ()) if result.program.arrays.columns.get(n)]
    if not names or result.chosen.solution is None:
        return None
    values = {n: _values(result, n, result.program.shapes[n].columns) for n in names}
    cells = {n: {k: f"{n} of the plan" for k in v} for n, v in values.items()}
    return GivenPlan("the plan", "", values, cells, whole=False)


def _values(result: Result, name: str, columns: Sequence[str]) -> dict[Index, float]:
    assert result.chosen.solution is not None, "there is a plan"
    frame = result.chosen.solution[name]
    keys = frame[list(columns)].itertuples(index=False, name=None)
    return dict(zip(keys, frame["value"].astype(float), strict=True))
