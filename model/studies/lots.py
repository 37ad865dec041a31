"""Lots: what one lot more, one lot less and no award would change for each selected bidder, the others unchanged."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.engine import Move
from model.formulation.registry import of_order
from model.ground.progress import SILENT, Progress, counted
from model.planning.result import Result
from model.priorities.lexicographic import Lexicographic
from model.studies.prices import MEASURES, measured

COLUMNS = ("beneficiary", "award", "change", "new_award", "possible", *MEASURES)


def lots(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    """Price lots in a plan with whole lots.

    The other bidders' awards and rights stay as they are; flows and plants are chosen again. The order of bids is not
    asked for here, since nobody else is selected.

    Args:
        result: a solved result.
        progress: who watches, bidder by bidder.

    Returns:
        Three rows a selected bidder: a lot up, a lot down, no award; change of dependence [points], viability gap and
        cost [₹ crore]; `possible` says whether the limits allow it.

    Raises:
        Stopped: whoever watches asked to stop.
        Unfinished: a priority was not searched to its end.
    """
    d = result.program.data
    rows: list[dict[str, Any]] = []
    if not d.awards.whole_lots or result.chosen.solution is None:
        return pd.DataFrame(rows, columns=list(COLUMNS))
    search = result.search(progress)
    at = measured(search)
    table = result.chosen.solution["award"]
    award = dict(zip(table["beneficiary"], table["value"], strict=True))
    for b in counted(progress, "bidders' lots priced", [b for b in d.awards.BENEFICIARIES if award[b] > 0]):
        place = d.awards.SIZES.index(min(d.awards.SIZES, key=lambda k: abs(k - award[b])))
        for words, target in (("one lot more", place + 1), ("one lot less", place - 1), ("no award", None)):
            size = None if target is None or not 0 <= target < len(d.awards.SIZES) else d.awards.SIZES[target]
            if target is not None and size is None:
                continue
            rows.append({"beneficiary": b, "award": award[b], "change": words, "new_award": size or 0.0,
                         **_priced(result, search, at, b, size)})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _priced(
    result: Result, search: Lexicographic, at: dict[str, int], b: str, size: float | None
) -> dict[str, Any]:
    arrays = result.program.arrays
    columns = {
        n: (1.0, 1.0) if k == size else (0.0, 0.0) for (bb, k), n in arrays.columns["size"].items() if bb == b
    }
    freed = [r for group in of_order() for r in arrays.rows.get(group, {}).values()]
    order = dict.fromkeys(freed, (float("-inf"), float("inf")))
    rights = {n: (0.0, 0.0) for (bb,), n in arrays.columns.get("assured_right", {}).items() if bb == b and not size}
    values = search.again(Move(order, columns | rights), max(at.values(), default=-1))
    if values is None:
        return {"possible": "no: another limit bars it", **dict.fromkeys(MEASURES)}
    return {"possible": "yes", **{m: values[n] - search.reached[n].outcome.objective for m, n in at.items()}}
