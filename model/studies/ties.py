"""Ties: where another plan with other awards is as good in every aim but the tie-break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from model.data.model_data import ModelData
from model.engine import Arrays, Move
from model.planning.plan import Result
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import TIE_BREAK
from model.priorities.search import rounding
from model.studies.prices import require_settled

COLUMNS = ("beneficiary", "award", "other", "other_award", "least", "most")
SAME = 0.01
"""Share of the smallest award by which one must be able to move before it counts as a tie: less is rounding."""


def ties(result: Result) -> pd.DataFrame:
    """Awards that could be others at no loss, every aim but the tie-break kept at what the plan reached.

    With whole lots each pair of awards is exchanged, the other awards unchanged, flows and plants chosen again. With
    awards of any size each award is made as small and as large as the aims allow, the other awards chosen again.

    Args:
        result: a solved result; with whole lots its ladder has the decisions fixed.

    Returns:
        With whole lots a row for each pair whose awards could be exchanged: beneficiary, other, and both awards
        [t/a]. Otherwise a row for each award that could be another: its least and most [t/a].

    Raises:
        Unfinished: a priority was not searched to its end.
    """
    solution, d = result.chosen.solution, result.program.data
    rows: list[dict[str, Any]] = []
    if solution is not None and d.awards.BENEFICIARIES:
        require_settled(result.ladder, _aims(result.ladder) - 1)
        award = dict(zip(solution["award"]["beneficiary"], solution["award"]["value"], strict=True))
        rows = list((_exchanged if d.awards.whole_lots else _moved)(result, award))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _aims(ladder: Ladder) -> int:
    """How many priorities there are before the tie-break."""
    breaks = [n for n, p in enumerate(ladder.priorities) if all(g.aim == TIE_BREAK for g in p.goals)]
    return min(breaks, default=len(ladder.priorities))


def _moved(result: Result, award: dict[str, float]) -> Iterator[dict[str, Any]]:
    ladder, d = result.ladder, result.program.data
    aims = _aims(ladder)
    for b in (*d.awards.FIXED_IN, *d.awards.OPEN):
        cost, offset = ladder.session.arrays.cost_of("award", (b,))
        ends = [sign * ladder.instead((sign * cost, sign * offset), aims).objective for sign in (1.0, -1.0)]
        if ends[1] - ends[0] > SAME * min(d.awards.SIZES):
            yield {"beneficiary": b, "award": award[b], "least": ends[0], "most": ends[1]}


def _exchanged(result: Result, award: dict[str, float]) -> Iterator[dict[str, Any]]:
    ladder, d = result.ladder, result.program.data
    last = _aims(ladder) - 1
    reached = ladder.reached[last].outcome.objective
    size = {b: min((0.0, *d.awards.SIZES), key=lambda k: abs(k - award[b])) for b in d.awards.BENEFICIARIES}
    for b, other in combinations(d.awards.BENEFICIARIES, 2):
        if size[b] == size[other]:
            continue
        decisions = _decisions(d, result.program.arrays, size | {b: size[other], other: size[b]})
        if not _allowed(result.program.arrays, decisions):
            continue
        if ladder.within(Move(columns=decisions), last, reached + rounding(reached)):
            yield {"beneficiary": b, "award": award[b], "other": other, "other_award": award[other]}


def _decisions(d: ModelData, arrays: Arrays, size: dict[str, float]) -> dict[int, tuple[float, float]]:
    """The yes/no decisions of these awards: sizes, and rights to assured oxide of the lowest bids among them."""
    entitled = [b for b in d.awards.bid_order if size[b] > 0 and b in d.assured.RIGHTS][: d.clauses.assured_bids]
    chosen = {n: float(k == size[b]) for (b, k), n in arrays.columns["size"].items()}
    rights = {n: float(b in entitled) for (b,), n in arrays.columns.get("assured_right", {}).items()}
    return {n: (v, v) for n, v in (chosen | rights).items()}


def _allowed(arrays: Arrays, decisions: dict[int, tuple[float, float]]) -> bool:
    """Whether the rows that hold nothing but these decisions allow them, such as order, net worth and total."""
    x, known = np.zeros(arrays.column_count), np.zeros(arrays.column_count, dtype=bool)
    for n, (value, _) in decisions.items():
        x[n], known[n] = value, True
    columns = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))
    alone = np.bincount(arrays.index, ~known[columns], arrays.row_count) == 0
    left = arrays.activity(x)
    room = 1e-6
    return bool(np.all(~alone | ((left >= arrays.row_lower - room) & (left <= arrays.row_upper + room))))
