"""Lots: what one lot more, one lot less and no award would change for each selected bidder, the others unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.engine import Move
from model.ground.progress import SILENT, Progress, counted
from model.planning.result import Result
from model.planning.variant import Solved
from model.priorities.lexicographic import Lexicographic
from model.studies.measures import MEASURES, measured
from model.studies.study import Answer, Asked, Study, framed
from model.tell.table import ReportColumn

BARRED = "not possible under another limit, or not an aim"


class Lots(Study):
    """Lots priced in a plan with whole lots.

    The other bidders' awards and rights stay as they are; flows and plants are chosen again. The order of bids is set
    aside here, since no other bidder is added.
    """

    name, sheet, stage, topic = "lots", "Lots", "Lots", "Lots"
    question = "What is one lot more or less worth to each bidder selected?"
    title = "What one lot more or less is worth"
    counts, one_row_is = "changes of lots", "a change of one award"
    columns = (
        ReportColumn("Beneficiary", "–", "whose award is changed, the others as they are", key="beneficiary",
                     compare="row"),
        ReportColumn("Award", "t/a", "in this plan", "number", key="award", compare="number"),
        ReportColumn("Change", "–", "one lot more, one lot less, or no award", key="change", compare="row"),
        ReportColumn("New award", "t/a", "after the change", "number", key="new_award", compare="number"),
        ReportColumn("Possible", "–", "whether the other limits allow it", key="possible", compare="word"),
        ReportColumn("Dependence", "points", "change of the aim of dependence; below 0 is better", "number",
                     empty=BARRED, digits=3, key="points", compare="number"),
        ReportColumn("Viability gap", "₹ crore", "change of what beneficiaries miss to break even", "number",
                     empty=BARRED, key="gap", compare="number"),
        ReportColumn("Cost", "₹ crore", "change of cost, present value, earlier aims held", "number", empty=BARRED,
                     key="crore", compare="number"),
    )
    shown = tuple(c.name for c in columns)
    words = (("lot", "one of the sizes of Award sizes, in which whole awards come", "t/a", "integer decision"),)

    def barred(self, asked: Asked) -> str:
        """It needs whole lots and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        return "" if asked.program.data.awards.whole_lots else "awards are not in whole lots"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """Up to three rows a selected bidder: a lot up, a lot down, no award."""
        result, d = asked.result, asked.program.data
        assert result.chosen.solution is not None, "studies are asked of a plan"
        search = result.search(progress)
        at = measured(search)
        table = result.chosen.solution["award"]
        award = dict(zip(table["beneficiary"], table["value"], strict=True))
        records: list[dict[str, Any]] = []
        for b in counted(progress, "bidders' lots priced", [b for b in d.awards.BENEFICIARIES if award[b] > 0]):
            place = d.awards.SIZES.index(min(d.awards.SIZES, key=lambda k: abs(k - award[b])))
            for words, target in (("one lot more", place + 1), ("one lot less", place - 1), ("no award", None)):
                size = None if target is None or not 0 <= target < len(d.awards.SIZES) else d.awards.SIZES[target]
                if target is None or size is not None:
                    records.append({"beneficiary": b, "award": award[b], "change": words, "new_award": size or 0.0,
                                    **_priced(result, search, at, b, size)})
        sentence = (
            "One award is changed, the others stay; flows and plants are chosen again. The least-cost order is set "
            "aside here, because no other bidder is added."
        )
        return Answer(framed(self.columns, records), sentence)


def _priced(
    result: Result, search: Lexicographic, at: dict[str, int], b: str, size: float | None
) -> dict[str, Any]:
    arrays = result.program.arrays
    columns = {
        n: (1.0, 1.0) if k == size else (0.0, 0.0) for (bb, k), n in arrays.columns["size"].items() if bb == b
    }
    freed = [r for pair, r in arrays.rows.get("award_order_limit", {}).items() if b in pair]
    freed += arrays.rows.get("assured_right_floor", {}).values()
    order = dict.fromkeys(freed, (float("-inf"), float("inf")))
    rights = {n: (0.0, 0.0) for (bb,), n in arrays.columns.get("assured_right", {}).items() if bb == b and not size}
    values = search.again(Move(order, columns | rights), max(at.values(), default=-1))
    if values is None:
        return {"possible": "no: another limit bars it", **dict.fromkeys(MEASURES)}
    return {"possible": "yes", **{m: values[n] - search.reached[n].outcome.objective for m, n in at.items()}}


LOTS = Lots()
