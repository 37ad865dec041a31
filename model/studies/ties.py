"""Ties: where another plan with other awards is as good in every aim but the tie-break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from model.ground.errors import InputProblems
from model.ground.progress import SILENT, Progress
from model.ground.units import indian
from model.planning.program import move_holding
from model.planning.result import Result
from model.planning.variant import Solved
from model.priorities.search import rounding
from model.priorities.walk import Walk
from model.studies.asked import Asked
from model.studies.awarded import awards_of, held
from model.studies.measures import aims_before_tie_break, require_settled
from model.studies.study import Answer, Study, Told, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

SAME = 0.01
"""Share of the smallest award by which one must be able to move before it counts as a tie: less is rounding."""
PAIR, ALONE = "an award that moves, not two that are exchanged", "two awards that are exchanged"


class Ties(Study):
    """Awards that could be others at no loss, every aim but the tie-break kept at what the plan reached.

    With whole lots each pair of awards is exchanged, the other awards unchanged, flows, plants and rights to assured
    oxide chosen again. With awards of any size each award is made as small and as large as the aims allow, the other
    awards chosen again.
    """

    name, sheet, stage, topic = "ties", "Ties", "Ties", "Ties"
    question = "Could other awards be as good?"
    title = "Awards that could be others at no loss"
    counts, one_row_is = "equally good awards", "an exchange, or an award that could move"
    columns = (
        ReportColumn("In words", "–", "what could be otherwise", "sentence", key="in_words"),
        ReportColumn("Beneficiary", "–", "whose award could be another", key="beneficiary", compare="row"),
        ReportColumn("Award", "t/a", "in this plan", "number", key="award", compare="number"),
        ReportColumn("Exchanged with", "–", "who would have its award", empty=PAIR, key="other", compare="row"),
        ReportColumn("Award of the other", "t/a", "in this plan", "number", empty=PAIR, key="other_award",
                     compare="number"),
        ReportColumn("Least", "t/a", "smallest award of a plan as good", "number", empty=ALONE, key="least",
                     compare="number"),
        ReportColumn("Most", "t/a", "largest award of a plan as good", "number", empty=ALONE, key="most",
                     compare="number"),
    )
    shown = ("In words", "Award", "Award of the other", "Least", "Most")
    words = (("tie", "another plan that is as good in every aim", "–", "alternative optimum"),)

    def barred(self, asked: Asked) -> str:
        """It needs a scheme and a plan that was chosen."""
        if asked.given:
            return "the plan was given, not chosen"
        return "" if asked.program.data.awards.BENEFICIARIES else "nobody may be awarded anything"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """With whole lots a row for each pair whose awards could be exchanged, else for each award that could move."""
        result, d = asked.result, asked.program.data
        assert result.chosen.solution is not None, "studies are asked of a plan"
        search = result.search(progress)
        require_settled(search, aims_before_tie_break(search) - 1)
        table = result.chosen.solution["award"]
        award = dict(zip(table["beneficiary"], table["value"], strict=True))
        whole = d.awards.whole_lots
        records = list(_exchanged(result, award, progress) if whole else _moved(result, search, award))
        return Answer(framed(self.columns, [r | {"in_words": _words(r)} for r in records]),
                      _sentence(whole, bool(records)))

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """Awards that could be others at no loss."""
        if table.frame.empty:
            return ()
        count = table.cite("In words", {}, "count", 0)
        more = f" ({count} such ways are listed)" if count.value > 1 else ""
        first = table.frame.iloc[0]
        where = {"In words": str(first["In words"])}
        named = [table.cite(c, where, decimals=0) for c in ("Least", "Most") if first[c] == first[c]]
        sentence = f"{str(first['In words']).rstrip('.')}{more}."
        return (Told("Who gets what?", 45, Finding(sentence, table.sheet, (count, *named))),)


def _words(tie: dict[str, Any]) -> str:
    if "other" in tie:
        return f"Awards of {tie['beneficiary']} and {tie['other']} could be exchanged at no loss."
    return (
        f"The award of {tie['beneficiary']} could be anywhere from {indian(tie['least'])} to {indian(tie['most'])} t/a "
        "with every aim as good; other awards would adjust."
    )


def _sentence(whole: bool, found: bool) -> str:
    tried = "no two awards can be exchanged" if whole else "no award can be another"
    if not found:
        return f"Every aim but the tie-break kept at what the plan reached, {tried}: the awards are not a tie."
    return (
        "Every aim but the tie-break is kept at what the plan reached. Among plans that are as good, this one uses "
        "what is listed first."
    )


def _moved(result: Result, search: Walk, award: dict[str, float]) -> Iterator[dict[str, Any]]:
    d = result.program.data
    aims = aims_before_tie_break(search)
    for b in (*d.awards.FIXED_IN, *d.awards.OPEN):
        least, most = search.ends("award", [(b,)], aims)
        if most - least > SAME * min(d.awards.SIZES):
            yield {"beneficiary": b, "award": award[b], "least": least, "most": most}


def _exchanged(result: Result, award: dict[str, float], progress: Progress) -> Iterator[dict[str, Any]]:
    search = result.search(progress, whole=True)
    last = aims_before_tie_break(search) - 1
    reached, size = search.reached[last].outcome.objective, awards_of(result)
    for b, other in combinations(size, 2):
        if size[b] == size[other]:
            continue
        try:
            move = move_holding(result.program, held(result.program, size | {b: size[other], other: size[b]}))
        except InputProblems:
            continue
        if search.within(move, last, reached + rounding(reached)):
            yield {"beneficiary": b, "award": award[b], "other": other, "other_award": award[other]}


TIES = Ties()
