"""Lots: what one lot more, one lot less and no award would change for each selected bidder, the others unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model.ground.progress import SILENT, Progress
from model.planning.compared import free_choice
from model.planning.variant import Solved, Variant
from model.priorities.reached import Reached
from model.studies.asked import Asked
from model.studies.awarded import awards_of, held
from model.studies.measures import measured
from model.studies.study import Answer, Study, framed
from model.tell.table import ReportColumn

POSSIBLE, BARRED, UNKNOWN = "yes", "no: another limit bars it", "not known"
NO_FIGURE = "not possible under another limit, not known, or not an aim"


class Lots(Study):
    """Lots priced in a plan with whole lots: one award is another, and everything else but the awards is chosen again.

    The order of bids is set aside here, since no other bidder is added; who may buy assured oxide follows from who is
    selected.
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
        ReportColumn("Possible", "–", "whether the other limits allow it; not known where it was not solved, or not in "
                     "time", key="possible", compare="word"),
        ReportColumn("Status", "–", "how the search ended", key="status", compare="word"),
        ReportColumn("Dependence", "points", "change of the aim of dependence; below 0 is better", "number",
                     empty=NO_FIGURE, digits=3, key="points", compare="number"),
        ReportColumn("Viability gap", "₹ crore", "change of what beneficiaries miss to break even", "number",
                     empty=NO_FIGURE, key="gap", compare="number"),
        ReportColumn("Cost", "₹ crore", "change of cost, present value, earlier aims held", "number", empty=NO_FIGURE,
                     key="crore", compare="number"),
    )
    shown = tuple(c.name for c in columns)
    words = (("lot", "one of the sizes of Award sizes, in which whole awards come", "t/a", "integer decision"),)

    def barred(self, asked: Asked) -> str:
        """It needs whole lots and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        return "" if asked.program.data.awards.whole_lots else "awards are not in whole lots"

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """Up to three variants a selected bidder, with the awards of the others held."""
        changes = free_choice() if asked.program.data.awards.ORDER else ()
        award = awards_of(asked.result)
        return tuple(
            Variant(f"{b}: {words}", changes, held(asked.program, award | {b: size}))
            for b, words, size in _lots(asked, award)
        )

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """Up to three rows a selected bidder: a lot up, a lot down, no award."""
        search, award = asked.result.search(progress), awards_of(asked.result)
        at = measured(search)
        records = [
            {"beneficiary": b, "award": award[b], "change": words, "new_award": size,
             **_priced(search.reached, at, found)}
            for (b, words, size), found in zip(_lots(asked, award), solved, strict=True)
        ]
        sentence = (
            "One award is changed, the others stay; flows and plants are chosen again. The least-cost order is set "
            "aside here, because no other bidder is added."
        )
        if unknown := sum(r["possible"] == UNKNOWN for r in records):
            sentence += f" Of {unknown} of {len(records)} changes nothing is known: Status says why."
        return Answer(framed(self.columns, records), sentence)


def _lots(asked: Asked, award: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """Bidder, change in words and new award of each change."""
    sizes = asked.program.data.awards.SIZES
    for b, now in award.items():
        if now > 0:
            place = sizes.index(now)
            yield from ((b, words, sizes[n]) for words, n in (("one lot more", place + 1), ("one lot less", place - 1))
                        if 0 <= n < len(sizes))
            yield b, "no award", 0.0


def _priced(before: Sequence[Reached], at: Mapping[str, int], found: Solved) -> dict[str, Any]:
    """Change of each measure against the plan, in the weights that the plan's own priorities had."""
    if not found.accepted:
        return {"possible": BARRED if found.impossible or found.unfit else UNKNOWN, "status": found.status}
    change = {m: _value(before[n], found.plan.reached[n]) - _value(before[n], before[n]) for m, n in at.items()}
    return {"possible": POSSIBLE, "status": found.status, **change}


def _value(weights: Reached, of: Reached) -> float:
    """What the aims of a priority come to, weighed as in the plan."""
    shares = [g.weight / r for g, r in zip(weights.priority.goals, weights.ranges, strict=True)]
    return sum(s / sum(shares) * v for s, v in zip(shares, of.values, strict=True))


LOTS = Lots()
