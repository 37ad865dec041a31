"""Profits: how far the present value of each maker is open among plans that are equally good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from model.ground.progress import SILENT, Progress
from model.planning.plan import CHOSEN
from model.planning.variant import Solved
from model.priorities.walk import Walk
from model.studies.asked import Asked
from model.studies.measures import aims_before_tie_break, require_settled
from model.studies.pooled import pooled_values
from model.studies.study import Answer, Study, Told, framed
from model.tell.cited import Finding
from model.tell.table import ReportColumn, ReportTable

OPEN = 1.0
"""₹ crore between least and most from which a value is said to be open."""
AWARDED = 0.5
"""t/a from which somebody is said to have an award."""


class Profits(Study):
    """Each maker's present value without the scheme's money, made as small and as large as the aims allow.

    Awards, plants and flows are chosen again, also in whole lots.
    """

    name, sheet, stage, topic = "profits", "Profits", "Profits", "Profits"
    question = "Does the plan say what each maker earns, or could an equally good one share it out otherwise?"
    title = "What each maker earns, least to most"
    counts, one_row_is = "makers with an award", "a maker with an award"
    columns = (
        ReportColumn("Beneficiary", "–", "whose present value it is", key="beneficiary", compare="row"),
        ReportColumn("Least", "₹ crore", "present value without incentive and subsidy, before tax, in an equally good "
                     "plan", "number", digits=0, key="least", compare="number"),
        ReportColumn("In this plan", "₹ crore", "the same in the plan of this report", "number", digits=0, key="here",
                     compare="number"),
        ReportColumn("Most", "₹ crore", "the same in another equally good plan", "number", digits=0, key="most",
                     compare="number"),
        ReportColumn("With the scheme", "₹ crore", "present value in this plan, incentive and subsidy counted, after "
                     "tax and working capital", "number", digits=0, key="after", compare="number"),
        ReportColumn("Pooled", "₹ crore", "the same, were what all makers sell and buy shared among them by tonnes "
                     "sold: the sum is the plan's, who makes which grade is not decided by it", "number", digits=0,
                     key="pooled", compare="number"),
    )
    shown = tuple(c.name for c in columns)

    def barred(self, asked: Asked) -> str:
        """It needs makers judged on their own flows; at the demand's mix all are judged alike."""
        if not asked.program.data.accounts.from_flows:
            return "margins are judged at the demand's mix, the same in every plan"
        return "" if asked.program.data.awards.BENEFICIARIES else "nobody may be awarded anything"

    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """One row for each maker with an award, in the order of Bids."""
        walk = asked.result.search(progress, whole=True)
        require_settled(walk, aims_before_tie_break(walk) - 1)
        records = list(_ranges(asked, walk))
        words = ("Every aim but the tie-break is kept at what the plan reached. Where least and most differ, who makes "
                 "which grade and buys which input is not decided by the aims: the sum is, its split is not.")
        return Answer(framed(self.columns, records), words)

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """The widest range."""
        wide = table.frame["Most"] - table.frame["Least"]
        if table.frame.empty or wide.max() < OPEN:
            return ()
        who = str(table.frame["Beneficiary"].iloc[int(wide.to_numpy().argmax())])
        least, most = (table.cite(c, {"Beneficiary": who}, decimals=0) for c in ("Least", "Most"))
        words = (f"What a maker earns is open where plans are equally good: {who} between ₹ {least} and ₹ {most} crore "
                 "without the scheme's money")
        return (Told("How sure is it?", 47, Finding(words, table.sheet, (least, most))),)


def _ranges(asked: Asked, walk: Walk) -> Iterator[dict[str, Any]]:
    solution = asked.result.chosen.solution
    assert solution is not None, "studies are asked of a plan"
    held, money = aims_before_tie_break(walk), asked.result.money[CHOSEN]
    after = dict(zip(money.viability["beneficiary"], money.viability["with_scheme"], strict=True))
    pooled = pooled_values(asked.program.data, solution, money)
    here = dict(zip(solution["own_value"]["beneficiary"], solution["own_value"]["value"], strict=True))
    for b, award in zip(solution["award"]["beneficiary"], solution["award"]["value"], strict=True):
        if award > AWARDED:
            least, most = walk.ends("own_value", [(b,)], held)
            yield {"beneficiary": b, "least": min(least, here[b]), "here": here[b], "most": max(most, here[b]),
                   "after": after[b], "pooled": pooled[b]}


PROFITS = Profits()
